// A browser and a server for the tests of the page: Chromium with WebGL2 in software.
//   HEADSUP_CHROMIUM  the browser, /usr/bin/chromium if unset
//   HEADSUP_PAGE      the folder to serve, build/web if unset
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from '../../web/serve.mjs';

const folder = process.env.HEADSUP_PAGE
  ?? fileURLToPath(new URL('../../build/web', import.meta.url));
const executablePath = process.env.HEADSUP_CHROMIUM ?? '/usr/bin/chromium';
const args = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

// What a test starts a browser of its own with.
export const CHROMIUM = { executablePath, args };

// The pages of the explanation, by their names for setView.
export const PAGES = ['contents', 'matrices', 'softmax', 'query-key', 'absence', 'synthesis',
                      'command', 'scale', 'limits', 'take-away', 'team',
                      'import', 'person', 'facets', 'incidents', 'backtest', 'teams'];

let browser = null;
let server = null;

// Starts browser and server once; `stop` ends both.
export async function start() {
  server ??= await serve(folder);
  browser ??= await chromium.launch({ executablePath, args, chromiumSandbox: false });
  return { browser, url: server.url };
}

export async function stop() {
  await browser?.close();
  await server?.close();
  browser = server = null;
}

// Opens the page in a context of its own and waits for headsup.ready, unless ready is false.
// prepare(page) runs before anything is loaded. Returns the page with
//   errors     texts of console errors and uncaught exceptions
//   foreign    addresses of requests to any other host
//   close()
export async function openPage({
  width = 1440, height = 900, dpr = 1, touch = false, dark = true, reducedMotion = false,
  hash = '', locale = 'en-US', ready = true, prepare = async () => {},
} = {}) {
  const { url } = await start();
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: dpr,
    hasTouch: touch,
    isMobile: touch,  // a phone's: with a viewport that could be zoomed
    locale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const errors = [];
  const foreign = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address)) foreign.push(address);
  });
  await prepare(page);
  await page.goto(url + hash);
  if (ready) await page.evaluate(() => window.headsup.ready);
  return { page, errors, foreign, close: () => context.close() };
}

// Runs `body` on a page and checks that it kept its promises of no error and no foreign request.
export async function withPage(options, body) {
  const { page, errors, foreign, close } = await openPage(options);
  try {
    await body(page, errors);
    assert.deepEqual(errors, []);
    assert.deepEqual(foreign, []);
  } finally {
    await close();
  }
}

export const state = (page) => page.evaluate(() => window.headsup.state());

// What window.headsup.method(...values) returns.
export const paste = (page, text) => page.evaluate((given) => {
  const data = new DataTransfer();
  data.setData('text/plain', given);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
}, text);

export const call = (page, method, ...values) =>
  page.evaluate(([name, list]) => window.headsup[name](...list), [method, values]);

// Puts away what a newcomer is told; who follows a link is not told it.
export const closeIntro = (page) => page.locator('#intro-close').evaluate((node) => node.click());

// Somebody who does not ask at the moment.
export const another = (now) => now.people.find(({ name }) => name !== now.query);

// Who is clicked takes the seat of who asks, and the other one theirs: clicks by turns this far to
// the side of the middle are never the second of a double click.
export const clickOffset = (turn) => (turn % 2 ? 6 : -6);

// Waits until the page lets four animation frames pass without drawing, and returns its state.
export async function settled(page) {
  await page.evaluate(async () => {
    const pass = () => new Promise((done) => { requestAnimationFrame(done); });
    for (let frames = -1; frames !== window.headsup.state().frames;) {
      frames = window.headsup.state().frames;
      for (let passed = 0; passed < 4; ++passed) await pass();
    }
  });
  return state(page);
}

// Lets `count` animation frames pass.
export const framesPass = (page, count) => page.evaluate(async (left) => {
  for (; left > 0; --left) await new Promise((done) => { requestAnimationFrame(done); });
}, count);

// No two names cover each other. what: for the message.
export function assertLabelsApart({ view: { labels } }, what) {
  assert.ok(labels.length > 0, `${what}: no label`);
  labels.forEach((a, index) => {
    for (const b of labels.slice(index + 1)) {
      const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
      assert.ok(apart, `${what}: ${JSON.stringify(a)} ${JSON.stringify(b)}`);
    }
  });
}

// move(from, to): fingers, each at [x, y], that touch, move in steps, rest and lift.
export async function fingers(page) {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type, points) => devtools.send('Input.dispatchTouchEvent', {
    type, touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  });
  return async (from, to, steps = 8, rest = async () => {}) => {
    for (let count = 1; count <= from.length; ++count) {
      await touch('touchStart', from.slice(0, count));
    }
    for (let step = 1; step <= steps; ++step) {
      const along = (a, b) => a + ((b - a) * step) / steps;
      await touch('touchMove', from.map(([x, y], i) => [along(x, to[i][0]), along(y, to[i][1])]));
    }
    await rest();
    await touch('touchEnd', []);
  };
}

// Where a control of a document is on the canvas, with its middle as cx, cy; in sight it has to be.
export async function controlBox(page, id) {
  const { view: { controls } } = await settled(page);
  const box = controls.find((control) => control.id === id);
  assert.ok(box, `${id} is not in sight`);
  return { ...box, cx: box.x + box.w / 2, cy: box.y + box.h / 2 };
}
