// What keeps the work (storage.mjs) is loaded once there is something to keep, or something kept to
// begin with: a newcomer's page does not wait for it.

import { t } from './language.mjs';

/** @typedef {ReturnType<typeof import('./storage.mjs').createStorage>} Storage */

// Whether there is something kept. Asks for no database that is not there: that would make it.
async function isSomethingKept() {
  try {
    if (!indexedDB.databases) return true;  // an older browser has to look for itself
    return (await indexedDB.databases()).some(({ name }) => name === 'headsup');
  } catch {
    return false;
  }
}

/**
 * @param {{ core: () => import('./core.mjs').Core, requestFrame: () => void,
 *   notify: (text: string) => void, loadTeam: (text: string) => import('./headsup.d.ts').Result }} page
 */
export function createKeeper({ core, requestFrame, notify, loadTeam }) {
  /** @type {Storage | null} */
  let storage = null;
  /** @type {Promise<Storage> | null} */
  let loading = null;
  let edition = 0;  // of the look on screen, until there is a storage
  let seen = -1;
  let stopped = false;

  function load() {
    loading ??= import('./storage.mjs').then(({ createStorage }) => {
      storage = createStorage({ core: core(), edition, requestFrame, notify, loadTeam });
      return storage;
    }, (error) => {
      loading = null;  // the next change tries again
      throw error;
    });
    return loading;
  }

  return {
    // Whether the page is to open with a kept team, which it waits for.
    isSomethingKept,
    // Opens with the team that was worked on last; false: there is none, or it cannot be opened.
    openTeam: async () => (await load()).start(),
    // After everything that may have changed something; costs next to nothing.
    note() {
      if (stopped || core().revision() === seen) return;
      seen = core().revision();
      if (storage) storage.note();
      else if (core().workEdition() !== edition) load().then(({ note }) => note(), () => {});
    },
    // Before another team takes this one's place.
    keep: () => storage?.keep(),
    // What is on screen now is a look, or another team that is to be kept as well.
    look() {
      edition = core().workEdition();
      storage?.look();
    },
    another: () => storage?.another(),
    /** @type {(wish: string, id: string, name: string) => void} */
    ask: (wish, id, name) => { load().then(({ ask }) => ask(wish, id, name)); },
    library: async () => (await load()).library,
    // The list of teams is looked at.
    list: () => { load().then(({ refresh }) => refresh(), () => {}); },

    // The program is gone. Offers the team that was worked on as it was last written.
    /** @type {(link: HTMLAnchorElement) => Promise<void>} */
    async stop(link) {
      if (stopped) return;
      stopped = true;
      storage?.stop();
      if (!await isSomethingKept()) return;
      const { rescueTeam } = await import('./rescue.mjs');
      const team = await rescueTeam();
      if (!team) return;
      link.href = URL.createObjectURL(new Blob([team.text], { type: 'application/json' }));
      link.download = `${team.name}.json`;
      link.textContent = t('rescue', team.name);
      link.hidden = false;
    },
  };
}
