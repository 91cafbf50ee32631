// The examples of web/examples that are pages.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { stop, withPage } from './harness.mjs';

after(stop);

const example = (name, body) => withPage({ hash: `examples/${name}`, ready: false }, body);

test('plain-page.html shows weights, which follow the temperature', async () => {
  await example('plain-page.html', async (page) => {
    await page.waitForSelector('td');
    const weights = () => page.$$eval('tr', (rows) => rows.map((row) =>
      [...row.cells].slice(1).map((cell) => Number(cell.textContent))));
    const before = await weights();
    assert.equal(before.length, 4);
    for (const row of before) {
      assert.equal(row.length, 4);
      assert.ok(Math.abs(row.reduce((sum, weight) => sum + weight, 0) - 1) < 0.03, `${row}`);
    }
    await page.fill('#temperature', '3');
    const softer = await weights();
    assert.ok(Math.max(...softer[0]) < Math.max(...before[0]));
  });
});

test('embedded.html drives the page in its frame', async () => {
  await example('embedded.html', async (page) => {
    await page.waitForSelector('#brief li');
    await page.fill('#incident', 'checkout times out since the deploy, the lock table is full');
    const asked = await page.frames()[1].evaluate(() => window.headsup.state());
    assert.match(asked.incident.text, /lock table/);
    const lines = await page.$$eval('#brief li', (items) => items.map((item) => item.textContent));
    assert.deepEqual(lines, asked.brief.map(({ person, text, share }) =>
      `${person}, ${Math.round(share * 100)} %: ${text}`));
    assert.ok(lines.length > 0);
  });
});
