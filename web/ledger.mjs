// Which edge the ledger shows. The ledger itself is a document: see documents.mjs.

import { byId, element, patchList, put } from './dom.mjs';
import { t } from './language.mjs';

/** @typedef {import('./headsup.d.ts').State} State */

const CLOSED = '';

/** @param {(method: string, ...values: unknown[]) => void} act */
export function createLedger(act) {
  const person = byId('ledger-person');
  const head = byId('ledger-head');

  const open = () => (person.value === CLOSED
    ? act('closeLedger')
    : act('openLedger', head.value, person.value));
  person.addEventListener('change', open);
  head.addEventListener('change', open);

  /** @type {(select: Element, items: string[][]) => void} */
  function options(select, items) {
    patchList(select, items, () => element('option'), (option, [value, text]) => {
      put(option, 'value', value);
      put(option, 'textContent', text);
    });
  }

  // listed: the names that can be chosen; who is open always can.
  /** @type {(state: State, listed: string[]) => void} */
  function update(state, listed) {
    const { edge } = state.view;
    const names = !edge || listed.includes(edge.person) ? listed : [...listed, edge.person];
    options(person, [[CLOSED, t('ledger_close')], ...names.map((name) => [name, name])]);
    options(head, state.heads.map(({ id, label }) => [id, label]));
    put(person, 'value', edge?.person ?? CLOSED);
    if (edge) put(head, 'value', edge.head);
  }

  return { update };
}
