// What the page says, in the language that is spoken. texts.mjs is made from the string table in
// src/texts when the page is built: the lines whose id starts with page_, without that beginning.

import { texts } from './texts.mjs';

// data-<name>="id" puts a text into what is on the right.
/** @type {Record<string, (node: Element, text: string) => void>} */
const PLACES = {
  'data-text': (node, text) => { node.textContent = text; },
  'data-text-label': (node, text) => node.setAttribute('aria-label', text),
  'data-text-group': (node, text) => node.setAttribute('label', text),
  'data-text-placeholder': (node, text) => node.setAttribute('placeholder', text),
  'data-text-content': (node, text) => node.setAttribute('content', text),
};

// The first of the wanted languages that the table has: de-AT is de.
/** @type {(wanted: readonly string[]) => string} */
export function chooseLanguage(wanted) {
  return wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => code in texts) ?? 'en';
}

let spoken = chooseLanguage(globalThis.navigator?.languages ?? []);

export const language = () => spoken;

// Everything that is said from now on; call fillPage() for what stands in the page already.
/** @type {(code: string) => void} */
export function setLanguage(code) {
  if (!(code in texts)) throw new RangeError(`No language '${code}'.`);
  spoken = code;
}

// The text with {0}, {1}… replaced by the values.
/** @type {(id: string, ...values: unknown[]) => string} */
export function t(id, ...values) {
  const text = texts[spoken][id];
  if (text === undefined) throw new RangeError(`No text '${id}'.`);
  return text.replace(/\{(\d)\}/g, (place, index) => String(values[index] ?? place));
}

export function fillPage() {
  document.documentElement.lang = spoken;
  for (const [attribute, fill] of Object.entries(PLACES)) {
    for (const node of document.querySelectorAll(`[${attribute}]`)) {
      fill(node, t(node.getAttribute(attribute) ?? ''));
    }
  }
}
