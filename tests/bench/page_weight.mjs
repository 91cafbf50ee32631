// What the page weighs: every file that a real load asks for, raw and as brotli, and which of them
// come before the first frame and which after it, until headsup.ready.
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

// Loads the page as a browser of that language does; resolves to [{ file, early }], all that it asks
// for; early: before the first frame was drawn, which the page marks.
async function askedFor(locale) {
  const { page, close } = await openPage({ locale });
  await page.waitForLoadState('networkidle');  // what is still on its way is not listed yet
  const asked = await page.evaluate(() => {
    const [{ startTime: drawn }] = performance.getEntriesByName('headsup: first frame');
    const files = performance.getEntriesByType('resource')
      .map(({ name, startTime }) => ({ address: new URL(name), early: startTime < drawn }))
      .filter(({ address }) => address.origin === location.origin)
      .map(({ address, early }) => ({ file: address.pathname.slice(1), early }));
    return [{ file: 'index.html', early: true }, ...files];
  });
  await close();
  return asked;
}

// → { files: [{ file, raw, brotli, asked }], before_first_frame_brotli, ready_brotli,
//     attention_brotli }; sizes in bytes, the largest file first; asked: 'first frame', 'ready' or null.
// Files that come with the page but are not scripts, styles or modules of it (teams, type
// declarations) are left out unless asked for.
export async function pageWeight() {
  const loads = [...await askedFor('en-US'), ...await askedFor('de-DE')];
  const asked = new Map(loads.map(({ file }) => [file, 'ready']));
  for (const { file, early } of loads) if (early) asked.set(file, 'first frame');
  const others = readdirSync(folder).filter((name) => /\.(mjs|wasm|css|html|svg)$/.test(name));
  const files = [...new Set([...asked.keys(), ...others])]
    .map((file) => ({ ...weigh(file), asked: asked.get(file) ?? null }))
    .sort((a, b) => b.brotli - a.brotli);
  const sum = (some) => some.reduce((total, { brotli }) => total + brotli, 0);
  return {
    files,
    before_first_frame_brotli: sum(files.filter((file) => file.asked === 'first frame')),
    ready_brotli: sum(files.filter((file) => file.asked)),
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
