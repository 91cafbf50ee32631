// From navigation to the first frame, the page beside a bare Dear ImGui page, in turn, each time in
// a browser context of its own: nothing is cached. A frame is there when the GPU has drawn it, so
// both are asked for a pixel.
import { serve } from '../../web/serve.mjs';
import { launch } from './chromium.mjs';
import { median, minimum } from './statistics.mjs';

const PAGES = ['Heads-Up, first frame', 'Heads-Up, ready for input', 'Dear ImGui alone, first frame'];

// Runs in the page before anything else. Notes, from the start of the navigation on, when the first
// frame is drawn and when window.headsup.ready is fulfilled.
function noteTimes() {
  const drawn = () => {
    const gl = document.querySelector('canvas').getContext('webgl2');
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now();
  };
  const times = {};
  const mark = performance.mark.bind(performance);
  performance.mark = (name, ...rest) => {
    if (name === 'headsup: first frame') times.first = drawn();
    return mark(name, ...rest);
  };
  Object.defineProperty(window, 'headsup', {
    configurable: true,
    set(value) {
      Object.defineProperty(window, 'headsup', { value, configurable: true, writable: true });
      window.times = value.ready.then(() => ({ ...times, ready: drawn() }));
    },
  });
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(noteTimes);
    await page.goto(url);
    const { first, ready } = await page.evaluate(() => window.times);
    if (!(ready > 0)) throw new Error(`${url} never said that it was ready.`);
    return { first: first / 1000, ready: ready / 1000 };
  } finally {
    await context.close();
  }
}

// folders: of the page and of the bare page.
export async function measureFirstFrames({ page, bare }, rounds) {
  const samples = PAGES.map(() => []);
  const browser = await launch();
  const servers = await Promise.all([page, bare].map((folder) => serve(folder)));
  try {
    for (let round = -1; round < rounds; ++round) {  // the first one warms the browser up
      const ours = await measure(browser, servers[0].url);
      const alone = await measure(browser, servers[1].url);
      if (round < 0) continue;
      [ours.first, ours.ready, alone.ready].forEach((time, index) => samples[index].push(time));
    }
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
  const pages = PAGES.map((name, index) => ({
    name, median: median(samples[index]), min: minimum(samples[index]), samples: samples[index],
  }));
  return {
    pages,
    ratio: pages[0].median / pages[2].median,
    ratio_min: pages[0].min / pages[2].min,
  };
}
