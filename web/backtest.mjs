// How a team's history is tested on its own past: for a script, and for the page 'backtest'.

import { testInWorker } from './reader.mjs';

const QUERIES = 400;
const EMBARGO_HOURS = 24;

let running = new AbortController();

// team: the text of its file.
/** @type {(team: string, options: import('./headsup.d.ts').BacktestOptions) => Promise<any>} */
export async function backtest(team, options) {
  const { queries = QUERIES, embargoHours = EMBARGO_HOURS } = options;
  const { answer } = await testInWorker({ team, queries, embargoHours }, options);
  return answer;
}

// Tests the team on screen and tells the page how far it is and what came of it. One that is under
// way is given up for it.
/** @type {(core: import('./core.mjs').Core, requestFrame: () => void) => Promise<void>} */
export async function testOnPage(core, requestFrame) {
  running.abort();
  const { signal } = running = new AbortController();
  const tell = (/** @type {number} */ share, problem = '') => {
    core.call('setBacktest', share, problem);
    requestFrame();
  };
  const team = core.call('exportTeam').value;
  const task = { team, queries: QUERIES, embargoHours: EMBARGO_HOURS };
  try {
    const { answer, packed } = await testInWorker(task, { signal, progress: tell });
    if (answer.error) tell(0, answer.error.message);
    else core.showBacktest(packed);
  } catch (error) {
    if (!signal.aborted) tell(0, /** @type {Error} */ (error).message);
  }
  requestFrame();
}

export function cancelOnPage() {
  running.abort();
}
