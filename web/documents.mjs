// Documents (a page of the explanation; the ledger or the tour; the parts of the panel) as ordinary
// elements, patched in place. What can be operated there goes back by its id.

import { byId, element, patchList, put, putAttribute, putParts, putText } from './dom.mjs';
import { t } from './language.mjs';

const STEPS = 100;  // of a slider
const RANGE = { type: 'range', min: 0, max: STEPS, step: 1 };

// kind → { make(), patch(node, block, send, within) }. `send(method, ...values)` is a command.
/** @typedef {import('./headsup.d.ts').State} State */
/** @typedef {(method: string, ...values: unknown[]) => void} Send */

/**
 * @type {Record<string, { make(): any, patch(node: any, block: any, send: Send,
 *   within: string): void }>}
 */
const kinds = {
  heading: {
    make: () => element('div', {}, element('h4'), element('p')),
    patch(node, { text, formula }) {
      put(node.children[0], 'textContent', text);
      put(node.children[1], 'textContent', formula);
      put(node.children[1], 'hidden', !formula);
    },
  },
  paragraph: {
    make: () => element('p'),
    patch: (node, { text }) => put(node, 'textContent', text),
  },
  table: { make: makeTable, patch: patchTable },
  bars: {
    make: makeTable,
    patch(node, { caption, rows }, send) {
      patchTable(node, {
        caption, note: '', columns: [t('document_share')],
        rows: rows.map(({ label, value }) => ({ label, cells: [{ text: value }] })),
      }, send);
    },
  },
  map: {
    make: () => element('div', {}, makeTable(), element('ul', { role: 'list' })),
    patch(node, map, send) {
      const range = t('document_range', map.rows, map.columns, map.low, map.high);
      patchTable(node.children[0], {
        caption: [map.title, map.formula, range].filter(Boolean).join('. '), note: '',
        columns: map.columnLabels ?? [],
        rows: (map.values ?? []).map((values, row) =>
          ({ label: map.rowLabels[row], cells: values.map((text) => ({ text })) })),
      }, send);
      const makers = map.pressable ? (map.rowLabels ?? []) : [];
      patchList(node.children[1], makers, () => element('li', {}, element('button', { type: 'button' })),
                (item, label, row) => {
        const button = item.firstElementChild;
        put(button, 'textContent', t('document_row', label));
        putAttribute(button, 'aria-pressed', String(row === map.markedRow));
        button.onclick = () => send('pick', map.id, row);
      });
    },
  },
  chart: {
    make: makeTable,
    patch(node, { caption, xLabel, yLabel, xNames, curves }, send) {
      const points = Math.max(0, ...curves.map(({ printed }) => printed.length));
      patchTable(node, {
        caption: [caption, yLabel].filter(Boolean).join('. '), note: '',
        columns: curves.map(({ label }) => label),
        rows: Array.from({ length: points }, (_, i) => ({
          label: xNames[i] ?? `${xLabel} ${i + 1}`,
          cells: curves.map(({ printed }) => ({ text: printed[i] ?? '' })),
        })),
      }, send);
    },
  },
  slider: {
    make: () => element('div', { class: 'field' },
                        element('label', {}, element('span'),
                                element('input', RANGE)),
                        element('p', { class: 'ends' }, element('span'), element('span'))),
    patch(node, { id, label, value, share, low, high }, send) {
      const [[text, input], ends] = [node.children[0].children, node.children[1]];
      put(text, 'textContent', label);
      patchRange(input, { id, value, share }, send);
      put(ends, 'hidden', !low && !high);
      put(ends.children[0], 'textContent', low);
      put(ends.children[1], 'textContent', high);
    },
  },
  sentence: {
    make: () => element('p'),
    patch(node, { parts, numbers }, send) {
      const pieces = parts.flatMap((text, index) =>
        (index < numbers.length ? [{ text }, numbers[index]] : [{ text }]));
      const make = () => element('span');
      patchList(node, pieces, make, (span, { text, id, label, value, share }) => {
        if (id === undefined) return put(span, 'textContent', text);
        if (!span.firstElementChild) span.replaceChildren(element('input', RANGE), element('span'));
        const [input, printed] = span.children;
        putAttribute(input, 'aria-label', label);
        patchRange(input, { id, value, share }, send);
        put(printed, 'textContent', ` ${value}`);
      });
    },
  },
  entries: {
    make: () => element('ul', { role: 'list' }),
    patch(node, { rows }, send) {
      const make = () => element('li', {}, makeButton(), element('p'));
      patchList(node, rows, make, (item, { id, label, line }) => {
        const [button, about] = item.children;
        put(button, 'textContent', label);
        putAttribute(button, 'data-id', id);
        putAttribute(button, 'aria-description', line);
        button.onclick = () => send('press', id);
        put(about, 'textContent', line);
      });
    },
  },
  menu: {
    make: () => element('div', { class: 'field' },
                        element('label', {}, element('span'), element('select'))),
    patch(node, { id, label, none, options, selected }, send, within) {
      const [name, select] = node.children[0].children;
      put(name, 'textContent', label || within);
      patchList(select, [none, ...options], () => element('option'), (option, text, index) => {
        put(option, 'value', String(index - 1));
        put(option, 'textContent', text);
      });
      // What says that none is chosen cannot be chosen itself: the keyboard passes it over.
      put(select.options[0], 'disabled', selected >= 0);
      put(select, 'value', String(selected));
      putAttribute(select, 'data-id', id);
      select.onchange = () => select.value >= 0 && send('pick', id, Number(select.value));
    },
  },
  choice: {
    make: () => element('fieldset', {}, element('legend'), element('div', { class: 'buttons' })),
    patch(node, { id, label, options, selected }, send) {
      const [legend, buttons] = node.children;
      put(legend, 'textContent', label);
      patchList(buttons, options, makeButton, (button, option, index) => {
        put(button, 'textContent', option);
        putAttribute(button, 'aria-pressed', String(index === selected));
        putAttribute(button, 'data-id', id);
        button.onclick = () => send('pick', id, index);
      });
    },
  },
  switch: {
    make: () => element('label', {}, element('input', { type: 'checkbox' }), element('span')),
    patch(node, { id, label, on }, send) {
      const [input, text] = node.children;
      put(input, 'checked', on);
      putAttribute(input, 'data-id', id);
      put(text, 'textContent', label);
      input.onchange = () => send('press', id);
    },
  },
  buttons: {
    make: () => element('div', { class: 'buttons' }),
    patch(node, { buttons }, send) {
      patchList(node, buttons, makeButton, (button, { id, label, enabled, on }) => {
        put(button, 'textContent', label);
        if (on === undefined) button.removeAttribute('aria-pressed');
        else putAttribute(button, 'aria-pressed', String(on));
        // A disabled button would lose the focus of the user who has just pressed it.
        putAttribute(button, 'aria-disabled', String(!enabled));
        putAttribute(button, 'data-id', id);
        button.onclick = () => enabled && send('press', id);
      });
    },
  },
  text: {
    make: () => element('label', { class: 'field' }, element('span'), element('textarea')),
    patch(node, { id, label, text, rows, hint }, send, within) {
      const [name, field] = node.children;
      putAttribute(field, 'aria-label', label || within);
      putAttribute(field, 'rows', String(rows));
      putAttribute(field, 'placeholder', hint);
      put(name, 'textContent', label);
      putText(field, text);
      putAttribute(field, 'data-id', id);
      field.oninput = () => send('type', id, field.value);
      // A line is one: Enter goes on to the next field.
      field.onkeydown = (event) => {
        if (rows === 1 && event.key === 'Enter') event.preventDefault();
      };
    },
  },
  reorder: {
    make: () => element('div', {}, element('p'), element('ol')),
    patch(node, { id, label, entries }, send) {
      put(node.children[0], 'textContent', label);
      const make = () => element('li', {}, element('span'), makeButton(), makeButton());
      patchList(node.children[1], entries, make, (item, entry, index) => {
        const [name, up, down] = item.children;
        put(name, 'textContent', entry);
        [[up, 'up', index - 1], [down, 'down', index + 1]].forEach(([button, way, to]) => {
          put(button, 'textContent', t(`document_${way}`, entry));
          const possible = to >= 0 && to < entries.length;
          putAttribute(button, 'aria-disabled', String(!possible));
          putAttribute(button, 'data-id', `${id}-${way}`);
          button.onclick = () => possible && send('move', id, index, to);
        });
      });
    },
  },
  terms: {
    make: () => element('ul', { role: 'list' }),
    patch(node, { rows }) {
      patchList(node, rows, () => element('li'), (item, { text, raised }) =>
        put(item, 'textContent', `${text}: ${raised}`));
    },
  },
  heads: {
    make: () => element('ul', { role: 'list' }),
    patch(node, { rows }) {
      patchList(node, rows, () => element('li'), (item, { label, finding, spread }) =>
        putParts(item, [`${label}: `, finding, ` · ${spread}`]));
    },
  },
  brief: {
    make: () => element('div', {}, element('ul', { role: 'list' }), element('div')),
    patch(node, { heads }) {
      const [list, notes] = node.children;
      const lines = heads.flatMap(({ label, rows }) =>
        rows.map(({ person, share, effort, text }) =>
          [`${label}: `, [person, share, effort].filter(Boolean).join(', '), `: ${text}`]));
      put(list, 'hidden', lines.length === 0);
      patchList(list, lines, () => element('li'), putParts);
      patchList(notes, heads.filter(({ note }) => note), () => element('p'),
                (sentence, { label, note }) => put(sentence, 'textContent', `${label}: ${note}`));
    },
  },
  split: {
    make: () => element('div'),
    patch(node, { columns }, send, within) {
      patchList(node, columns, () => element('section', {}, element('h4'), element('p'), element('div')),
                (section, column) => {
        const [title, lead, blocks] = section.children;
        put(title, 'textContent', column.title);
        put(title, 'hidden', !column.title);
        put(lead, 'textContent', column.lead);
        put(lead, 'hidden', !column.lead);
        patchBlocks(blocks, column.blocks, send, column.title || within);
      });
    },
  },
};

