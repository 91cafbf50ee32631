// What is measured: three sizes of one layer of self-attention, float32, without biases, d_k =
// dModel / heads; 'w' hands the weights of all heads over, 's' (streamed) does not keep them.

export const SHAPES = {
  tiny: { name: 'tiny', tokens: 8, dModel: 32, heads: 4 },
  medium: { name: 'medium', tokens: 256, dModel: 64, heads: 4 },
  large: { name: 'large', tokens: 2048, dModel: 128, heads: 4 },
};
export const VARIANTS = { w: 'weights', s: 'streamed' };

// A multiplication and an addition are two. Projections, scores, weights times values.
export const flopsOf = ({ tokens, dModel }) =>
  8 * tokens * dModel ** 2 + 4 * tokens ** 2 * dModel;
export const expsOf = ({ tokens, heads }) => heads * tokens ** 2;
export const weightBytesOf = ({ tokens, heads }) => 4 * heads * tokens ** 2;

// The least time of a shape in seconds, from what the machine was seen to do in the same run:
// rates in FLOP/s, exponentials/s and bytes/s.
export const floorOf = (shape, variant, { flops, exps, stores }) =>
  flopsOf(shape) / flops + expsOf(shape) / exps
    + (variant === 'w' ? weightBytesOf(shape) / stores : 0);

// mulberry32: the same numbers everywhere.
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// x: tokens × dModel, the projections: dModel × dModel. Entries of x, q, k and v have a variance near
// 1, as in a trained layer, so that some weights are large and some are tiny.
export function inputsOf({ tokens, dModel }) {
  const random = randomNumbers(tokens * 1000 + dModel);
  const uniform = (count, variance) => {
    const width = Math.sqrt(12 * variance);
    return Float32Array.from({ length: count }, () => (random() - 0.5) * width);
  };
  const projection = () => uniform(dModel ** 2, 1 / dModel);
  return {
    x: uniform(tokens * dModel, 1),
    wq: projection(), wk: projection(), wv: projection(), wo: projection(),
  };
}
