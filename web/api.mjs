// window.headsup: what other programs, tests and the console may do with the page. The names and
// shapes are a contract; they are described in README.md.

/** @typedef {import('./headsup.d.ts').Headsup} Headsup */
/** @typedef {import('./core.mjs').Core} Core */

// method → what each argument must be; with a question mark it may be left out
/** @type {Record<string, Record<string, string>>} */
const COMMANDS = {
  select: { name: 'string' },
  find: { text: 'string' },
  setIncident: { text: 'string' },
  setTemperature: { temperature: 'number' },
  setDepth: { depth: 'number' },
  setHeadEnabled: { id: 'string', on: 'boolean' },
  setAvailable: { name: 'string', on: 'boolean' },
  setView: { view: 'string' },
  setPageHeight: { height: 'string' },
  setStrongest: { strands: 'number' },
  setHeadTemperature: { id: 'string', temperature: 'number' },
  setDaysLater: { days: 'number' },
  setComparison: { text: 'string' },
  editNumber: { matrix: 'string', person: 'string', facetId: 'string', value: 'number' },
  undo: {},
  redo: {},
  tour: { step: 'number' },
  play: { step: 'number?' },
  pause: {},
  setLanguage: { code: 'string' },
  showBrief: { headId: 'string', whole: 'boolean' },
  openLedger: { headId: 'string', person: 'string' },
  closeLedger: {},
  setLab: { people: 'number', seed: 'number' },
  drawOrganisation: { on: 'boolean' },
  measureSizes: { sizes: 'object' },
  cancelMeasuring: {},
  loadTeam: { jsonText: 'string' },
  editPerson: { name: 'string' },
  setDraft: { text: 'string' },
};
// Of the teams that are kept: promises.
/** @type {Record<string, Record<string, string>>} */
const LIBRARY = {
  teams: {},
  openTeam: { id: 'string' },
  renameTeam: { id: 'string', name: 'string' },
  duplicateTeam: { id: 'string' },
  deleteTeam: { id: 'string' },
  restoreTeam: { id: 'string' },
};
/** @type {Record<string, Record<string, string>>} */
const QUESTIONS = {
  state: {},
  matrix: { headId: 'string' },
  explain: { headId: 'string', person: 'string' },
  ledger: { headId: 'string', person: 'string' },
  exportTeam: { withoutNames: 'boolean?' },
  exportTable: { withoutNames: 'boolean?' },
  exportRoster: { withoutNames: 'boolean?' },
  graphSvg: {},
  matricesCsv: {},
  matricesJson: {},
  briefMarkdown: {},
  labTable: {},
};

const KIND_TOLD_BY = 65536;  // characters, by which it is clear what a text is
const LONG_TEXT = 262144;  // characters from which on reading takes longer than a frame

// Half of a character is none: it arrives as the sign for one that was lost, and is refused.
/** @type {(text: string) => string} */
const withoutHalves = (text) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

const nextTask = () => new Promise((done) => { setTimeout(done); });

/** @type {(method: string, parameters: Record<string, string>, values: unknown[]) => void} */
function check(method, parameters, values) {
  Object.entries(parameters).forEach(([name, wanted], index) => {
    const value = values[index];
    const type = wanted.replace('?', '');
    if (value === undefined && type !== wanted) return;
    if (typeof value !== type || (type === 'number' && !Number.isFinite(value))) {
      throw new TypeError(`headsup.${method}: ${name} must be a ${type}, not ${String(value)}.`);
    }
  });
}

// ready: resolves after the first frame. beforeTeam(): called before another team takes the place of
// this one; holdFrames(): none is drawn until what it returns is called; expectPeople(count): the next
// frame is the first one of so many; afterCommand(): when a command has changed something; library(): resolves to what does the commands of LIBRARY;
// loadCatalogue(): once what new teams start with is there; language(): the page's, as a code.
/**
 * @param {Promise<void>} ready
 * @param {{ beforeTeam: () => void, holdFrames: () => () => void,
 *   expectPeople: (count: number) => void,
 *   afterCommand: () => void, library: () => Promise<any>,
 *   loadCatalogue: () => Promise<unknown>, language: () => string }} page
 */
