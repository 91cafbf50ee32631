// The first minute of somebody who has never been here: told what this is, and whom to ask for what
// without scrolling.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { call, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const PHONE = { width: 360, height: 640, touch: true };

const boxOf = ({ view }, id, option = -1) =>
  view.controls.find((control) => control.id === id && control.option === option);
const middle = ({ x, y, w, h }) => [x + w / 2, y + h / 2];

async function tap(page, id, touch = false) {
  const box = boxOf(await settled(page), id);
  assert.ok(box, `${id} is in sight`);
  if (touch) await page.touchscreen.tap(...middle(box));
  else await page.mouse.click(...middle(box));
}

async function press(page, id, touch = false) {
  await tap(page, id, touch);
  return settled(page);
}

// ---- what this is

const isTold = (page) => page.locator('#intro').evaluate((node) => !node.hidden);

async function assertTold(page, told, what) {
  const now = await settled(page);
  assert.equal(now.view.intro, told, what);
  assert.equal(await isTold(page), told, what);
  assert.equal(boxOf(now, 'intro-close') !== undefined, told, what);
}

test('a newcomer is told what this is, who follows a link is not', async () => {
  for (const options of [{}, PHONE, { width: 844, height: 390, touch: true }]) {
    await withPage({ ...options, reducedMotion: true }, async (page) => {
      await assertTold(page, true, 'at first');
      await call(page, 'setView', 'softmax');
      await assertTold(page, false, 'a page has a title of its own');
      await call(page, 'setView', 'query');
      await assertTold(page, true, 'back at the graph');
    });
  }
  await withPage({ hash: '#t=2' }, (page) => assertTold(page, false, 'after a link'));
  await withPage({}, async (page) => {
    await settled(page);
    await page.evaluate(() => { location.hash = '#t=2'; });
    await page.waitForFunction(() => window.headsup.state().temperature === 2);
    await assertTold(page, false, 'after a link that came later');
  });
});

test('it covers nobody, and what can be pressed is large enough for a finger', async () => {
  for (const [width, height] of [[1440, 900], [1024, 600], [768, 1024], [390, 844], [360, 640],
                                 [844, 390]]) {
    for (const locale of ['en-US', 'de-DE']) {
      const options = { width, height, locale, touch: width < 860, reducedMotion: true };
      await withPage(options, async (page) => {
        const now = await settled(page);
        const boxes = ['intro-pass', 'intro-tour', 'intro-team', 'intro-close']
          .map((id) => boxOf(now, id));
        const what = `${width}×${height}, ${locale}: ${JSON.stringify(boxes)}`;
        boxes.forEach((box, index) => {
          assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.w <= width, what);
          if (width < 860) assert.ok(box.w >= 44 && box.h >= 44, what);
          if (index > 0) assert.ok(boxes[index - 1].x + boxes[index - 1].w <= box.x, what);
          for (const { name, x, y, radius } of now.people) {
            const apart = x + radius <= box.x || x - radius >= box.x + box.w ||
              y + radius <= box.y || y - radius >= box.y + box.h;
            assert.ok(apart, `${what} covers ${name}`);
          }
        });
      });
    }
  }
});

test('closed, it stays closed when the page is opened again', async () => {
  for (const touch of [false, true]) {
    await withPage({ ...(touch ? PHONE : {}), reducedMotion: true }, async (page) => {
      await press(page, 'intro-close', touch);
      await assertTold(page, false, 'closed');
      await page.reload();
      await page.evaluate(() => window.headsup.ready);
      await assertTold(page, false, 'opened again');
    });
  }
});

test('where nothing can be stored it is closed for this visit', async () => {
  const prepare = (page) => page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });
  });
  await withPage({ prepare, reducedMotion: true }, async (page) => {
    await press(page, 'intro-close');
    await assertTold(page, false, 'closed');
    await page.reload();
    await page.evaluate(() => window.headsup.ready);
    await assertTold(page, true, 'opened again');
  });
});

