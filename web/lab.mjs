// What the scale lab has done in the background: forward passes in a worker, which is loaded when it
// is first needed and kept for the next task.

// report(number, share, seconds): of the task with this number; see core.mjs.
/** @param {(number: number, share: number, seconds: number) => void} report */
export function createBackgroundTask(report) {
  /** @type {Worker | null} */
  let worker = null;
  let number = 0;  // of the task that it is at; 0: none

  function stopTask() {
    worker?.terminate();
    worker = null;
    number = 0;
  }

  /** @type {(task: Record<string, any>) => void} */
  function startTask(task) {
    if (number) stopTask();
    number = task.number;
    worker ??= new Worker(new URL('lab_worker.mjs', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data: { share, seconds } }) => {
      const of = number;
      if (seconds) number = 0;
      report(of, share, seconds);
    };
    // It could not be loaded, or there was not enough memory.
    worker.onerror = (event) => {
      event.preventDefault();
      const of = number;
      stopTask();
      report(of, 0, -1);
    };
    const arrays = Object.values(task).filter(ArrayBuffer.isView);
    worker.postMessage(task, arrays.map(({ buffer }) => buffer));
  }

  return { startTask, stopTask };
}
