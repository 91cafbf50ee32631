// What axe-core finds in a page as it is now.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

// what: for the message.
export async function assertAccessible(page, what) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run({ rules: { 'target-size': { enabled: true } } });
    return result.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  });
  assert.deepEqual(violations, [], what);
}
