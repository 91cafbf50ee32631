// The scale lab's worker: times forward passes of the attention core, away from the page. It is
// ended from outside, in the middle of a pass if need be.

import createAttention from './attention.mjs';

const ROWS = 1024;  // of one head, in a step
const TELL_MS = 50;  // between two reports
const WARM_TOKENS = 256;
const WARM_MS = 150;  // in which the browser replaces its quick translation by a fast one

const core = createAttention();

/** @typedef {import('./attention.d.ts').MultiHead} MultiHead */
/**
 * @typedef {import('./attention.d.ts').MultiHeadDescription & { x: Float32Array, tokens: number,
 *   headTemperatures: Float32Array, mask: Uint8Array, runs: number }} Task
 */

/** @type {(layer: MultiHead, task: Task) => void} */
function warmUp(layer, { x, dModel, tokens, headTemperatures }) {
  const few = x.subarray(0, Math.min(tokens, WARM_TOKENS) * dModel);
  for (const start = performance.now(); performance.now() - start < WARM_MS;) {
    layer.forward(few, { headTemperatures, keepWeights: false });
  }
}

/** @type {(task: Task) => Promise<void>} */
async function measure(task) {
  const { multiHead } = await core;
  const layer = multiHead(task);
  warmUp(layer, task);
  const { headTemperatures, mask, runs, x } = task;
  const times = [];
  while (times.length < runs) {
    const start = performance.now();
    let told = start;
    for (const share of layer.steps(x, { headTemperatures, mask, keepWeights: false, rows: ROWS })) {
      const now = performance.now();
      if (share === 1 || now - told < TELL_MS) continue;
      told = now;
      postMessage({ share: (times.length + share) / runs, seconds: 0 });
    }
    times.push((performance.now() - start) / 1000);
  }
  layer.delete();
  postMessage({ share: 1, seconds: Math.min(...times) });
}

addEventListener('message', ({ data: task }) => {
  measure(task).catch(() => postMessage({ share: 0, seconds: -1 }));
});
