// The core alone, through attention.mjs, in Node.js. HEADSUP_WEB_DIR: the folder with the built page
// instead of build/web.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { randomSource } from './numbers.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const webDir = path.resolve(root, process.env.HEADSUP_WEB_DIR ?? 'build/web');
const { default: createAttention } = await import(pathToFileURL(path.join(webDir, 'attention.mjs')));
const core = await createAttention();

const WEIGHTS_TOLERANCE = 5e-6;
const OUTPUT_TOLERANCE = 1e-5;

function randomLayer(seed, dModel, heads, dK) {
  const random = randomSource(seed);
  const [wq, wk, wv, wo] = [0, 0, 0, 0].map(() => random(dModel * heads * dK));
  return { dModel, heads, wq, wk, wv, wo };
}

// a (rows × depth) · b (depth × cols) in float64.
function multiply(a, b, rows, depth, cols) {
  const c = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < depth; k++) {
      for (let j = 0; j < cols; j++) c[i * cols + j] += a[i * depth + k] * b[k * cols + j];
    }
  }
  return c;
}

// The formulas in float64. With q, k and v in `given` the projections wq, wk and wv are not used.
function reference(layer, given, tokens, options = {}) {
  const { dModel, heads, wo } = layer;
  const width = wo.length / dModel;
  const dK = width / heads;
  const { x, q, k, v } = given;
  const [Q, K, V] = x
    ? [layer.wq, layer.wk, layer.wv].map((w) => multiply(x, w, tokens, dModel, width))
    : [q, k, v];
  const weights = new Float64Array(heads * tokens * tokens);
  const concat = new Float64Array(tokens * width);
  for (let head = 0; head < heads; head++) {
    const tau = options.headTemperatures?.[head] ?? options.temperature ?? 1;
    for (let i = 0; i < tokens; i++) {
      const row = weights.subarray((head * tokens + i) * tokens).subarray(0, tokens);
      for (let j = 0; j < tokens; j++) {
        let dot = 0;
        for (let c = head * dK; c < (head + 1) * dK; c++) dot += Q[i * width + c] * K[j * width + c];
        row[j] = dot / Math.sqrt(dK) + (options.bias?.[(head * tokens + i) * tokens + j] ?? 0);
        if (options.mask?.[j]) row[j] = -Infinity;
      }
      const max = Math.max(...row);
      row.forEach((logit, j) => { row[j] = Math.exp((logit - max) / tau); });
      const sum = row.reduce((a, b) => a + b);
      row.forEach((e, j) => { row[j] = e / sum; });
      for (let c = head * dK; c < (head + 1) * dK; c++) {
        for (let j = 0; j < tokens; j++) concat[i * width + c] += row[j] * V[j * width + c];
      }
    }
  }
  return { weights, concat, output: multiply(concat, wo, tokens, width, dModel) };
}

function assertNear(actual, expected, tolerance, what) {
  assert.equal(actual.length, expected.length, `${what}: length`);
  let worst = 0;
  for (let i = 0; i < actual.length; i++) {
    // Written so that NaN counts as far away.
    if (!(Math.abs(actual[i] - expected[i]) <= worst)) worst = Math.abs(actual[i] - expected[i]);
  }
  assert.ok(worst <= tolerance, `${what}: off by ${worst}, allowed ${tolerance}`);
}

function assertResult(actual, expected, what) {
  assertNear(actual.weights, expected.weights, WEIGHTS_TOLERANCE, `${what}: weights`);
  assertNear(actual.output, expected.output, OUTPUT_TOLERANCE, `${what}: output`);
}

const goldenDir = path.join(root, 'tests/golden');
for (const file of fs.readdirSync(goldenDir)) {
  test(`golden: ${file}`, () => {
    const golden = JSON.parse(fs.readFileSync(path.join(goldenDir, file), 'utf8'));
    const layer = core.multiHead({ ...golden, dModel: golden.d_model });
    const { tokens, temperature } = golden;
    assertResult(layer.forward(golden.x, { tokens, temperature }), golden, file);
    layer.delete();
  });
}

for (const tokens of [1, 2, 7, 33]) {
  for (const heads of [1, 3]) {
    for (const dK of [1, 5]) {
      test(`equals float64: ${tokens} tokens, ${heads} heads of ${dK}`, () => {
        const dModel = 6;
        const description = randomLayer(7 + tokens, dModel, heads, dK);
        const random = randomSource(11 + dK);
        const layer = core.multiHead(description);
        const options = {
          headTemperatures: Array.from({ length: heads }, (_, head) => 0.5 + head),
          bias: random(heads * tokens * tokens),
          mask: Array.from({ length: tokens }, (_, j) => j % 3 === 1),
        };
        const x = random(tokens * dModel);
        assert.equal(layer.dK, dK);
        assertResult(layer.forward(x), reference(description, { x }, tokens), 'forward');
        assertResult(
          layer.forward(x, options), reference(description, { x }, tokens, options), 'options');

        const [q, k, v] = [0, 0, 0].map(() => random(tokens * heads * dK));
        const attended = layer.attend({ q, k, v }, options);
        const expected = reference(description, { q, k, v }, tokens, options);
        assertResult(attended, expected, 'attend');
        assertNear(attended.concat, expected.concat, OUTPUT_TOLERANCE, 'concat');
        layer.delete();
      });
    }
  }
}

