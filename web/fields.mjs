// The text fields of the canvas: elements of the page that lie on it, where keyboards of phones,
// input methods, spelling, selection and the browser's undo work. For a screen reader the same
// fields are in the mirror, so that these are no stop of the Tab key.

import { element, putAttribute, putText } from './dom.mjs';
import { t } from './language.mjs';

/**
 * @typedef {{ id: string, label: string, text: string, hint: string, rows: number, x: number,
 *   y: number, w: number, h: number, above: number, below: number }} Field
 */

// What a field without a label is called by what stands around it.
/** @type {(id: string) => string} */
function nameInMirror(id) {
  const twin = document.querySelector(`#documents [data-id="${CSS.escape(id)}"]`);
  return twin?.getAttribute('aria-label') || t('documents');
}

// type(id, text): somebody has typed; turn(event): the wheel was turned over a field.
/**
 * @param {HTMLElement} parent
 * @param {{ type: (id: string, text: string) => void, turn: (event: WheelEvent) => void }} page
 */
export function createFields(parent, { type, turn }) {
  /** @type {Map<string, any>} */
  const nodes = new Map();
  /** @type {Field[]} */
  let placed = [];

  /** @type {(field: Field) => any} */
  function make({ id, rows }) {
    const node = rows === 1 ? element('input', { type: 'text' }) : element('textarea');
    node.className = 'on-canvas';
    node.tabIndex = -1;
    node.autocomplete = 'off';
    node.addEventListener('input', () => type(id, node.value));
    node.addEventListener('keydown', (event) => {
      const leaves = event.key === 'Escape' || (event.key === 'Enter' && rows === 1);
      if (leaves && !event.isComposing) node.blur();
    });
    // The page turns under it, but for the lines of its own.
    node.addEventListener('wheel', (event) => {
      if (node.scrollHeight <= node.clientHeight) turn(event);
    }, { passive: true });
    parent.append(node);
    return node;
  }

  /** @type {(fields: Field[]) => void} */
  function place(fields) {
    placed = fields;
    const wanted = new Set(fields.map(({ id }) => id));
    for (const [id, node] of nodes) {
      if (wanted.has(id)) continue;
      nodes.delete(id);
      node.remove();
    }
    for (const field of fields) {
      let node = nodes.get(field.id);
      if (!node) nodes.set(field.id, node = make(field));
      putAttribute(node, 'aria-label', field.label || nameInMirror(field.id));
      putAttribute(node, 'placeholder', field.hint);
      putText(node, field.text);
      Object.assign(node.style, {
        left: `${field.x}px`, top: `${field.y}px`, width: `${field.w}px`, height: `${field.h}px`,
        clipPath: `inset(${field.above}px 0 ${field.below}px 0)`,
      });
    }
  }

  // A finger that has not moved is let through to the canvas, which may have to scroll; where it
  // ends on a field, that has the focus.
  /** @type {(x: number, y: number) => void} */
  function focusAt(x, y) {
    const field = placed.find((f) => x >= f.x && x < f.x + f.w && y >= f.y + f.above &&
      y < f.y + f.h - f.below);
    if (field) nodes.get(field.id).focus();
    else if (document.activeElement?.classList.contains('on-canvas')) {
      /** @type {HTMLElement} */ (document.activeElement).blur();
    }
  }

  return { place, focusAt };
}
