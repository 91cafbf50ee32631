// The layer as ONNX models, for onnxruntime. Field numbers are those of onnx.proto (ONNX 1.x).
//   plain               MatMul, Reshape, Transpose, Softmax; hands its weights over if asked
//   MultiHeadAttention  onnxruntime's fused operator behind three projections
//   Attention           onnxruntime's fused operator with the projections inside
//   Attention-23        ONNX's own operator; hands its weights over if asked
import { float, integer, joined, message } from './protobuf.mjs';

export const CANDIDATES = {
  w: ['plain', 'Attention-23'],
  s: ['plain', 'MultiHeadAttention', 'Attention', 'Attention-23'],
};

const [FLOAT, INT64] = [1, 7];  // TensorProto.DataType
const IR_VERSION = 10;
const OPSET = 23;
const FUSED = 'com.microsoft';  // the domain of onnxruntime's own operators

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

const tensor = (name, type, sizes, data) => [
  ...sizes.map((size) => integer(1, size)), integer(2, type), message(8, name),
  message(9, [bytesOf(data)]),
];

const integers = (name, values) =>
  tensor(name, INT64, [values.length], BigInt64Array.from(values.map(BigInt)));

const described = (name, sizes) => [
  message(1, name),
  message(2, [message(1, [
    integer(1, FLOAT), message(2, sizes.map((size) => message(1, [integer(1, size)])))])]),
];

const attribute = (name, value) => {
  if (Array.isArray(value)) {
    return [message(1, name), ...value.map((entry) => integer(8, entry)), integer(20, 7)];
  }
  return Number.isInteger(value)
    ? [message(1, name), integer(3, value), integer(20, 2)]
    : [message(1, name), float(2, value.float), integer(20, 1)];
};

const node = (type, inputs, outputs, attributes = {}, domain = '') => [
  ...inputs.map((name) => message(1, name)), ...outputs.map((name) => message(2, name)),
  message(4, type),
  ...Object.entries(attributes).map((entry) => message(5, attribute(...entry))),
  ...(domain ? [message(7, domain)] : []),
];

const model = ({ nodes, tensors, input, outputs }) => joined(
  integer(1, IR_VERSION), message(2, 'headsup-bench'),
  message(7, [
    ...nodes.map((each) => message(1, each)), message(2, 'attention'),
    ...tensors.map((each) => message(5, each)), message(11, described(...input)),
    ...outputs.map((each) => message(12, described(...each))),
  ]),
  message(8, [message(1, ''), integer(2, OPSET)]),
  message(8, [message(1, FUSED), integer(2, 1)]),
);

// The logits' factor goes into wq beforehand, as an exporter's constant folding would do it.
const scaled = (values, factor) => values.map((value) => value * factor);

// From tokens × dModel to heads × tokens × d_k or, for the keys, heads × d_k × tokens.
const split = (name, order) => [
  node('Reshape', [name, 'split_shape'], [`${name}_split`]),
  node('Transpose', [`${name}_split`], [`${name}_heads`], { perm: order }),
];

const projected = ['q', 'k', 'v'].map((name) => node('MatMul', ['x', `w${name}`], [name]));

function plain({ tokens, dModel, heads }, inputs, keepWeights) {
  const weights = keepWeights ? 'weights' : 'kept_weights';
  return {
    nodes: [
      ...projected,
      ...split('q', [1, 0, 2]), ...split('k', [1, 2, 0]), ...split('v', [1, 0, 2]),
      node('MatMul', ['q_heads', 'k_heads'], ['scores']),
      node('Softmax', ['scores'], [weights], { axis: -1 }),
      node('MatMul', [weights, 'v_heads'], ['values']),
      node('Transpose', ['values'], ['values_split'], { perm: [1, 0, 2] }),
      node('Reshape', ['values_split', 'join_shape'], ['concat']),
      node('MatMul', ['concat', 'wo'], ['output']),
    ],
    tensors: [
      integers('split_shape', [tokens, heads, dModel / heads]),
      integers('join_shape', [tokens, dModel]),
      ...squares(dModel, { ...inputs, wq: scaled(inputs.wq, Math.sqrt(heads / dModel)) }),
    ],
    sizes: [tokens, dModel],
    weightSizes: [heads, tokens, tokens],
  };
}

const squares = (size, { wq, wk, wv, wo }) =>
  Object.entries({ wq, wk, wv, wo }).map(([name, data]) => tensor(name, FLOAT, [size, size], data));

function multiHeadAttention({ tokens, dModel, heads }, inputs) {
  return {
    nodes: [
      ...projected,
      node('MultiHeadAttention', ['q', 'k', 'v'], ['concat'], { num_heads: heads }, FUSED),
      node('MatMul', ['concat', 'wo'], ['output']),
    ],
    tensors: squares(dModel, inputs),
    sizes: [1, tokens, dModel],
  };
}

function attention({ tokens, dModel, heads }, { wq, wk, wv, wo }) {
  const packed = new Float32Array(3 * dModel ** 2);
  for (let row = 0; row < dModel; ++row) {
    [wq, wk, wv].forEach((matrix, index) => {
      packed.set(matrix.subarray(row * dModel, (row + 1) * dModel), (3 * row + index) * dModel);
    });
  }
  return {
    nodes: [
      node('Attention', ['x', 'w_qkv', 'no_bias'], ['concat'], { num_heads: heads }, FUSED),
      node('MatMul', ['concat', 'wo'], ['output']),
    ],
    tensors: [
      tensor('w_qkv', FLOAT, [dModel, 3 * dModel], packed),
      tensor('no_bias', FLOAT, [3 * dModel], new Float32Array(3 * dModel)),
      tensor('wo', FLOAT, [dModel, dModel], wo),
    ],
    sizes: [1, tokens, dModel],
  };
}

function attention23({ tokens, dModel, heads }, inputs, keepWeights) {
  const afterSoftmax = 3;
  return {
    nodes: [
      ...projected,
      node('Attention', ['q', 'k', 'v'], keepWeights ? ['concat', '', '', 'weights'] : ['concat'], {
        q_num_heads: heads, kv_num_heads: heads,
        ...(keepWeights ? { qk_matmul_output_mode: afterSoftmax } : {}),
      }),
      node('MatMul', ['concat', 'wo'], ['output']),
    ],
    tensors: squares(dModel, inputs),
    sizes: [1, tokens, dModel],
    weightSizes: [1, heads, tokens, tokens],
  };
}

const GRAPHS = {
  plain, MultiHeadAttention: multiHeadAttention, Attention: attention, 'Attention-23': attention23,
};

// { model: its bytes, sizes: of x and of the output, weightSizes }. Outputs are 'output' and, with
// keepWeights, 'weights'.
export function onnxModel(candidate, shape, inputs, keepWeights) {
  const { nodes, tensors, sizes, weightSizes } = GRAPHS[candidate](shape, inputs, keepWeights);
  const outputs = [['output', sizes]];
  if (keepWeights) outputs.push(['weights', weightSizes]);
  return { model: model({ nodes, tensors, input: ['x', sizes], outputs }), sizes, weightSizes };
}
