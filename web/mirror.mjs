// The same program for those who do not see the canvas or do not use a pointer: people, controls
// and results as ordinary elements. They are patched in place, so that none loses the focus.

import { byId, element, patchList, put, putAttribute } from './dom.mjs';
import { t } from './language.mjs';
import { createDocuments } from './documents.mjs';
import { createLedger } from './ledger.mjs';

/** @typedef {import('./headsup.d.ts').State} State */
/** @typedef {import('./headsup.d.ts').Head} Head */
/** @typedef {(method: string, ...values: unknown[]) => void} Act */
/** @typedef {{ id: string, title: string, text: string }} Incident */

const PAUSE_MS = 700;  // typing that rests this long is a report worth reading out
const MIN_TEMPERATURE = 0.05;
const TEMPERATURE_RANGE = 400;  // largest ÷ smallest
const STEPS = 100;

// Three texts of which the middle one matters most.
/** @type {(node: any, parts: string[]) => void} */
function putParts(node, [before, main, after]) {
  if (!node.firstElementChild) node.append(element('span'), element('b'), element('span'));
  [before, main, after].forEach((text, index) => put(node.children[index], 'textContent', text));
}

// Their texts, from the program, which prints them everywhere else, too.
/** @type {(format: string, numbers: number[]) => string[]} */
let print;
/** @type {(format: string, number: number) => string} */
const printOne = (format, number) => print(format, [number])[0];
/** @type {(share: number) => string} */
const percent = (share) => printOne('percent', share);

// Two of the people, by falling weight.
/** @type {(state: State, head: Head) => { weight: number, name: string }[]} */
function leaders(state, head) {
  const order = head.weights.map((weight, person) => ({ weight, name: state.people[person].name }));
  return order.sort((a, b) => b.weight - a.weight).slice(0, 2);
}

/** @type {(state: State, head: Head) => string} */
function verdictText(state, head) {
  if (!head.enabled) return t('verdict_off');
  const [first, second] = leaders(state, head);
  if (head.verdict === 'nobody') return t('verdict_nobody');
  if (head.verdict === 'close') {
    return t('verdict_close', first.name, percent(first.weight), second.name,
             percent(second.weight));
  }
  return `${first.name}, ${percent(first.weight)}`;
}

/** @type {(state: State) => string} */
function summary(state) {
  const heads = state.heads.filter(({ enabled }) => enabled);
  const found = heads.map((head) => `${head.label}: ${verdictText(state, head)}`).join('; ');
  return found ? t('summary', state.query, found) : t('summary_off', state.query);
}

// The share of each head's attention on people whom the brief does not name.
/** @type {(state: State) => string} */
function unnamedText(state) {
  const shares = state.heads.filter(({ enabled }) => enabled).map(({ id, label }) => {
    const lines = state.brief.filter(({ head }) => head === id);
    const named = new Map(lines.map(({ person, share }) => [person, share]));
    return { label, share: 1 - [...named.values()].reduce((sum, share) => sum + share, 0) };
  });
  const unnamed = shares.filter(({ share }) => share >= 0.005)
    .map(({ label, share }) => `${label} ${percent(share)}`);
  return unnamed.length ? t('unnamed', unnamed.join(', ')) : '';
}

// What each word of the incident raised, strongest first.
/** @type {(state: State) => string[]} */
function raisedByTerm(state) {
  /** @type {Map<string, string[]>} */
  const facets = new Map();
  for (const { term, label, facet, weight } of state.incident.matches) {
    const raised = facets.get(term) ?? [];
    facets.set(term, [...raised, `${label ?? facet} ${printOne('decimal2', weight)}`]);
  }
  return [...facets].map(([term, raised]) => `${term}: ${raised.join(', ')}`);
}

// act(method, ...values): a command of window.headsup; incidents(): those of the team file;
// openFile(file): loads a team; copyLink(); printNumbers(format, numbers).
/**
 * @param {{ act: Act, incidents: () => Incident[], ask: (which: string) => any,
 *   openFile: (file: File) => unknown, copyLink: () => void, setLanguage: (code: string) =>
 *   void, printNumbers: (format: string, numbers: number[]) => string[] }} page
 */
export function createMirror({ act, incidents, ask, openFile, copyLink, setLanguage, printNumbers }) {
  print = printNumbers;
  const people = createPeople(act);
  const controls = createControls(act, { openFile, copyLink, setLanguage });
  const edge = createLedger(act);
  const documents = createDocuments(act, ask);
  const announce = createAnnouncer();
  const field = byId('incident');
  field.addEventListener('input', () => act('setIncident', field.value));
  field.addEventListener('blur', () => announce.now());
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) field.blur();
  });

  return {
    /** @type {(state: State) => void} */
    update(state) {
      put(field, 'value', state.incident.text);
      people.update(state);
      controls.update(state, incidents());
      updateResults(state);
      edge.update(state);
      documents.update(state);
      announce.update(state);
    },
    // While it measures, the lab shows other people many times a second: nobody could follow those,
    // and its own page is all that is brought up to date.
    /** @type {(lab: { measuring: boolean }) => void} */
    updateLab({ measuring }) {
      if (measuring) documents.updatePage();
    },
    announce: announce.say,
  };
}

