// Reading a page of the explanation with the graph beside it: contents, what is pointed at, numbers
// that are dragged in sentences, and a phone's page that is drawn up and down.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import {
  PAGES, another, assertLabelsApart, call, clickOffset, controlBox, fingers, settled, state, stop,
  withPage,
} from './harness.mjs';

after(stop);

const PHONE = { width: 390, height: 844, touch: true, reducedMotion: true };
const LARGE = { width: 2560, height: 1440, reducedMotion: true };

const place = ({ people }, wanted) => people.find(({ name }) => name === wanted);

for (const [width, height] of [[1440, 900], [1024, 600]]) {
  test(`${width}×${height}: beside every page the graph is live`, async () => {
    await withPage({ width, height, reducedMotion: true }, async (page) => {
      for (const [turn, id] of PAGES.entries()) {
        await call(page, 'setView', id);
        const now = await settled(page);
        assertLabelsApart(now, id);
        for (const { x, y, radius, name } of now.people) {
          const inside = x > radius && x + radius < width - 432 && y > radius && y < height;
          assert.ok(inside, `${id}: ${name} is out of sight`);
        }
        const { name, x, y } = another(now);
        await page.mouse.click(x + clickOffset(turn), y);
        await page.mouse.move(width - 5, height - 5);
        const then = await settled(page);
        assert.equal(then.query, name, id);
        assert.equal(then.view.page, id);
      }
    });
  });
}

test('beside a page every name has its numbers, also at 1440×900', async () => {
  await withPage({ reducedMotion: true, hash: '#view=softmax' }, async (page) => {
    const { people, view: { labels } } = await settled(page);
    assert.equal(labels.length, people.length);
    const heights = labels.map(({ h }) => h);
    assert.equal(Math.min(...heights), Math.max(...heights), heights.join());
  });
});

test('the contents open a page by mouse, keyboard and touch', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await call(page, 'setView', 'contents');
    const entry = await controlBox(page, 'open-softmax');
    await page.mouse.click(entry.cx, entry.cy);
    assert.equal((await settled(page)).view.page, 'softmax');
    const back = await controlBox(page, 'contents');
    await page.mouse.click(back.cx, back.cy);
    assert.equal((await settled(page)).view.page, 'contents');

    const listed = page.locator('#page-document li button');
    assert.equal(await listed.count(), PAGES.length - 1);
    const first = page.getByRole('button', { name: 'If someone is away' });
    assert.equal(await first.getAttribute('aria-description'), 'Whom would this incident miss?');
    await first.focus();
    await page.keyboard.press('Enter');
    assert.equal((await settled(page)).view.page, 'absence');
  });
  await withPage(PHONE, async (page) => {
    await call(page, 'setView', 'contents');
    const entry = await controlBox(page, 'open-matrices');
    assert.ok(entry.h >= 44);
    await page.touchscreen.tap(entry.cx, entry.cy);
    assert.equal((await settled(page)).view.page, 'matrices');
  });
});

test('the ways to the neighbours go through all pages in the order of the contents', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await call(page, 'setView', 'contents');
    const seen = [];
    for (let step = 0; step < PAGES.length; ++step) {
      const { cx, cy } = await controlBox(page, 'next');
      await page.mouse.click(cx, cy);
      seen.push((await settled(page)).view.page);
    }
    assert.deepEqual([...seen].sort(), [...PAGES].sort());
    assert.equal(seen.at(-1), 'contents');
    assert.deepEqual(seen.slice(0, 4), ['matrices', 'softmax', 'query-key', 'synthesis']);
  });
});

test('a page keeps its place, and a wheel turns it before the pointer has moved', async () => {
  await withPage({ width: 1280, height: 720, reducedMotion: true }, async (page) => {
    const place = async () => (await controlBox(page, 'temperature-health')).y;
    const open = async (id) => {
      const { cx, cy } = await controlBox(page, id);
      await page.mouse.click(cx, cy);
      await settled(page);
    };
    await call(page, 'setView', 'contents');
    await open('open-softmax');
    const top = await place();
    await page.mouse.wheel(0, 200);
    const scrolled = await place();
    assert.ok(scrolled < top - 50, `${top} → ${scrolled}`);
    await open('contents');
    await open('open-softmax');
    assert.equal(await place(), scrolled);
    await page.mouse.wheel(0, -200);
    assert.equal(await place(), top);
  });
});

