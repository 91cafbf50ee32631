// Finds a person by name: a letter or `f` opens the field, the graph flies there while one types,
// Enter makes that person the query.

import { byId } from './dom.mjs';

// call: as core.mjs's; act(method, ...values): the same, and what follows is shown. Returns what
// opens the field with a text.
/**
 * @param {{ call: import('./core.mjs').Core['call'], requestFrame: () => void,
 *           act: (method: string, ...values: unknown[]) => void }} page
 */
export function connectFind({ call, act, requestFrame }) {
  const dialog = byId('find');
  const field = byId('find-text');
  /** @type {string | undefined} */
  let name;

  function look() {
    const text = field.value.trim();
    name = text ? call('find', text).value : undefined;
    requestFrame();
    byId('find-name').textContent = text ? name ?? byId('find-none').textContent : '';
  }

  field.addEventListener('input', look);
  byId('find-form').addEventListener('submit', () => {
    if (!name) return;
    act('select', name);
    act('find', name);  // where they are now
  });
  dialog.addEventListener('close', () => act('focusPerson', null));
  return (/** @type {string} */ text) => {
    field.value = text;
    dialog.showModal();
    look();
  };
}
