// All that people read is in the one string table (src/texts/table): index.html's English agrees with
// it, the page's scripts get it whole, and no sentence hides in the code.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const sources = (folder, ending) => readdirSync(join(root, folder), { recursive: true })
  .map((name) => join(folder, name)).filter((path) => path.endsWith(ending)).sort();

// ---- the table

const LITERAL = /"((?:[^"\\]|\\.)*)"/g;
const TEXTS = '"(?:[^"\\\\]|\\\\.)*"(?:\\s*"(?:[^"\\\\]|\\\\.)*")*';
const LINE = new RegExp(`^TEXT\\((\\w+),\\s*(${TEXTS}),\\s*(${TEXTS})\\)`, 'gm');
const joined = (literals) =>
  [...literals.matchAll(LITERAL)].map(([, text]) => JSON.parse(`"${text}"`)).join('');

// id → { en, de }
function parse(sheet) {
  return new Map([...sheet.matchAll(LINE)].map(([, id, en, de]) =>
    [id, { en: joined(en), de: joined(de) }]));
}

const sheets = sources('src/texts/table', '.inc');
const table = new Map(sheets.flatMap((path) => [...parse(read(path))]));
const pageTexts = new Map([...table].filter(([id]) => id.startsWith('page_'))
  .map(([id, text]) => [id.replace(/^page_/, ''), text]));

