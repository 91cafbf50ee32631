// The main job: open the page, click a person, see four heads of live attention, and trust the
// numbers. Every number is compared with the double-precision computation of reference.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

import { openPage, settled, state, stop } from './harness.mjs';
import { attention, entropyBits } from './reference.mjs';

const TOLERANCE = 2e-6;
const REPORTS = [
  "It's 11pm, API latency has spiked to 8 seconds, looks like a write contention issue in the orders table",
  'It is 11 pm and the API takes 8 seconds: writes to the orders table are waiting on a lock',
  "11pm: API latency spikes at 8 seconds, I suspect lock contention on the orders table's status column",
  'Late tonight the API went slow, p99 latency above 8 seconds; write contention in the orders table again',
];
const VAGUE = ['hey, who can look at this?', 'qwfp luyzx arstd neiox', ''];

after(stop);

const exported = async (page) => JSON.parse(await page.evaluate(() => window.headsup.exportTeam()));

function assertSameWeights(now, team, what) {
  const expected = attention(team, {
    needs: now.incident.needs,
    query: now.query,
    temperature: now.temperature,
    depth: now.depth,
  });
  now.heads.forEach((head, h) => {
    head.weights.forEach((weight, person) => {
      const difference = Math.abs(weight - expected[h][person]);
      assert.ok(difference <= TOLERANCE,
        `${what}: ${head.id} → ${now.people[person].name}: ${weight}, expected ${expected[h][person]}`);
    });
    assert.ok(Math.abs(head.entropy_bits - entropyBits(expected[h])) < 1e-5);
  });
}

test('clicking each person makes them the query, and all four heads are right', async () => {
  const { page, errors, close } = await openPage({ reducedMotion: true });
  const team = await exported(page);
  assertSameWeights(await state(page), team, 'the first screen');
  for (const { name } of team.people) {
    const before = await settled(page);
    const { x, y } = before.people.find((person) => person.name === name);
    await page.mouse.click(x, y);
    await page.waitForFunction((who) => window.headsup.state().query === who, name);
    assertSameWeights(await state(page), team, `${name} asks`);
  }
  assert.deepEqual(errors, []);
  await close();
});

test('other temperatures, depths, texts and an absence are right too', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  for (const [temperature, depth, text] of [
    [0.05, 1, REPORTS[0]], [20, 0.5, REPORTS[1]], [0.7, 0, REPORTS[2]], [1, 1, VAGUE[0]],
  ]) {
    await page.evaluate(([t, d, incident]) => {
      window.headsup.setTemperature(t);
      window.headsup.setDepth(d);
      window.headsup.setIncident(incident);
    }, [temperature, depth, text]);
    assertSameWeights(await state(page), await exported(page), `τ ${temperature}, depth ${depth}`);
  }
  await page.evaluate(() => {
    window.headsup.setTemperature(1);
    window.headsup.setAvailable('Ragavan', false);
  });
  const now = await state(page);
  assertSameWeights(now, await exported(page), 'without Ragavan');
  assert.equal(now.heads[0].weights[now.people.findIndex(({ name }) => name === 'Ragavan')], 0);
  await close();
});

test('the report of a lead names the right people in every head', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  for (const text of REPORTS) {
    const now = await page.evaluate((incident) => {
      window.headsup.setIncident(incident);
      return window.headsup.state();
    }, text);
    const weight = (head, name) =>
      now.heads.find(({ id }) => id === head).weights[
        now.people.findIndex((person) => person.name === name)];
    const ranking = (head) => now.people.map(({ name }) => name)
      .sort((a, b) => weight(head, b) - weight(head, a));
    assert.deepEqual(new Set(ranking('technical').slice(0, 2)), new Set(['Ragavan', 'Siva']), text);
    assert.ok(weight('technical', 'Ragavan') + weight('technical', 'Siva') >= 0.6, text);
    assert.ok(weight('technical', 'Sreeni') < weight('technical', 'Siva'));
    assert.equal(ranking('comms')[0], 'Sreeni', text);
    for (const head of now.heads) {
      for (const value of head.weights) assert.ok(value > 0, `${text}: ${head.id}`);
    }
    assert.equal(now.heads.find(({ id }) => id === 'technical').verdict, 'clear', text);
    assert.equal(now.heads.find(({ id }) => id === 'comms').verdict, 'clear', text);
  }
  await close();
});

test('vague text and gibberish: nobody stands out, in any head', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  for (const text of VAGUE) {
    const now = await page.evaluate((incident) => {
      window.headsup.setIncident(incident);
      return window.headsup.state();
    }, text);
    for (const head of now.heads) {
      assert.equal(head.verdict, 'nobody', `'${text}': ${head.id}`);
      assert.ok(head.entropy_bits / Math.log2(now.people.length) >= 0.97);
    }
    assert.deepEqual(now.brief, []);
  }
  await close();
});

