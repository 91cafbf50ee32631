// The types of web/: its scripts agree with their JSDoc and with the declarations that are shipped.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import { createApi } from '../web/api.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

test('tsc --checkJs finds nothing in web/', () => {
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));
  const run = spawnSync(process.execPath, [tsc, '--project', here], { encoding: 'utf8' });
  assert.equal(run.stdout + run.stderr, '');
});

// The names of what an interface of a declaration file has.
function membersOf(file, name) {
  const path = fileURLToPath(new URL(`../web/${file}`, import.meta.url));
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.Latest);
  const found = source.statements.find((statement) =>
    ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  assert.ok(found, `${file} has no interface ${name}`);
  return found.members.map((member) => member.name.text);
}

test('headsup.d.ts and api.mjs list the same methods', () => {
  const { api } = createApi(Promise.resolve(), {
    beforeTeam() {}, expectPeople() {}, afterCommand() {}, library: async () => ({}),
    loadCatalogue: async () => {}, language: () => 'en',
  });
  assert.deepEqual(membersOf('headsup.d.ts', 'Headsup').sort(), Object.keys(api).sort());
});

test('README names every method', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const missing = membersOf('headsup.d.ts', 'Headsup').filter((name) =>
    !readme.includes(name === 'ready' ? 'headsup.ready' : `${name}(`));
  assert.deepEqual(missing, []);
});
