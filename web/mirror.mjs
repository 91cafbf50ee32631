// The same program for those who do not see the canvas or do not use a pointer: people, controls
// and results as ordinary elements. They are patched in place, so that none loses the focus.

import { byId, element, patchList, put, putAttribute, putParts } from './dom.mjs';
import { t } from './language.mjs';
import { createDocuments, patchBlocks, patchDocument } from './documents.mjs';
import { createLedger } from './ledger.mjs';

// What is told of a state: of a large team only people whom the picture names, and the heads' weights
// for them. count: how many people there are; absent: how many of them are away.
/** @typedef {import('./headsup.d.ts').State & { count: number, absent: number }} State */
/** @typedef {(method: string, ...values: unknown[]) => void} Act */

const EVENT_MS = 5000;
const PAUSE_MS = 700;  // typing that rests this long is a report worth reading out

// Numbers as texts, from the program, which prints them everywhere else, too.
/** @type {(format: string, numbers: number[]) => string[]} */
let print;

// act(method, ...values): a command of window.headsup; ask(which): a document; openFile(file): loads
// a team; copyLink(); exportTeam(); printNumbers(format, numbers).
/**
 * @param {{ act: Act, ask: (which: string) => any,
 *   openFile: (file: File) => unknown, copyLink: () => void, exportTeam: () => void,
 *   setLanguage: (code: string) => void, printNumbers: (format: string, numbers: number[]) => string[] }} page
 */
export function createMirror({ act, ask, openFile, copyLink, exportTeam, setLanguage, printNumbers }) {
  print = printNumbers;
  const intro = createIntro(act);
  const people = createPeople(act);
  const controls = createControls(act, { openFile, copyLink, exportTeam, setLanguage });
  const panel = createPanel(act, ask);
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
      intro.update(state);
      people.update(state);
      controls.update(state);
      updateWeights(state);
      const found = panel.update();
      edge.update(state, state.people.map(({ name }) => name));
      documents.update(state);
      announce.update(state, found);
    },
    // While it measures, the lab shows other people many times a second, too fast to follow,
    // and its own page is all that is brought up to date.
    /** @type {(lab: { measuring: boolean }) => void} */
    updateLab({ measuring }) {
      if (measuring) documents.updatePage();
    },
    announce: announce.say,
  };
}

// What a newcomer is told. Its ways are links, too: with a modifier key they open elsewhere.
/** @param {Act} act */
function createIntro(act) {
  const section = byId('intro');

  // It goes away with its buttons: the focus moves on to what was asked for.
  /** @type {(id: string, next: string, take: () => void) => void} */
  const way = (id, next, take) => byId(id).addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    take();
    byId(next).focus();
  });
  way('intro-pass', 'documents', () => act('play'));
  way('intro-tour', 'documents', () => act('tour', 1));
  way('intro-close', 'canvas', () => act('showIntro', false));
  way('intro-team', 'documents', () => act('setView', 'import'));

  /** @type {(state: State) => void} */
  const update = ({ view }) => put(section, 'hidden', !view.intro);
  return { update };
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
    // Who asks already is not asked to ask again: Enter opens their card.
    const { name } = event.target.dataset;
    if (event.key === 'Enter' && event.target.getAttribute('aria-pressed') === 'true') {
      event.preventDefault();
      act('editPerson', name);
      byId('documents').focus();
      return;
    }
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
    const heads = printedWeights(state, 'percent').filter(({ enabled }) => enabled);
    if (!list.contains(document.activeElement)) {
      current = state.people.findIndex(({ name }) => name === state.query);
    }
    const few = byId('people-listed');
    const { length } = state.people;
    put(few, 'hidden', length === state.count);
    put(few, 'textContent', few.hidden ? '' : t('listed', length, state.count));
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
 * @param {{ openFile: (file: File) => unknown, copyLink: () => void, exportTeam: () => void,
 *   setLanguage: (code: string) => void }} page
 */
