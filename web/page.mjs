// The page: starts the program, draws a frame when something asks for one, and does for the
// program what only a page can do. Nothing runs while nothing happens.
//
// The first frame is drawn with what it needs; everything else, from input to the mirror, is loaded
// right after it, and headsup.ready resolves when all of it is there.

import { createApi } from './api.mjs';
import { loadCore } from './core.mjs';
import { byId } from './dom.mjs';
import { createTextPainter } from './glyphs.mjs';
import { createKeeper } from './keep.mjs';
import { createBackgroundTask } from './lab.mjs';
import { fillPage, language, setLanguage, t } from './language.mjs';
import { createSurface } from './surface.mjs';
import { createToast } from './toast.mjs';

const INTRO_CLOSED = 'headsup: intro closed';
const MIRROR_PAUSE_MS = 100;  // between two updates of the mirror while the picture moves
const MIRROR_AT_ONCE = 50;  // people; the mirror of more takes longer than the frame

const root = document.documentElement;
const canvas = byId('canvas');
const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const motionQuery = matchMedia('(prefers-reduced-motion: reduce)');

/** @type {import('./core.mjs').Core} */
let core;
/** @type {ReturnType<typeof import('./mirror.mjs').createMirror> | undefined} */
let mirror;
/** @type {ReturnType<typeof import('./fields.mjs').createFields> | undefined} */
let fields;
/** @type {(kind: string) => void} */
let take;
/** @type {(packed: string) => Promise<string>} */
let unpackText;
let shownRevision = -1;
let mirroredAt = -Infinity;
let mirrorIsLarge = false;
let mirrorRequested = false;
let frameRequested = false;
let framesHeld = 0;  // by how many

let resolveReady;
let rejectReady;
const ready = new Promise((resolve, reject) => {
  resolveReady = resolve;
  rejectReady = reject;
});
ready.catch(() => {});  // the page shows what went wrong
const { api, connect, open } = createApi(ready, {
  beforeTeam: () => keeper.keep(),
  holdFrames() {
    ++framesHeld;
    return () => {
      --framesHeld;
      requestFrame();
    };
  },
  expectPeople(count) { mirrorIsLarge = count > MIRROR_AT_ONCE; },
  afterCommand() {
    requestFrame();
    keeper.note();
  },
  library: () => keeper.library(),
  loadCatalogue,
  language,
});
window.headsup = api;
const toast = createToast(() => {
  core.call('clearError');
  requestFrame();
});
const notify = toast.say;
const surface = createSurface({
  canvas, stage: byId('stage'), core: () => core, requestFrame, drawFrame, orStop,
});
const keeper = createKeeper({
  core: () => core, requestFrame, notify, loadTeam: (text) => api.loadTeam(text),
});

// ---- frames

function requestFrame() {
  if (frameRequested || surface.isLost() || root.dataset.phase !== 'ready') return;
  frameRequested = true;
  requestAnimationFrame(() => {
    frameRequested = false;
    drawFrame();
  });
}

// Whoever holds frames asks for one when they are free again.
function drawFrame() {
  if (framesHeld > 0 || surface.isLost()) return;
  orStop(() => {
    const another = core.frame();
    updateMirror(another);
    host.perform(core.takeEffects());
    keeper.note();
    if (another) requestFrame();
  });
}

function orStop(work) {
  if (root.dataset.phase === 'failed') return;
  try {
    work();
  } catch (error) {
    fail(t('stopped'), error);
  }
}

// Nobody reads as fast as frames pass, and a large team's mirror takes longer than one: that waits
// until the frame is shown. The last frame of a motion always brings it up to date.
function updateMirror(moving) {
  if (!mirror) return;
  const revision = core.revision();
  if (revision === shownRevision) return;
  if (moving && performance.now() - mirroredAt < MIRROR_PAUSE_MS) return;
  mirroredAt = performance.now();
  shownRevision = revision;
  if (!mirrorIsLarge) {
    tellMirror(askForMirror());
  } else if (!mirrorRequested) {
    mirrorRequested = true;
    // Asking and telling are tasks of their own: of thousands of people each takes half a frame.
    setTimeout(() => {
      mirrorRequested = false;
      orStop(() => {
        const asked = askForMirror();
        setTimeout(() => orStop(() => tellMirror(asked)));
      });
    });
  }
}

// What the mirror tells; of a lab that measures no state.
function askForMirror() {
  const lab = core.call('lab').value;
  return { lab, state: lab.measuring ? null : core.call('toldState').value };
}

