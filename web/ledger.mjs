// The ledger of one edge as ordinary tables: the numbers that the canvas shows, for reading aloud,
// for copying and for checking.

import { byId, element, patchList, put } from './dom.mjs';
import { t } from './language.mjs';

const CLOSED = '';

function putTable(table, { heading, formula, columns, rows, note }) {
  if (!table.firstElementChild) {
    table.append(element('caption', {}), element('thead', {}, element('tr')), element('tbody'));
  }
  const [caption, head, body] = table.children;
  put(caption, 'textContent', [`${heading} ${formula}.`, note].filter(Boolean).join(' '));
  const named = columns.some(Boolean);
  const titles = ['', ...columns.map((column) => (named ? column : t('ledger_value')))];
  patchList(head.firstElementChild, titles, () => element('th', { scope: 'col' }),
            (cell, title) => put(cell, 'textContent', title || t('ledger_line')));
  patchList(body, rows, () => element('tr', {}, element('th', { scope: 'row' })), (row, line) => {
    while (row.children.length > line.cells.length + 1) row.lastElementChild.remove();
    while (row.children.length < line.cells.length + 1) row.append(element('td'));
    put(row.firstElementChild, 'textContent', line.label);
    line.cells.forEach((cell, index) => put(row.children[index + 1], 'textContent', cell));
  });
}

// ask(headId, person) returns the ledger of the edge from the query to that person.
export function createLedger(act, ask) {
  const person = byId('ledger-person');
  const head = byId('ledger-head');
  const section = byId('ledger');

  const open = () => (person.value === CLOSED
    ? act('closeLedger')
    : act('openLedger', head.value, person.value));
  person.addEventListener('change', open);
  head.addEventListener('change', open);

  function options(select, items) {
    patchList(select, items, () => element('option'), (option, [value, text]) => {
      put(option, 'value', value);
      put(option, 'textContent', text);
    });
  }

  function update(state) {
    const { edge } = state.view;
    options(person, [[CLOSED, t('ledger_close')], ...state.people.map(({ name }) => [name, name])]);
    options(head, state.heads.map(({ id, label }) => [id, label]));
    put(person, 'value', edge?.person ?? CLOSED);
    if (edge) put(head, 'value', edge.head);
    put(section, 'hidden', !edge);
    const { title, sections } = edge ? ask(edge.head, edge.person) : { title: '', sections: [] };
    put(byId('ledger-title'), 'textContent', title);
    patchList(byId('ledger-tables'), sections, () => element('table'), putTable);
  }

  return { update };
}
