// What README.md and src/README.md name is there: files, and the functions of the walk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');
const house = read('src/README.md');
const pages = { 'README.md': read('README.md'), 'src/README.md': house };

const PATH = /^(?:(?:src|tests|web|shaders|\.github)\/[\w./-]*|\w+\.(?:md|txt))$/;
const paths = (text) => [...text.matchAll(/`([^`\s]+)`/g)].map(([, code]) => code)
  .filter((code) => PATH.test(code));

for (const [page, text] of Object.entries(pages)) {
  test(`every path in ${page} exists`, () => {
    assert.ok(paths(text).length > 5);
    assert.deepEqual(paths(text).filter((path) => !existsSync(root + path)), []);
  });
}

// Each stands as `name` (`path`, or as (`name`, `path`).
test('every function that src/README.md walks through is in the file it names', () => {
  const named = [...house.matchAll(/`([\w:]+)`(?:\*\*)?\s*(?:,|\()\s*`((?:src|web)\/[^`]+)`/g)];
  assert.ok(named.length > 20);
  const missing = named.filter(([, name, path]) =>
    !new RegExp(`\\b${name.split('::').at(-1)}\\b`).test(read(path)));
  assert.deepEqual(missing.map(([found]) => found), []);
});

test('src/README.md tells what each room is for', () => {
  const folders = (under) => readdirSync(root + under, { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => `${under}/${entry.name}`);
  const rooms = [...folders('src').filter((room) => room !== 'src/app'), ...folders('src/app')];
  assert.deepEqual(rooms.filter((room) => !house.includes(`| \`${room}\` |`)), []);
});
