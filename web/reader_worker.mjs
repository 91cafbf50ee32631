// The worker of reader.mjs: reads one text and is ended.

import createReader from './reader_module.mjs';

const TELL_MS = 50;  // between two reports

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
  const module = await reader;
  const encoder = new TextEncoder();  // half of a character becomes the sign for one that was lost
  const parts = [text, `${base}\0`, `${language}\0`].map((part) => encoder.encode(part));
  let address = module._hu_buffer(parts.reduce((sum, part) => sum + part.length, 0));
  const [at, baseAt, languageAt] = parts.map((part) => {
    module.HEAPU8.set(part, address);
    address += part.length;
    return address - part.length;
  });
  const answered = module._hu_read(at, parts[0].length, baseAt, languageAt);
  const answer = JSON.parse(textAt(module, answered));
  if (answer.error) return postMessage({ answer });
  const start = module._hu_packed();
  const packed = module.HEAPU8.slice(start, start + module._hu_packed_bytes());
  const savedAt = module._hu_saved();
  const saved = module.HEAPU8.slice(savedAt, module.HEAPU8.indexOf(0, savedAt) + 1);
  postMessage({ answer, packed, saved }, { transfer: [packed.buffer, saved.buffer] });
}

const textAt = ({ HEAPU8 }, address) =>
  new TextDecoder().decode(HEAPU8.subarray(address, HEAPU8.indexOf(0, address)));

addEventListener('message', ({ data: task }) => {
  read(task).catch(({ message }) => postMessage({ failed: message }));
});
