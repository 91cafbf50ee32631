// The worker of reader.mjs: does one task and is ended.

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

// What the module has packed.
function takePacked() {
  const { module } = memory;
  const start = module._hu_packed();
  return module.HEAPU8.slice(start, start + module._hu_packed_bytes());
}

/** @type {(task: { text: string, base: string, language: string }) => void} */
function read({ text, base, language }) {
  const { module } = memory;
  // Half of a character becomes the sign for one that was lost. A zero in the text does not end it.
  const bytes = new TextEncoder().encode(text);
  const [textAt, baseAt, languageAt] = memory.put(bytes, ...memory.encode(base, language));
  const answer = JSON.parse(memory.textAt(module._hu_read(textAt, bytes.length, baseAt, languageAt)));
  if (answer.error) return postMessage({ answer });
  const packed = takePacked();
  const savedAt = module._hu_saved();
  const saved = module.HEAPU8.slice(savedAt, module.HEAPU8.indexOf(0, savedAt) + 1);
  postMessage({ answer, packed, saved }, { transfer: [packed.buffer, saved.buffer] });
}

/** @type {(task: { team: string, queries: number, embargoHours: number }) => void} */
function test({ team, queries, embargoHours }) {
  const { module } = memory;
  const bytes = new TextEncoder().encode(team);
  const [at] = memory.put(bytes);
  const answer = JSON.parse(
    memory.textAt(module._hu_backtest(at, bytes.length, queries, embargoHours)));
  const packed = takePacked();
  postMessage({ answer, packed }, { transfer: [packed.buffer] });
}

/** @type {(task: any) => Promise<void>} */
async function perform(task) {
  memory.module = await reader;
  if (task.team === undefined) read(task);
  else test(task);
}

addEventListener('message', ({ data: task }) => {
  perform(task).catch(({ message }) => postMessage({ failed: message }));
});
