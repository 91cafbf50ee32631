// headsup.d.ts describes what the page answers: tsc is given the answers as literals of its types.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { another, call, state, stop, withPage } from './harness.mjs';

after(stop);

const fileAt = (path) => fileURLToPath(new URL(path, import.meta.url));

// A field that is missing, of another type or not declared is an error in a literal.
function typeErrors(literals) {
  const folder = mkdtempSync(join(tmpdir(), 'headsup-types-'));
  const file = join(folder, 'answers.ts');
  writeFileSync(file, [
    `import type { Explanation, Ledger, Result, State } from ${JSON.stringify(fileAt('../../web/headsup.js'))};`,
    ...literals.map(([type, value], index) =>
      `export const answer${index}: ${type} = ${JSON.stringify(value)};`),
    '// @ts-expect-error',
    'export const wrong: Result = { ok: false };',
  ].join('\n'));
  const run = spawnSync(process.execPath, [
    fileAt('../node_modules/typescript/bin/tsc'), '--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck',
    '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', file,
  ], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return run.stdout + run.stderr;
}

test('state(), explain() and ledger() are what headsup.d.ts says', async () => {
  await withPage({}, async (page) => {
    const first = await state(page);
    const { name } = another(first);
    const [{ id }] = first.heads;
    const answers = [['State', first]];
    answers.push(['Explanation', await call(page, 'explain', id, name)]);
    answers.push(['Ledger', await call(page, 'ledger', id, name)]);
    answers.push(['Result', await call(page, 'setView', 'command')]);
    answers.push(['Result', await call(page, 'setView', 'nowhere')]);
    await call(page, 'openLedger', id, name);
    await call(page, 'editNumber', 'k', name, Object.keys(first.incident.needs)[0], 0.5);
    answers.push(['State', await state(page)]);
    await call(page, 'setIncident', '');
    await call(page, 'setView', 'everyone');
    await call(page, 'tour', 2);
    answers.push(['State', await state(page)]);
    assert.equal(typeErrors(answers), '');
  });
});
