// Where the focus goes: the menu, the help, and single-key shortcuts. Shortcuts never act while
// somebody types, chooses from a list, holds a modifier, or has turned them off, and the arrows only
// while nothing else has the focus: no key is taken from the page.

import { byId } from './dom.mjs';
import { connectFind } from './find.mjs';

const TAKES_TEXT = 'textarea, select, input:not([type=checkbox], [type=range], [type=file])';

// 'undo' for Ctrl+Z, 'redo' for Ctrl+Shift+Z and Ctrl+Y, with ⌘ on a Mac.
/** @type {(event: KeyboardEvent) => 'undo' | 'redo' | null} */
function historyKey({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || !(ctrlKey || metaKey)) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

const PASS_KEYS = [' ', 'ArrowLeft', 'ArrowRight', 'Escape'];

// What a key does while a pass is watched and nothing else has the focus; false: nothing.
/** @param {Player} player @param {string} key */
function playKey({ state, act }, key) {
  if (!PASS_KEYS.includes(key)) return false;  // asking for the state takes long in a large team
  const { step, steps, playing } = state();
  if (step === 0) return false;
  if (key === ' ') act(playing ? 'pause' : 'play');
  else if (key === 'Escape') act('play', 0);
  else if (key === 'ArrowLeft') act('play', Math.max(step - 1, 1));
  else if (step < steps) act('play', step + 1);
  return true;
}

// wantsText(): a text field on the canvas is being edited; toggleHead(index); find: for connectFind.
/**
 * @typedef {{ state: () => { step: number, steps: number, playing: boolean },
 *             act: (method: string, ...values: unknown[]) => void }} Player
 * @param {{ wantsText: () => boolean, toggleHead: (index: number) => void,
 *           undo: () => void, redo: () => void, find: Parameters<typeof connectFind>[0],
 *           player: Player }} page
 */
export function connectKeyboard({ wantsText, toggleHead, undo, redo, find, player }) {
  const help = byId('help');
  const openFind = connectFind(find);
  byId('show-help').addEventListener('click', () => help.showModal());
  byId('help-close').addEventListener('click', () => help.close());
  connectMenu();
  byId('skip').addEventListener('click', (/** @type {Event} */ event) => {
    event.preventDefault();  // the address stays a permalink
    focusPeople();
  });

  document.addEventListener('keydown', (event) => {
    const { key } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    const step = historyKey(event);
    if (step && !event.isComposing && !help.open && !wantsText() && !target.matches(TAKES_TEXT)) {
      event.preventDefault();  // in a text field the browser's own undo keeps its right
      (step === 'undo' ? undo : redo)();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || help.open || byId('find').open || wantsText()) return;
    const plays = target.matches('body, #canvas, #documents') && playKey(player, key);
    if (plays) return event.preventDefault();
    if (key === 'Escape' && target.closest('#controls')) {
      byId('menu').focus();
    } else if (key === 'Escape' && target.closest('#people, #results')) {
      target.blur();
    } else if (key.startsWith('Arrow') && !event.shiftKey) {
      if (!target.matches('body, #canvas')) return;
      focusPeople();
    } else if (target.matches(TAKES_TEXT) || !byId('shortcuts').checked) {
      return;
    } else if (key === '/') {
      byId('incident').focus();
    } else if (key === '?') {
      help.showModal();
    } else if (/^[1-4]$/.test(key)) {
      toggleHead(Number(key) - 1);
    } else if (/^\p{L}$/u.test(key) && target.matches('body, #canvas, #people *')) {
      openFind(key === 'f' ? '' : key);
    } else {
      return;
    }
    event.preventDefault();
  });
}

// The controls are shown while the focus is in them, so that leaving them puts them away.
function connectMenu() {
  const menu = byId('menu');
  const controls = byId('controls');
  const isOpen = () => controls.contains(document.activeElement);
  const setExpanded = (open) => menu.setAttribute('aria-expanded', String(open));
  menu.addEventListener('mousedown', (event) => event.preventDefault());  // it would close them
  menu.addEventListener('click', () => {
    const next = isOpen() ? menu : controls;
    next.focus();
    controls.scrollTop = 0;
  });
  byId('controls-close').addEventListener('click', () => menu.focus());
  controls.addEventListener('focusin', () => setExpanded(true));
  controls.addEventListener('focusout', ({ relatedTarget }) =>
    setExpanded(controls.contains(relatedTarget)));
}

function focusPeople() {
  /** @type {HTMLElement | null} */ (document.querySelector('#people button[tabindex="0"]'))?.focus();
}