function tellMirror({ lab, state }) {
  if (!mirror) return;
  if (!state) {
    mirror.updateLab(lab);
    return;
  }
  root.dataset.theme = state.view.dark ? 'dark' : 'light';
  if (state.view.language !== language()) {
    setLanguage(state.view.language);
    fillPage();
  }
  mirror.update(state);
  if (state.view.page === 'teams') keeper.list();
  mirror.updateLab(lab);
  mirrorIsLarge = state.count > MIRROR_AT_ONCE;
}

// ---- preferences

function sendPreferences() {
  core.setPreferences(darkQuery.matches, motionQuery.matches);
  shownRevision = -1;  // whether it is dark may have changed
  requestFrame();
}

// ---- what the program asks of the page

const requests = {
  another_team: () => keeper.another(),
  choose_file: () => byId('team-file').click(),
  load_catalogue: () => loadCatalogue().catch((error) => notify(error.message)),
  remember_intro() {
    try {
      localStorage.setItem(INTRO_CLOSED, 'yes');
    } catch {
      // Without a storage it is closed for this visit.
    }
  },
  start_backtest: () => onBacktest(({ testOnPage }) => testOnPage(core, requestFrame)),
  cancel_backtest: () => onBacktest(({ cancelOnPage }) => cancelOnPage()),
};

/** @type {(act: (script: typeof import('./backtest.mjs')) => unknown) => Promise<unknown>} */
const onBacktest = (act) => import('./backtest.mjs').then(act).catch(({ message }) => {
  core.call('setBacktest', 0, message);
  requestFrame();
});

/** @type {Promise<void> | undefined} */
let catalogue;

// What new teams start with, once somebody needs it. A failed download is tried again.
function loadCatalogue() {
  catalogue ??= fetchCatalogue().catch((error) => {
    catalogue = undefined;
    throw error;
  });
  return catalogue;
}

