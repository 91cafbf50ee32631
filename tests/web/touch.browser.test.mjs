// A phone held in the hand: taps, fingers on the graph, sheets, and typing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { another, call, closeIntro, fingers, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const PHONE = { width: 390, height: 844, dpr: 2, touch: true, reducedMotion: true };

const pageView = (page) => page.evaluate(() => {
  const { scale, offsetLeft, offsetTop } = visualViewport;
  return { scale, offset: [offsetLeft, offsetTop], scroll: [scrollX, scrollY] };
});
const UNTOUCHED = { scale: 1, offset: [0, 0], scroll: [0, 0] };

const middle = ({ people, query }) => {
  const { x, y } = people.find(({ name }) => name === query);
  return [x, y];
};

// A place of the graph without people.
function emptyPlace({ people }) {
  for (let y = 90; y < 450; y += 5) {
    for (let x = 40; x < 350; x += 5) {
      if (people.every((who) => Math.hypot(who.x - x, who.y - y) > who.radius + 24)) return [x, y];
    }
  }
  return assert.fail('people are everywhere');
}

test('a tap is one click', async () => {
  // With motion: a second click, at the same place, would hit a person who has moved there.
  await withPage({ ...PHONE, dpr: 1, reducedMotion: false }, async (page) => {
    await settled(page);
    await page.evaluate(() => {
      window.pressed = [];
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          if (target.ariaPressed === 'true') window.pressed.push(target.dataset.name);
        }
      }).observe(document.getElementById('people'),
                 { subtree: true, attributeFilter: ['aria-pressed'] });
    });
    const taps = [];
    for (let tap = 0; tap < 4; ++tap) {
      const { name, x, y } = (await settled(page)).people[1 + 2 * tap];
      await page.touchscreen.tap(x, y);
      taps.push(name);
      await settled(page);
      await page.waitForTimeout(350);  // in which a browser would send a late click
    }
    assert.deepEqual(await page.evaluate(() => window.pressed), taps);
    assert.equal((await state(page)).view.hovered, '');

    const { view } = await state(page);
    for (const dark of [!view.dark, view.dark]) {
      await page.touchscreen.tap(390 - 32, 28);  // the theme's switch
      await settled(page);
      assert.equal((await state(page)).view.dark, dark);
    }
    assert.deepEqual(await pageView(page), UNTOUCHED);
  });
});

test('two fingers zoom and move the graph, one moves it, the page stays', async () => {
  await withPage(PHONE, async (page) => {
    const move = await fingers(page);
    const start = await settled(page);
    const [x, y] = middle(start);

    await move([[x - 30, y], [x + 30, y]], [[x - 90, y], [x + 90, y]]);
    const zoomed = await settled(page);
    const grown = zoomed.view.zoom / start.view.zoom;
    assert.ok(grown > 2.4 && grown < 3.3, `zoom × ${grown}`);
    assert.ok(Math.hypot(middle(zoomed)[0] - x, middle(zoomed)[1] - y) < 15,
              'what was between the fingers stays there');

    await move([[x - 40, y], [x + 40, y]], [[x + 20, y + 50], [x + 100, y + 50]]);
    const panned = await settled(page);
    assert.ok(Math.abs(panned.view.zoom / zoomed.view.zoom - 1) < 0.05, 'no zoom');
    assert.ok(middle(panned)[0] - middle(zoomed)[0] > 45, 'to the right');
    assert.ok(middle(panned)[1] - middle(zoomed)[1] > 37, 'down');

    await move([[x, y]], [[x - 60, y - 50]]);
    const dragged = await settled(page);
    assert.equal(dragged.view.zoom, panned.view.zoom);
    assert.ok(middle(dragged)[0] - middle(panned)[0] < -45, 'to the left');
    assert.ok(middle(dragged)[1] - middle(panned)[1] < -37, 'up');

    await move([[x - 90, y], [x + 90, y]], [[x - 30, y], [x + 30, y]]);
    assert.ok((await settled(page)).view.zoom < dragged.view.zoom / 2);
    assert.equal((await state(page)).query, start.query);
    assert.deepEqual(await pageView(page), UNTOUCHED);
  });
});

test('a drag that begins on a person selects nobody', async () => {
  await withPage(PHONE, async (page) => {
    await closeIntro(page);  // the empty place is not to be one of its ways
    const before = await settled(page);
    const { x, y } = another(before);
    await (await fingers(page))([[x, y]], [[x + 40, y + 30]]);
    assert.equal((await settled(page)).query, before.query);
    await page.touchscreen.tap(...emptyPlace(await state(page)));
    assert.equal((await settled(page)).query, before.query);
  });
});

test('a tap on a tab shows its sheet', async () => {
  await withPage(PHONE, async (page) => {
    await settled(page);
    const field = page.locator('#incident');
    const tabs = (await field.boundingBox()).y - 56;
    const isShown = async () => !(await field.getAttribute('class') ?? '').includes('tucked');
    const pictures = new Set();
    for (const [x, shown] of [[195, false], [325, false], [65, true]]) {
      await page.touchscreen.tap(x, tabs);
      await settled(page);
      assert.equal(await isShown(), shown, `tab at ${x}`);
      pictures.add((await page.screenshot()).toString('base64'));
    }
    assert.equal(pictures.size, 3);
  });
});

test('typing on a phone: the field stays in view and the page where it is', async () => {
  await withPage(PHONE, async (page) => {
    await settled(page);
    const field = page.locator('#incident');
    assert.ok(await field.evaluate((node) => parseFloat(getComputedStyle(node).fontSize)) >= 16,
              'Safari zooms in on smaller text');
    await field.tap();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'incident');
    await page.setViewportSize({ width: 390, height: 508 });  // the rest is the soft keyboard's
    await field.fill('');
    await page.keyboard.type('write contention');
    await settled(page);
    assert.equal((await state(page)).incident.text, 'write contention');
    const box = await field.boundingBox();
    assert.ok(box.y > 0 && box.y + box.height <= 508, JSON.stringify(box));
    assert.equal((await page.locator('#canvas').boundingBox()).height, 508);
    assert.deepEqual(await pageView(page), UNTOUCHED);
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await page.touchscreen.tap(...emptyPlace(await state(page)));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'canvas');
  });
});

test('the browser may still zoom the page', async () => {
  await withPage(PHONE, async (page) => {
    const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
    assert.doesNotMatch(viewport, /user-scalable|maximum-scale|minimum-scale/);
    await page.locator('#menu').tap();
    await page.locator('#show-help').tap();
    await page.locator('#help').waitFor();
    const move = await fingers(page);
    await move([[165, 300], [225, 300]], [[105, 300], [285, 300]]);
    await page.waitForFunction(() => visualViewport.scale > 1.2);
  });
});

test('everything of the hover card is reached without hovering', async () => {
  await withPage(PHONE, async (page) => {
    await call(page, 'setAvailable', another(await settled(page)).name, false);
    const now = await settled(page);
    const buttons = await page.locator('#people button').allTextContents();
    now.people.forEach(({ name, title, available }, index) => {
      assert.ok(buttons[index].startsWith(`${name}, ${title}`), buttons[index]);
      assert.equal(buttons[index].includes('absent'), !available);
    });
    await page.locator('#menu').tap();
    for (const control of ['#team-file', '#copy-link', '#show-help', '[data-id=incident-choice]', '#theme',
                           '#heads label', '#controls summary', '[data-id=temperature]']) {
      const box = await page.locator(control).first().boundingBox();
      assert.ok(box.height >= 44, `${control}: ${box.height} px high`);
    }
  });
});
