// The core through its public interface. `views`: results are views on its memory.

export default async function ours({ page }) {
  const { default: createAttention } = await import(`${page}attention.mjs`);
  const core = await createAttention();
  let layer = null;
  let x = null;
  const forward = (variant) => layer.forward(x, { keepWeights: variant === 'w', views: true });
  return {
    candidates: { w: ['views'], s: ['views'] },
    load({ dModel, heads }, inputs) {
      layer?.delete();
      x = inputs.x;
      const { wq, wk, wv, wo } = inputs;
      layer = core.multiHead({ dModel, heads, wq, wk, wv, wo });
    },
    run(variant, candidate, count) {
      for (let call = 0; call < count; ++call) forward(variant);
    },
    results(variant) {
      const { output, weights } = forward(variant);
      return { output: output.slice(), weights: weights?.slice() ?? null };
    },
  };
}
