// attention.mjs beside whole calls: views, steps, rows, updates and every build of the core.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { largest, randomSource } from './numbers.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const webDir = path.resolve(root, process.env.HEADSUP_WEB_DIR ?? 'build/web');
const { default: createAttention } = await import(pathToFileURL(path.join(webDir, 'attention.mjs')));
const core = await createAttention();

const [dModel, heads, dK, tokens] = [12, 3, 5, 50];
function make(on = core) {
  const random = randomSource(7);
  const [wq, wk, wv, wo] = [0, 0, 0, 0].map(() => random(dModel * heads * dK));
  return { layer: on.multiHead({ dModel, heads, wq, wk, wv, wo }), x: random(tokens * dModel), random };
}

test('every build of the core gives the golden results', async () => {
  const builds = fs.readdirSync(webDir).filter((file) => /^attention.*\.wasm$/.test(file));
  assert.ok(builds.includes('attention.wasm') && builds.includes('attention-scalar.wasm'));
  const folder = path.join(root, 'tests/golden');
  for (const build of builds) {
    const bytes = fs.readFileSync(path.join(webDir, build));
    if (!WebAssembly.validate(bytes)) continue; // relaxed SIMD is behind a flag in Node.js 20
    const own = await createAttention({ wasm: bytes });
    for (const file of fs.readdirSync(folder)) {
      const golden = JSON.parse(fs.readFileSync(path.join(folder, file)));
      const { d_model, heads: count, wq, wk, wv, wo, x, tokens: n, temperature } = golden;
      const layer = own.multiHead({ dModel: d_model, heads: count, wq, wk, wv, wo });
      const { output, weights } = layer.forward(x, { tokens: n, temperature });
      layer.delete();
      assert.ok(largest(weights, golden.weights) <= 5e-6, `${build}, ${file}: weights`);
      assert.ok(largest(output, golden.output) <= 1e-5, `${build}, ${file}: output`);
    }
  }
});

test('views are the results themselves: the same numbers, written to by the next call', () => {
  const { layer, x } = make();
  const copies = layer.forward(x);
  const views = layer.forward(x, { views: true });
  assert.deepEqual(views, copies);
  assert.equal(views.output.buffer, views.weights.buffer);
  assert.notEqual(copies.output.buffer, views.output.buffer);

  const again = layer.forward(x.map((value) => value / 2), { views: true });
  assert.equal(again.weights, views.weights); // no new object for the same place
  assert.notDeepEqual(views.weights, copies.weights);
  assert.deepEqual(layer.results().weights, views.weights);
  layer.delete();
});

test('views are right after calls of every other kind', () => {
  const { layer, x } = make();
  const half = x.subarray(0, dModel * Math.floor(tokens / 2));
  const others = {
    'fewer tokens': () => layer.forward(half, { views: true }),
    'no weights': () => layer.forward(x, { views: true, keepWeights: false }),
    copies: () => layer.forward(half),
    'a mask': () => layer.forward(half, { mask: [true], views: true, tokens: 1 }),
    'a refusal': () => layer.forward(half.map(() => NaN), { views: true }),
    'a larger memory': () => {
      const big = core.multiHead({ dModel: 1, heads: 1, wq: [1], wk: [1], wv: [1], wo: [1] });
      big.forward(new Float32Array(3000), { tokens: 3000 }); // 36 MB of weights
      big.delete();
    },
  };
  const expected = layer.forward(x);
  for (const [name, other] of Object.entries(others)) {
    assert.deepEqual(layer.forward(x, { views: true }), expected, `before ${name}`);
    try {
      other();
    } catch (error) {
      assert.match(error.message, /finite|entries/, name);
    }
    assert.deepEqual(layer.forward(x, { views: true }), expected, `after ${name}`);
    assert.equal(layer.forward(x, { views: true, keepWeights: false }).weights, null);
  }
  layer.delete();
});

test('a view is of length 0 once the memory has grown, and the next results are not', () => {
  const { layer, x } = make();
  const { output } = layer.forward(x, { views: true });
  const big = core.multiHead({ dModel: 1, heads: 1, wq: [1], wk: [1], wv: [1], wo: [1] });
  big.forward(new Float32Array(4000), { tokens: 4000 }); // 64 MB of weights
  assert.equal(output.length, 0);
  assert.equal(layer.results({ views: true }).output.length, tokens * dModel);
  big.delete();
  layer.delete();
});