function createControls(act, { openFile, copyLink, exportTeam, setLanguage }) {
  const view = byId('view');
  const strongest = byId('strongest');
  const theme = byId('theme');
  const file = byId('team-file');

  view.addEventListener('change', () => act('setView', view.value));
  strongest.addEventListener('input', () => act('setStrongest', Number(strongest.value)));
  theme.addEventListener('change', () => act('setTheme', theme.value));
  byId('copy-link').addEventListener('click', copyLink);
  byId('export-team').addEventListener('click', exportTeam);
  byId('start-tour').addEventListener('click', () => act('tour', 'resume'));
  byId('undo').addEventListener('click', () => act('undo'));
  byId('redo').addEventListener('click', () => act('redo'));
  byId('language').addEventListener('change', ({ target }) => setLanguage(target.value));
  file.addEventListener('change', async () => {
    if (file.files[0]) await openFile(file.files[0]);
    file.value = '';  // the same file can be opened again
  });

  const checkbox = () => {
    const box = element('input', { type: 'checkbox' });
    box.addEventListener('change', () => act('setAvailable', box.dataset.name, box.checked));
    return element('label', {}, box, element('span'));
  };

  /** @type {(state: State) => void} */
  function update(state) {
    patchList(byId('availability'), state.people, checkbox, (label, { name, available }) => {
      const [box, text] = label.children;
      put(box.dataset, 'name', name);
      put(box, 'checked', available);
      put(text, 'textContent', name);
    });
    put(view, 'value', state.view.page ?? state.view.mode);
    put(byId('language'), 'value', state.view.language);
    put(byId('strongest-field'), 'hidden', state.view.mode !== 'everyone');
    put(strongest, 'value', String(state.view.strongest));
    putAttribute(strongest, 'aria-valuetext', t('undrawn', state.view.strongest, ...print('percent', [state.view.undrawn])));
    put(theme, 'value', state.view.theme);
    put(byId('saved'), 'textContent', state.saved.line);
  }

  return { update };
}

// The panel's parts. A head's switch is a control, and what the head finds a result: here they stand
// apart.
/** @param {Act} act @param {(which: string) => any} ask */
function createPanel(act, ask) {
  // Returns what all heads find, in a sentence.
  /** @type {() => string} */
  function update() {
    const heads = ask('heads');
    /** @type {[{ rows: object[], sentence: string }]} */
    const [{ rows, sentence }] = heads.blocks;
    patchBlocks(byId('heads'), rows.map((row) => ({ ...row, kind: 'switch' })), act, heads.title);
    for (const part of ['controls', 'examples']) {
      const { title, blocks } = ask(part);
      patchBlocks(byId(`part-${part}`), blocks, act, title);
    }
    patchDocument(byId('part-heads'), heads, act);
    patchDocument(byId('part-brief'), ask('brief'), act);
    patchDocument(byId('part-words'), ask('words'), act);
    putAttribute(byId('canvas'), 'aria-label', t('canvas_summary', sentence));
    return sentence;
  }

  return { update };
}

// Of each head, for those who are told of.
/** @type {(state: State, format: string) => { label: string, enabled: boolean, printed: string[] }[]} */
function printedWeights({ heads }, format) {
  return heads.map(({ label, enabled, weights }) =>
    ({ label, enabled, printed: print(format, weights) }));
}

/** @type {(state: State) => void} */
function updateWeights(state) {
  put(byId('weights-caption'), 'textContent', t('weights', state.query));
  const columns = [t('person'), ...state.heads.map(({ label }) => label)];
  patchList(byId('weights-heads'), columns, () => element('th', { scope: 'col' }),
            (node, label) => put(node, 'textContent', label));
  const heads = printedWeights(state, 'percent1');
  const row = () => element('tr', {}, element('th', { scope: 'row' }),
                            ...state.heads.map(() => element('td')));
  patchList(byId('weights'), state.people, row, (node, person, index) => {
    const cells = [person.name,
                   ...heads.map(({ enabled, printed }) => (enabled ? printed[index] : t('off')))];
    cells.forEach((cell, column) => put(node.children[column], 'textContent', cell));
  });
}

// Says what changed, once it is settled: a selection at once, what is typed or dragged after a
// pause or when the field is left.
function createAnnouncer() {
  const live = byId('live');
  let eventUntil = 0;  // milliseconds: what follows from the event does not replace it
  let event = '';  // told once, before what the state says
  /** @type {string | null} */
  let sentence = null;  // null until the first state: the start is not an event
  let settled = '';
  /** @type {any} */
  let timer = 0;

  function now() {
    clearTimeout(timer);
    if (sentence === null) return;
    const told = performance.now() < eventUntil ? event : '';
    put(live, 'textContent', [told, sentence].filter(Boolean).join('. '));
  }

  // found: what all heads find.
  /** @type {(state: State, found: string) => void} */
  function update(state, found) {
    const before = sentence;
    const commit = JSON.stringify([
      state.query, state.team, state.absent, state.people.map(({ available }) => available),
      state.heads.map(({ enabled }) => enabled),
    ]);
    const committed = commit !== settled;
    settled = commit;
    sentence = found;
    if (before === null || sentence === before) return;
    if (committed) return now();
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE_MS);
  }

  /** @type {(text: string) => void} */
  function say(text) {
    event = text;
    eventUntil = performance.now() + EVENT_MS;
    // The same text again has to be another one to be read out again.
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  return { now, say, update };
}
