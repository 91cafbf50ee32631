// The examples of web/examples that are scripts, as they lie in build/web.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = resolve(root, process.env.HEADSUP_WEB_DIR ?? 'build/web', 'examples');

function run(name) {
  const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
}

test('in-node.mjs computes in steps', () => {
  const lines = run('in-node.mjs').trim().split('\n');
  assert.deepEqual(lines, [
    '25 %', '50 %', '75 %', '100 %', 'output: 4096 tokens',
    'the weights of token 7 in the first head sum to 1.000',
  ]);
});

test('padded-batch.mjs: padding changes nothing', () => {
  assert.equal(run('padded-batch.mjs'), [3, 2, 7].map((words) =>
    `${words} of 7 words: 0 on padding, the same as without it\n`).join(''));
});

test('an example has at most 30 lines, and the list names it', () => {
  const list = readFileSync(resolve(folder, 'README.md'), 'utf8');
  for (const name of readdirSync(folder).filter((file) => file !== 'README.md')) {
    const lines = readFileSync(resolve(folder, name), 'utf8').split('\n').length - 1;
    assert.ok(lines <= 30, `${name}: ${lines} lines`);
    assert.ok(list.includes(`\`${name}\``), `${name} is not in README.md`);
  }
});
