// Plain Eigen (plain_eigen.h) as WASM; its weights are read where they are, as ours are.
import { loadReactor } from './reactor.mjs';

export default async function eigen({ bench }) {
  const core = await loadReactor(`${bench}plain_eigen.wasm`);
  let shape = null;
  const floats = (at, count) => new Float32Array(core.memory.buffer, at, count);
  return {
    candidates: { w: ['matrices'], s: ['matrices'] },
    load(next, { x, wq, wk, wv, wo }) {
      shape = next;
      const parts = [x, wq, wk, wv, wo];
      const block = core.allocate(parts.reduce((sum, { length }) => sum + length, 0));
      let at = block;
      for (const part of parts) {
        floats(at, part.length).set(part);
        at += part.byteLength;
      }
      core.eigen_load(shape.tokens, shape.dModel, shape.heads, block);
      core.release(block);
    },
    run(variant, candidate, count) {
      for (let call = 0; call < count; ++call) core.eigen_forward(variant === 'w' ? 1 : 0);
    },
    results(variant) {
      core.eigen_forward(variant === 'w' ? 1 : 0);
      const { tokens, dModel, heads } = shape;
      const output = floats(core.eigen_output(), tokens * dModel).slice();
      if (variant !== 'w') return { output, weights: null };
      const weights = new Float32Array(heads * tokens ** 2);
      for (let head = 0; head < heads; ++head) {
        weights.set(floats(core.eigen_weights(head), tokens ** 2), head * tokens ** 2);
      }
      return { output, weights };
    },
  };
}
