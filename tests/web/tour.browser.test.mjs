// The whole guided tour, from the first screen to its end: by mouse, by keyboard, by touch.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { settled, state, stop, withPage } from './harness.mjs';

after(stop);

const WAYS = ['tour-pass', 'tour-back', 'tour-next', 'tour-skip', 'tour-leave', 'tour-more'];
const DESK = { reducedMotion: true };
const PHONE = { width: 390, height: 844, touch: true, reducedMotion: true };

// The controls of the open card, as the mirror has them.
const card = (page) => page.$$eval('#panel-document [data-id]', (nodes) =>
  nodes.map((node) => ({ id: node.dataset.id, range: node.type === 'range' })));

// use(id, { option, share }): how this kind of user works a control.
async function follow(page, { begin, use }) {
  await settled(page);
  await begin();
  let now = await settled(page);
  const { steps } = now.view.tour;
  for (let step = 1; step <= steps; ++step) {
    assert.equal(now.view.tour.step, step);
    const bit = 2 ** (step - 1);
    for (let tries = 0; (now.view.tour.done & bit) === 0 && tries < 4; ++tries) {
      const controls = await card(page);
      if (now.view.edge) break;
      const task = controls.find(({ id }) => id.startsWith('tour-') && !WAYS.includes(id));
      assert.ok(task, `step ${step} asks for something`);
      const same = controls.filter(({ id }) => id === task.id).length;
      // A slider goes to one end, then to the other; of answers the last that is not chosen.
      if (task.range) await use(task.id, { share: tries % 2 });
      else await use(task.id, { option: same > 1 ? (tries + 1) % same : -1 });
      now = await settled(page);
    }
    assert.ok((now.view.tour.done & bit) !== 0, `step ${step} is done`);
    if (now.view.edge) await use('close-edge', { option: -1 });
    now = await settled(page);
    await use(step < steps ? 'tour-next' : 'tour-leave', { option: -1 });
    now = await settled(page);
  }
  assert.equal(now.view.tour.step, 0, 'the tour has ended');
  assert.equal(now.view.tour.done, 2 ** steps - 1);
}

// Where the canvas shows a control; scroll(how far) brings more of the card into sight.
async function find(page, id, option, scroll) {
  for (let tries = 0; tries < 24; ++tries) {
    const { view } = await settled(page);
    const box = view.controls.find((control) => control.id === id &&
      (option < 0 || control.option === option));
    if (box) return box;
    await scroll(tries < 12 ? 160 : -320);
  }
  return assert.fail(`${id} ${option} is nowhere in sight`);
}

const middle = ({ x, y, w, h }) => [x + w / 2, y + h / 2];
const along = ({ x, y, w, h }, share) => [x + 8 + share * (w - 16), y + h / 2];

test('with the mouse alone', async () => {
  await withPage(DESK, async (page) => {
    const scroll = async (by) => {
      await page.mouse.move(1220, 600);
      await page.mouse.wheel(0, by);
    };
    await follow(page, {
      begin: async () => page.mouse.click(...middle(await find(page, 'tour', -1, scroll))),
      async use(id, { option = -1, share }) {
        const box = await find(page, id, option, scroll);
        if (share === undefined) return page.mouse.click(...middle(box));
        await page.mouse.move(...along(box, 0.5));
        await page.mouse.down();
        await page.mouse.move(...along(box, share), { steps: 4 });
        return page.mouse.up();
      },
    });
  });
});

test('with the keyboard alone', async () => {
  await withPage(DESK, async (page) => {
    const focus = (selector, option) => page.locator(selector).nth(Math.max(option, 0)).focus();
    await follow(page, {
      async begin() {
        await focus('#start-tour', 0);
        await page.keyboard.press('Enter');
      },
      async use(id, { option = -1, share }) {
        await focus(`#panel-document [data-id="${id}"]`, option);
        if (share !== undefined) return page.keyboard.press(share === 0 ? 'Home' : 'End');
        return page.keyboard.press('Space');
      },
    });
  });
});

test('on a phone, with a finger', async () => {
  await withPage(PHONE, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    const touch = (type, ...points) => devtools.send('Input.dispatchTouchEvent', {
      type, touchPoints: points.map(([x, y]) => ({ x, y })),
    });
    const drag = async (from, to) => {
      await touch('touchStart', from);
      await settled(page);
      for (let step = 1; step <= 6; ++step) {
        await touch('touchMove', from.map((value, i) => value + ((to[i] - value) * step) / 6));
      }
      await settled(page);
      await touch('touchEnd');
    };
    const scroll = (by) => drag([16, by > 0 ? 780 : 620], [16, by > 0 ? 640 : 800]);
    await follow(page, {
      begin: async () => page.touchscreen.tap(...middle(await find(page, 'intro-tour', -1, scroll))),
      async use(id, { option = -1, share }) {
        const box = await find(page, id, option, scroll);
        if (share === undefined) return page.touchscreen.tap(...middle(box));
        return drag(along(box, 0.5), along(box, share));
      },
    });
    assert.equal((await state(page)).view.notice, '');
  });
});