// One stop of the Tab key for all people; the arrows move inside.
/** @param {Act} act */
function createPeople(act) {
  const list = byId('people');
  let current = 0;

  const button = (index) => list.children[index]?.firstElementChild;
  const indexOf = (node) => [...list.children].indexOf(node.closest('li'));

  function move(index) {
    const last = list.children.length - 1;
    button(Math.max(0, Math.min(last, index)))?.focus();
  }

  list.addEventListener('focusin', (event) => {
    button(current)?.setAttribute('tabindex', '-1');
    current = indexOf(event.target);
    event.target.setAttribute('tabindex', '0');
    act('focusPerson', event.target.dataset.name);
  });
  list.addEventListener('focusout', () => act('focusPerson', null));
  list.addEventListener('click', (event) => {
    const name = event.target.closest('button')?.dataset.name;
    if (name !== undefined) act('select', name);
  });
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = list.children.length - 1;
    const target = {
      ArrowRight: current + 1, ArrowDown: current + 1, ArrowLeft: current - 1, ArrowUp: current - 1,
      Home: 0, End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  });

  /** @type {(state: State) => void} */
  function update(state) {
    const heads = state.heads.filter(({ enabled }) => enabled)
      .map(({ label, weights }) => ({ label, printed: print('percent', weights) }));
    if (!list.contains(document.activeElement)) {
      current = state.people.findIndex(({ name }) => name === state.query);
    }
    const make = () => element('li', {}, element('button', { type: 'button' }));
    patchList(list, state.people, make, (item, person, index) => {
      const node = item.firstElementChild;
      const weights = heads.map(({ label, printed }) => `${label} ${printed[index]}`);
      const more = [person.title, !person.available && t('absent')].filter(Boolean).join(', ');
      putParts(node, ['', person.name,
                      `${more && `, ${more}`}: ${weights.join(', ') || t('heads_off')}`]);
      put(node.dataset, 'name', person.name);
      putAttribute(node, 'aria-pressed', String(person.name === state.query));
      putAttribute(node, 'tabindex', index === current ? '0' : '-1');
    });
  }

  return { update };
}

/**
 * @param {Act} act
 * @param {{ openFile: (file: File) => unknown, copyLink: () => void,
 *   setLanguage: (code: string) => void }} page
 */
function createControls(act, { openFile, copyLink, setLanguage }) {
  const temperature = byId('temperature');
  const depth = byId('depth');
  const choice = byId('incident-choice');
  const view = byId('view');
  const strongest = byId('strongest');
  const theme = byId('theme');
  const file = byId('team-file');

  temperature.addEventListener('input', () => {
    act('setTemperature', MIN_TEMPERATURE * TEMPERATURE_RANGE ** (temperature.value / STEPS));
  });
  depth.addEventListener('input', () => act('setDepth', Number(depth.value)));
  choice.addEventListener('change', () => choice.value && act('loadIncident', choice.value));
  view.addEventListener('change', () => act('setView', view.value));
  strongest.addEventListener('input', () => act('setStrongest', Number(strongest.value)));
  theme.addEventListener('change', () => act('setTheme', theme.value));
  byId('copy-link').addEventListener('click', copyLink);
  byId('undo').addEventListener('click', () => act('undo'));
  byId('redo').addEventListener('click', () => act('redo'));
  byId('start-tour').addEventListener('click', () => act('tour', 'resume'));
  byId('language').addEventListener('change', ({ target }) => setLanguage(target.value));
  file.addEventListener('change', async () => {
    if (file.files[0]) await openFile(file.files[0]);
    file.value = '';  // the same file can be opened again
  });

  // A list of labelled checkboxes; `command` is given the item's key and whether it is on.
  /**
   * @type {(parent: any, items: { key: string, text: string, on: boolean }[], command: string) =>
   *   void}
   */
  function checkboxes(parent, items, command) {
    const make = () => {
      const box = element('input', { type: 'checkbox' });
      box.addEventListener('change', () => act(command, box.dataset.key, box.checked));
      return element('label', {}, box, element('span'));
    };
    patchList(parent, items, make, (label, { key, text, on }) => {
      put(label.firstElementChild.dataset, 'key', key);
      put(label.firstElementChild, 'checked', on);
      put(label.lastElementChild, 'textContent', text);
    });
  }

  /** @type {(state: State, incidents: Incident[]) => void} */
  function update(state, incidents) {
    checkboxes(byId('heads'), state.heads.map(({ id, label, enabled }) =>
      ({ key: id, text: label, on: enabled })), 'setHeadEnabled');
    checkboxes(byId('availability'), state.people.map(({ name, available }) =>
      ({ key: name, text: name, on: available })), 'setAvailable');

    const logarithm = Math.log(state.temperature / MIN_TEMPERATURE) / Math.log(TEMPERATURE_RANGE);
    put(temperature, 'value', String(Math.round(logarithm * STEPS)));
    const spread = state.heads.map(({ label, effective_people: n }) =>
      `${label} ${printOne('decimal1', n)}`);
    putAttribute(temperature, 'aria-valuetext',
                 t('temperature_value', printOne('threeDigits', state.temperature), spread.join(', ')));
    put(depth, 'value', String(state.depth));
    putAttribute(depth, 'aria-valuetext', percent(state.depth));

    const options = [{ id: '', title: t('own_words') }, ...incidents];
    patchList(choice, options, () => element('option'), (option, { id, title }) => {
      put(option, 'value', id);
      put(option, 'textContent', title);
    });
    put(choice, 'value', incidents.find(({ text }) => text === state.incident.text)?.id ?? '');
    put(view, 'value', state.view.page ?? state.view.mode);
    put(byId('language'), 'value', state.view.language);
    put(byId('strongest-field'), 'hidden', state.view.mode !== 'everyone');
    put(strongest, 'value', String(state.view.strongest));
    putAttribute(strongest, 'aria-valuetext', t('undrawn', state.view.strongest, percent(state.view.undrawn)));
    put(theme, 'value', state.view.theme);
  }

  return { update };
}

