// What the page weighs: every file that a real load asks for, raw and as brotli, and which of them
// come before the first frame.
//   node tests/bench/page_weight.mjs       prints it as JSON; needs build/web and Chromium
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { openPage, stop } from '../web/harness.mjs';

const folder = process.env.HEADSUP_PAGE
  ?? fileURLToPath(new URL('../../build/web', import.meta.url));

// The attention core as others load it, without the page.
export const ATTENTION = ['attention.mjs', 'attention.wasm'];

function weigh(file) {
  const bytes = readFileSync(join(folder, file));
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return { file, raw: bytes.length, brotli: packed.length };
}

// Loads the page as a browser of that language does; resolves to the files whose loading began
// before the first frame was drawn, which the page marks.
async function askedFor(locale) {
  const { page, close } = await openPage({ locale });
  await page.waitForLoadState('networkidle');  // what is still on its way is not listed yet
  const addresses = await page.evaluate(() => {
    const [{ startTime: drawn }] = performance.getEntriesByName('headsup: first frame');
    return performance.getEntriesByType('resource')
      .filter(({ startTime }) => startTime < drawn)
      .map(({ name }) => new URL(name))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname.slice(1));
  });
  await close();
  return new Set(['index.html', ...addresses]);
}

// → { files: [{ file, raw, brotli, before_first_frame }], before_first_frame_brotli,
//     attention_brotli }; sizes in bytes, the largest file first. Files that come with the page but
// are not scripts, styles or modules of it (teams, type declarations) are left out unless asked for.
export async function pageWeight() {
  const early = await askedFor('en-US');
  for (const file of await askedFor('de-DE')) early.add(file);
  const others = readdirSync(folder).filter((name) => /\.(mjs|wasm|css|html|svg)$/.test(name));
  const files = [...new Set([...early, ...others])]
    .map((file) => ({ ...weigh(file), before_first_frame: early.has(file) }))
    .sort((a, b) => b.brotli - a.brotli);
  const sum = (some) => some.reduce((total, { brotli }) => total + brotli, 0);
  return {
    files,
    before_first_frame_brotli: sum(files.filter((file) => file.before_first_frame)),
    attention_brotli: sum(files.filter(({ file }) => ATTENTION.includes(file))),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(JSON.stringify(await pageWeight(), null, 2));
  } finally {
    await stop();
  }
}