export function createApi(ready, page) {
  const { beforeTeam, holdFrames, expectPeople, afterCommand } = page;
  const { library, loadCatalogue, language } = page;
  /** @type {Core | null} */
  let core = null;

  /** @type {(method: string, values: unknown[]) => import('./core.mjs').Answer} */
  function call(method, values) {
    if (!core) throw new Error('Heads-Up is still loading: wait for headsup.ready.');
    return core.call(method, ...values);
  }

  // Reads in a worker, so that frames go on meanwhile. base: importBase's; a git log needs none.
  async function loadLong(text, base, options) {
    const { readInWorker } = await import('./reader.mjs');
    const read = await readInWorker({ text, base, language: language() }, options);
    if (read.answer.error) return read.answer;
    beforeTeam();
    // Opening, computing, drawing and telling the mirror together take longer than a frame may: a
    // frame that came between them would do all that is left.
    const release = holdFrames();
    try {
      const { error } = /** @type {Core} */ (core).openRead(read);
      if (error) return { error };
      await nextTask();
      /** @type {Core} */ (core).project();
      await nextTask();
      call('lab', []);  // any call computes what there is left
      expectPeople(read.answer.people);
    } finally {
      release();
    }
    await new Promise(requestAnimationFrame);
    afterCommand();
    while (/** @type {Core} */ (core).prepare()) await nextTask();
    return { ok: true, ...read.answer };
  }

  /** @type {any} */
  const api = {
    ready,
    // The address that brings back what is shown now; the team itself is not part of it.
    permalink(withoutNames = false) {
      const url = new URL(location.href);
      url.hash = call('link', [withoutNames]).value;
      return url.href;
    },
    // Any text that a team is made of: a team file, a table, a roster, a git log.
    async load(text, options = {}) {
      check('load', { text: 'string', options: 'object' }, [text, options]);
      const start = withoutHalves(text.slice(0, KIND_TOLD_BY));
      const kind = call('kindOf', [start]).value;
      if (kind === 'roster' || kind === 'table') await loadCatalogue();
      options.signal?.throwIfAborted();
      // Only the worker's module knows how a git log is read.
      if (kind === 'git-log') return loadLong(text, '', options);
      if (text.length > LONG_TEXT) return loadLong(text, call('importBase', [start]).value, options);
      beforeTeam();
      const { value, error } = call('load', [withoutHalves(text)]);
      if (error) return { error };
      afterCommand();
      return { ok: true, ...value };
    },
    // Asks the team's history, as it is now, who made its own last commits.
    async backtest(options = {}) {
      const { queries = 1, embargoHours = 0 } = options;
      check('backtest', { options: 'object', queries: 'number', embargoHours: 'number' },
            [options, queries, embargoHours]);
      const team = call('exportTeam', []).value;
      const { backtest } = await import('./backtest.mjs');
      return backtest(team, options);
    },
  };
  for (const [method, parameters] of Object.entries(COMMANDS)) {
    api[method] = (...values) => {
      check(method, parameters, values);
      if (core && method === 'loadTeam') beforeTeam();
      const { error } = call(method, values);
      if (error) return { error };
      afterCommand();
      return { ok: true };
    };
  }
  for (const [method, parameters] of Object.entries(QUESTIONS)) {
    api[method] = (...values) => {
      check(method, parameters, values);
      const { value, error } = call(method, values);
      if (error) throw new RangeError(`headsup.${method}: ${error.message}`);
      return value;
    };
  }

  for (const [method, parameters] of Object.entries(LIBRARY)) {
    api[method] = async (...values) => {
      check(method, parameters, values);
      if (!core) throw new Error('Heads-Up is still loading: wait for headsup.ready.');
      return (await library())[method](...values);
    };
  }

  /** @type {(startedCore: Core) => void} */
  function connect(startedCore) {
    core = startedCore;
  }

  // Does what a permalink's hash says. Returns null, or what is wrong: then nothing has changed.
  /** @type {(hash: string) => string | null} */
  function open(hash) {
    const { error } = call('openLink', [hash.replace(/^#/, '')]);
    afterCommand();
    return error?.message ?? null;
  }

  return { api: /** @type {Headsup} */ (Object.freeze(api)), connect, open };
}