async function fetchCatalogue() {
  const response = await fetch(new URL('teams/catalogue.json', import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: HTTP status ${response.status}.`);
  core.call('setCatalogue', await response.text());
  requestFrame();
}

// A link tells where to begin, and a team of one's own comes by a link or later.
function wantsIntro() {
  try {
    return !localStorage.getItem(INTRO_CLOSED);
  } catch {
    return true;
  }
}

const host = {
  /** @type {(effects: import('./core.mjs').Effect[]) => void} */
  perform(effects) {
    for (const effect of effects) {
      if ('take' in effect) take(effect.take);
      else if ('library' in effect) keeper.ask(effect.library, effect.id, effect.name);
      else if ('request' in effect) requests[effect.request]();
      else mirror?.announce(effect.announce);
    }
  },
  placeTextField(x, y, width, height, scale) {
    root.style.setProperty('--scale', scale);  // of what lies on the canvas
    const field = byId('incident');
    const shown = width > 0 && height > 0;
    field.classList.toggle('tucked', !shown);
    Object.assign(field.style, shown
      ? { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }
      : { left: '', top: '', width: '', height: '' });
  },
  placeTextFields(list) {
    fields?.place(list);
  },
  async setClipboard(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      if (what) notify(t('copied', what));
    } catch {
      notify(t('no_copy', text));
    }
  },
  setCursor(name) {
    canvas.style.cursor = name;
  },
  text: createTextPainter(),
  ...createBackgroundTask((number, share, seconds) => {
    core.reportTask(number, share, seconds);
    requestFrame();
  }),
};

// ---- commands and messages

function act(method, ...values) {
  const { error } = core.call(method, ...values);
  if (error) notify(error.message);
  requestFrame();
}

// A link may bring its team along, in front of everything else.
async function openLink() {
  if (!location.hash.includes('=')) return;
  const [, team, rest] =
    /** @type {string[]} */ (location.hash.match(/^#(?:team=([^&]*)&?)?(.*)$/s));
  keeper.keep();
  let problem = null;
  if (team !== undefined) {
    const text = await unpackText(team).catch(() => '');
    if (api.loadTeam(text).error) problem = t('team_link_broken');
  }
  problem ??= open(rest);
  keeper.look();
  if (problem) notify(t('link_refused', problem));
}

// ---- start

function fail(title, text) {
  root.dataset.phase = 'failed';
  byId('stage').inert = true;
  byId('failure').hidden = false;
  keeper.stop(byId('rescue')).catch(() => {});  // then there is nothing to offer
  byId('failure-title').textContent = title;
  byId('failure-text').textContent = text instanceof Error ? text.message : text;
  rejectReady(new Error(`${title}: ${byId('failure-text').textContent}`));
}

function showProgress(share) {
  const progress = byId('progress');
  if (share === null) progress.removeAttribute('value');
  else progress.value = share;
}

function showFirstFrame() {
  root.dataset.phase = 'ready';
  surface.watchSize();
  for (const query of [darkQuery, motionQuery]) query.addEventListener('change', sendPreferences);
  drawFrame();
  performance.mark('headsup: first frame');
}

function loadRest() {
  return Promise.all([import('./input.mjs'), import('./keyboard.mjs'), import('./mirror.mjs'),
                      import('./takeaway.mjs'), import('./fields.mjs'), import('./files.mjs')]);
}

// isSomethingKept: a team is opened later.
function startCore(isSomethingKept) {
  sendPreferences();
  surface.fit();
  core.start();
  document.fonts.add(new FontFace('Heads-Up', core.font()));
  core.suggestLanguage(language());
  // What the mirror is going to keep up to date.
  root.dataset.theme = darkQuery.matches ? 'dark' : 'light';
  byId('incident').value = core.incident();
  surface.watchContext();
  keeper.look();
  // What a link asks for or was kept needs the rest, and nobody should see something else before it.
  if (location.hash.includes('=') || isSomethingKept) return;
  core.call('showIntro', wantsIntro());
  showFirstFrame();
}

// With what somebody has worked on, or else with the demo.
async function openWork(isSomethingKept) {
  if (location.hash.includes('=')) return openLink();
  const opened = isSomethingKept && await keeper.openTeam();
  if (!opened) core.call('showIntro', wantsIntro());
  return undefined;
}

async function startRest([input, keyboard, mirrors, takeaway, fieldsOnCanvas, files],
                         isSomethingKept) {
  connect(core);
  fields = fieldsOnCanvas.createFields(byId('stage'), {
    type: (id, text) => act('type', id, text),
    turn(event) {  // where the canvas has lost sight of the pointer
      canvas.dispatchEvent(new PointerEvent('pointermove', event));
      canvas.dispatchEvent(new WheelEvent('wheel', event));
    },
  });
  const openFile = files.connectFiles({
    load: api.load, kindOf: (start) => core.call('kindOf', start).value, toast,
  });
  unpackText = takeaway.unpackText;
  take = takeaway.createTakeaway({ api, canvas, copy: host.setClipboard, drawAt: surface.drawAt });
  mirror = mirrors.createMirror({
    act,
    ask: (which) => core.call('document', which).value,
    printNumbers: (format, numbers) => core.call('print', format, numbers).value,
    setLanguage: (code) => act('setLanguage', code),
    openFile,
    copyLink: () => take('link'),
    exportTeam: () => take('team'),
  });
  await openWork(isSomethingKept);
  input.connectInput(canvas, core, requestFrame);
  canvas.addEventListener('click', ({ offsetX, offsetY }) => fields?.focusAt(offsetX, offsetY));
  keyboard.connectKeyboard({
    wantsText: core.wantsText,
    find: { call: core.call, act, requestFrame },
    player: { state: () => api.state().view.player, act },
    undo: () => act('undo'),
    redo: () => act('redo'),
    toggleHead(index) {
      const { id, enabled } = api.state().heads[index];
      act('setHeadEnabled', id, !enabled);
    },
  });
  addEventListener('hashchange', openLink);
  byId('stage').inert = false;
  if (root.dataset.phase === 'loading') showFirstFrame();
  else drawFrame();
}

async function boot() {
  fillPage();
  // A program that has crashed once cannot be trusted with anything more.
  addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) fail(t('stopped'), error);
  });
  byId('retry').addEventListener('click', () => location.reload());
  const orFail = (loading) => loading.catch((error) => {
    fail(t('no_load'), t('no_load_why', error.message));
    return null;
  });
  const loading = loadCore({ host, onProgress: showProgress });
  const asking = keeper.isSomethingKept();
  if (!surface.makeContext()) {  // takes its time, in which the download has begun
    loading.catch(() => {});
    fail(t('no_webgl'), t('no_webgl_why'));
    return;
  }
  core = await orFail(loading);
  try {
    const isSomethingKept = await asking;
    if (core) startCore(isSomethingKept);
    const rest = core && await orFail(loadRest());
    if (!rest || root.dataset.phase === 'failed') return;
    await startRest(rest, isSomethingKept);
    resolveReady();
  } catch (error) {
    fail(t('no_start'), error);
  }
}

boot();
