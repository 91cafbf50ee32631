// Reads a long text in a worker, which is ended when nobody wants the answer any more.

// answer: kind, people, unknown and told as headsup.load has them, or what is wrong as `error`.
// packed: the team for core.openRead; saved: its text for the storage, with a zero behind it.
/** @typedef {{ answer: any, packed: Uint8Array, saved: Uint8Array }} Read */

// base: importBase's answer. progress: told the share that is read. An abort rejects.
/**
 * @type {(task: { text: string, base: string, language: string },
 *   options: { signal?: AbortSignal, progress?: (share: number) => void }) => Promise<Read>}
 */
export async function readInWorker(task, { signal, progress }) {
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