test('who is pointed at on a page is lit in the graph, and the other way round', async () => {
  await withPage({ ...LARGE, hash: '#view=absence' }, async (page) => {
    const now = await settled(page);
    const index = now.people.findIndex(({ name }) => name !== now.query);
    const { name, x, y } = now.people[index];
    const line = await controlBox(page, `available-${index}`);
    const clip = { x: line.x + 60, y: line.y, width: 260, height: line.h };
    const face = { x: x - 60, y: y - 60, width: 120, height: 120 };
    const before = [await page.screenshot({ clip }), await page.screenshot({ clip: face })];

    await page.mouse.move(line.cx + 80, line.cy);
    assert.equal((await settled(page)).view.hovered, name);
    const lit = [await page.screenshot({ clip }), await page.screenshot({ clip: face })];
    assert.ok(!lit[0].equals(before[0]), 'the line is not lit');
    assert.ok(!lit[1].equals(before[1]), 'the face is not lit');

    await page.mouse.move(x, y);
    assert.equal((await settled(page)).view.hovered, name);
    assert.ok(!(await page.screenshot({ clip })).equals(before[0]), 'the line is not lit');

    await page.mouse.move(5, 5);
    assert.equal((await settled(page)).view.hovered, '');
    assert.ok((await page.screenshot({ clip })).equals(before[0]), 'the line stays lit');
  });
});

test('a number in a sentence is dragged in place, and is an input for the keyboard', async () => {
  await withPage({ ...LARGE, hash: '#view=softmax' }, async (page) => {
    await settled(page);
    await page.mouse.move(LARGE.width / 2, LARGE.height - 100);
    await page.mouse.wheel(0, 600);
    const number = await controlBox(page, 'temperature-all-in-words');
    await page.mouse.move(number.cx, number.cy);
    await page.mouse.down();
    await page.mouse.move(number.cx + 40, number.cy, { steps: 4 });
    await page.mouse.up();
    const warmer = (await settled(page)).temperature;
    assert.ok(warmer > 1.2, `τ is ${warmer}`);

    const input = page.locator('#page-document input[data-id="temperature-all-in-words"]');
    assert.equal(await input.getAttribute('aria-label'), 'Temperature of all heads');
    assert.match(await input.getAttribute('aria-valuetext'), /^τ \d+\.\d+$/);
    await input.focus();
    await page.keyboard.press('End');
    assert.ok(Math.abs((await settled(page)).temperature - 20) < 1e-9);
    assert.match(await page.locator('#page-document').textContent(), /At +τ 20\.0, mean/);
  });
});

test('on a phone a page is drawn up by a finger, and comes down by a tap', async () => {
  await withPage({ ...PHONE, hash: '#view=softmax' }, async (page) => {
    const drag = await fingers(page);
    const at = await controlBox(page, 'page-head');
    const pull = async (to) => {
      const { cx, cy } = await controlBox(page, 'page-head');
      await drag([[cx, cy]], [[cx, to]]);
      return (await settled(page)).view.page_height;
    };
    assert.equal(await pull(90), 'full');
    assert.ok((await controlBox(page, 'page-head')).y < at.y - 200);
    const { cx, cy } = await controlBox(page, 'page-head');
    await page.touchscreen.tap(cx, cy);
    assert.equal((await settled(page)).view.page_height, 'half');
    assert.equal(await pull(800), 'low');
    const low = await state(page);
    const { name, x, y } = another(low);
    await page.touchscreen.tap(x, y);
    assert.equal((await settled(page)).query, name);
    assert.ok(place(low, name).y < (await controlBox(page, 'page-head')).y);
    assert.match(await page.evaluate(() => window.headsup.permalink()), /height=low/);
  });
});

test('for a finger everything at the head of a page is large enough', async () => {
  for (const [width, height] of [[360, 640], [390, 844], [844, 390], [768, 1024]]) {
    await withPage({ ...PHONE, width, height, hash: '#view=softmax' }, async (page) => {
      for (const id of ['contents', 'previous', 'next', 'page-head']) {
        const box = await controlBox(page, id);
        assert.ok(box.w >= 44 && box.h >= 44, `${width}×${height}: ${id} ${JSON.stringify(box)}`);
        assert.ok(box.x >= 0 && box.x + box.w <= width, `${width}×${height}: ${id} is cut off`);
      }
    });
  }
});

test('a very large screen shows everything larger, and points where it is drawn', async () => {
  const face = async (width, height) => {
    let radius = 0;
    await withPage({ width, height, reducedMotion: true }, async (page) => {
      const now = await settled(page);
      const { name, x, y } = another(now);
      radius = place(now, now.query).radius;
      await page.mouse.click(x, y);
      assert.equal((await settled(page)).query, name);
      const [field, menu] = await page.evaluate(() => ['incident', 'menu'].map((id) => {
        const box = document.getElementById(id).getBoundingClientRect();
        return [box.right, box.height];
      }));
      assert.ok(field[0] <= width && menu[0] <= width);
    });
    return radius;
  };
  const usual = await face(1920, 1080);
  const large = await face(2560, 1440);
  assert.ok(Math.abs(large / usual - 4 / 3) < 0.01, `${usual} → ${large}`);
});
