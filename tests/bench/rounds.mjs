// Everybody in turn, round after round, so that what else the machine does meets all alike.
import { SHAPES, VARIANTS, randomNumbers } from './shapes.mjs';

// Seconds of one sample: enough for a coarse clock, short enough for many rounds.
const SAMPLE_SECONDS = { tiny: 0.004, medium: 0.008, large: 0.001 };
// Engines compile what is hot in the background.
const WARM_UP_SECONDS = 0.3;
// Whom ours is compared with and who takes longer than this for one sample has a turn in every
// second, third or fourth round only.
const LONG_SAMPLE_SECONDS = 0.6;
const RAREST_TURN = 4;
const TOLERANCE = 1e-4;

// Checks, warms up and finds out how many calls make a sample. Null if it does not run at all.
async function prepare(entry, shapeName) {
  const { agent, contender, variant, candidate } = entry;
  try {
    const difference = await agent.difference(contender, variant, candidate);
    const largest = Math.max(difference.output, difference.weights ?? 0);
    if (!(largest <= TOLERANCE)) {
      return { ...entry, wrong: true, failure: `its results differ from ours by up to ${largest}` };
    }
    let seconds = await agent.sample(contender, variant, candidate, 1);
    let count = 1;
    for (let spent = seconds; spent < WARM_UP_SECONDS; spent += seconds) {
      seconds = await agent.sample(contender, variant, candidate, count);
      if (seconds < 0.02) count *= 2;
    }
    const calls = Math.max(1, Math.round(SAMPLE_SECONDS[shapeName] / (seconds / count)));
    const every = contender === 'ours' ? 1
      : Math.min(RAREST_TURN, Math.ceil(calls * seconds / count / LONG_SAMPLE_SECONDS));
    return { ...entry, calls, every, difference, samples: [] };
  } catch (error) {
    return { ...entry, failure: String(error?.message ?? error).split('\n')[0] };
  }
}

function shuffled(list, seed) {
  const random = randomNumbers(seed);
  const result = [...list];
  for (let left = result.length; left > 1; --left) {
    const taken = Math.floor(random() * left);
    [result[left - 1], result[taken]] = [result[taken], result[left - 1]];
  }
  return result;
}

// agents: by name of the environment. Returns one entry for each way of each contender, with
// `samples` in seconds a call, or with `failure`.
export async function measureShape(shapeName, agents, { seconds, most }, micro) {
  const entries = [];
  for (const [environment, agent] of Object.entries(agents)) {
    await agent.load(shapeName);
    for (const [contender, candidates] of Object.entries(agent.candidates)) {
      for (const variant of Object.keys(VARIANTS)) {
        for (const candidate of candidates[variant]) {
          const entry = { shape: shapeName, environment, agent, contender, variant, candidate };
          entries.push(await prepare(entry, shapeName));
        }
      }
    }
  }
  const running = entries.filter(({ failure }) => !failure);
  const end = performance.now() + seconds * 1000;
  let rounds = 0;
  for (; rounds < most && (rounds < 3 || performance.now() < end); ++rounds) {
    // In another order each time: what one leaves in the caches meets no other in particular.
    const turns = running.filter(({ every }) => rounds % every === 0);
    for (const { agent, contender, variant, candidate, calls, samples }
      of shuffled(turns, rounds)) {
      samples.push(await agent.sample(contender, variant, candidate, calls) / calls);
    }
    await micro.sample(SHAPES[shapeName]);
  }
  return { rounds, entries: entries.map(({ agent, ...entry }) => entry) };
}