const small = randomLayer(3, 6, 3, 5);
const x7 = randomSource(5)(7 * 6);

test('tokens in another order give the same results in that order', () => {
  const layer = core.multiHead(small);
  const order = [3, 0, 6, 5, 1, 4, 2];
  const permuted = Float32Array.from(order.flatMap((i) => [...x7.subarray(i * 6, i * 6 + 6)]));
  const before = layer.forward(x7);
  const after = layer.forward(permuted);
  const output = order.flatMap((i) => [...before.output.subarray(i * 6, i * 6 + 6)]);
  const weights = [0, 1, 2].flatMap((head) =>
    order.flatMap((i) => order.map((j) => before.weights[(head * 7 + i) * 7 + j])));
  assertResult(after, { output, weights }, 'permuted');
  layer.delete();
});

test('a masked token has weight 0 exactly; all masked: all 0', () => {
  const layer = core.multiHead(small);
  const { weights } = layer.forward(x7, { mask: [false, true, false, false, true, false, false] });
  weights.forEach((w, at) => assert.equal(w === 0, at % 7 === 1 || at % 7 === 4, `entry ${at}`));

  const none = layer.forward(x7, { mask: new Uint8Array(7).fill(1) });
  assert.ok([...none.weights, ...none.output].every((value) => value === 0));
  layer.delete();
});

test('without the weights the output is the same', () => {
  const layer = core.multiHead(small);
  const kept = layer.forward(x7);
  const streamed = layer.forward(x7, { keepWeights: false });
  assert.equal(streamed.weights, null);
  assert.deepEqual(streamed.output, kept.output);
  layer.delete();
});

test('plain arrays and doubles are taken like floats', () => {
  const layer = core.multiHead(small);
  const expected = layer.forward(x7);
  assert.deepEqual(layer.forward([...x7]), expected);
  assert.deepEqual(layer.forward(Float64Array.from(x7), { tokens: 7 }), expected);
  layer.delete();
});

// A core of its own, and its memory, which the interface does not show.
async function coreWithMemory() {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const instance = await instantiate(...args);
    memory = instance.exports.memory;
    return instance;
  };
  const own = await createAttention();
  WebAssembly.instantiate = instantiate;
  return { own, memory };
}

test('two layers do not disturb each other, and results outlive layer and growth', async () => {
  const { own, memory } = await coreWithMemory();
  const size = memory.buffer.byteLength;
  const other = randomLayer(9, 4, 1, 3);
  const x = randomSource(13)(700 * 4);
  const [first, second] = [own.multiHead(small), own.multiHead(other)];
  const before = first.forward(x7);
  const copy = structuredClone(before);
  // 2 MB of weights each, in a memory that starts with 16 MB: the fourteen layers make it grow.
  const others = Array.from({ length: 14 }, () => own.multiHead(other));
  for (const layer of others) layer.forward(x);
  assert.ok(memory.buffer.byteLength > size, 'the memory has grown');
  assertResult(second.forward(x), reference(other, { x }, 700), '700 tokens');
  assert.deepEqual(first.forward(x7), before);
  for (const layer of [first, second, ...others]) layer.delete();
  assert.deepEqual(before, copy);
});

test('a repeated call takes no more memory, and a deleted layer gives its memory back', async () => {
  const { own, memory } = await coreWithMemory();
  const x = randomSource(17)(1000 * 6);
  const round = () => {
    const layer = own.multiHead(small);
    for (let i = 0; i < 2; i++) layer.forward(x);
    layer.delete();
  };
  round();
  const size = memory.buffer.byteLength;
  assert.ok(size > 12e6, 'the weights alone are 12 MB');
  for (let i = 0; i < 3; i++) round();
  assert.equal(memory.buffer.byteLength, size);
});

