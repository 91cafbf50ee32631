// The page around the canvas: loading, size, input, the mirror for keyboard and screen readers, and
// what happens when something is missing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { another, call, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const canvasSize = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  const box = canvas.getBoundingClientRect();
  return [canvas.width, canvas.height, box.width, box.height, devicePixelRatio];
});

async function assertFits(page, width, height, dpr) {
  await page.waitForFunction(([w, ratio]) =>
    document.getElementById('canvas').width === Math.round(w * ratio), [width, dpr]);
  assert.deepEqual(await canvasSize(page),
                   [Math.round(width * dpr), Math.round(height * dpr), width, height, dpr]);
}

test('shows progress while it loads, then the graph', async () => {
  const prepare = (page) => page.addInitScript(() => {
    window.progress = [];
    const { set, get } = Object.getOwnPropertyDescriptor(HTMLProgressElement.prototype, 'value');
    Object.defineProperty(HTMLProgressElement.prototype, 'value', {
      get,
      set(value) {
        window.progress.push(value);
        set.call(this, value);
      },
    });
  });
  await withPage({ prepare }, async (page) => {
    const progress = await page.evaluate(() => window.progress);
    assert.ok(progress[0] < 1, `first step ${progress[0]}`);
    assert.equal(progress.at(-1), 1);
    assert.deepEqual(progress, [...progress].sort((a, b) => a - b));
    await page.locator('#start').waitFor({ state: 'hidden' });
    assert.ok((await state(page)).frames > 0);
  });
});

test('draws nothing and asks for no frame while nothing happens', async () => {
  const prepare = (page) => page.addInitScript(() => {
    window.framesAsked = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (run) => {
      window.framesAsked += 1;
      return ask(run);
    };
  });
  await withPage({ prepare }, async (page) => {
    const before = await settled(page);
    const asked = await page.evaluate(() => window.framesAsked);
    await page.waitForTimeout(2000);
    assert.equal((await state(page)).frames, before.frames);
    assert.equal(await page.evaluate(() => window.framesAsked), asked);
  });
});

for (const dpr of [1, 1.5, 2, 3]) {
  test(`the canvas has CSS size × ${dpr} pixels, also after a resize`, async () => {
    await withPage({ width: 1440, height: 900, dpr }, async (page) => {
      await assertFits(page, 1440, 900, dpr);
      for (const [width, height] of [[768, 1024], [390, 844], [1440, 900]]) {
        await page.setViewportSize({ width, height });
        await assertFits(page, width, height, dpr);
      }
    });
  });
}

test('a pixel ratio that changes gives the canvas new pixels', async () => {
  await withPage({ width: 800, height: 600, dpr: 1 }, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    // Chromium tells a page of an emulated ratio only when its size changes, too.
    for (const [width, deviceScaleFactor] of [[820, 2], [840, 1.5]]) {
      await devtools.send('Emulation.setDeviceMetricsOverride',
                          { width, height: 600, deviceScaleFactor, mobile: false });
      await assertFits(page, width, 600, deviceScaleFactor);
    }
  });
});

test('a click on the pixels of any person makes that person the query', async () => {
  await withPage({}, async (page) => {
    for (const { name } of (await state(page)).people) {
      const { people } = await settled(page);
      const { x, y } = people.find((person) => person.name === name);
      await page.mouse.click(x, y);
      assert.equal((await settled(page)).query, name);
    }
  });
});

test('a tap selects and leaves no hover behind', async () => {
  await withPage({ width: 390, height: 844, dpr: 3, touch: true }, async (page) => {
    const { name, x, y } = another(await settled(page));
    await page.touchscreen.tap(x, y);
    const after = await settled(page);
    assert.equal(after.query, name);
    assert.equal(after.view.hovered, '');
  });
});

test('two fingers zoom the graph, not the page, and select nobody', async () => {
  await withPage({ width: 390, height: 844, dpr: 2, touch: true }, async (page) => {
    const before = await settled(page);
    const { x, y } = another(before);
    const devtools = await page.context().newCDPSession(page);
    const touch = (type, ...points) => devtools.send('Input.dispatchTouchEvent', {
      type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
    });
    await touch('touchStart', [x, y]);
    await touch('touchStart', [x, y], [x + 40, y + 40]);
    for (let step = 1; step <= 6; ++step) {
      await touch('touchMove', [x, y], [x + 40 + step * 10, y + 40 + step * 10]);
    }
    await touch('touchEnd');
    const after = await settled(page);
    assert.equal(after.query, before.query);
    assert.ok(after.view.zoom > before.view.zoom * 1.5,
              `zoom ${before.view.zoom} → ${after.view.zoom}`);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  });
});

test('Ctrl and the wheel zoom the graph, not the page', async () => {
  await withPage({}, async (page) => {
    const before = await settled(page);
    const { x, y } = before.people[0];
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    const after = await settled(page);
    assert.ok(after.view.zoom > before.view.zoom);
    assert.equal(await page.evaluate(() => devicePixelRatio), 1);
  });
});

test('what is typed is read at once, every key of it', async () => {
  await withPage({}, async (page) => {
    const field = page.locator('#incident');
    await field.fill('');
    await field.pressSequentially('disk 1234 / full? yes');
    await field.press('Backspace');
    assert.equal((await state(page)).incident.text, 'disk 1234 / full? ye');
    assert.ok((await state(page)).heads.every(({ enabled }) => enabled));
    await call(page, 'setIncident', 'set by a call');
    await settled(page);
    assert.equal(await field.inputValue(), 'set by a call');
  });
});

