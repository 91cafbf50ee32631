// The three kinds of protobuf fields that an ONNX model is made of, encoded.
// https://protobuf.dev/programming-guides/encoding/

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const key = (field, wireType) => varint((field << 3) | wireType);

export function joined(...parts) {
  const flat = parts.flat(Infinity);
  const bytes = new Uint8Array(flat.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of flat) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const integer = (field, value) => joined(key(field, 0), varint(value));

export const float = (field, value) =>
  joined(key(field, 5), new Uint8Array(new Float32Array([value]).buffer));

// Bytes, a text, or a message given as the list of its encoded fields.
export function message(field, content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : joined(content);
  return joined(key(field, 2), varint(bytes.length), bytes);
}