function makeButton() {
  return element('button', { type: 'button' });
}

/** @type {(input: any, number: { id: string, value: string, share: number }, send: Send) => void} */
function patchRange(input, { id, value, share }, send) {
  put(input, 'value', String(Math.round(share * STEPS)));
  putAttribute(input, 'aria-valuetext', value);
  putAttribute(input, 'data-id', id);
  input.oninput = () => send('drag', id, input.value / STEPS);
}

function makeTable() {
  return element('table', {}, element('caption'), element('thead', {}, element('tr')),
                 element('tbody'));
}

/** @type {(table: any, content: any, send: Send) => void} */
function patchTable(table, { caption, columns, rows, note }, send) {
  const [title, head, body] = table.children;
  put(title, 'textContent', [caption, note].filter(Boolean).join('. '));
  const named = columns.some(Boolean);
  const names = [t('ledger_line'), ...columns.map((name) => (named ? name : t('ledger_value')))];
  patchList(head.firstElementChild, names, () => element('th', { scope: 'col' }),
            (cell, name) => put(cell, 'textContent', name));
  patchList(body, rows, () => element('tr', {}, element('th', { scope: 'row' })), (row, line) => {
    while (row.children.length > line.cells.length + 1) row.lastElementChild.remove();
    while (row.children.length < line.cells.length + 1) row.append(element('td'));
    put(row.firstElementChild, 'textContent', [line.label, line.detail].filter(Boolean).join(' · '));
    line.cells.forEach((cell, index) =>
      patchCell(row.children[index + 1], cell, `${line.label}, ${columns[index] ?? ''}`, send));
  });
}

