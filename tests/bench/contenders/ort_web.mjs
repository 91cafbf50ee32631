// onnxruntime-web, WASM with SIMD, one thread. Weights are delivered as outputs of the graph.
import { CANDIDATES, onnxModel } from '../onnx_model.mjs';

const inNode = Boolean(globalThis.process?.versions?.node);

export default async function ortWeb({ packages }) {
  const dist = `${packages}onnxruntime-web/dist/`;
  const ort = await import(dist + (inNode ? 'ort.node.min.mjs' : 'ort.wasm.bundle.min.mjs'));
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = dist;
  ort.env.logLevel = 'error';
  let sessions = new Map();

  const at = (variant, candidate) => {
    const found = sessions.get(`${variant} ${candidate}`);
    if (found.error) throw found.error;
    return found;
  };
  const open = async (variant, candidate, shape, inputs) => {
    const { model, sizes } = onnxModel(candidate, shape, inputs, variant === 'w');
    const session = await ort.InferenceSession.create(model, {
      executionProviders: ['wasm'], intraOpNumThreads: 1, interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
    });
    return { session, feeds: { x: new ort.Tensor('float32', inputs.x, sizes) } };
  };

  return {
    candidates: CANDIDATES,
    async load(shape, inputs) {
      for (const { session } of sessions.values()) await session?.release();
      sessions = new Map();
      for (const [variant, candidates] of Object.entries(CANDIDATES)) {
        for (const candidate of candidates) {
          sessions.set(`${variant} ${candidate}`,
            await open(variant, candidate, shape, inputs).catch((error) => ({ error })));
        }
      }
    },
    async run(variant, candidate, count) {
      const { session, feeds } = at(variant, candidate);
      for (let call = 0; call < count; ++call) await session.run(feeds);
    },
    async results(variant, candidate) {
      const { session, feeds } = at(variant, candidate);
      const { output, weights } = await session.run(feeds);
      return { output: output.data, weights: weights?.data ?? null };
    },
  };
}
