// The benchmark's own pieces, without anything that is measured.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MADE_LOG, madeCommits } from './made_log.mjs';
import { CANDIDATES, onnxModel } from './onnx_model.mjs';
import { readOptions } from './options.mjs';
import { float, integer, message } from './protobuf.mjs';
import { brokenOf, rowsOf, summariesOf } from './results.mjs';
import { SHAPES, floorOf, flopsOf, inputsOf } from './shapes.mjs';
import { median, minimum } from './statistics.mjs';
import { table, time } from './table.mjs';
import { compareWithTargets } from './targets.mjs';

// The fields of a protobuf message: [number, value], where a value is a number or bytes.
function decoded(bytes) {
  const fields = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      value += (bytes[at] & 127) * 2 ** shift;
      if (bytes[at++] < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const size = [() => 0, () => 8, varint, null, null, () => 4][key & 7];
    if ((key & 7) === 0) {
      fields.push([key >> 3, varint()]);
    } else {
      const length = size();
      fields.push([key >> 3, bytes.subarray(at, at + length)]);
      at += length;
    }
  }
  assert.equal(at, bytes.length);
  return fields;
}
const all = (bytes, number) => decoded(bytes).filter(([each]) => each === number)
  .map(([, value]) => value);
const text = (bytes) => new TextDecoder().decode(bytes);

test('protobuf fields are encoded as its documentation has them', () => {
  assert.deepEqual([...integer(1, 150)], [0x08, 0x96, 0x01]);
  assert.deepEqual([...message(2, 'testing')], [0x12, 7, ...Buffer.from('testing')]);
  assert.deepEqual([...integer(1, -2)].length, 11);
  assert.deepEqual([...float(2, 1)], [0x15, 0, 0, 0x80, 0x3f]);
  assert.deepEqual([...message(3, [integer(1, 150)])], [0x1a, 3, 0x08, 0x96, 0x01]);
});

for (const [variant, candidates] of Object.entries(CANDIDATES)) {
  for (const candidate of candidates) {
    test(`the graph ${candidate}, ${variant}, leads from x to what it promises`, () => {
      const shape = SHAPES.tiny;
      const { model } = onnxModel(candidate, shape, inputsOf(shape), variant === 'w');
      const [graph] = all(model, 7);
      const names = (field) => all(graph, field).map((each) => text(all(each, 1)[0]));
      assert.deepEqual(names(12), variant === 'w' ? ['output', 'weights'] : ['output']);
      // Nodes are in an order in which each finds its inputs.
      const known = new Set(names(11));
      for (const tensor of all(graph, 5)) {
        known.add(text(all(tensor, 8)[0]));
        const count = all(tensor, 1).reduce((product, size) => product * size, 1);
        const width = all(tensor, 2)[0] === 1 ? 4 : 8;
        assert.equal(all(tensor, 9)[0].length, count * width);
      }
      for (const node of all(graph, 1)) {
        for (const input of all(node, 1)) assert.ok(known.has(text(input)), text(input));
        for (const output of all(node, 2)) known.add(text(output));
      }
      for (const name of names(12)) assert.ok(known.has(name), name);
    });
  }
}

test('FLOPs and floors are those of the shape', () => {
  assert.equal(flopsOf(SHAPES.medium), 4 * 2 * 256 * 64 * 64 + 2 * 2 * 256 * 256 * 64);
  const rates = { flops: 1e9, exps: 1e8, stores: 1e10 };
  const { tokens, dModel, heads } = SHAPES.large;
  const streamed = (8 * tokens * dModel ** 2 + 4 * tokens ** 2 * dModel) / 1e9
    + heads * tokens ** 2 / 1e8;
  assert.ok(Math.abs(floorOf(SHAPES.large, 's', rates) / streamed - 1) < 1e-12);
  const stores = 4 * heads * tokens ** 2 / 1e10;
  assert.ok(Math.abs(floorOf(SHAPES.large, 'w', rates) / (streamed + stores) - 1) < 1e-12);
});

test('inputs are the same each time and neither large nor constant', () => {
  const { x, wq, wo } = inputsOf(SHAPES.medium);
  assert.deepEqual(inputsOf(SHAPES.medium).wo, wo);
  assert.notDeepEqual(wq, wo);
  const variance = x.reduce((sum, value) => sum + value ** 2, 0) / x.length;
  assert.ok(variance > 0.9 && variance < 1.1, String(variance));
});

