// What git log prints becomes a team: dropped, pasted or by headsup.load, as one step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { call, paste, settled, start, stop, withPage } from './harness.mjs';

before(start);
after(stop);

const WORK = [
  ['Ann Arbor', 'Fix stale cache entries', 'src/cache/evict.c'],
  ['Bo Berg', 'Close stuck sockets', 'src/net/pool.c'],
  ['Cleo Cruz', 'Retry failed payments', 'src/payments/retry.c'],
];

// The latest first, one a day.
const log = Array.from({ length: 60 }, (_, index) => {
  const [author, subject, path] = WORK[index % WORK.length];
  const day = new Date(Date.UTC(2026, 5, 30 - index, 12)).toISOString().slice(0, 19);
  return `commit\t${1000000 + index}\t${author}\t${day}+00:00\t${subject}\n\n3\t1\t${path}\n`;
}).join('');

const load = (page, text) => page.evaluate((given) => window.headsup.load(given), text);

test('a log makes a team whose answer follows who did it, as one step of undo', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await call(page, 'exportTeam');
    const answer = await load(page, log);
    assert.equal(answer.kind, 'git-log');
    assert.equal(answer.people, 3);
    assert.match(answer.told, /git log of 3 people/);

    await call(page, 'setIncident', 'payments fail and retry for ever');
    const { people, heads } = await settled(page);
    const { weights } = heads.find(({ id }) => id === 'technical');
    const first = weights.indexOf(Math.max(...weights));
    assert.equal(people[first].name, 'Cleo Cruz');

    await call(page, 'undo');
    const file = await call(page, 'exportTeam');
    assert.equal((await load(page, file)).kind, 'team');
    assert.equal(await call(page, 'exportTeam'), file);
    await call(page, 'undo');
    await call(page, 'undo');
    assert.equal(await call(page, 'exportTeam'), before);
  });
});

test('a log that makes no team is refused with its place, and nothing changes', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await call(page, 'exportTeam');
    const odd = await load(page, `${log}what is this\n`);
    assert.equal(odd.error.line, 181);
    const alone = await load(page, log.replaceAll(/Bo Berg|Cleo Cruz/g, 'Ann Arbor'));
    assert.match(alone.error.message, /at least two people/);
    assert.equal(await call(page, 'exportTeam'), before);
  });
});

test('a pasted log is told in a line', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await paste(page, log);
    await page.locator('#toast-text', { hasText: 'git log of 3 people' }).waitFor();
    assert.equal((await call(page, 'state')).people.length, 3);
  });
});