// A number that can be typed over is a field; what is typed counts when it is entered or left.
/** @type {(node: any, cell: { text: string, id?: string }, name: string, send: Send) => void} */
function patchCell(node, { text, id }, name, send) {
  let field = node.querySelector('input');
  if (id === undefined) {
    put(node, 'textContent', text);
    return;
  }
  if (!field) {
    field = element('input', { inputmode: 'decimal', size: 9 });
    node.replaceChildren(field);
  }
  if (document.activeElement !== field || field.defaultValue !== text) put(field, 'value', text);
  put(field, 'defaultValue', text);
  putAttribute(field, 'aria-label', name);
  putAttribute(field, 'data-id', id);
  // The program reads it, in its language's form. What it refuses leaves the number as it was.
  field.onchange = () => {
    const typed = field.value.trim();
    field.value = text;
    if (typed !== '') send('type', id, typed);
  };
}

// within: what the blocks are about, the name of whatever has none of its own.
/** @type {(parent: any, blocks: any[], send: Send, within: string) => void} */
export function patchBlocks(parent, blocks, send, within) {
  let about = within;
  while (parent.children.length > blocks.length) parent.lastElementChild.remove();
  blocks.forEach((block, index) => {
    const { make, patch } = kinds[block.kind];
    let node = parent.children[index];
    if (node?.dataset.kind !== block.kind) {
      const fresh = make();
      fresh.dataset.kind = block.kind;
      if (node) node.replaceWith(fresh);
      else parent.append(fresh);
      node = fresh;
    }
    if (block.kind === 'heading') about = block.text;
    patch(node, block, send, about);
  });
}

// The section has a heading, a sentence and a body.
/** @type {(section: any, document: any, send: Send) => void} */
export function patchDocument(section, { title, lead, blocks }, send) {
  const [heading, sentence, body] = section.children;
  put(heading, 'textContent', title);
  put(sentence, 'textContent', lead);
  put(sentence, 'hidden', !lead);
  patchBlocks(body, blocks, send, title);
}

const CLOSED = { title: '', lead: '', blocks: [] };

// The documents that open and close. ask(which) returns 'page' or 'panel'.
/** @param {Send} act @param {(which: string) => any} ask */
export function createDocuments(act, ask) {
  /** @type {(which: string, open: boolean) => void} */
  function update(which, open) {
    const section = byId(`${which}-document`);
    put(section, 'hidden', !open);
    patchDocument(section, open ? ask(which) : CLOSED, act);
  }

  return {
    updatePage: () => update('page', true),
    /** @type {(state: State) => void} */
    update({ view }) {
      update('page', view.mode === 'explain');
      update('panel', view.edge !== undefined || view.player.step > 0 || view.tour.step > 0);
    },
  };
}