// A way is taken, and whoever comes again is told again.
const WAYS = {
  pass: async (page, take) => {
    await take();
    await page.waitForFunction(() => window.headsup.state().view.player.playing);
    await call(page, 'pause');
    assert.equal((await settled(page)).view.player.step, 1);
  },
  tour: async (page, take) => {
    await take();
    assert.equal((await settled(page)).view.tour.step, 1);
  },
  team: async (page, take) => {
    await take();
    assert.equal((await settled(page)).view.page, 'import');
    const team = JSON.parse(await call(page, 'exportTeam'));
    const buffer = Buffer.from(JSON.stringify({ ...team, name: 'Another team' }));
    await page.locator('#team-file')
      .setInputFiles({ name: 'team.json', mimeType: 'application/json', buffer });
    await page.waitForFunction(() => window.headsup.state().team === 'Another team');
  },
};

for (const [way, follow] of Object.entries(WAYS)) {
  test(`the way '${way}' is taken by mouse, by finger, by keyboard`, async () => {
    for (const how of ['mouse', 'finger', 'keyboard']) {
      const touch = how === 'finger';
      await withPage({ ...(touch ? PHONE : {}), reducedMotion: true }, async (page) => {
        await settled(page);
        const take = async () => {
          if (how !== 'keyboard') return tap(page, `intro-${way}`, touch);
          await page.locator(`#intro-${way}`).focus();
          assert.ok((await page.locator('#intro').boundingBox()).height > 60, 'it is in sight');
          return page.keyboard.press('Enter');
        };
        await follow(page, take);
        await assertTold(page, false, how);
        // What was changed is there again, without another word; who only watched is told once more.
        const changed = way !== 'pass';
        if (changed) {
          await page.waitForFunction(() => window.headsup.state().saved.status === 'saved');
        }
        await page.reload();
        await page.evaluate(() => window.headsup.ready);
        await assertTold(page, !changed, 'the next visit');
      });
    }
  });
}

test('the ways are links that lead to the same place', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    for (const way of ['pass', 'tour']) {
      const hash = await page.locator(`#intro-${way}`).getAttribute('href');
      await withPage({ hash, reducedMotion: true }, async (other) => {
        await WAYS[way](other, async () => {});
      });
    }
  });
});

// ---- examples

test('the examples are one row that moves, at a desk and at 360 px', async () => {
  for (const options of [{ width: 1280, height: 720 }, PHONE]) {
    for (const locale of ['en-US', 'de-DE']) {
      await withPage({ ...options, locale, reducedMotion: true }, async (page) => {
        const shown = ({ view }) => view.controls.filter(({ id }) => id === 'incident-choice');
        const before = await settled(page);
        const row = shown(before);
        assert.ok(row.length > 1 && row.every(({ y }) => y === row[0].y), JSON.stringify(row));
        assert.ok(boxOf(before, 'incident-choice-more'), 'one sees that there is more');

        const moved = await press(page, 'incident-choice-more', options.touch);
        assert.ok(shown(moved)[0].x < row[0].x || shown(moved)[0].option > row[0].option);
        assert.equal(moved.incident.text, before.incident.text, 'and nothing is chosen');

        // A drag moves it, too, and chooses nothing.
        const { x, y, h } = shown(moved).at(-1);
        await page.mouse.move(x + 10, y + h / 2);
        await page.mouse.down();
        await page.mouse.move(x - 90, y + h / 2, { steps: 5 });
        await page.mouse.up();
        const dragged = await settled(page);
        assert.ok(shown(dragged).at(-1).option > shown(moved).at(-1).option ||
                  shown(dragged).at(-1).x < x, JSON.stringify(shown(dragged)));
        assert.equal(dragged.incident.text, before.incident.text);

        // By keyboard, in the list of the mirror; what is chosen comes into sight.
        const list = page.locator('[data-id=incident-choice]');
        await list.focus();
        const count = await list.locator('option').count();
        for (let presses = 0; presses < count; ++presses) await page.keyboard.press('ArrowDown');
        const last = await settled(page);
        assert.notEqual(last.incident.text, before.incident.text);
        assert.ok(boxOf(last, 'incident-choice', count - 2), 'the last one is in sight');
        assert.equal(boxOf(last, 'incident-choice-more'), undefined);
        await list.press('Home');
        assert.ok(boxOf(await settled(page), 'incident-choice', 0), 'and so is the first');
      });
    }
  }
});

