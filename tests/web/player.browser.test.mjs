// One pass of attention is watched by mouse, keyboard and touch, and shows what explain() says.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { call, controlBox, framesPass, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const STEPS = ['tokens', 'query', 'keys', 'scores', 'softmax', 'values', 'heads', 'answer'];
const SHOWN = { product: 'dot', score: 'tempered', exponential: 'exp', share: 'weight' };

const player = async (page) => (await state(page)).view.player;

// Until all of this is so; returns the player then.
async function waitFor(page, wanted) {
  await page.waitForFunction((values) => {
    const now = window.headsup.state().view.player;
    return Object.entries(values).every(([key, value]) => now[key] === value);
  }, wanted);
  return player(page);
}

// What stands under every name is what explain() gives.
async function assertNumbers(page) {
  const { numbers, shows, id } = await player(page);
  const names = Object.keys(numbers);
  assert.equal(names.length > 0, shows !== 'none', id);
  for (const name of names) {
    for (const [head, shown] of Object.entries(numbers[name])) {
      const edge = await call(page, 'explain', head, name);
      const want = edge[SHOWN[shows]];
      assert.ok(Math.abs(shown - want) <= 2e-5 * Math.max(1, Math.abs(want)),
                `${id}, ${name}, ${head}: ${shown} instead of ${want}`);
    }
  }
}

test('by keyboard: Space plays and stops, arrows go step by step, Escape leaves', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    assert.deepEqual(await call(page, 'play', 1), { ok: true });
    for (const [index, id] of STEPS.entries()) {
      const now = await player(page);
      assert.deepEqual([now.id, now.step, now.steps, now.playing], [id, index + 1, 8, false]);
      await assertNumbers(page);
      await page.keyboard.press('ArrowRight');
    }
    assert.equal((await player(page)).step, 8);
    await page.keyboard.press('ArrowLeft');
    assert.equal((await player(page)).step, 7);
    await page.keyboard.press('Space');
    assert.equal((await player(page)).playing, true);
    await page.keyboard.press('Space');
    assert.equal((await player(page)).playing, false);
    await page.keyboard.press('Escape');
    assert.equal((await player(page)).step, 0);
  });
});

test('by mouse: it plays to its end on the canvas, then draws nothing', async () => {
  await withPage({}, async (page) => {
    await call(page, 'play', 1);
    const speed = await controlBox(page, 'pass-bar-speed');
    for (const wanted of [2, 4]) {
      await page.mouse.click(speed.cx, speed.cy);
      assert.equal((await waitFor(page, { speed: wanted })).speed,
                   wanted);
    }
    const track = await controlBox(page, 'pass-track');
    await page.mouse.click(track.x + track.w * 0.45, track.cy);  // in the fourth step
    assert.equal((await waitFor(page, { step: 4 })).playing, false);
    await assertNumbers(page);
    const play = await controlBox(page, 'pass-bar-play');
    await page.mouse.click(play.cx, play.cy);
    await waitFor(page, { step: 5 });
    await assertNumbers(page);
    await waitFor(page, { step: 8 });
    const ended = await waitFor(page, { playing: false });
    assert.deepEqual([ended.step, ended.at], [8, 1]);
    const { frames } = await settled(page);
    await framesPass(page, 20);
    assert.equal((await state(page)).frames, frames);
  });
});

test('by touch on a phone: the track is dragged, the sheet goes on', async () => {
  await withPage({ width: 390, height: 844, touch: true, reducedMotion: true }, async (page) => {
    await call(page, 'play', 1);
    const track = await controlBox(page, 'pass-track');
    assert.ok(track.h >= 44, `${track.h}`);
    await page.touchscreen.tap(track.x + track.w * 0.3, track.cy);
    assert.equal((await waitFor(page, { step: 3 })).id, 'keys');
    await assertNumbers(page);
    const next = await controlBox(page, 'pass-next');
    await page.touchscreen.tap(next.cx, next.cy);
    assert.equal((await waitFor(page, { step: 4 })).id, 'scores');
    await assertNumbers(page);
    const leave = await controlBox(page, 'pass-bar-leave');
    await page.touchscreen.tap(leave.cx, leave.cy);
    await waitFor(page, { step: 0 });
  });
});

test('changes are taken in, each step is a link, and a screen reader hears it', async () => {
  await withPage({ hash: '#pass=5', reducedMotion: true }, async (page) => {
    assert.deepEqual((await player(page)).id, 'softmax');
    const before = (await player(page)).numbers;
    await call(page, 'setTemperature', 4);
    assert.notDeepEqual((await player(page)).numbers, before);
    await assertNumbers(page);
    assert.match(await call(page, 'permalink'), /[#&]pass=5/);
    await page.getByRole('button', { name: 'Play', exact: true }).press('Enter');
    await waitFor(page, { step: 6, playing: true });
    await page.waitForFunction(() =>
      /what they offer/.test(document.getElementById('live').textContent));
  });
});