test('steps tell how much is done and end in what forward gives', () => {
  const { layer, x } = make();
  const whole = layer.forward(x, { temperature: 0.5 });
  const steps = layer.steps(x, { temperature: 0.5, rows: 20 });
  const shares = [];
  let step;
  for (step = steps.next(); !step.done; step = steps.next()) shares.push(step.value);
  assert.ok(shares.length >= 4, `${shares.length} steps`);
  assert.ok(shares.every((share, i) => i === 0 || share > shares[i - 1]), String(shares));
  assert.equal(shares.at(-1), 1);
  assert.deepEqual(step.value, whole);

  // Left in the middle, the layer takes the next call; results of the half are not handed out.
  const left = layer.steps(x, { rows: 20 });
  left.next();
  assert.throws(() => layer.results(), { name: 'TypeError', message: /no results yet/ });
  assert.deepEqual(layer.forward(x, { temperature: 0.5 }), whole);
  layer.delete();
});

test('a row is the row of the whole, with its mask and bias', () => {
  const { layer, x, random } = make();
  const mask = Array.from({ length: tokens }, (_, i) => i % 4 === 1);
  const bias = random(heads * tokens * tokens);
  const { weights } = layer.forward(x, { mask, bias });
  const row = layer.row(17);
  for (let head = 0; head < heads; head++) {
    const start = (head * tokens + 17) * tokens;
    const own = row.weights.subarray(head * tokens, (head + 1) * tokens);
    assert.ok(largest(own, weights.subarray(start, start + tokens)) <= 1e-6);
    assert.equal(own[1], 0);
  }
  assert.equal(row.concat.length, heads * dK);
  assert.throws(() => layer.row(tokens), { name: 'RangeError', message: /from 0 to 49, found 50/ });
  layer.delete();
});

test('after an update the results are those of a whole computation', () => {
  const { layer, random } = make();
  const given = { q: random(tokens * 15), k: random(tokens * 15), v: random(tokens * 15) };
  layer.attend(given);
  const [q, k, v] = [random(15), random(15), random(15)];
  layer.updateKeyValue(30, k, v);
  layer.updateQuery(4, q);
  const { output, weights } = layer.results();
  given.k.set(k, 30 * 15);
  given.v.set(v, 30 * 15);
  given.q.set(q, 4 * 15);
  const whole = layer.attend(given);
  assert.ok(largest(weights, whole.weights) <= 1e-6);
  assert.ok(largest(output, whole.output) <= 2e-6);

  assert.throws(() => layer.updateQuery(0, [1]), { name: 'RangeError', message: /15 entries/ });
  assert.throws(() => layer.updateQuery(-1, q), { name: 'RangeError' });
  assert.throws(() => layer.updateQuery(0, q.map(() => NaN)), { message: /q\[0\] must be finite/ });
  assert.deepEqual(layer.results().weights, whole.weights);
  layer.delete();
});

test('16,384 tokens without weights take memory that grows with their number', () => {
  const one = core.multiHead({ dModel: 2, heads: 1, wq: [1, 0, 0, 1], wk: [1, 0, 0, 1], wv: [1, 0, 0, 1], wo: [1, 0, 0, 1] });
  const many = 16384;
  const x = randomSource(3)(many * 2);
  const { output, weights } = one.forward(x, { keepWeights: false });
  assert.equal(weights, null);
  assert.equal(output.length, many * 2);
  // The last token's row by itself, in float64.
  let sum = 0;
  const blended = [0, 0];
  const [a, b] = x.subarray(-2);
  for (let j = 0; j < many; j++) {
    const power = Math.exp((a * x[2 * j] + b * x[2 * j + 1]) / Math.SQRT2);
    sum += power;
    blended[0] += power * x[2 * j];
    blended[1] += power * x[2 * j + 1];
  }
  assert.ok(largest(output.subarray(-2), blended.map((value) => value / sum)) <= 1e-5);
  one.delete();
});
