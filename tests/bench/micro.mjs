// The micro-benchmarks of micro.h as WASM, in Node or in a page.
import { loadReactor } from './contenders/reactor.mjs';

export async function createMicro({ bench }) {
  const core = await loadReactor(`${bench}micro.wasm`);
  const blocks = new Map();
  const timed = (work) => {
    const start = performance.now();
    const done = work();
    return { done, seconds: (performance.now() - start) / 1000 };
  };
  return {
    instructions: 'simd128',
    flops: (variant, repeats) => timed(() => core.flops(variant, repeats)),
    exps: (variant, repeats) => timed(() => core.exps(variant, repeats)),
    stores(floats, repeats) {
      if (!blocks.has(floats)) blocks.set(floats, core.allocate(floats));
      return timed(() => core.stores(blocks.get(floats), floats, repeats));
    },
    exp: (x) => core.exp_once(x),
  };
}
