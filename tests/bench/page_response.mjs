// What a keystroke and a click cost the browser's main thread until the frame is handed to the GPU:
// in the page itself, with the screen reader's mirror as far as it does not wait for the frame.
// Motion is reduced, so that one frame shows it all.
import { serve } from '../../web/serve.mjs';
import { launch } from './chromium.mjs';
import { median } from './statistics.mjs';

// Runs in the page. Acts `count` times; returns the milliseconds of each: of the call, and of the
// frame that follows.
async function respond([kind, count]) {
  const { headsup } = window;
  // Callbacks of one animation frame run in the order they were asked for, the page's among them.
  const clock = () => new Promise((done) => {
    requestAnimationFrame(() => done(performance.now()));
  });
  const rest = async () => {
    for (let drawn = -1; drawn !== headsup.state().frames;) {
      drawn = headsup.state().frames;
      for (let passed = 0; passed < 3; ++passed) await clock();
    }
  };
  const { incident, people } = headsup.state();
  const act = {
    keystroke: (turn) =>
      headsup.setIncident(turn % 2 === 0 ? `${incident.text} lock` : incident.text),
    click: (turn) => headsup.select(people[(turn * 7 + 1) % people.length].name),
  }[kind];
  const samples = [];
  for (let turn = 0; turn < count; ++turn) {
    await rest();
    const before = clock();
    const start = performance.now();
    act(turn);
    const called = performance.now() - start;
    const after = clock();
    const [from, until] = await Promise.all([before, after]);
    samples.push({ call: called, frame: until - from });
  }
  return samples;
}

// folder: of the page. Returns medians in milliseconds, by team size and action.
export async function measurePageResponses(folder, sizes, count) {
  const browser = await launch();
  const server = await serve(folder);
  const results = [];
  try {
    for (const people of sizes) {
      const context = await browser.newContext(
        { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      // A made-up organisation of the lab, as a team of one's own.
      await page.goto(`${server.url}#view=scale&people=${people}&drawn=1`);
      await page.evaluate(async () => {
        await window.headsup.ready;
        const team = window.headsup.exportTeam();
        window.headsup.drawOrganisation(false);
        window.headsup.setView('query');
        window.headsup.loadTeam(team);
      });
      for (const action of ['keystroke', 'click']) {
        const samples = await page.evaluate(respond, [action, count]);
        const [call, frame] = ['call', 'frame'].map(
          (part) => median(samples.map((each) => each[part])));
        const whole = median(samples.map((each) => each.call + each.frame));
        results.push({ people, action, call_ms: call, frame_ms: frame, whole_ms: whole });
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return results;
}
