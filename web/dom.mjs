// Small helpers over the DOM: elements are patched in place, and only where something changed.

// An element of index.html, which tells what kind it is.
/** @type {(id: string) => any} */
export const byId = (id) => document.getElementById(id);

/** @type {(node: any, property: string, value: unknown) => void} */
export function put(node, property, value) {
  if (node[property] !== value) node[property] = value;
}

// The program's text into a field. While somebody types in it, it keeps what was typed, which the
// program may have trimmed or refused, unless something else than typing has made it another one;
// once it is left, it has the program's.
/** @type {(field: any, text: string) => void} */
export function putText(field, text) {
  const { dataset } = field;
  if (dataset.shown === undefined) {
    field.addEventListener('beforeinput', () => { dataset.typed = 'yes'; });
    field.addEventListener('blur', () => put(field, 'value', dataset.shown));
  }
  const isOfTyping = dataset.typed !== undefined || dataset.shown === text;
  dataset.shown = text;
  delete dataset.typed;
  if (document.activeElement !== field || !isOfTyping) put(field, 'value', text);
}

/** @type {(node: Element, name: string, value: string) => void} */
export function putAttribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** @type {(tag: string, attributes?: Record<string, any>, ...children: Node[]) => any} */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// Three texts of which the middle one matters most.
/** @type {(node: any, parts: string[]) => void} */
export function putParts(node, [before, main, after]) {
  if (!node.firstElementChild) node.append(element('span'), element('b'), element('span'));
  [before, main, after].forEach((text, index) => put(node.children[index], 'textContent', text));
}

// Makes the parent hold one child for each item: `make(index)` adds one, `patch(child, item, index)`
// brings it up to date.
/**
 * @type {<Item>(parent: any, items: readonly Item[], make: (index: number) => Element,
 *   patch: (child: any, item: Item, index: number) => void) => void}
 */
export function patchList(parent, items, make, patch) {
  while (parent.children.length > items.length) parent.lastElementChild.remove();
  while (parent.children.length < items.length) parent.append(make(parent.children.length));
  items.forEach((item, index) => patch(parent.children[index], item, index));
}
