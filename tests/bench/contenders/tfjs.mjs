// TensorFlow.js on its WASM backend with SIMD, one thread: plain operations, results read with
// dataSync().

const inNode = Boolean(globalThis.process?.versions?.node);

async function loadTensorFlow(packages) {
  const folder = `${packages}@tensorflow/`;
  if (inNode) {
    const { createRequire } = await import('node:module');
    const require = createRequire(folder);
    return { tf: require('@tensorflow/tfjs-core'), wasm: require('@tensorflow/tfjs-backend-wasm') };
  }
  for (const file of
    ['tfjs-core/dist/tf-core.min.js', 'tfjs-backend-wasm/dist/tf-backend-wasm.min.js']) {
    await new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement('script'), {
        src: folder + file, onload: resolve, onerror: () => reject(new Error(`${file} is missing`)),
      }));
    });
  }
  return { tf: globalThis.tf, wasm: globalThis.tf.wasm };
}

export default async function tfjs({ packages }) {
  const { tf, wasm } = await loadTensorFlow(packages);
  // The single-threaded module with SIMD, also where there are threads.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const dist = `${packages}@tensorflow/tfjs-backend-wasm/dist/`;
  wasm.setWasmPaths(inNode ? new URL(dist).pathname : dist);
  if (!await tf.setBackend('wasm')) throw new Error('There is no WASM backend.');
  if (!await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) throw new Error('There is no SIMD.');
  let held = null;

  // Reads the results inside, since tidy would look for tensors in every entry of what it is given
  // back.
  const forward = (variant) => {
    const results = { output: null, weights: null };
    tf.tidy(() => {
      const { shape: { tokens, dModel, heads }, x, wq, wk, wv, wo } = held;
      const split = (matrix) =>
        tf.transpose(tf.reshape(tf.matMul(x, matrix), [tokens, heads, dModel / heads]), [1, 0, 2]);
      const scores = tf.matMul(split(wq), split(wk), false, true);  // wq holds 1/√d_k
      const weights = tf.softmax(scores);
      const values = tf.transpose(tf.matMul(weights, split(wv)), [1, 0, 2]);
      results.output = tf.matMul(tf.reshape(values, [tokens, dModel]), wo).dataSync();
      if (variant === 'w') results.weights = weights.dataSync();
    });
    return results;
  };

  return {
    candidates: { w: ['operations'], s: ['operations'] },
    load(shape, inputs) {
      if (held) tf.dispose([held.x, held.wq, held.wk, held.wv, held.wo]);
      const { tokens, dModel, heads } = shape;
      const scale = Math.sqrt(heads / dModel);
      const square = (values) => tf.tensor2d(values, [dModel, dModel]);
      held = {
        shape, x: tf.tensor2d(inputs.x, [tokens, dModel]),
        wq: square(inputs.wq.map((value) => value * scale)),
        wk: square(inputs.wk), wv: square(inputs.wv), wo: square(inputs.wo),
      };
    },
    run(variant, candidate, count) {
      for (let call = 0; call < count; ++call) forward(variant);
    },
    results: (variant) => forward(variant),
  };
}
