// A long text is read beside the page: frames go on, a bar tells how far it is, and it can be
// cancelled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { call, closeIntro, paste, settled, start, stop, withPage } from './harness.mjs';

before(start);
after(stop);

const PEOPLE = 4096;
const words = ' postgres; kafka, last year; a little terraform; wrote the frobnicator'.repeat(13);
const line = (index) => `Person ${index}, Backend:${words}`;
const lines = Array.from({ length: PEOPLE }, (_, index) => line(index));
const roster = lines.join('\n');

const teamOf = (page) => call(page, 'exportTeam');

// Loads in the page; counts the frames and the progress meanwhile.
const load = (page, text) => page.evaluate(async (given) => {
  let frames = 0;
  let going = true;
  const count = () => { frames += 1; if (going) requestAnimationFrame(count); };
  requestAnimationFrame(count);
  const shares = [];
  const answer = await window.headsup.load(given, { progress: (share) => shares.push(share) });
  going = false;
  return { answer, frames, shares };
}, text);

// Keeps a script of the reader from being there until the function that it returns is called.
async function hold(page, script) {
  let release = () => {};
  const held = new Promise((done) => { release = done; });
  await page.route(`**/${script}`, async (route) => {
    await held;
    await route.continue().catch(() => {});  // who asked for it may be gone
  });
  return release;
}

test('4,096 people are read while frames go on, told share by share, as one step', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await teamOf(page);
    const { answer, frames, shares } = await load(page, roster);
    assert.equal(answer.kind, 'roster');
    assert.equal(answer.people, PEOPLE);
    assert.deepEqual(answer.unknown, ['frobnicator']);
    assert.ok(frames > 5, `${frames} frames`);
    assert.ok(shares.length > 1 && shares.every((share, i) => share > (shares[i - 1] ?? 0)), shares);
    const state = await settled(page);
    assert.equal(state.people.length, PEOPLE);
    assert.equal(state.query, 'Person 0');
    // The same as what the page reads by itself.
    const short = lines.slice(0, 40).join('\n');
    await load(page, short);
    const few = JSON.parse(await teamOf(page));
    await call(page, 'undo');
    const many = JSON.parse(await teamOf(page));
    assert.deepEqual(many.people.slice(0, 40), few.people);
    assert.deepEqual(many.heads, few.heads);
    await call(page, 'undo');
    assert.equal(await teamOf(page), before);
  });
});

test('a long team file comes back as it was written', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await load(page, roster.slice(0, roster.indexOf('Person 900,')));
    const file = await teamOf(page);
    assert.ok(file.length > 262144);
    await call(page, 'undo');
    const { answer } = await load(page, file);
    assert.equal(answer.kind, 'team');
    assert.equal(await teamOf(page), file);
    // Also from what is kept.
    await page.waitForFunction(() => window.headsup.state().saved.status === 'saved');
    await page.reload();
    await page.evaluate(() => window.headsup.ready);
    assert.equal(await teamOf(page), file);
  });
});

test('what is wrong in a long text is told with its place, and nothing changes', async () => {
  await withPage({}, async (page) => {
    const before = await teamOf(page);
    const { answer } = await load(page, [...lines, line(7)].slice(-PEOPLE).join('\n'));
    assert.deepEqual([answer.error.line, answer.error.column], [PEOPLE, 1]);
    assert.match(answer.error.message, /'Person 7' a second time/);
    const nul = await load(page, `${lines.slice(0, 900).join('\n')}\0`);
    assert.equal(nul.answer.error.line, 900);
    assert.match(nul.answer.error.message, /control character/);
    const half = await load(page, `${lines.slice(0, 900).join('\n')}\ud800`);
    assert.match(half.answer.error.message, /lost on the way/);
    const file = await load(page, `{"format": "headsup-team/1", ${' '.repeat(300000)}`);
    assert.equal(file.answer.error.line, 1);
    assert.equal(await teamOf(page), before);
  });
});

test('a long text is given up by its button, by Escape and by an abort', async () => {
  await withPage({ width: 390, height: 844, touch: true }, async (page) => {
    await closeIntro(page);
    const before = await teamOf(page);
    const release = await hold(page, 'reader_module.mjs');
    for (const giveUp of [
      () => page.locator('#toast-close').tap(),
      () => page.keyboard.press('Escape'),
    ]) {
      await paste(page, roster);
      await page.locator('#toast.reading').waitFor();
      assert.match(await page.locator('#toast-text').textContent(), /Reading/);
      assert.equal(await page.locator('#toast-close').textContent(), 'Cancel');
      assert.ok(await page.locator('#toast-share').isVisible());
      await giveUp();
      await page.locator('#toast').waitFor({ state: 'hidden' });
    }
    const stopped = await page.evaluate(async (text) => {
      const asked = new AbortController();
      const reading = window.headsup.load(text, { signal: asked.signal });
      asked.abort();
      return reading.then(() => 'read', ({ name }) => name);
    }, roster);
    assert.equal(stopped, 'AbortError');
    release();
    await settled(page);
    assert.equal(await teamOf(page), before);
    // What was given up keeps nothing from being read now.
    await paste(page, roster);
    await page.waitForFunction((people) => window.headsup.state().people.length === people, PEOPLE);
  });
});

test('an abort while the reader is on its way leaves the team as it was', async () => {
  await withPage({}, async (page) => {
    const before = await teamOf(page);
    const release = await hold(page, 'reader.mjs');
    const onItsWay = page.waitForRequest('**/reader.mjs');
    await page.evaluate((text) => {
      window.asked = new AbortController();
      window.reading = window.headsup.load(text, { signal: window.asked.signal })
        .then(() => 'read', ({ name }) => name);
    }, roster);
    await onItsWay;
    await page.evaluate(() => window.asked.abort());
    await release();
    assert.equal(await page.evaluate(() => window.reading), 'AbortError');
    assert.equal(await teamOf(page), before);
  });
});

test('a reader that cannot be loaded is told', async () => {
  await withPage({}, async (page) => {
    await page.route('**/reader_worker.mjs', (route) => route.abort());
    const before = await teamOf(page);
    await paste(page, roster);
    await page.locator('#toast:not(.reading)').waitFor();
    assert.match(await page.locator('#toast-text').textContent(), /could not be loaded/);
    assert.equal(await teamOf(page), before);
  });
});