test('the text field lies inside the window at every size', async () => {
  for (const [width, height] of [[1440, 900], [768, 1024], [390, 844], [360, 640], [844, 390]]) {
    await withPage({ width, height, touch: width < 800 }, async (page) => {
      await settled(page);
      const box = await page.locator('#incident').boundingBox();
      assert.ok(box.width > 200 && box.height >= 44, `${width}: ${JSON.stringify(box)}`);
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height);
    });
  }
});

test('the keyboard alone reaches a person and selects', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    const focused = () => page.evaluate(() => document.activeElement.id);
    const intro = ['intro-pass', 'intro-tour', 'intro-team', 'intro-close'];
    for (const id of ['skip', ...intro, 'incident']) {
      await page.keyboard.press('Tab');
      assert.equal(await focused(), id);
    }
    await page.keyboard.press('Tab');
    assert.equal((await settled(page)).view.focused, before.query);
    const start = before.people.findIndex(({ name }) => name === before.query);
    await page.keyboard.press(start + 1 < before.people.length ? 'ArrowRight' : 'ArrowLeft');
    const { name } = before.people[start + 1 < before.people.length ? start + 1 : start - 1];
    assert.equal((await settled(page)).view.focused, name);
    await page.keyboard.press('Enter');
    const after = await settled(page);
    assert.equal(after.query, name);
    const button = page.locator('#people button[aria-pressed="true"]');
    assert.ok((await button.textContent()).startsWith(name));
    assert.ok((await page.locator('#live').textContent()).startsWith(`${name} asks.`));
    await page.keyboard.press('Escape');
    assert.equal((await settled(page)).view.focused, '');
  });
});

test('every control of the mirror acts, and shows what is', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    await page.locator('#heads input').first().focus();
    await page.keyboard.press('Space');
    assert.equal((await state(page)).heads[0].enabled, false);

    await page.locator('[data-id=temperature]').focus();
    assert.equal(await page.locator('[data-id=temperature]').inputValue(), '50');
    for (let press = 0; press < 10; ++press) await page.keyboard.press('ArrowRight');
    assert.ok(Math.abs((await state(page)).temperature - 0.05 * 400 ** 0.6) < 1e-6);

    await page.locator('[data-id=depth]').focus();
    await page.keyboard.press('Home');
    assert.equal((await state(page)).depth, 0);

    await page.locator('#theme').selectOption('light');
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');

    const choice = page.locator('[data-id=incident-choice]');
    const ids = await choice.locator('option').evaluateAll((list) => list.map(({ value }) => value));
    await choice.selectOption(ids.at(-1));
    assert.notEqual((await state(page)).incident.text, before.incident.text);

    await page.locator('#controls summary').focus();
    await page.keyboard.press('Enter');
    const { name } = another(before);
    await page.getByLabel(name, { exact: true }).uncheck();
    assert.equal((await state(page)).people.find((who) => who.name === name).available, false);
  });
});

test('the table and the brief hold the numbers of state()', async () => {
  await withPage({}, async (page) => {
    const now = await settled(page);
    const rows = await page.locator('#weights tr').evaluateAll((list) =>
      list.map((row) => [...row.children].map(({ textContent }) => textContent)));
    assert.deepEqual(rows, now.people.map(({ name }, person) =>
      [name, ...now.heads.map(({ weights }) => `${(weights[person] * 100).toFixed(1)} %`)]));
    const lines = await page.locator('#part-brief li').allTextContents();
    assert.equal(lines.length, Math.max(1, now.brief.length));
    now.brief.forEach(({ person, text }, index) => {
      assert.ok(lines[index].includes(person) && lines[index].endsWith(text), lines[index]);
    });
  });
});

test('shortcuts act, but not while somebody types or when turned off', async () => {
  await withPage({}, async (page) => {
    const enabled = async () => (await state(page)).heads.map((head) => head.enabled);
    await page.keyboard.press('2');
    assert.deepEqual(await enabled(), [true, false, true, true]);
    await page.keyboard.press('Control+3');
    assert.deepEqual(await enabled(), [true, false, true, true]);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'incident');
    await page.keyboard.press('1');
    assert.deepEqual(await enabled(), [true, false, true, true]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('#shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    assert.deepEqual(await enabled(), [true, false, true, true]);
  });
});

test('the picture comes back when the graphics context was lost', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await call(page, 'setTemperature', 3);  // there is something to undo before and after
    await call(page, 'setTemperature', 1);
    await settled(page);
    const before = await page.screenshot();
    await page.evaluate(() => {
      const context = document.getElementById('canvas').getContext('webgl2');
      window.loss = context.getExtension('WEBGL_lose_context');
      window.loss.loseContext();
    });
    await call(page, 'setTemperature', 3);
    await call(page, 'setTemperature', 1);
    await page.waitForTimeout(100);
    await page.evaluate(() => window.loss.restoreContext());
    await page.waitForTimeout(300);
    await settled(page);
    assert.ok(before.equals(await page.screenshot()), 'the pictures differ');
  });
});

test('without WebGL2 it says what is missing', async () => {
  const prepare = (page) => page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
      return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
    };
  });
  await withPage({ ready: false, prepare }, async (page) => {
    await page.locator('#failure').waitFor();
    assert.match(await page.locator('#failure').textContent(), /needs WebGL2/);
    assert.match(await page.evaluate(() => window.headsup.ready.catch((error) => error.message)),
                 /cannot draw/);
  });
});

test('a failed download can be tried again', async () => {
  const prepare = (page) => page.route('**/headsup.wasm', (route) => route.abort());
  await withPage({ ready: false, prepare }, async (page, errors) => {
    await page.locator('#failure').waitFor();
    assert.match(await page.locator('#failure-title').textContent(), /could not be loaded/);
    errors.length = 0;  // the browser's own line about the request
    await page.unroute('**/headsup.wasm');
    await page.locator('#retry').click();
    await page.waitForFunction(() => document.documentElement.dataset.phase === 'ready');
  });
});
