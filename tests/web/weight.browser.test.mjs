// What the page weighs, as brotli: a budget that a change must not pass unnoticed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { pageWeight } from '../bench/page_weight.mjs';
import { stop } from './harness.mjs';

const KB = 1024;
const BEFORE_FIRST_FRAME = 320 * KB;
const ATTENTION = 24 * KB;

let weight = null;

before(async () => { weight = await pageWeight(); });
after(stop);

// Below each other, in KB.
function table(files) {
  return files.map(({ file, raw, brotli, before_first_frame: early }) =>
    `${(raw / KB).toFixed(1).padStart(8)} ${(brotli / KB).toFixed(1).padStart(7)}  `
    + `${early ? 'before' : 'after '}  ${file}`).join('\n');
}

test('everything up to the first frame is at most 320 KB of brotli', (context) => {
  const total = weight.before_first_frame_brotli;
  context.diagnostic(`${(total / KB).toFixed(1)} KB up to the first frame, of these files `
    + `(KB raw, KB as brotli, asked for before or after it):\n${table(weight.files)}`);
  for (const needed of ['index.html', 'page.css', 'page.mjs', 'headsup.mjs', 'headsup.wasm']) {
    const found = weight.files.find(({ file }) => file === needed);
    assert.ok(found?.before_first_frame, `${needed} was not seen to be loaded`);
  }
  assert.ok(total <= BEFORE_FIRST_FRAME, `${total} bytes`);
});

test('the attention core alone is at most 24 KB of brotli', () => {
  assert.ok(weight.attention_brotli <= ATTENTION, `${weight.attention_brotli} bytes`);
});
