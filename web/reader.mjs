// What takes long is done in a worker, which is ended when nobody wants the answer any more: reading
// a text, and testing a history on its own past.

// answer: kind, people, unknown and told as headsup.load has them, or what is wrong as `error`.
// packed: the team for core.openRead; saved: its text for the storage, with a zero behind it.
/** @typedef {{ answer: any, packed: Uint8Array, saved: Uint8Array }} Read */

// answer: as headsup.backtest has it. packed: what the page shows, for core.showBacktest.
/** @typedef {{ answer: any, packed: Uint8Array }} Tested */

/** @typedef {{ signal?: AbortSignal, progress?: (share: number) => void }} Options */

// base: importBase's answer. progress: told the share that is read. An abort rejects.
/**
 * @type {(task: { text: string, base: string, language: string }, options: Options) => Promise<Read>}
 */
export const readInWorker = inWorker;

// team: the text of its file. progress: told the share of the queries.
/**
 * @type {(task: { team: string, queries: number, embargoHours: number },
 *   options: Options) => Promise<Tested>}
 */
export const testInWorker = inWorker;

/** @type {(task: object, options: Options) => Promise<any>} */
async function inWorker(task, { signal, progress }) {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('reader_worker.mjs', import.meta.url), { type: 'module' });
  return new Promise((done, fail) => {
    signal?.addEventListener('abort', () => fail(signal.reason));
    worker.onmessage = ({ data }) => {
      if (data.failed !== undefined) fail(new Error(data.failed));
      else if (data.answer) done(data);
      else progress?.(data.share);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new Error(event.message || 'The worker that reads could not be loaded.'));
    };
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
