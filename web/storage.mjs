// Keeps what is worked on: when it is written, which of the kept teams it is, and who may write it.
// How it is written is snapshots.mjs's.
//
// What a newcomer or a link shows is a look: it belongs to no kept team until something is changed,
// and becomes one of its own then.

import { createElection } from './election.mjs';
import { t, language } from './language.mjs';
import './rescue.mjs';  // is there when nothing can be loaded any more
import { Overtaken, openSnapshots } from './snapshots.mjs';

/** @typedef {import('./snapshots.mjs').Team} Team */
/** @typedef {import('./snapshots.mjs').Snapshots} Snapshots */
/** @typedef {import('./headsup.d.ts').Result} Result */

const PAUSE_MS = 300;     // after a change
const LATEST_MS = 1000;   // while changes go on
const SLOW_MS = 2000;     // it says that it is saving
const NO_EDITION = -1;    // whatever there is, is a change
const ID_BYTES = 12;
const FORMAT = '{"format":"headsup-work/';

function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @type {(error: any) => string} */
function faultOf(error) {
  if (error.name === 'QuotaExceededError') return 'full';
  return error.name === 'VersionError' ? 'newer' : 'failed';
}

// edition: that of the look on screen.
/**
 * @param {{ core: import('./core.mjs').Core, edition: number, requestFrame: () => void,
 *   notify: (text: string) => void, loadTeam: (text: string) => Result }} page
 */
