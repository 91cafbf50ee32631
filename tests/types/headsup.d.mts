// headsup.mjs, which Emscripten makes: the program's exports and its memory.
export interface Program {
  HEAPU8: Uint8Array;
  [name: `_hu_${string}`]: (...values: unknown[]) => number;
}
export default function createHeadsup(settings: object): Promise<Program>;
