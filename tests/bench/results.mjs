// From samples to rows: for each shape, environment, variant and contender its best way.
import { SHAPES, flopsOf, floorOf, weightBytesOf } from './shapes.mjs';
import { median, minimum } from './statistics.mjs';

// Every way of every contender, without its samples.
export const summariesOf = (entries) => entries.map(({ samples, ...entry }) => (samples
  ? { ...entry, median: median(samples), min: minimum(samples), rounds: samples.length }
  : entry));

// The best way of each contender, marked `best`, and beside it onnxruntime's plain graph with
// weights, which is what its users have.
function shown(summaries) {
  const best = new Map();
  const running = summaries.filter(({ failure }) => !failure);
  for (const each of running) {
    const key = [each.shape, each.environment, each.contender, each.variant].join(' ');
    if (!best.has(key) || each.median < best.get(key).median) best.set(key, each);
  }
  const chosen = new Set(best.values());
  return running
    .filter((each) => chosen.has(each) || (each.candidate === 'plain' && each.variant === 'w'))
    .map((each) => ({ ...each, best: chosen.has(each) }));
}

// What must not happen: wrong results, or a contender that does not run at all.
export const brokenOf = (summaries) => summaries.filter((each) => each.wrong
  || (each.failure && !summaries.some((other) => !other.failure
    && ['shape', 'environment', 'contender', 'variant'].every((key) => other[key] === each[key]))));

// Adds to each row GFLOP/s, its ratio to ours, and per cent of the floor: the floor of the median
// rates to the median time, that of the best rates to the least time. `floor_percent_own` is the
// former with weights written to a buffer of their own size instead of a large one.
export function rowsOf(summaries, rates) {
  const rows = shown(summaries);
  return rows.map((row) => {
    const shape = SHAPES[row.shape];
    const ours = rows.find((each) => each.contender === 'ours' && each.shape === row.shape
      && each.environment === row.environment && each.variant === row.variant);
    const { best: high, median: middle } = rates[row.environment];
    const own = { ...middle, stores: middle.storesOwn[row.shape] };
    const percent = (rate, seconds) => 100 * floorOf(shape, row.variant, rate) / seconds;
    return {
      ...row,
      gflops: flopsOf(shape) / row.median / 1e9,
      ratio: ours ? row.median / ours.median : null,
      ratio_min: ours ? row.min / ours.min : null,
      floor_percent: percent(middle, row.median),
      floor_percent_min: percent(high, row.min),
      floor_percent_own: percent(own, row.median),
    };
  });
}

export const describeShape = ({ name, tokens, dModel, heads }) =>
  `${name}: ${tokens} tokens, d_model ${dModel}, ${heads} heads; `
    + `${(flopsOf({ tokens, dModel }) / 1e6).toPrecision(3)} MFLOP, `
    + `weights ${(weightBytesOf({ tokens, heads }) / 2 ** 20).toPrecision(3)} MiB`;
