// A team's history is tested on its own past in a worker, by a script and on the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { assertAccessible } from './accessible.mjs';
import { call, closeIntro, settled, start, state, stop, withPage } from './harness.mjs';

const program = process.env.HEADSUP_DESKTOP
  ?? fileURLToPath(new URL('../../build/desktop/headsup', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'headsup-backtest-'));

before(start);
after(async () => {
  rmSync(folder, { recursive: true });
  await stop();
});

const WORK = [
  ['Ann Arbor', 'Fix stale cache entries', 'src/cache/evict.c'],
  ['Bo Berg', 'Close stuck sockets', 'src/net/pool.c'],
  ['Ann Arbor', 'Warm the cache up', 'src/cache/warm.c'],
  ['Cleo Cruz', 'Retry failed payments', 'src/payments/retry.c'],
];

// The latest first, one a day. Each seventh commit somebody else does what is another one's work.
const log = Array.from({ length: 90 }, (_, index) => {
  const [, subject, path] = WORK[index % WORK.length];
  const [author] = WORK[(index % 7 ? index : index + 1) % WORK.length];
  const day = new Date(Date.UTC(2026, 5, 30 - index, 12)).toISOString().slice(0, 19);
  return `commit\t${1000000 + index}\t${author}\t${day}+00:00\t${subject}\n\n3\t1\t${path}\n`;
}).join('');

const load = (page, text) => page.evaluate((given) => window.headsup.load(given), text);
const backtest = (page, options) => page.evaluate(async (given) => {
  const shares = [];
  const report = await window.headsup.backtest({ ...given, progress: (share) => shares.push(share) });
  return { report, shares };
}, options);

// state() without what belongs to the moment.
const lasting = ({ frames, saved, view: { controls, labels, draw_calls: calls, ...view }, ...rest }) =>
  ({ ...rest, view });

const button = (page) => page.locator('#documents [data-id="backtest"]');
const told = (page) => page.locator('#page-document').textContent();

test('a script is told how often the history would have been right', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await load(page, log);
    const before = lasting(await settled(page));
    const { report } = await backtest(page, { queries: 40 });
    assert.equal(report.queries, 40);
    const { attention, most_active: active } = report.methods;
    assert.ok(attention.top1 > active.top1 && attention.top1 < 1, `${attention.top1} ${active.top1}`);
    assert.equal(attention.among.length, 10);
    assert.equal(attention.among[2], attention.top3);
    assert.equal(report.calibration.bins.reduce((sum, { n }) => sum + n, 0), 40);
    assert.equal(report.latest.length, 10);
    assert.equal(report.latest[0].subject, WORK[0][1]);
    assert.deepEqual((await backtest(page, { queries: 40 })).report, report);
    assert.deepEqual(lasting(await settled(page)), before);
  });
});

test('it is what the command line prints', { skip: !existsSync(program) }, async () => {
  const file = join(folder, 'log.txt');
  writeFileSync(file, log);
  const printed = execFileSync(program,
    ['--git-log', file, '--backtest', '60', '--embargo', '48', '--report', 'json'], { encoding: 'utf8' });
  await withPage({ reducedMotion: true }, async (page) => {
    await load(page, log);
    const { report } = await backtest(page, { queries: 60, embargoHours: 48 });
    assert.deepEqual(report, JSON.parse(printed));
  });
});

test('without a history, or with odd wishes, it says why not', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const none = await backtest(page, {});
    assert.match(none.report.error.message, /made from no git history/);
    await load(page, log);
    for (const wish of [{ queries: 0 }, { queries: 2.5 }, { embargoHours: -1 }]) {
      assert.match((await backtest(page, wish)).report.error.message, /whole number from 1/);
    }
    await assert.rejects(backtest(page, { queries: 'all' }), /queries must be a number/);
    const stopped = await page.evaluate(async () => {
      const asked = new AbortController();
      const testing = window.headsup.backtest({ signal: asked.signal });
      asked.abort();
      return testing.then(() => 'tested', ({ name }) => name);
    });
    assert.equal(stopped, 'AbortError');
  });
});

test('the page is operated by keyboard, says what was found, and drops it with the team', async () => {
  for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844, touch: true }]) {
    await withPage({ reducedMotion: true, ...size }, async (page) => {
      await closeIntro(page);
      await call(page, 'setView', 'backtest');
      await settled(page);
      assert.match(await told(page), /made from no git log/);
      await load(page, log);
      await call(page, 'setView', 'backtest');
      await settled(page);
      assert.match(await told(page), /Nothing is tested yet/);
      await button(page).focus();
      await page.keyboard.press('Enter');
      await page.locator('#page-document', { hasText: 'Of the last' }).waitFor();
      assert.ok(await button(page).evaluate((node) => node === document.activeElement));
      assert.equal(await button(page).textContent(), 'Test it again');
      const text = await told(page);
      assert.match(text, /attention named the author first in \d+\s%, among three in \d+\s%/);
      assert.match(text, /This says who did it, not who should have/);
      await settled(page);
      await page.locator('#documents').focus();
      await assertAccessible(page, `${size.width} pixels wide`);
      await call(page, 'setLanguage', 'de');
      await settled(page);
      assert.match(await told(page), /Bei den letzten \d+ Commits/);
      await call(page, 'setLanguage', 'en');
      await load(page, log.replace('Warm the cache up', 'Warm it up'));
      await call(page, 'setView', 'backtest');
      await settled(page);
      assert.match(await told(page), /Nothing is tested yet/);
    });
  }
});

test('a test that is under way is cancelled at once, and leaves nothing', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await closeIntro(page);
    await load(page, log);
    await call(page, 'setView', 'backtest');
    const before = lasting(await settled(page));
    // Whatever the reader's module would answer comes later than the press.
    let release = () => {};
    const held = new Promise((done) => { release = done; });
    await page.route('**/reader_module.wasm', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    const press = () => button(page).evaluate((node) => node.click());
    await press();
    await settled(page);
    assert.equal(await button(page).textContent(), 'Cancel');
    assert.match(await told(page), /Commits asked/);
    await press();
    assert.deepEqual(lasting(await settled(page)), before);
    assert.match(await told(page), /Nothing is tested yet/);
    release();
    await press();
    await page.locator('#page-document', { hasText: 'Of the last' }).waitFor();
  });
});