export function createStorage({ core, edition, requestFrame, notify, loadTeam }) {
  const tab = makeId();
  /** @type {Promise<Snapshots> | null} */
  let opening = null;
  /** @type {Snapshots | null} */
  let snapshots = null;
  /** @type {Team[]} */
  let teams = [];
  /** @type {Team | null} */
  let current = null;  // null: a look
  let role = 'none';   // writer, follower; none: of a look
  let keptText = '';   // of the current team, as it is kept
  let status = 'none';
  let fault = 'none';
  let reported = '';
  let toldRefusal = false;
  /** @type {Map<string, string>} */
  const typed = new Map();  // names that are not written yet, by id
  let changedAt = 0;  // milliseconds: the first change that is not kept; 0: none
  /** @type {any} */
  let timer = 0;
  /** @type {any} */
  let slow = 0;

  // One after the other, whatever becomes of each.
  /** @type {Promise<unknown>} */
  let queue = Promise.resolve();
  /** @type {<T>(work: () => Promise<T>) => Promise<T>} */
  function inTurn(work) {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  }

  const channel = globalThis.BroadcastChannel ? new BroadcastChannel('headsup') : null;
  const election = createElection({
    won: () => inTurn(becomeWriter),
    lost: beOvertaken,
  });

  // ---- what is told

  /** @type {(nextStatus: string, nextFault?: string) => void} */
  function report(nextStatus, nextFault = 'none') {
    [status, fault] = [nextStatus, nextFault];
    if (status !== 'saving') clearTimeout(slow);
    const printed = new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' });
    const list = teams.map(({ id, name, changed, people, deleted }) =>
      [id, typed.get(id) ?? name, printed.format(changed), people, Boolean(deleted)]);
    const report = [status, fault, current?.id ?? '', list];
    if (JSON.stringify(report) === reported) return;
    reported = JSON.stringify(report);
    core.call('setSaved', ...report);
    requestFrame();
  }

  /** @type {(error: any) => void} */
  function reportError(error) {
    report('not-saved', snapshots ? faultOf(error) : 'refused');
    if (fault !== 'refused' || toldRefusal) return;
    toldRefusal = true;
    notify(t('no_storage'));
  }

  async function refreshList() {
    if (snapshots) teams = await snapshots.list();
    report(status, fault);
  }

  // The list has changed, for other tabs as well.
  async function listChanged() {
    channel?.postMessage({ list: true });
    await refreshList();
  }

  // ---- the database

  // What was deleted in an earlier visit goes for good.
  async function openAndTidy() {
    const opened = await openSnapshots();
    for (const { id, deleted } of await opened.list()) if (deleted) await opened.remove(id);
    snapshots = opened;
    await refreshList();
    return opened;
  }

  function open() {
    opening ??= openAndTidy().catch((error) => {
      opening = null;  // the next change tries again
      throw error;
    });
    return opening;
  }

  // ---- saving

  function about() {
    const { name, people } = core.call('savedAs').value;
    return current?.renamed ? { name: current.name, people } : { name, people };
  }

  // Called after everything that may have changed something; costs next to nothing.
  function note() {
    if (role !== 'writer' && core.workEdition() === edition) return;
    open().catch(() => {});  // saveOnce tells
    const now = performance.now();
    if (!changedAt) {
      changedAt = now;
      clearTimeout(slow);
      slow = setTimeout(() => { if (role === 'writer') report('saving'); }, SLOW_MS);
    }
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(PAUSE_MS, changedAt + LATEST_MS - now)));
  }

  function settle() {
    clearTimeout(timer);
    changedAt = 0;
  }

  function save() {
    settle();
    return inTurn(saveOnce).catch((error) => {
      if (!(error instanceof Overtaken)) return reportError(error);
      beLook(NO_EDITION);  // both are kept
      return save();
    });
  }

  async function saveOnce() {
    const store = await open();
    if (role === 'follower') await takeOver(store);
    if (!current) await begin(makeId());
    if (!navigator.locks) await claim(store);
    const text = core.work();
    // A program whose memory is lost writes anything.
    if (!text.startsWith(FORMAT)) throw new Error('headsup: the program is out of order');
    if (text !== keptText) {
      const { id } = /** @type {Team} */ (current);
      kept(await store.write(id, about(), text, tab), text);
      await refreshList();
    }
    report('saved');
  }

  /** @type {(team: Team | undefined, text: string) => void} */
  function kept(team, text) {
    if (!team || current?.id !== team.id) return;
    current = team;
    keptText = text;
    channel?.postMessage({ saved: team.id });
  }

  // The look becomes a team of its own, and its address is no longer what it shows.
  /** @type {(id: string) => Promise<void>} */
  async function begin(id) {
    current = { id, name: '', people: 0, changed: 0, opened: 0, slot: 1, counter: 0, writer: tab };
    keptText = '';
    role = 'writer';
    if (location.hash.includes('=')) history.replaceState(null, '', location.pathname + location.search);
    await election.stand(id);
  }

  // The page may be gone in a moment.
  function flush() {
    if (!snapshots || (role !== 'writer' && core.workEdition() === edition)) return;
    const text = core.work();
    if (role === 'follower' || text === keptText || !text.startsWith(FORMAT)) return;
    if (!current) begin(makeId());
    const team = /** @type {Team} */ (current);
    snapshots.writeAtOnce(team.counter ? team : undefined, team.id, about(), text, tab)
      .then((after) => kept(after, text), reportError);
  }

  // Another team takes this one's place: what is not kept of it yet is written first.
  function keep() {
    if (!changedAt || role !== 'writer') return;
    const [text, id, described] = [core.work(), /** @type {Team} */ (current).id, about()];
    settle();
    inTurn(async () => { await (await open()).write(id, described, text, tab); }).catch(reportError);
  }

  // What is on screen is no kept team; lookEdition: of the history, as it was looked at.
  function beLook(lookEdition = core.workEdition()) {
    current = null;
    role = 'none';
    keptText = '';
    edition = lookEdition;
    settle();
    inTurn(async () => { if (!current) election.leave(); });
    report('none');
    note();
  }

  // ---- several tabs

  /** @type {(store: Snapshots) => Promise<void>} */
  async function claim(store) {
    const id = /** @type {Team} */ (current).id;
    const team = await store.alter(id, (before) => before && { ...before, writer: tab, opened: Date.now() });
    if (team) current = team;
    role = 'writer';
  }

  // Somebody works here: the tab that has written so far follows from now on.
  /** @type {(store: Snapshots) => Promise<void>} */
  async function takeOver(store) {
    await election.takeOver(/** @type {Team} */ (current).id);
    await claim(store);
  }

  // What is not written yet becomes a team of its own, so that nothing is lost.
  function beOvertaken() {
    if (changedAt) return beLook(NO_EDITION);
    role = 'follower';
    edition = core.workEdition();
    report('follower');
  }

  // The tab that has written is gone.
  async function becomeWriter() {
    if (role !== 'follower' || !current) return;
    await follow();
    await claim(await open());
    report('saved');
  }

  async function follow() {
    if (!current || core.workEdition() !== edition) return;
    const { text } = await (await open()).read(current.id);
    if (text === undefined || text === keptText) return;
    core.call('openWork', text, false);
    keptText = text;
    edition = core.workEdition();
    requestFrame();
  }

  channel?.addEventListener('message', ({ data }) => {
    const followed = data.saved === current?.id && (role === 'follower' || !navigator.locks);
    inTurn(async () => {
      if (followed) await follow();
      await refreshList();
    }).catch(reportError);
  });

  // ---- the teams

  // Shows a kept team; answers 'opened', 'newer' or 'damaged'.
  /** @type {(id: string, atStart: boolean) => Promise<string>} */
  async function show(id, atStart) {
    const store = await open();
    const { text, fault: unread, found, slot } = await store.read(id);
    const answer = text === undefined ? unread : core.call('openWork', text, atStart).value;
    if (!found || text === undefined || answer !== 'opened') {
      report('not-saved', answer);
      return answer;
    }
    settle();
    current = await store.heal(id, slot, found.counter) ?? null;
    keptText = text;
    edition = core.workEdition();
    role = await election.stand(id) ? 'writer' : 'follower';
    if (role === 'writer') await claim(store);
    report(role === 'writer' ? 'saved' : 'follower');
    return answer;
  }

  /** @type {(message: string) => Result} */
  const refused = (message) => ({ error: { line: 0, column: 0, path: '', message } });

  // A command about one kept team.
  /** @type {(id: string, work: (store: Snapshots, team: Team) => Promise<Result | void>) => Promise<Result>} */
  const aboutTeam = (id, work) => inTurn(async () => {
    const store = await open();
    const team = await store.team(id);
    if (!team) return refused(t('no_team', id));
    const answer = await work(store, team);
    await listChanged();
    return answer ?? { ok: true };
  });

  const library = {
    teams: () => inTurn(async () => {
      await open();
      await refreshList();
      return teams.map(({ id, name, people, changed, deleted }) => ({
        id, name, people, changed: new Date(changed).toISOString(), deleted: Boolean(deleted),
        current: id === current?.id,
      }));
    }),
    /** @type {(id: string) => Promise<Result>} */
    async openTeam(id) {
      if (changedAt) await save();
      return aboutTeam(id, async () => {
        const answer = await show(id, false);
        requestFrame();
        return answer === 'opened' ? { ok: true } : refused(t(`team_${answer}`));
      });
    },
    /** @type {(id: string, name: string) => Promise<Result>} */
    renameTeam: (id, name) => aboutTeam(id, async (store) => {
      if (!name.trim()) return refused(t('no_name'));
      const line = name.replace(/\s+/g, ' ');  // a space at its end may be on the way to a word
      const team = await store.alter(id, (before) => before && { ...before, name: line, renamed: true });
      if (current?.id === id && team) current = team;
      return undefined;
    }),
    /** @type {(id: string) => Promise<Result>} */
    async duplicateTeam(id) {
      if (changedAt) await save();
      return aboutTeam(id, async (store, team) => store.copy(id, {
        ...team, id: makeId(), name: t('copy_of', team.name), renamed: true, changed: Date.now(),
      }));
    },
    /** @type {(id: string) => Promise<Result>} */
    deleteTeam: (id) => aboutTeam(id, async (store) => {
      await store.alter(id, (before) => before && { ...before, deleted: true });
      if (current?.id !== id) return;
      beLook();
    }),
    /** @type {(id: string) => Promise<Result>} */
    restoreTeam: (id) => aboutTeam(id, async (store) => {
      await store.alter(id, (before) => before && { ...before, deleted: false });
    }),
  };

  // A team that comes with the page; the catalogue is a list of them.
  /** @type {(name: string) => Promise<void>} */
  async function create(name) {
    const response = await fetch(new URL(`teams/${encodeURIComponent(name)}.json`, import.meta.url));
    if (!response.ok) throw new Error(`${response.url}: HTTP status ${response.status}.`);
    const { error } = loadTeam(await response.text());
    if (error) throw new Error(error.message);
  }

  // Letter by letter; a name that is cleared for another one is none yet.
  /** @type {(id: string, name: string) => Promise<Result | null>} */
  async function typeName(id, name) {
    typed.set(id, name);
    if (!name.trim()) return null;
    const answer = await library.renameTeam(id, name);
    if (typed.get(id) === name) typed.delete(id);
    return answer;
  }

  // What the program asks for.
  const wishes = {
    open: library.openTeam, rename: typeName, duplicate: library.duplicateTeam,
    remove: library.deleteTeam, restore: library.restoreTeam, create,
  };
  /** @type {(wish: string, id: string, name: string) => void} */
  const ask = (wish, id, name) => {
    wishes[wish](id, name).then((answer) => answer?.error && notify(answer.error.message), reportError);
  };

  addEventListener('visibilitychange', () => { if (document.hidden) flush(); });
  addEventListener('pagehide', flush);

  return {
    note, keep, ask, library,
    look: () => beLook(),
    another: () => beLook(NO_EDITION),
    // Shows the team that was worked on last; false: there is none, or it cannot be opened.
    start: () => inTurn(async () => {
      const latest = await (await open()).latest();
      return latest !== undefined && await show(latest.id, true) === 'opened';
    }).catch((error) => {
      reportError(error);
      return false;
    }),
    refresh: () => inTurn(async () => { await open(); }).catch(reportError),
    stop: settle,
  };
}
