// From navigation to the first frame, the page beside a bare Dear ImGui page, in turn, each time in
// a browser context of its own: nothing is cached.
import { serve } from '../../web/serve.mjs';
import { launch } from './chromium.mjs';
import { median, minimum } from './statistics.mjs';

// Notes when window.headsup.ready is fulfilled, from the start of the navigation on.
function noteFirstFrame() {
  Object.defineProperty(window, 'headsup', {
    configurable: true,
    set(value) {
      Object.defineProperty(window, 'headsup', { value, configurable: true, writable: true });
      window.firstFrame = value.ready.then(() => performance.now());
    },
  });
}

async function firstFrameSeconds(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(noteFirstFrame);
    await page.goto(url);
    const milliseconds = await page.evaluate(() => window.firstFrame);
    if (!(milliseconds > 0)) throw new Error(`${url} never said that it was ready.`);
    return milliseconds / 1000;
  } finally {
    await context.close();
  }
}

// folders: of the page and of the bare page.
export async function measureFirstFrames({ page, bare }, rounds) {
  const pages = [{ name: 'Heads-Up', folder: page }, { name: 'Dear ImGui alone', folder: bare }]
    .map((each) => ({ ...each, samples: [] }));
  const browser = await launch();
  const servers = await Promise.all(pages.map(({ folder }) => serve(folder)));
  try {
    for (let round = -1; round < rounds; ++round) {  // the first one warms the browser up
      for (const [index, { samples }] of pages.entries()) {
        const seconds = await firstFrameSeconds(browser, servers[index].url);
        if (round >= 0) samples.push(seconds);
      }
    }
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
  const found = pages.map(({ name, samples }) =>
    ({ name, median: median(samples), min: minimum(samples), samples }));
  return {
    pages: found,
    ratio: found[0].median / found[1].median,
    ratio_min: found[0].min / found[1].min,
  };
}
