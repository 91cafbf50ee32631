// build/npm as others get it: packed, installed into an empty folder without a network, and run.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = process.env.HEADSUP_NPM_DIR
  ?? fileURLToPath(new URL('../../build/npm', import.meta.url));

test('npm packs the attention core, installs it offline, and its example runs', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'headsup-package-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const npm = (...words) => execFileSync('npm', words, {
    cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'ignore'],
  });

  const [{ filename, files }] = JSON.parse(npm('pack', '--json', source));
  const names = files.map(({ path }) => path);
  for (const name of ['LICENSE', 'README.md', 'attention-scalar.wasm', 'attention.d.ts',
                      'attention.mjs', 'attention.wasm', 'package.json']) {
    assert.ok(names.includes(name), `${name} is not packed`);
  }

  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  npm('install', '--offline', '--no-audit', '--no-fund', `./${filename}`);

  const readme = readFileSync(join(folder, 'node_modules/headsup-attention/README.md'), 'utf8');
  const [, code, printed] = /```js\n(.*?)```.*?```text\n(.*?)```/s.exec(readme);
  writeFileSync(join(folder, 'example.mjs'), code);
  const run = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
  assert.equal(run.stderr, '');
  assert.equal(run.stdout, printed);
});
