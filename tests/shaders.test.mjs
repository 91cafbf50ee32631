// Every GLSL body must compile for both worlds it is drawn in, and each pair must link.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const shaders = new URL('../shaders/', import.meta.url);
const prefixes = {
  'WebGL2': '#version 300 es\nprecision highp float;\n',
  'OpenGL 3.3': '#version 330 core\n',
};
const stages = { vertex: 'vert', fragment: 'frag' };

const bodies = readdirSync(shaders).filter((name) => name.endsWith('.glsl'));
const pairs = [...new Set(bodies.map((name) => name.replace(/_(vertex|fragment)\.glsl$/, '')))];
const body = (pair, stage) => readFileSync(new URL(`${pair}_${stage}.glsl`, shaders), 'utf8');

// Compiles and links the two stages; returns { ok, log }.
function link(prefix, texts) {
  const folder = mkdtempSync(join(tmpdir(), 'shaders-'));
  try {
    const files = Object.entries(texts).map(([stage, text]) => {
      const file = join(folder, `${stage}.${stages[stage]}`);
      writeFileSync(file, prefix + text);
      return file;
    });
    const run = spawnSync('glslangValidator', ['-l', ...files], { encoding: 'utf8' });
    if (run.error) throw run.error;
    return { ok: run.status === 0, log: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('shaders come in pairs of a vertex and a fragment body without #version', () => {
  assert.ok(pairs.length >= 2);
  assert.equal(bodies.length, 2 * pairs.length, `unpaired or misnamed: ${bodies}`);
  for (const name of bodies) {
    assert.doesNotMatch(readFileSync(new URL(name, shaders), 'utf8'), /^\s*#\s*version/m, name);
  }
});

for (const [world, prefix] of Object.entries(prefixes)) {
  for (const pair of pairs) {
    test(`${pair} compiles and links for ${world}`, () => {
      const texts = { vertex: body(pair, 'vertex'), fragment: body(pair, 'fragment') };
      const { ok, log } = link(prefix, texts);
      assert.ok(ok, log);
    });
  }

  test(`a fault is noticed for ${world}`, () => {
    const vertex = body('node', 'vertex');
    const fragment = body('node', 'fragment');
    const unknown = link(prefix, { vertex, fragment: fragment.replace('v_place', 'v_nowhere') });
    assert.equal(unknown.ok, false);
    assert.match(unknown.log, /v_place/);
    const mismatched = link(prefix, { vertex: vertex.replace('out vec4 v_ring', 'out vec2 v_ring')
      .replace('v_ring = clamp(a_ring', 'v_ring = clamp(a_ring.xy'), fragment });
    assert.equal(mismatched.ok, false);
    assert.match(mismatched.log, /v_ring/);
  });
}
