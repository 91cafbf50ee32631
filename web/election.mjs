// Of the tabs that show one team, one writes it and the others follow. Who writes holds a lock that
// goes away with the tab, however that ends; who is worked in takes it over.

// won(): this tab writes from now on; lost(): it follows from now on.
/** @param {{ won: () => void, lost: () => void }} told */
export function createElection({ won, lost }) {
  /** @type {AbortController | null} */
  let waiting = null;
  let release = () => {};

  const name = (id) => `headsup: ${id}`;
  const hold = () => new Promise((done) => { release = () => done(undefined); });

  /** @type {(id: string) => void} */
  function wait(id) {
    waiting = new AbortController();
    const { signal } = waiting;
    navigator.locks.request(name(id), { signal }, () => {
      won();
      return hold();
    }).catch((error) => { if (!signal.aborted) stolen(id, error); });
  }

  // Another tab is worked in.
  /** @type {(id: string, error: Error) => void} */
  function stolen(id, error) {
    if (error.name !== 'AbortError') throw error;
    lost();
    wait(id);
  }

  function leave() {
    waiting?.abort();
    release();
    waiting = null;
    release = () => {};
  }

  // Resolves to whether this tab writes. Where there are no locks every tab does.
  /** @type {(id: string, options: LockOptions) => Promise<boolean>} */
  function ask(id, options) {
    leave();
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((done) => {
      navigator.locks.request(name(id), options, (lock) => {
        done(lock !== null);
        if (lock) return hold();
        wait(id);
        return undefined;
      }).catch((error) => stolen(id, error));
    });
  }

  return {
    /** @type {(id: string) => Promise<boolean>} */
    stand: (id) => ask(id, { ifAvailable: true }),
    /** @type {(id: string) => Promise<boolean>} */
    takeOver: (id) => ask(id, { steal: true }),
    leave,
  };
}
