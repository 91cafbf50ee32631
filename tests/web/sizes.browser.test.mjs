// Every size and pixel ratio: the canvas has all pixels, people are where they are drawn, names do
// not cover each other, and the page neither scrolls nor is cut off.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import {
  assertLabelsApart, clickOffset, framesPass, settled, state, stop, withPage,
} from './harness.mjs';

after(stop);

const SIZES = [[1440, 900], [768, 1024], [390, 844], [360, 640], [844, 390]];

async function assertFits(page, width, height, dpr) {
  await page.waitForFunction(([w, h]) => {
    const canvas = document.getElementById('canvas');
    return canvas.width === w && canvas.height === h;
  }, [width * dpr, height * dpr]);
  const found = await page.evaluate(() => {
    const { x, y, width: w, height: h } = document.getElementById('canvas').getBoundingClientRect();
    const { scrollWidth, scrollHeight } = document.scrollingElement;
    scrollTo(0, 100);
    return {
      box: [x, y, w, h], ratio: devicePixelRatio, scroll: [scrollWidth, scrollHeight, scrollY],
    };
  });
  assert.deepEqual(found.box, [0, 0, width, height]);
  assert.equal(found.ratio, dpr);
  assert.deepEqual(found.scroll, [width, height, 0]);
}

// Which people are drawn where state() says: inside their radius the picture is not background.
const drawnPeople = (page) => page.evaluate(async () => {
  const { headsup } = window;
  headsup.setDepth(headsup.state().depth === 1 ? 0.999 : 1);  // something to draw
  await new Promise((done) => { requestAnimationFrame(done); });  // after the page's own frame
  const canvas = document.getElementById('canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const ratio = canvas.width / canvas.clientWidth;
  const ground = getComputedStyle(document.body).backgroundColor;
  const [red, green, blue] = ground.match(/\d+/g).map(Number);
  const isBackground = (x, y) => {
    const [r, g, b] = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
    return Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 24;
  };
  return headsup.state().people.filter(({ x, y, radius }) => {
    const reach = 0.8 * radius;
    return [[reach, 0], [-reach, 0], [0, reach], [0, -reach]]
      .every(([dx, dy]) => !isBackground(x + dx, y + dy));
  }).map(({ name }) => name);
});

// Zooms about the query, one step a frame, and looks at the names at each.
async function assertLabelsApartAtEveryZoom(page, what) {
  const before = await settled(page);
  const { x, y } = before.people.find(({ name }) => name === before.query);
  const seen = new Set();
  for (const notches of [2, 2, 2, -4, -4, -4, -4]) {
    await page.evaluate(([clientX, clientY, deltaY]) => {
      document.getElementById('canvas').dispatchEvent(new WheelEvent('wheel', {
        clientX, clientY, deltaY, ctrlKey: true, cancelable: true,
      }));
    }, [x, y, -10 * notches]);
    const now = await settled(page);
    seen.add(now.view.zoom.toFixed(2));
    assertLabelsApart(now, `${what}, zoom ${now.view.zoom}`);
  }
  assert.ok(seen.size > 5, [...seen].join());
}

for (const [width, height] of SIZES) {
  const touch = width < 720;
  test(`${width} × ${height} at 1, 2 and 3 pixels per pixel`, async () => {
    await withPage({ width, height, touch, reducedMotion: true }, async (page) => {
      const devtools = await page.context().newCDPSession(page);
      for (const dpr of [1, 2, 3]) {
        const metrics = { width, height, deviceScaleFactor: dpr, mobile: touch };
        // Chromium tells a page of an emulated ratio only when its size changes, too.
        if (dpr > 1) {
          for (const change of [{ height: height - 1 }, {}]) {
            await devtools.send('Emulation.setDeviceMetricsOverride', { ...metrics, ...change });
          }
        }
        await assertFits(page, width, height, dpr);
        const { people } = await settled(page);
        const names = people.map(({ name }) => name);
        assert.deepEqual(await drawnPeople(page), names, `drawn at ${dpr}`);
        // Software draws the largest pictures slowly: there, three people stand for all.
        const many = width * height * dpr * dpr > 4e6;
        for (const [index, name] of (many ? [names[1], names[4], names[8]] : names).entries()) {
          const { x, y } = (await state(page)).people.find((person) => person.name === name);
          const at = [x + clickOffset(index), y];
          if (touch) await page.touchscreen.tap(...at);
          else await page.mouse.click(...at);
          await page.waitForFunction((who) => window.headsup.state().query === who, name);
          await framesPass(page, 1);
          assertLabelsApart(await state(page), `${name} asks`);
        }
        if (dpr === 1) await assertLabelsApartAtEveryZoom(page, `${width}`);
      }
    });
  });
}
