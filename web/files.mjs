// The one door: a text that is dropped, pasted or chosen as a file becomes the team, whatever kind
// of text it is.

import { t } from './language.mjs';

const LARGEST_TEAM_FILE = 4 * 1024 * 1024;
const SLOW_TEXT = 200000;  // characters from which on reading takes longer than a frame

// Once what was said is on screen.
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
});

// null where the bytes are no UTF-8.
/** @type {(bytes: ArrayBuffer) => string | null} */
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// load(text): window.headsup.load; say(message): shows it until somebody closes it; dismiss(): there
// is nothing left to say.
/**
 * @param {{ load: import('./headsup.d.ts').Headsup['load'], say: (message: string) => void,
 *   dismiss: () => void }} page
 */
export function connectFiles({ load, say, dismiss }) {
  const root = document.documentElement;

  /** @type {(text: string, name: string) => Promise<void>} */
  async function open(text, name) {
    if (text.length > SLOW_TEXT) {
      say(t('reading', name));
      await painted();
    }
    const result = await load(text).catch(({ message }) =>
      ({ ok: undefined, error: { line: 0, column: 0, path: '', message } }));
    const { error } = result;
    dismiss();
    if (!error) {
      if (result.kind !== 'team') say(result.told);
      return;
    }
    const place = [
      name,
      error.line && t('file_place', error.line, error.column),
      error.path && t('file_path', error.path),
    ].filter(Boolean).join(', ');
    say(t('file_refused', place, error.message.replace(/\.$/, '')));
  }

  /** @type {(file: File) => Promise<void>} */
  async function openFile(file) {
    if (file.size > LARGEST_TEAM_FILE) return say(t('file_large', file.name));
    // Not file.text(), which puts a sign in the place of what is no UTF-8: that is refused.
    const text = decoded(await file.arrayBuffer());
    if (text === null) say(t('file_refused', file.name, t('file_no_text')));
    else await open(text, file.name);
  }

  const types = (/** @type {DragEvent} */ event) => event.dataTransfer?.types ?? [];
  const brings = (/** @type {DragEvent} */ event) =>
    types(event).includes('Files') || types(event).includes('text/plain');
  addEventListener('dragover', (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    root.classList.add('dropping');
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) root.classList.remove('dropping');
  });
  addEventListener('drop', (event) => {
    root.classList.remove('dropping');
    if (!brings(event) || isField(event.target)) return;
    event.preventDefault();
    const data = /** @type {DataTransfer} */ (event.dataTransfer);
    if (data.files[0]) openFile(data.files[0]);
    else open(data.getData('text/plain'), t('dropped_text'));
  });
  addEventListener('paste', (event) => {
    if (isField(event.target)) return;
    const { clipboardData } = event;
    if (clipboardData?.files[0]) openFile(clipboardData.files[0]);
    else if (clipboardData?.getData('text/plain')) {
      open(clipboardData.getData('text/plain'), t('pasted_text'));
    }
  });

  return openFile;
}

/** @type {(target: EventTarget | null) => boolean} */
function isField(target) {
  return target instanceof Element && Boolean(target.closest('input, textarea, select, dialog'));
}