test('every line of the table is understood, and one of two lists has every sheet', () => {
  const lines = sheets.flatMap((path) => read(path).match(/^TEXT\(/gm) ?? []);
  assert.ok(table.size > 0);
  assert.equal(table.size, lines.length);
  const lists = ['table', 'desktop_table'].map((name) => read(`src/texts/${name}.inc`)).join('');
  const included = [...lists.matchAll(/table\/(\w+\.inc)"/g)];
  assert.deepEqual(included.map(([, name]) => name).sort(), sheets.map((path) => basename(path)));
});

// ---- what the page's scripts get

const folder = mkdtempSync(join(tmpdir(), 'headsup-texts-'));
after(() => rmSync(folder, { recursive: true }));

function generate(paths) {
  const output = join(folder, 'texts.mjs');
  execFileSync('cmake', [`-DOUTPUT=${output}`, `-DSHEETS=${paths.join(';')}`, '-P',
                         join(root, 'src/page_texts.cmake')]);
  return output;
}

async function generated(paths) {
  const name = join(folder, `${Math.random()}.mjs`);
  copyFileSync(generate(paths), name);
  return (await import(pathToFileURL(name))).texts;
}

test('texts.mjs has the lines whose id starts with page_', async () => {
  const texts = await generated(sheets.map((path) => join(root, path)));
  for (const language of ['en', 'de']) {
    assert.deepEqual(texts[language],
                     Object.fromEntries([...pageTexts].map(([id, text]) => [id, text[language]])));
  }
});

test('texts.mjs: several literals, escapes and signs that CMake knows', async () => {
  const sheet = join(folder, 'sheet.inc');
  writeFileSync(sheet, String.raw`// Words; "quoted".
TEXT(page_signs, "[a; b] \"c\" \\ d), ${'${'}e} @f@", "\"Ä\", \"ö\"")
TEXT(other, "not for the page", "nicht für die Seite")
TEXT(page_long,
     "one "
     "two",
     "eins "
     "zwei")
`);
  assert.deepEqual(await generated([sheet]), {
    en: { signs: '[a; b] "c" \\ d), ${e} @f@', long: 'one two' },
    de: { signs: '"Ä", "ö"', long: 'eins zwei' },
  });
});

test('a page_ line without two texts stops the build', () => {
  const sheet = join(folder, 'broken.inc');
  writeFileSync(sheet, 'TEXT(page_half, "only one")\n');
  assert.throws(() => execFileSync('cmake', [`-DOUTPUT=${join(folder, 'no.mjs')}`,
                                             `-DSHEETS=${sheet}`, '-P',
                                             join(root, 'src/page_texts.cmake')],
                                   { stdio: 'pipe' }), /page_half/);
});

test('language.mjs: the first known language, and values in their places', async () => {
  generate(sheets.map((path) => join(root, path)));
  copyFileSync(join(root, 'web/language.mjs'), join(folder, 'language.mjs'));
  const { chooseLanguage, language, setLanguage, t } =
    await import(pathToFileURL(join(folder, 'language.mjs')));
  assert.equal(chooseLanguage(['fr-CH', 'de-CH', 'en']), 'de');
  assert.equal(chooseLanguage(['EN-GB', 'de']), 'en');
  assert.equal(chooseLanguage(['fr']), 'en');
  assert.equal(chooseLanguage([]), 'en');
  setLanguage('de');
  assert.equal(language(), 'de');
  assert.equal(t('file_place', '{1}', 7), 'Zeile {1}, Spalte 7');
  setLanguage('en');
  assert.equal(t('file_place', 3, 7), 'line 3, column 7');
  assert.throws(() => setLanguage('fr'), RangeError);
  assert.throws(() => t('no_such_text'), RangeError);
});

// ---- index.html

const html = read('web/index.html').replace(/<!--[^]*?-->/g, '');
const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  .replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const attribute = (attributes, name) =>
  attributes.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1];
const hasWords = (text) => /\p{L}{2}/u.test(text);
const NO_TEXT = new Set(['script', 'style', 'kbd']);  // keys are called so in every language
const ATTRIBUTES = { 'aria-label': 'data-text-label', placeholder: 'data-text-placeholder' };

// What index.html says, as { where, id, language, text }: id is undefined where none is given.
function said(page) {
  const found = [];
  for (const [tag, name, attributes, text] of page.matchAll(/<(\w+)((?:\s[^>]*)?)>([^<]*)/g)) {
    const language = attribute(attributes, 'lang') ?? 'en';
    const add = (id, words) => found.push({ where: tag, id, language, text: unescaped(words) });
    const id = attribute(attributes, 'data-text');
    const isName = attribute(attributes, 'class') === 'brand' || (name === 'option' && /lang=/.test(attributes));
    if (id || (hasWords(text) && !NO_TEXT.has(name) && !isName)) add(id, text.trim());
    for (const [key, place] of Object.entries(ATTRIBUTES)) {
      const words = attribute(attributes, key);
      if (words && hasWords(words)) add(attribute(attributes, place), words);
    }
    if (attribute(attributes, 'name') === 'description') {
      add(attribute(attributes, 'data-text-content'), attribute(attributes, 'content'));
    }
  }
  for (const [tag, text] of page.matchAll(/<\/\w+>([^<]*)/g)) {
    if (hasWords(text)) found.push({ where: tag, text });
  }
  return found;
}

test('index.html says what the table says', () => {
  const texts = said(html);
  assert.ok(texts.length > 40);
  for (const { where, id, language, text } of texts) {
    assert.ok(id, `no id: ${where}`);
    assert.equal(text, pageTexts.get(id)?.[language], where);
  }
});

test('noticed in a page: texts without an id or with another wording', () => {
  assert.equal(said('<p>Some words</p>')[0].id, undefined);
  assert.equal(said('<p><b>1</b> and more</p>')[0].id, undefined);
  assert.equal(said('<button aria-label="Open it"></button>')[0].id, undefined);
  assert.notEqual(said('<h2 data-text="results">Other</h2>')[0].text, pageTexts.get('results').en);
});

// ---- the code

const scripts = sources('web', '.mjs').filter((path) =>
  !/^web\/((serve|attention)\.mjs$|examples\/)/.test(path)); // what is not of the page
const code = sources('src', '.cpp').map((path) => [path, read(path)]);

test('the page asks for texts that there are', () => {
  for (const path of scripts) {
    for (const [, id] of read(path).matchAll(/\bt\(\s*'(\w+)'/g)) {
      assert.ok(pageTexts.has(id), `${path}: t('${id}')`);
    }
  }
});

test('every text of the table is used', () => {
  const used = new Set(code.flatMap(([, text]) => [...text.matchAll(/\bId::(\w+)/g)].map(([, id]) => id)));
  for (const path of [...scripts, 'web/index.html']) {
    for (const [, id] of read(path).matchAll(/['"](\w+)['"]/g)) used.add(`page_${id}`);
    for (const [, start] of read(path).matchAll(/\bt\(`(\w+)\$\{/g)) {
      for (const id of pageTexts.keys()) if (id.startsWith(start)) used.add(`page_${id}`);
    }
  }
  assert.deepEqual([...table.keys()].filter((id) => !used.has(id)), []);
});

// Where words are for programs and their authors, not for people who look at the picture.
const FOR_PROGRAMS = [
  /^src\/app\/api\/\w+\.(cpp|h)$/,  // errors of window.headsup: what was expected instead
  /^src\/app\/export\/\w+\.cpp$/,        // SVG, CSV
  /^src\/app\/save\/\w+\.cpp$/,          // what is wrong with a damaged text
];
// Signs of formulas, and names.
const NO_WORDS = /\b(exp|max|concat|tanh|softmax|log|Heads-Up|Inter|Regular|SemiBold|head(?=[₁-₄]))\b/g;
const FONT_OF_LAST_RESORT = "The system's fonts";  // as Dear ImGui's debugger calls it

const withoutComments = (text) => text.replace(/\/\*[^]*?\*\//g, '')
  .replace(/^\s*#.*$/gm, '').replace(/(^|[^:"'])\/\/.*$/gm, '$1');

// Literals that look like something to read: several words, or one that starts like a label.
function sentences(text) {
  return [...withoutComments(text).matchAll(LITERAL)].map(([, literal]) => literal).filter((literal) => {
    if (literal === FONT_OF_LAST_RESORT) return false;
    const words = literal.replace(/\\[nt]/g, ' ').replace(NO_WORDS, '').replace(/%[\d.*+-]*[a-z]/g, '');
    return /[\p{Lu}\p{Ll}]{2,}\s|\s[\p{Lu}\p{Ll}]{2,}/u.test(words) || /^\p{Lu}\p{Ll}+$/u.test(words);
  });
}

test('no sentence for people is written in the code', () => {
  const found = code
    .filter(([path]) => /^src\/(ui|app|analysis)\//.test(path))
    .filter(([path]) => !FOR_PROGRAMS.some((pattern) => pattern.test(path)))
    .flatMap(([path, text]) => sentences(text).map((literal) => `${path}: "${literal}"`));
  assert.deepEqual(found, []);
});

// As above, for JavaScript: messages of errors are for the console.
function scriptSentences(text) {
  const code = withoutComments(text).replace(/new \w*Error\([^;]*\);/g, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)].map(([, plain, template]) =>
    plain ?? template.replace(/\$\{[^}]*\}/g, '')).filter((literal) =>
    /^\p{Lu}\p{Ll}+ \p{L}|\p{L}{2,} \p{L}{2,} \p{L}/u.test(literal));
}

test('no sentence for people is written in the page\'s scripts', () => {
  const found = scripts.flatMap((path) =>
    scriptSentences(read(path)).map((literal) => `${path}: '${literal}'`));
  assert.deepEqual(found, []);
});

test('noticed in code', () => {
  assert.equal(sentences('draw_text(list, at, "Too close");').length, 1);
  assert.equal(sentences('Button{"undo", "Undo", UndoEdit{}}').length, 1);
  assert.equal(sentences('return who + " asks";').length, 1);
  assert.equal(sentences('f("%.1f effective people");').length, 1);
  assert.equal(scriptSentences("notify('The file is too large');").length, 1);
  assert.equal(scriptSentences('notify(`${name} is larger than 4 MiB`);').length, 1);
});

test('allowed in code', () => {
  const fine = ['slider("temperature", width)', '"w = exp(s − max) ÷ Σ exp"', '"%.2f"', '", "',
                '// draw_text("Too close")', '"q × k"', '"x + concat · W_O"', '#include "ui/draw.h"',
                'draw_text(list, at, "Heads-Up")'];
  assert.deepEqual(fine.flatMap(sentences), []);
  assert.deepEqual(["throw new TypeError('This must be a number.');", "byId('team-file')",
                    "import { t } from './language.mjs';"].flatMap(scriptSentences), []);
});