test('medians and least values', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(minimum([3, 1, 2]), 1);
});

const place = { shape: 'tiny', environment: 'wasm-node', variant: 'w' };
const entry = (contender, candidate, samples, more = {}) =>
  ({ ...place, contender, candidate, samples, ...more });
const rate = { flops: 1e10, exps: 1e9, stores: 1e10, storesOwn: { tiny: 1e10 } };
const rates = { 'wasm-node': { best: rate, median: rate } };

test('of several ways the best is shown, and its ratio to ours', () => {
  const rows = rowsOf(summariesOf([
    entry('ours', 'views', [1e-5, 2e-5, 3e-5]),
    entry('ort', 'plain', [12e-5]),
    entry('ort', 'Attention-23', [8e-5, 10e-5, 14e-5]),
    entry('tfjs', 'slow', [5e-5]),
    entry('tfjs', 'slower', [6e-5]),
  ]), rates);
  assert.deepEqual(rows.map(({ candidate, best }) => [candidate, best]),
    [['views', true], ['plain', false], ['Attention-23', true], ['slow', true]]);
  assert.deepEqual(rows.map(({ ratio }) => Number(ratio.toFixed(6))), [1, 6, 5, 2.5]);
  assert.equal(rows[2].ratio_min.toFixed(6), '8.000000');
  const targets = compareWithTargets(rows);
  const found = targets.filter(({ who }) => who === 'ort')
    .map(({ found_min: least, candidate, met }) => [candidate, least.toFixed(3), met]);
  assert.deepEqual(found, [['plain', '12.000', true], ['Attention-23', '8.000', false]]);
});

test('wrong results and contenders that do not run are broken, one way of several is not', () => {
  const failed = (contender, candidate, more = {}) =>
    ({ ...entry(contender, candidate), samples: undefined, failure: 'no', ...more });
  const broken = brokenOf(summariesOf([
    entry('ours', 'views', [1]),
    entry('ort', 'plain', [1]), failed('ort', 'Attention'),
    failed('tfjs', 'operations'),
    entry('eigen', 'a', [1]), failed('eigen', 'b', { wrong: true }),
  ]));
  assert.deepEqual(broken.map(({ candidate }) => candidate), ['operations', 'b']);
});

test('tables align their columns', () => {
  assert.equal(table([['name', 'µs'], ['a', '10'], ['long é', '5']], 'lr'),
    'name    µs\n──────  ──\na       10\nlong é   5');
  assert.deepEqual([2.5e-6, 1.234e-4, 0.0123, 1.5].map(time),
    ['2.50 µs', '123 µs', '12.3 ms', '1500 ms']);
});

test('--only takes words of several kinds', () => {
  assert.deepEqual(readOptions([]).parts,
    ['attention', 'frame', 'weight', 'first-frame', 'history']);
  const { quick, parts, shapes, environments, contenders } =
    readOptions(['--quick', '--only', 'large,native,ort']);
  assert.deepEqual({ quick, parts, shapes, environments, contenders }, {
    quick: true, parts: ['attention'], shapes: ['large'], environments: ['native'],
    contenders: ['ours', 'ort'],
  });
  assert.deepEqual(readOptions(['--only', 'frame']).parts, ['frame']);
  assert.throws(() => readOptions(['--only', 'huge']), /huge/);
  assert.throws(() => readOptions(['--fast']), /--fast/);
});

test('a made log is what git log prints, the latest first, and the same every time', () => {
  const shape = { ...MADE_LOG, commits: 300, authors: 20, files: 60, folders: 12, words: 80 };
  const made = [...madeCommits(shape)];
  assert.equal(made.length, shape.commits);
  for (const { text: commit, name, subject } of made) {
    const [head, empty, ...files] = commit.trimEnd().split('\n');
    const date = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:00`;
    assert.match(head, new RegExp(`^commit\t[0-9a-f]{40}\t${name}\t${date}\t${subject}$`));
    assert.equal(empty, '');
    assert.ok(files.length >= 1 && files.length <= 6);
    for (const file of files) assert.match(file, /^\d+\t\d+\tsrc\/[a-z/]+(_test)?\.go$/);
  }
  const times = made.map(({ seconds }) => seconds);
  assert.deepEqual(times, [...times].sort((a, b) => b - a));
  assert.ok(new Set(made.map(({ name }) => name)).size <= shape.authors);
  assert.deepEqual([...madeCommits(shape)], made);
});