test('refuses what cannot be computed, says why, and works on', () => {
  const layer = core.multiHead(small);
  const expected = layer.forward(x7);
  const broken = (array, at, value) => Object.assign(Float32Array.from(array), { [at]: value });
  const bias = new Float32Array(3 * 49);
  const qkv = { q: new Float32Array(15), k: new Float32Array(15), v: new Float32Array(15) };
  const huge = new Float32Array(42).fill(3e38);
  const cases = [
    [() => layer.forward('tokens'), TypeError, /^x must be .*array of numbers, found "tokens"/],
    [() => layer.forward(['1']), TypeError, /^x\[0\] must be a number, found "1"/],
    [() => layer.forward(x7.subarray(1)), RangeError, /^x .*multiple of dModel = 6 .*found 41/],
    [() => layer.forward([]), RangeError, /^x .*multiple of dModel = 6 .*found 0/],
    [() => layer.forward(x7, { tokens: 8 }), RangeError, /^x must have 48 .*= 8 \* 6.*found 42/],
    [() => layer.forward(x7, { tokens: 0 }), RangeError, /^tokens .*above 0, found 0/],
    [() => layer.forward(broken(x7, 9, NaN)), RangeError, /^x\[9\] must be finite.*found NaN/],
    [() => layer.forward([...x7].fill(1e300)), RangeError, /^x\[0\] must be finite as a float32/],
    [() => layer.forward(huge), RangeError, /beyond float32/],
    [() => layer.forward(x7, { temperature: 0 }), RangeError, /^temperature .*found 0/],
    [() => layer.forward(x7, { temperature: 1e-50 }), RangeError, /^temperature .*found 1e-50/],
    [() => layer.forward(x7, { temperature: NaN }), RangeError, /^temperature .*found NaN/],
    [() => layer.forward(x7, { temperature: '1' }), TypeError, /^temperature .*found "1"/],
    [() => layer.forward(x7, { headTemperatures: [1, 1] }), RangeError, /have 3 entries.*found 2/],
    [() => layer.forward(x7, { headTemperatures: [1, -1, 1] }), RangeError, /\[1\].*found -1/],
    [() => layer.forward(x7, { bias: [1] }), RangeError, /^bias must have 147 .*found 1/],
    [() => layer.forward(x7, { bias: broken(bias, 2, -Infinity) }), RangeError, /^bias\[2\]/],
    [() => layer.forward(x7, { mask: [true] }), RangeError, /^mask must have 7 .*found 1/],
    [() => layer.forward(x7, { mask: 7 }), TypeError, /^mask must be an array.*found 7/],
    [() => layer.attend({ ...qkv, k: [] }), RangeError, /^k must have 15 .*found 0/],
    [() => layer.attend({ ...qkv, v: null }), TypeError, /^v must be .*found null/],
    [() => layer.attend({ ...qkv, v: broken(qkv.v, 3, NaN) }), RangeError, /^v\[3\]/],
    [() => core.multiHead({ ...small, dModel: '6' }), TypeError, /^dModel .*found "6"/],
    [() => core.multiHead({ ...small, heads: 1.5 }), RangeError, /^heads .*found 1.5/],
    [() => core.multiHead({ ...small, wq: [1] }), RangeError, /^wq .*= 6 \* 3 .*found 1/],
    [() => core.multiHead({ ...small, wo: [1] }), RangeError, /^wo must have 90 .*found 1/],
    [() => core.multiHead({ ...small, wv: broken(small.wv, 4, NaN) }), RangeError, /^wv\[4\]/],
  ];
  for (const [call, type, message] of cases) {
    assert.throws(call, (error) => {
      assert.equal(error.constructor, type, String(error));
      assert.match(error.message, message);
      return true;
    }, String(call));
  }
  assert.deepEqual(layer.forward(x7), expected);
  layer.delete();
});

test('too much for the memory is an error, not the end of the core', () => {
  const layer = core.multiHead(randomLayer(1, 1, 8, 1));
  assert.throws(() => layer.forward(new Float32Array(8190)), /not enough memory/);
  assert.equal(layer.forward(new Float32Array(8)).output.length, 8);
  layer.delete();
});

test('a deleted layer says so', () => {
  const layer = core.multiHead(small);
  layer.delete();
  layer.delete();
  assert.throws(() => layer.forward(x7), { name: 'TypeError', message: /deleted/ });
  assert.throws(() => layer.attend({ q: [], k: [], v: [] }), { name: 'TypeError' });
});

test('loads from bytes, a compiled module and a URL with whatever type', async (context) => {
  const file = path.join(webDir, 'attention.wasm');
  const bytes = fs.readFileSync(file);
  const server = http.createServer((request, response) => {
    const type = request.url === '/right' ? 'application/wasm' : 'application/octet-stream';
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'Content-Type': type }).end(bytes);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  context.after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  const base = `http://127.0.0.1:${server.address().port}`;
  // Of this build: the core by itself may be the one with relaxed SIMD, which rounds otherwise.
  const expected = (await createAttention({ wasm: bytes })).multiHead(small).forward(x7);
  const sources = [
    bytes, await WebAssembly.compile(bytes), pathToFileURL(file), `${base}/right`, `${base}/other`];
  for (const wasm of sources) {
    const loaded = await createAttention({ wasm });
    assert.deepEqual(loaded.multiHead(small).forward(x7), expected);
  }
  await assert.rejects(createAttention({ wasm: `${base}/missing` }), /missing.*status 404/);
});

test('the example in README runs and prints what README says', () => {
  const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
  const example = /<!-- example: attention\.mjs -->\s*```js\n(.*?)```.*?```text\n(.*?)```/s.exec(readme);
  assert.ok(example, 'README has the marked js block and, after it, a text block with its output');
  // The example imports ./build/web/attention.mjs: a folder where that is the built page, and the
  // text of the block, unchanged, on standard input (whose imports are relative to that folder).
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'headsup-example-'));
  fs.mkdirSync(path.join(folder, 'build'));
  fs.symlinkSync(webDir, path.join(folder, 'build/web'), 'junction');
  const run = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: folder, input: example[1], encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  assert.equal(run.stderr, '');
  assert.equal(run.stdout, example[2]);
});
