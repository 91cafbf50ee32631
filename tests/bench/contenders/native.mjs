// Native contenders, each a process of its own that answers lines (line_server.h). The agent asks
// them what agent.mjs is asked in a JavaScript engine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { compare } from '../agent.mjs';
import { CANDIDATES, onnxModel } from '../onnx_model.mjs';
import { SHAPES, inputsOf } from '../shapes.mjs';

function startProcess(program, values = []) {
  const child = spawn(program, values, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = once(child, 'error').then(([error]) => { throw error; });
  failed.catch(() => {});
  const next = async () => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done) throw new Error(`${program} ended.`);
    if (value.startsWith('error')) throw new Error(`${program}: ${value}`);
    return value;
  };
  return {
    next,
    ask(line) {
      child.stdin.write(`${line}\n`);
      return next();
    },
    close() {
      child.stdin.end();
    },
  };
}

const joinedFloats = (arrays) => Buffer.concat(
  Object.values(arrays).map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength)));

// One way of a contender: a process and the file it takes its inputs from.
function createWay(program, values, file, prepareModels = async () => {}) {
  const server = startProcess(program, values);
  return {
    async load(shape, inputs) {
      await writeFile(file, joinedFloats(inputs));
      await prepareModels(file, shape, inputs);
      await server.ask(`load ${file} ${shape.tokens} ${shape.dModel} ${shape.heads}`);
    },
    run: async (variant, count) => Number(await server.ask(`run ${variant} ${count}`)),
    async results(variant, { tokens, dModel }) {
      await server.ask(`write ${variant} ${file}.results`);
      const bytes = await readFile(`${file}.results`);
      await rm(`${file}.results`);
      const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
      const output = all.subarray(0, tokens * dModel);
      return { output, weights: variant === 'w' ? all.subarray(tokens * dModel) : null };
    },
    close: () => server.close(),
  };
}

// onnxruntime's models of one candidate, where ort_native.cpp looks for them.
const modelsOf = (candidate) => async (file, shape, inputs) => {
  for (const variant of Object.keys(CANDIDATES)) {
    await rm(`${file}.${variant}.onnx`, { force: true });
    if (!CANDIDATES[variant].includes(candidate)) continue;
    const { model } = onnxModel(candidate, shape, inputs, variant === 'w');
    await writeFile(`${file}.${variant}.onnx`, model);
  }
};

// `programs`: the folder of the benchmark's native programs; `scratch`: one for files;
// `onnxruntime`: the path of its library.
function createWays(name, { programs, scratch, onnxruntime }) {
  if (name === 'ort') {
    const candidates = [...new Set(Object.values(CANDIDATES).flat())];
    return {
      candidates: CANDIDATES,
      ways: Object.fromEntries(candidates.map((candidate) => [candidate, createWay(
        join(programs, 'ort_native'), [onnxruntime], join(scratch, `ort-${candidate}`),
        modelsOf(candidate))])),
    };
  }
  const program = { ours: 'core_bench', eigen: 'plain_eigen' }[name];
  return {
    candidates: { w: [program], s: [program] },
    ways: { [program]: createWay(join(programs, program), [], join(scratch, program)) },
  };
}

export async function createNativeAgent(where, names) {
  await mkdir(where.scratch, { recursive: true });
  const contenders = Object.fromEntries(names.map((name) => [name, createWays(name, where)]));
  const micro = startProcess(join(where.programs, 'micro'));
  const instructions = await micro.next();
  const ways = Object.values(contenders).flatMap((each) => Object.values(each.ways));
  let shape = null;
  let expected = {};  // our results by variant
  return {
    instructions,
    candidates: Object.fromEntries(
      Object.entries(contenders).map(([name, { candidates }]) => [name, candidates])),
    async load(shapeName) {
      expected = {};
      shape = SHAPES[shapeName];
      const inputs = inputsOf(shape);
      for (const way of ways) await way.load(shape, inputs);
    },
    async difference(name, variant, candidate) {
      const [ours] = Object.values(contenders.ours.ways);
      expected[variant] ??= await ours.results(variant, shape);
      return compare(
        await contenders[name].ways[candidate].results(variant, shape), expected[variant]);
    },
    sample: (name, variant, candidate, count) =>
      contenders[name].ways[candidate].run(variant, count),
    async micro(kind, ...values) {
      const [done, seconds] = (await micro.ask([kind, ...values].join(' '))).split(' ').map(Number);
      return kind === 'exp' ? done : { done, seconds };
    },
    close() {
      for (const each of [...ways, micro]) each.close();
    },
  };
}
