// The ledger: every printed number of an edge can be recomputed from the printed operands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openPage, settled, state, stop } from './harness.mjs';

after(stop);

const EDGES = 20;

// A small generator with a fixed seed: the same edges in every run.
function* randomNumbers(seed) {
  for (let value = seed; ; ) {
    value = (value * 1103515245 + 12345) % 2147483648;
    yield value / 2147483648;
  }
}

// The tables of the mirror: one a section, rows of [label, ...numbers].
const printedTables = (page) => page.$$eval('#panel-document table', (tables) =>
  tables.map((table) => [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell, i) => (i === 0
      ? cell.textContent
      : Number(cell.querySelector('input')?.value ?? cell.textContent))))));

// One unit of the last printed digit, and what the rounding of the operands can add to it.
const DIGIT = 1e-6;
const near = (a, b, tolerance, what) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${what}: ${a} against ${b}`);

function assertChecks([match, score, softmax, value, output], what) {
  const terms = match.slice(0, -1);
  for (const [facet, q, k, product] of terms) {
    near(q * k, product, DIGIT * (1 + Math.abs(q) + Math.abs(k)), `${what}: q × k of ${facet}`);
  }
  const dot = match.at(-1).at(-1);
  near(terms.reduce((sum, row) => sum + row[3], 0), dot, DIGIT * terms.length, `${what}: q · k`);

  const [[, sameDot], [, root], [, scaled], [, bias], [, temperature], [, tempered]] = score;
  assert.equal(sameDot, dot);
  near(sameDot / root, scaled, 2 * DIGIT, `${what}: scaled`);
  near((scaled + bias) / temperature, tempered, DIGIT * (1 + 1 / temperature), `${what}: score`);

  const [[, again], [, largest], [, exp], [, sum], [, weight]] = softmax;
  assert.equal(again, tempered);
  near(Math.exp(again - largest), exp, 3 * DIGIT, `${what}: exp`);
  near(exp / sum, weight, 3 * DIGIT, `${what}: weight`);

  for (const [facet, v, part] of value) near(weight * v, part, 2 * DIGIT, `${what}: ${facet}`);
  for (const [facet, blend, wo, before, after_] of output) {
    near(blend * wo + before, after_, 3 * DIGIT, `${what}: token at ${facet}`);
  }
  return weight;
}

test('twenty edges, recomputed line by line from the printed operands', async () => {
  const { page, close, errors } = await openPage({ reducedMotion: true });
  const random = randomNumbers(11);
  const pick = (list) => list[Math.floor(random.next().value * list.length)];
  const { people, heads } = await state(page);
  for (let edge = 0; edge < EDGES; ++edge) {
    const [query, person, head] = [pick(people).name, pick(people).name, pick(heads).id];
    const temperature = pick([0.4, 1, 3]);
    await page.evaluate(([asks, who, id, t]) => {
      window.headsup.select(asks);
      window.headsup.setTemperature(t);
      window.headsup.openLedger(id, who);
    }, [query, person, head, temperature]);
    const now = await settled(page);
    assert.deepEqual(now.view.edge, { head, person });
    const weight = assertChecks(await printedTables(page), `${query} → ${person}, ${head}`);
    const h = now.heads.findIndex(({ id }) => id === head);
    near(weight, now.heads[h].weights[now.people.findIndex(({ name }) => name === person)], DIGIT,
         'the weight of state()');
  }
  assert.deepEqual(errors, []);
  await close();
});

test('a click on a strand opens its ledger; the ledger closes again', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  const { people, query } = await settled(page);
  const [from, to] = ['Ragavan', query].map((who) => people.find(({ name }) => name === who));
  // Across the middle of the bundle, until a strand is under the pointer.
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [nx, ny] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  let opened = null;
  for (let offset = -40; offset <= 60 && !opened; offset += 4) {
    await page.mouse.click(mx + nx * offset, my + ny * offset);
    opened = (await settled(page)).view.edge;
  }
  assert.equal(opened?.person, 'Ragavan');
  assert.equal(await page.locator('#panel-document').evaluate((node) => node.hidden), false);
  await page.evaluate(() => window.headsup.closeLedger());
  const { view } = await settled(page);
  assert.equal(view.edge, undefined);
  await close();
});