/** @type {(state: State) => void} */
function updateResults(state) {
  putAttribute(byId('canvas'), 'aria-label', t('canvas_summary', summary(state)));

  const item = () => element('li');
  patchList(byId('verdicts'), state.heads, item, (node, head) => {
    const spread =
      t('spread', printOne('decimal1', head.effective_people), printOne('decimal2', head.entropy_bits));
    putParts(node, [`${head.label}: `, verdictText(state, head), head.enabled ? spread : '']);
  });

  const labels = Object.fromEntries(state.heads.map(({ id, label }) => [id, label]));
  const brief = state.brief.map(({ head, person, text, share }) =>
    [`${labels[head]}: `, `${person}, ${percent(share)}`, `: ${text}`]);
  const nobody = [t('nobody_to_ask'), '', ''];
  patchList(byId('brief'), brief.length ? brief : [nobody], item, putParts);
  put(byId('accountable'), 'textContent',
      state.accountable ? t('accountable', state.accountable) : t('accountable_nobody'));
  put(byId('unnamed'), 'textContent', unnamedText(state));

  const raised = raisedByTerm(state);
  const nothing = t('no_match');
  patchList(byId('matches'), raised.length ? raised : [nothing], item,
            (node, line) => put(node, 'textContent', line));

  put(byId('weights-caption'), 'textContent', t('weights', state.query));
  const columns = [t('person'), ...state.heads.map(({ label }) => label)];
  patchList(byId('weights-heads'), columns, () => element('th', { scope: 'col' }),
            (node, label) => put(node, 'textContent', label));
  const row = () => element('tr', {}, element('th', { scope: 'row' }),
                            ...state.heads.map(() => element('td')));
  const printed = state.heads.map(({ enabled, weights }) => enabled && print('percent1', weights));
  patchList(byId('weights'), state.people, row, (node, person, index) => {
    const cells = [person.name, ...printed.map((weights) => (weights ? weights[index] : t('off')))];
    cells.forEach((cell, column) => put(node.children[column], 'textContent', cell));
  });
}

// Says what changed, once it is settled: a selection at once, what is typed or dragged after a
// pause or when the field is left.
function createAnnouncer() {
  const live = byId('live');
  let event = '';  // told once, before what the state says
  /** @type {string | null} */
  let sentence = null;  // null until the first state: the start is not an event
  let settled = '';
  /** @type {any} */
  let timer = 0;

  function now() {
    clearTimeout(timer);
    if (sentence === null) return;
    put(live, 'textContent', [event, sentence].filter(Boolean).join('. '));
    event = '';
  }

  /** @type {(state: State) => void} */
  function update(state) {
    const before = sentence;
    const commit = JSON.stringify([
      state.query, state.team, state.people.map(({ available }) => available),
      state.heads.map(({ enabled }) => enabled),
    ]);
    const committed = commit !== settled;
    settled = commit;
    sentence = summary(state);
    if (before === null || sentence === before) return;
    if (committed) return now();
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE_MS);
  }

  /** @type {(text: string) => void} */
  function say(text) {
    event = text;
    // The same text again has to be another one to be read out again.
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  return { now, say, update };
}
