// The worker of reader.mjs: reads one text and is ended.

import { createMemory } from './core.mjs';
import createReader from './reader_module.mjs';

const TELL_MS = 50;  // between two reports

const memory = createMemory();
let told = performance.now();
const reader = createReader({
  headsup_report(share) {
    const now = performance.now();
    if (now - told < TELL_MS) return;
    told = now;
    postMessage({ share });
  },
});

/** @type {(task: { text: string, base: string, language: string }) => Promise<void>} */
async function read({ text, base, language }) {
  const module = memory.module = await reader;
  // Half of a character becomes the sign for one that was lost. A zero in the text does not end it.
  const bytes = new TextEncoder().encode(text);
  const [textAt, baseAt, languageAt] = memory.put(bytes, ...memory.encode(base, language));
  const answer = JSON.parse(memory.textAt(module._hu_read(textAt, bytes.length, baseAt, languageAt)));
  if (answer.error) return postMessage({ answer });
  const start = module._hu_packed();
  const packed = module.HEAPU8.slice(start, start + module._hu_packed_bytes());
  const savedAt = module._hu_saved();
  const saved = module.HEAPU8.slice(savedAt, module.HEAPU8.indexOf(0, savedAt) + 1);
  postMessage({ answer, packed, saved }, { transfer: [packed.buffer, saved.buffer] });
}

addEventListener('message', ({ data: task }) => {
  read(task).catch(({ message }) => postMessage({ failed: message }));
});
