// What the page weighs, as brotli: a budget that a change must not pass unnoticed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { pageWeight } from '../bench/page_weight.mjs';
import { stop } from './harness.mjs';

const KB = 1024;
const READY = 477 * KB;
const ATTENTION = 24 * KB;

let weight = null;

before(async () => { weight = await pageWeight(); });
after(stop);

// Below each other, in KB.
function table(files) {
  return files.map(({ file, raw, brotli, asked }) =>
    `${(raw / KB).toFixed(1).padStart(8)} ${(brotli / KB).toFixed(1).padStart(7)}  `
    + `${(asked ?? 'not').padEnd(11)}  ${file}`).join('\n');
}

test('everything until the page is ready is at most 477 KB of brotli', (context) => {
  const { ready_brotli: total, before_first_frame_brotli: early, files } = weight;
  context.diagnostic(`${(total / KB).toFixed(1)} KB until ready, ${(early / KB).toFixed(1)} KB up to the `
    + `first frame (KB raw, KB as brotli, when asked for):\n${table(files)}`);
  for (const needed of ['index.html', 'page.css', 'page.mjs', 'headsup.mjs', 'headsup.wasm']) {
    const found = weight.files.find(({ file }) => file === needed);
    assert.equal(found?.asked, 'first frame', `${needed} was not seen to be loaded`);
  }
  for (const later of ['input.mjs', 'mirror.mjs']) {
    const found = weight.files.find(({ file }) => file === later);
    assert.equal(found?.asked, 'ready', `${later} was not seen to be loaded after the first frame`);
  }
  assert.ok(total <= READY, `${total} bytes`);
});

test('the attention core alone is at most 24 KB of brotli', () => {
  assert.ok(weight.attention_brotli <= ATTENTION, `${weight.attention_brotli} bytes`);
});
