// Whom a head listens to is seen without searching, among 40 people and among 4,096.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { assertLabelsApart, call, framesPass, settled, state, stop, withPage } from './harness.mjs';

after(stop);

// Opens the scale lab's organisation of this size and seed as a team of its own.
async function openOrganisation(page, people, seed) {
  const problem = await page.evaluate(([count, number]) => {
    const { headsup } = window;
    headsup.setView('scale');
    headsup.setLab(count, number);
    headsup.drawOrganisation(true);
    const text = headsup.exportTeam();
    headsup.drawOrganisation(false);
    headsup.setView('query');
    return headsup.loadTeam(text).error;
  }, [people, seed]);
  assert.equal(problem, undefined);
  await framesPass(page, 2);
  return settled(page);
}

// The first three people of each head, but for the query.
const firstThree = ({ people, query, heads }) => heads.flatMap(({ weights }) =>
  people.map((person, index) => ({ ...person, weight: weights[index] }))
    .filter(({ name }) => name !== query)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3));

function assertSums({ people, heads, view: { crowd } }, what) {
  const all = people.filter(({ drawn }) => drawn === 'crowd').length;
  assert.equal(crowd.people, all, what);
  for (const { id, weights } of heads) {
    const drawn = weights.filter((weight, index) => people[index].drawn === 'full');
    const sum = drawn.reduce((total, weight) => total + weight, crowd.shares[id]);
    assert.ok(Math.abs(sum - 1) <= 1e-6, `${what}: ${id} ${sum}`);
  }
}

const MANY = 500;  // people; in larger teams one seed stands for all where things move
const WORDS = 'the replica lags and customers ask why orders are late'.split(' ');

// Types the words, one after the other. Returns who has left their seat with one, although they
// were and are drawn in full.
const whoMoves = (page) => page.evaluate(async (words) => {
  const { headsup } = window;
  const drawn = () => new Promise((done) => { requestAnimationFrame(done); });
  const moved = [];
  let before = headsup.state();
  let { text } = before.incident;
  for (const word of words) {
    text += ` ${word}`;
    headsup.setIncident(text);
    for (let frames = 0; frames < 2; ++frames) await drawn();
    const now = headsup.state();
    now.people.forEach(({ name, drawn: how, x, y, radius }, index) => {
      const was = before.people[index];
      const stays = how === 'full' && was.drawn === 'full';
      if (stays && Math.hypot(x - was.x, y - was.y) > radius) moved.push(`${word}: ${name}`);
    });
    before = now;
  }
  return moved;
}, WORDS);

for (const [width, height] of [[1440, 900], [390, 844]]) {
  for (const people of [40, 120, 500, 4096]) {
    const what = `${people} people at ${width}×${height}`;
    test(`${what}: every head's first three are in full, named, hit, and keep their seats`, async () => {
      await withPage({ width, height, reducedMotion: true }, async (page) => {
        const canvas = await page.locator('#canvas').boundingBox();
        for (const seed of [1, 2, 3, 4, 5]) {
          const now = await openOrganisation(page, people, seed);
          assertLabelsApart(now, `seed ${seed}`);
          assertSums(now, `seed ${seed}`);
          const slow = people > MANY && seed > 1;
          for (const { name, drawn, labelled, x, y, radius } of firstThree(now)) {
            assert.equal(drawn, 'full', `seed ${seed}: ${name}`);
            assert.ok(labelled, `seed ${seed}: ${name} has no label`);
            assert.ok(x > radius && x < canvas.width - radius && y > radius, `seed ${seed}: ${name}`);
            if (slow) continue;
            await page.mouse.move(x, y);
            await page.waitForFunction((who) => window.headsup.state().view.hovered === who, name);
          }
          if (slow) continue;
          await page.mouse.move(canvas.width - 2, 2);
          assert.deepEqual(await whoMoves(page), [], `seed ${seed}`);
        }
      });
    });
  }
}

test('a pointer on the crowd brings a name back, and idle draws nothing', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await openOrganisation(page, 120, 1);
    const quiet = before.people.find(({ drawn }) => drawn === 'crowd');
    await page.mouse.move(quiet.x, quiet.y);
    await page.waitForFunction(
      (who) => window.headsup.state().people.some(
        ({ name, drawn, labelled }) => name === who && drawn === 'full' && labelled), quiet.name);
    assertSums(await state(page), 'pointed at');
    const { frames } = await settled(page);
    await framesPass(page, 30);
    assert.equal((await state(page)).frames, frames);
  });
});

test('a letter finds a person by name, flies there, and Enter lets them ask', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await openOrganisation(page, 500, 1);
    const { name } = before.people.find(({ drawn }) => drawn === 'crowd');
    await page.keyboard.press('f');
    await page.keyboard.type(name.slice(0, -1).toUpperCase());
    assert.equal(await page.locator('#find-name').textContent(), name);
    const there = await settled(page);
    const found = there.people.find((person) => person.name === name);
    assert.equal(there.view.focused, name);
    assert.ok(found.drawn === 'full' && found.labelled && there.view.zoom > 1, JSON.stringify(found));
    await page.keyboard.type('zzz');
    assert.equal(await page.locator('#find-name').textContent(), 'Nobody has that in their name');
    await page.locator('#find-text').fill(name);
    await page.keyboard.press('Enter');
    const after = await settled(page);
    assert.equal(after.query, name);
    assert.equal(await page.locator('#find').isVisible(), false);

    await page.keyboard.press(before.query[0].toLowerCase());
    assert.equal(await page.locator('#find-text').inputValue(), before.query[0].toLowerCase());
    await page.keyboard.press('Escape');
    assert.equal((await settled(page)).view.focused, '');
    assert.match((await call(page, 'find', 'zzz')).error.message, /zzz/);
    assert.deepEqual(await call(page, 'find', before.query), { ok: true });
  });
});