test('matrix, explain, state and the table on the page show the same numbers', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  const now = await state(page);
  const query = now.people.findIndex(({ name }) => name === now.query);
  for (const head of now.heads) {
    const matrix = await page.evaluate((id) => window.headsup.matrix(id), head.id);
    assert.deepEqual(matrix[query], head.weights);
    for (const row of matrix) {
      assert.ok(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-5);
    }
    for (let person = 0; person < now.people.length; ++person) {
      const edge = await page.evaluate(([id, name]) => window.headsup.explain(id, name),
        [head.id, now.people[person].name]);
      assert.equal(edge.weight, head.weights[person]);
      assert.ok(Math.abs(edge.products.reduce((sum, value) => sum + value, 0) - edge.dot) < 1e-5);
      assert.ok(Math.abs(edge.exp / edge.sum - edge.weight) < 1e-6);
      edge.contribution.forEach((part, facet) =>
        assert.ok(Math.abs(part - edge.weight * edge.value[facet]) < 1e-7));
    }
  }
  const cells = await page.$$eval('#weights tr', (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => parseFloat(cell.textContent))));
  assert.equal(cells.length, now.people.length);
  cells.forEach((row, person) => row.forEach((shown, h) =>
    assert.ok(Math.abs(shown - 100 * now.heads[h].weights[person]) <= 0.5, `${shown}`)));
  await close();
});

test('the desktop program reports the same numbers as the page', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  const program = fileURLToPath(new URL('../../build/desktop/headsup', import.meta.url));
  for (const [text, query, temperature] of [[REPORTS[0], 'Maya', 1], [REPORTS[1], 'Siva', 2.5]]) {
    const desktop = JSON.parse(execFileSync(program, ['--report', 'json', '--incident', text,
      '--query', query, '--temperature', String(temperature)], { encoding: 'utf8' }));
    const now = await page.evaluate(([incident, name, t]) => {
      window.headsup.setIncident(incident);
      window.headsup.select(name);
      window.headsup.setTemperature(t);
      return window.headsup.state();
    }, [text, query, temperature]);
    assert.deepEqual(desktop.incident, now.incident);
    desktop.heads.forEach((head, h) => {
      assert.equal(head.verdict, now.heads[h].verdict);
      head.weights.forEach((weight, person) =>
        assert.ok(Math.abs(weight - now.heads[h].weights[person]) <= 2.4e-7));
    });
    assert.deepEqual(desktop.brief.map(({ head, person, text: line }) => [head, person, line]),
      now.brief.map(({ head, person, text: line }) => [head, person, line]));
  }
  await close();
});

test('a selection moves everybody smoothly and then the page rests', async () => {
  const { page, close } = await openPage();
  const before = await settled(page);
  const target = before.people.find(({ name }) => name !== before.query);
  await page.mouse.click(target.x, target.y);
  await page.waitForFunction((who) => window.headsup.state().query === who, target.name);
  const after = await settled(page);
  const moved = after.people.find(({ name }) => name === target.name);
  assert.ok(after.frames - before.frames > 5, 'the motion was drawn, frame by frame');
  assert.ok(moved.radius > target.radius, 'the query is drawn larger');
  const old = before.people.find(({ name }) => name === before.query);
  assert.ok(Math.hypot(moved.x - old.x, moved.y - old.y) < 1, 'and in the middle');
  await page.waitForTimeout(1500);  // nothing to wait for: the point is that nothing happens
  assert.equal((await state(page)).frames, after.frames);
  await close();
});

test('three hundred people: the same two draw calls, the right numbers, a page that rests', async () => {
  const { page, errors, close } = await openPage({ reducedMotion: true });
  const small = await settled(page);
  const team = await exported(page);
  const [lead, ...others] = team.people;
  team.people = [lead, ...Array.from({ length: 299 }, (_, i) =>
    ({ ...others[i % others.length], name: `${others[i % others.length].name} ${i}` }))];
  const answer = await page.evaluate((text) => window.headsup.loadTeam(text), JSON.stringify(team));
  assert.deepEqual(answer, { ok: true });
  const large = await settled(page);
  assert.equal(large.people.length, 300);
  assert.equal(large.view.draw_calls, 2);
  assert.equal(small.view.draw_calls, 2);
  assertSameWeights(large, team, '300 people');
  assert.ok(large.view.labels.length < 300, 'names without room are left out');
  assert.deepEqual(errors, []);
  await close();
});

test('typing recomputes as one types', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  const field = page.locator('textarea');
  await field.fill('');
  assert.ok((await state(page)).heads.every(({ verdict }) => verdict === 'nobody'));
  await field.pressSequentially('write contention in the orders table');
  const now = await state(page);
  assert.equal(now.incident.text, 'write contention in the orders table');
  assert.ok(now.incident.matches.length >= 2);
  assert.equal(now.heads[0].verdict, 'clear');
  await close();
});
