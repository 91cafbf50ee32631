// The layer in Node.js, for more tokens than anybody wants to keep the weights of.
import createAttention from '../attention.mjs';

const [tokens, dModel, heads] = [4096, 32, 4];
/** @type {(count: number, step: number) => Float32Array} */
const waves = (count, step) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * step));

const core = await createAttention();
const layer = core.multiHead({
  dModel,
  heads,
  wq: waves(dModel * dModel, 0.11), // heads · dK = dModel: dK is 8
  wk: waves(dModel * dModel, 0.23),
  wv: waves(dModel * dModel, 0.37),
  wo: waves(dModel * dModel, 0.53),
});

// In steps, so that a server could answer others in between; the weights are never held.
const steps = layer.steps(waves(tokens * dModel, 0.7), { keepWeights: false, rows: 4096 });
let step = steps.next();
for (; !step.done; step = steps.next()) console.log(`${Math.round(step.value * 100)} %`);
console.log(`output: ${step.value.output.length / dModel} tokens`);

// One token's row can still be asked for.
const { weights } = layer.row(7);
const sum = weights.subarray(0, tokens).reduce((total, weight) => total + weight, 0);
console.log(`the weights of token 7 in the first head sum to ${sum.toFixed(3)}`);
layer.delete();
