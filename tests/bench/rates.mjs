// What the machine can do, sampled between the rounds of the contenders.
import { weightBytesOf } from './shapes.mjs';
import { median } from './statistics.mjs';

const VARIANTS = 3;  // k_micro_variants
const SAMPLE_SECONDS = 0.004;
const LARGE_FLOATS = 2 ** 24;  // 64 MiB, far beyond any cache's share
const EXP_TOLERANCE = 3e-7;

async function checkExp(agent, environment) {
  for (const x of [0, -0.3, -1, -7.5, -20]) {
    const error = Math.abs(await agent.micro('exp', x) / Math.exp(x) - 1);
    // x itself is rounded to a float, and that times log2(e) again.
    if (!(error <= EXP_TOLERANCE * (1 + Math.abs(x)))) {
      throw new Error(`${environment}: e^${x} is wrong by a factor of 1 + ${error}`);
    }
  }
}

const rate = ({ done, seconds }) => done / seconds;

// How many repetitions take about SAMPLE_SECONDS.
async function calibrated(run) {
  let repeats = 1;
  for (;;) {
    const { seconds } = await run(repeats);
    const factor = SAMPLE_SECONDS / Math.max(seconds, 1e-6);
    if (factor < 1) return Math.max(1, Math.round(repeats * factor));
    repeats *= Math.min(16, Math.ceil(1.2 * factor));
  }
}

async function fastestVariant(agent, kind) {
  let best = { rate: 0 };
  for (let variant = 0; variant < VARIANTS; ++variant) {
    const run = (repeats) => agent.micro(kind, variant, repeats);
    const repeats = await calibrated(run);
    for (let again = 0; again < 5; ++again) {
      const found = rate(await run(repeats));
      if (found > best.rate) best = { rate: found, variant, repeats };
    }
  }
  return best;
}

// One environment's rates, each a list of samples per second: flops, exps, stores (to a large
// buffer) and, by shape, storesOwn (to one as large as the shape's weights).
async function createRates(environment, agent) {
  await checkExp(agent, environment);
  const best = {};
  for (const kind of ['flops', 'exps']) best[kind] = await fastestVariant(agent, kind);
  const storeRepeats = new Map();
  const samples = { flops: [], exps: [], stores: [], storesOwn: {} };
  const store = async (floats) => {
    if (!storeRepeats.has(floats)) {
      storeRepeats.set(floats,
        await calibrated((repeats) => agent.micro('stores', floats, repeats)));
    }
    return rate(await agent.micro('stores', floats, storeRepeats.get(floats)));
  };
  return {
    samples,
    instructions: agent.instructions,
    async sample(shape) {
      for (const kind of ['flops', 'exps']) {
        samples[kind].push(rate(await agent.micro(kind, best[kind].variant, best[kind].repeats)));
      }
      samples.stores.push(await store(LARGE_FLOATS));
      (samples.storesOwn[shape.name] ??= []).push(await store(weightBytesOf(shape) / 4));
    },
  };
}

export async function createMicroBenchmarks(agents) {
  const rates = {};
  for (const [environment, agent] of Object.entries(agents)) {
    rates[environment] = await createRates(environment, agent);
  }
  return {
    rates,
    async sample(shape) {
      for (const each of Object.values(rates)) await each.sample(shape);
    },
  };
}

// Two readings of the samples: the best of each, to go with the least times, and the medians.
export function summary({ samples, instructions }) {
  const read = (of) => ({
    flops: of(samples.flops), exps: of(samples.exps), stores: of(samples.stores),
    storesOwn: Object.fromEntries(
      Object.entries(samples.storesOwn).map(([name, list]) => [name, of(list)])),
  });
  return { instructions, best: read((list) => Math.max(...list)), median: read(median) };
}
