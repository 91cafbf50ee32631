// reader_module.mjs, which Emscripten makes: the reader's exports and its memory.
export interface Reader {
  HEAPU8: Uint8Array<ArrayBuffer>;
  [name: `_hu_${string}`]: (...values: unknown[]) => number;
}
export default function createReader(settings: object): Promise<Reader>;
