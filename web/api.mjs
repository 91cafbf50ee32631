// window.headsup: what other programs, tests and the console may do with the page. The names and
// shapes are a contract; they are described in README.md.

import { t } from './language.mjs';

// method → what each argument must be
const COMMANDS = {
  select: { name: 'string' },
  setIncident: { text: 'string' },
  setTemperature: { temperature: 'number' },
  setDepth: { depth: 'number' },
  setHeadEnabled: { id: 'string', on: 'boolean' },
  setAvailable: { name: 'string', on: 'boolean' },
  setView: { view: 'string' },
  setStrongest: { strands: 'number' },
  openLedger: { headId: 'string', person: 'string' },
  closeLedger: {},
  loadTeam: { jsonText: 'string' },
};
const QUESTIONS = {
  state: {},
  matrix: { headId: 'string' },
  explain: { headId: 'string', person: 'string' },
  ledger: { headId: 'string', person: 'string' },
  exportTeam: {},
};

function check(method, parameters, values) {
  Object.entries(parameters).forEach(([name, type], index) => {
    const value = values[index];
    if (typeof value !== type || (type === 'number' && !Number.isFinite(value))) {
      throw new TypeError(`headsup.${method}: ${name} must be a ${type}, not ${String(value)}.`);
    }
  });
}

// ready: resolves after the first frame. afterCommand(): called when a command has changed
// something.
export function createApi(ready, afterCommand) {
  let core = null;
  let defaults = null;

  function call(method, values) {
    if (!core) throw new Error('Heads-Up is still loading: wait for headsup.ready.');
    return core.call(method, ...values);
  }

  const api = {
    ready,
    // The address that brings back what is shown now; the team itself is not part of it.
    permalink() {
      const url = new URL(location.href);
      url.hash = encode(api.state(), defaults);
      return url.href;
    },
  };
  for (const [method, parameters] of Object.entries(COMMANDS)) {
    api[method] = (...values) => {
      check(method, parameters, values);
      const { error } = call(method, values);
      if (error) return { error };
      if (method === 'loadTeam') defaults = api.state();
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

  function connect(startedCore) {
    core = startedCore;
    defaults = api.state();
  }

  // Does what a permalink's hash says. Returns null, or what is wrong: then nothing has changed.
  function open(hash) {
    const wanted = decode(hash, defaults);
    if (wanted.problem) return wanted.problem;
    api.select(wanted.query);
    api.setIncident(wanted.incident);
    api.setTemperature(wanted.temperature);
    api.setDepth(wanted.depth);
    for (const { id } of defaults.heads) api.setHeadEnabled(id, wanted.heads.includes(id));
    return null;
  }

  return { api: Object.freeze(api), connect, open };
}

const enabledHeads = (state) => state.heads.filter(({ enabled }) => enabled).map(({ id }) => id);

function encode(state, defaults) {
  const hash = new URLSearchParams();
  if (state.query !== defaults.query) hash.set('query', state.query);
  if (state.incident.text !== defaults.incident.text) hash.set('incident', state.incident.text);
  if (state.temperature !== defaults.temperature) hash.set('t', state.temperature);
  if (state.depth !== defaults.depth) hash.set('depth', state.depth);
  const heads = enabledHeads(state).join();
  if (heads !== enabledHeads(defaults).join()) hash.set('heads', heads);
  return hash.toString();
}

function decode(hash, defaults) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const wanted = {
    query: given.get('query') ?? defaults.query,
    incident: given.get('incident') ?? defaults.incident.text,
    temperature: numberOr(given.get('t'), defaults.temperature),
    depth: numberOr(given.get('depth'), defaults.depth),
    heads: given.has('heads') ? given.get('heads').split(',').filter(Boolean)
                              : enabledHeads(defaults),
  };
  const unknown = [...given.keys()].find((key) => !['query', 'incident', 't', 'depth', 'heads']
    .includes(key));
  const strange = wanted.heads.find((id) => !defaults.heads.some((head) => head.id === id));
  if (unknown !== undefined) {
    wanted.problem = t('link_unknown', unknown);
  } else if (!defaults.people.some(({ name }) => name === wanted.query)) {
    wanted.problem = t('link_query', wanted.query);
  } else if (!(wanted.temperature >= 0.05 && wanted.temperature <= 20)) {
    wanted.problem = t('link_temperature');
  } else if (!(wanted.depth >= 0 && wanted.depth <= 1)) {
    wanted.problem = t('link_depth');
  } else if (strange !== undefined) {
    wanted.problem = t('link_head', strange);
  }
  return wanted;
}

// NaN for what is no number.
function numberOr(text, otherwise) {
  if (text === null) return otherwise;
  return text.trim() === '' ? NaN : Number(text);
}
