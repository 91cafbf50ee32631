// Runs contenders in the JavaScript engine it is loaded into, Node's or a page's. Times are taken
// here, next to what they measure. contenders/native.mjs answers the same questions.
import { createMicro } from './micro.mjs';
import { SHAPES, inputsOf } from './shapes.mjs';

const MODULES = {
  ours: './contenders/ours.mjs',
  eigen: './contenders/eigen.mjs',
  ort: './contenders/ort_web.mjs',
  tfjs: './contenders/tfjs.mjs',
};

export function largestDifference(a, b) {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; ++i) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= largest)) largest = difference;  // NaN, too
  }
  return largest;
}

export function compare(found, expected) {
  return {
    output: largestDifference(found.output, expected.output),
    weights: expected.weights ? largestDifference(found.weights ?? [], expected.weights) : null,
  };
}

// where: URLs, each with a slash at its end, of
//   page      the folder of attention.mjs
//   bench     the folder of the benchmark's own WASM
//   packages  node_modules
export async function createAgent(where, names) {
  const contenders = {};
  for (const name of names) {
    const { default: create } = await import(MODULES[name]);
    contenders[name] = await create(where);
  }
  const micro = await createMicro(where);
  let expected = {};  // our results by variant

  return {
    candidates: Object.fromEntries(
      Object.entries(contenders).map(([name, { candidates }]) => [name, candidates])),
    instructions: micro.instructions,

    async load(shapeName) {
      expected = {};
      const inputs = inputsOf(SHAPES[shapeName]);
      for (const contender of Object.values(contenders)) {
        await contender.load(SHAPES[shapeName], inputs);
      }
    },
    // How far somebody's results are from ours.
    async difference(name, variant, candidate) {
      expected[variant] ??= await contenders.ours.results(variant);
      return compare(await contenders[name].results(variant, candidate), expected[variant]);
    },
    // Seconds that `count` calls take.
    async sample(name, variant, candidate, count) {
      const start = performance.now();
      await contenders[name].run(variant, candidate, count);
      return (performance.now() - start) / 1000;
    },
    micro: (kind, ...values) => micro[kind](...values),
    close() {},
  };
}