test('a wheel over the examples moves them', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    await page.mouse.move(...middle(boxOf(before, 'incident-choice', 1)));
    await page.mouse.wheel(0, 200);
    const after = await settled(page);
    assert.ok(boxOf(after, 'incident-choice', 1).x < boxOf(before, 'incident-choice', 1).x);
    assert.equal(after.view.zoom, before.view.zoom);
  });
});

// ---- the answer

// The share of a box's pixels that differ from its most frequent colour: what is written there.
const ink = (page, box) => page.evaluate(async ({ x, y, w, h }) => {
  const { headsup } = window;
  headsup.setDepth(headsup.state().depth === 1 ? 0.999 : 1);  // something to draw
  await new Promise((done) => { requestAnimationFrame(done); });  // after the page's own frame
  const canvas = document.getElementById('canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(x, y, w, h);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.slice(at, at + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (w * h);
}, box);

for (const [width, height] of [[1280, 720], [1440, 900]]) {
  test(`every head's first line is in sight without scrolling at ${width}×${height}`, async () => {
    for (const locale of ['en-US', 'de-DE']) {
      for (const dark of [true, false]) {
        await withPage({ width, height, locale, dark, reducedMotion: true }, async (page) => {
          const now = await settled(page);
          for (const { id } of now.heads) {
            const box = boxOf(now, `more-${id}`);
            const what = `${id}, ${locale}: ${JSON.stringify(box)}`;
            assert.ok(box && box.y > 0 && box.y + box.h <= height && box.x + box.w <= width, what);
            assert.ok(box.h >= 40, what);
            const share = await ink(page, { x: Math.ceil(box.x), y: Math.ceil(box.y),
                                            w: Math.floor(box.w), h: Math.floor(box.h) });
            assert.ok(share > 0.04 && share < 0.5, `${what}: ${share}`);
          }
        });
      }
    }
  });
}

test('a press shows all of a head\'s brief, another one its first line; a link keeps it', async () => {
  await withPage({ width: 1280, height: 720, reducedMotion: true }, async (page) => {
    const before = await settled(page);
    const open = await press(page, 'more-technical');
    assert.deepEqual(open.view.brief_open, ['technical']);
    const next = (now) => boxOf(now, 'on-health');
    assert.ok(next(open).y > next(before).y + 60, 'the next head has moved down');
    assert.ok((await call(page, 'permalink')).includes('open=technical'));
    assert.deepEqual(await call(page, 'undo'), { ok: true });
    assert.deepEqual((await settled(page)).view.brief_open, ['technical'], 'it is not undone');
    const closed = await press(page, 'more-technical');
    assert.deepEqual(closed.view.brief_open, []);
    assert.equal(next(closed).y, next(before).y);
  });
  await withPage({ hash: '#open=health,comms' }, async (page) => {
    assert.deepEqual((await state(page)).view.brief_open, ['health', 'comms']);
  });
});

test('on a phone the brief\'s sheet says the same', async () => {
  await withPage({ ...PHONE, hash: '#sheet=brief', reducedMotion: true }, async (page) => {
    const now = await settled(page);
    const box = boxOf(now, `more-${now.heads[0].id}`);
    assert.ok(box && box.h >= 44 && box.y + box.h <= PHONE.height, JSON.stringify(box));
    const open = await press(page, `more-${now.heads[0].id}`, true);
    assert.deepEqual(open.view.brief_open, [now.heads[0].id]);
  });
});
