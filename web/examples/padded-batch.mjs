// A batch of sequences of different lengths: all are padded to the longest, and a mask leaves the
// padding out of every sum.
import createAttention from '../attention.mjs';

const batch = ['checkout is slow', 'disk full', 'the lock table grows since the deploy'];
const dModel = 4;
/** @type {(word: string) => number[]} */
const embed = (word) => [0, 1, 2, 3].map((n) => Math.sin(word.length * (n + 1) + word.charCodeAt(n)) || 0);

const square = Float32Array.from({ length: dModel * dModel }, (_, i) => Math.cos(i));
const core = await createAttention();
const layer = core.multiHead({ dModel, heads: 2, wq: square, wk: square, wv: square, wo: square });

const sequences = batch.map((text) => text.split(' '));
const longest = Math.max(...sequences.map((words) => words.length));
for (const words of sequences) {
  const x = new Float32Array(longest * dModel); // zeros where there is no word
  words.forEach((word, i) => x.set(embed(word), i * dModel));
  const mask = Array.from({ length: longest }, (_, i) => i >= words.length);
  const { output, weights } = layer.forward(x, { mask });

  const onPadding = weights?.filter((_, i) => mask[i % longest]).reduce((a, b) => a + b, 0);
  const alone = layer.forward(x.subarray(0, words.length * dModel)).output;
  const off = Math.max(...alone.map((y, i) => Math.abs(y - output[i])));
  console.log(`${words.length} of ${longest} words: ${onPadding} on padding, `
    + `${off < 1e-6 ? 'the same' : 'another result'} as without it`);
}
