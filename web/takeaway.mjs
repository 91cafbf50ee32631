// What one takes along: links and the brief by the clipboard, pictures and numbers as files.

import { t } from './language.mjs';

/** @typedef {import('./headsup.d.ts').Headsup} Headsup */

const PICTURE_SCALE = 2;  // pixels of the PNG per CSS pixel
const LARGEST_TEAM = 4 * 1024 * 1024;

/** @type {(name: string, blob: Blob) => void} */
function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);  // some browsers read it late
}

/** @type {(name: string, type: string, text: string) => void} */
const file = (name, type, text) => download(name, new Blob([text], { type }));

/**
 * @type {(stream: ReadableWritablePair, bytes: Uint8Array<ArrayBuffer>) =>
 *   Promise<Uint8Array<ArrayBuffer>>}
 */
async function through(stream, bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size > LARGEST_TEAM) throw new RangeError('larger than a team file may be');
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

// A text as the part of a link, and back.
/** @type {(text: string) => Promise<string>} */
export async function packText(text) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @type {(packed: string) => Promise<string>} */
export async function unpackText(packed) {
  const binary = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true })
    .decode(await through(new DecompressionStream('deflate-raw'), bytes));
}

// copy(text, what): to the clipboard; drawAt(scale, done): draws the page that large and calls done
// while the canvas holds the picture.
/**
 * @param {{ api: Headsup, canvas: HTMLCanvasElement, copy: (text: string, what: string) =>
 *   Promise<void>, drawAt: (scale: number, done: () => void) => void }} page
 */
export function createTakeaway({ api, canvas, copy, drawAt }) {
  const leavesNamesOut = () => api.state().view.names_left_out;
  /** @type {Record<string, () => void>} */
  const kinds = {
    link: () => copy(api.permalink(), t('copied_link')),
    async team_link() {
      const withoutNames = leavesNamesOut();
      if (!withoutNames && !confirm(t('team_link_warning'))) return;
      const url = new URL(api.permalink(withoutNames));
      const team = await packText(api.exportTeam(withoutNames));
      url.hash = `team=${team}&${url.hash.slice(1)}`.replace(/&$/, '');
      await copy(url.href, t('copied_link'));
    },
    team_file: () => file('team.json', 'application/json', api.exportTeam(leavesNamesOut())),
    team_table: () => file('team.csv', 'text/csv', api.exportTable(leavesNamesOut())),
    roster: () => file('team.txt', 'text/plain', api.exportRoster(leavesNamesOut())),
    brief: () => copy(api.briefMarkdown(), t('copied_brief')),
    team() {
      const { team } = api.state();
      file(`${team}.json`, 'application/json', api.exportTeam());
    },
    png: () => drawAt(PICTURE_SCALE, () => {
      canvas.toBlob((blob) => blob && download('heads-up.png', blob), 'image/png');
    }),
    table: () => copy(api.labTable(), t('copied_table')),
    svg: () => file('heads-up.svg', 'image/svg+xml', api.graphSvg()),
    csv: () => file('heads-up-matrices.csv', 'text/csv', api.matricesCsv()),
    json: () => file('heads-up-matrices.json', 'application/json', api.matricesJson()),
  };
  return (/** @type {string} */ kind) => kinds[kind]?.();
}
