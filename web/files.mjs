// The one door: a text that is dropped, pasted or chosen as a file becomes the team, whatever kind
// of text it is.

import { t } from './language.mjs';

const LARGEST_TEAM_FILE = 4 * 1024 * 1024;
const KIND_BYTES = 256;
const SLOW_MS = 300;  // from then on it says that it is reading, and can be stopped

// null where the bytes are no UTF-8 and have to be.
/** @type {(bytes: ArrayBuffer, fatal: boolean) => string | null} */
function decoded(bytes, fatal) {
  try {
    return new TextDecoder('utf-8', { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

// load: window.headsup.load. kindOf: what a text is, by its beginning.
/**
 * @param {{ kindOf: (start: string) => string, load: import('./headsup.d.ts').Headsup['load'],
 *   toast: ReturnType<typeof import('./toast.mjs').createToast> }} page
 */
export function connectFiles({ load, kindOf, toast }) {
  const { say } = toast;
  const root = document.documentElement;
  let reading = new AbortController();

  // The text before, if that is still being read, is wanted no more.
  /** @type {(text: string, name: string) => Promise<void>} */
  async function open(text, name) {
    reading.abort();
    const { signal } = reading = new AbortController();
    let share = 0;
    let showShare = (/** @type {number} */ _share) => {};
    const slow = setTimeout(() => {
      showShare = toast.sayReading(t('reading', name), () => reading.abort());
      if (share) showShare(share);
    }, SLOW_MS);
    const progress = (/** @type {number} */ read) => showShare(share = read);
    const result = await load(text, { signal, progress }).catch(({ message }) =>
      ({ ok: undefined, error: { line: 0, column: 0, path: '', message } }));
    clearTimeout(slow);
    if (signal.aborted) return;
    toast.done();
    const { error } = result;
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
    const isLog = kindOf(await file.slice(0, KIND_BYTES).text()) === 'git-log';
    if (!isLog && file.size > LARGEST_TEAM_FILE) return say(t('file_large', file.name));
    // A sign in the place of what is no UTF-8 does no harm in a log, where authors of all times have
    // written. A team with one is refused.
    const text = decoded(await file.arrayBuffer(), !isLog);
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
