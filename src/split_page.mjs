// Splits the page's module in two: what the first frame needs, and what is loaded right after it.
//
//   node split_page.mjs BINARYEN NM LATER.txt MODULE.wasm LATER.wasm OBJECT...
//
// BINARYEN is the folder of wasm-split and wasm-opt. MODULE.wasm has its names and is replaced by
// its first part. LATER.txt says what comes later: a source file a line, from src/ on and without
// .cpp, or /a pattern/ of Dear ImGui's names. What is called from nowhere else comes later, too. A
// function that another file has as well, as templates are, stays. Where a function of the second
// part is called from the first there is a placeholder, so a wrong line of LATER.txt makes the page
// fail at once, not draw something else.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';

// Functions of the same content are merged when the page is linked, under the name of one of them:
// small ones, constructors and destructors may be anybody's.
const LEAST_BYTES = 150;
const LEAST_TEMPLATE_BYTES = 400;
const ANYBODYS = /[CD][0-2]E/;

// What compilers of that page may have used; the module no longer says.
const FEATURES = ['bulk-memory', 'mutable-globals', 'nontrapping-float-to-int', 'sign-ext', 'simd'];

const [binaryen, nm, list, module, later, ...objects] = process.argv.slice(2);

function run(command, args) {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' });
}
const features = FEATURES.map((feature) => `--enable-${feature}`);

// [{ name, bytes }] of the functions that a module defines, by its name section.
function functionsOf(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return wasm.toString('latin1', at - length, at);
  };
  const skipLimits = () => {
    const bounded = wasm[at++] & 1;
    number();
    if (bounded) number();
  };
  let imported = 0;
  const sizes = [];
  const names = new Map();
  while (at < wasm.length) {
    const section = wasm[at++];
    const length = number();
    const end = at + length;
    if (section === 2) {
      for (let left = number(); left > 0; --left) {
        text();
        text();
        const kind = wasm[at++];
        if (kind === 0) {
          ++imported;
          number();
        } else if (kind === 1) {
          ++at;
          skipLimits();
        } else if (kind === 2) {
          skipLimits();
        } else {
          at += 2;
        }
      }
    } else if (section === 10) {
      for (let left = number(); left > 0; --left) {
        sizes.push(number());
        at += sizes.at(-1);
      }
    } else if (section === 0 && text() === 'name') {
      while (at < end) {
        const kind = wasm[at++];
        const partLength = number();
        const partEnd = at + partLength;
        if (kind === 1) {
          for (let left = number(); left > 0; --left) {
            const index = number();
            names.set(index, text());
          }
        }
        at = partEnd;
      }
    }
    at = end;
  }
  return sizes.map((bytes, index) => ({ name: names.get(imported + index) ?? '', bytes }));
}

const lines = readFileSync(list, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim())
  .filter(Boolean);
const patterns = lines.filter((line) => line.startsWith('/'))
  .map((line) => new RegExp(line.slice(1, -1)));
const files = new Set(lines.filter((line) => !line.startsWith('/')));
const isLater = (object) => files.delete(object.match(/\/src\/(.*)\.cpp\.o$/)?.[1]);

const theirs = new Set();
const others = new Set();
for (const object of objects) {
  const defined = isLater(object) ? theirs : others;
  for (const [, symbol] of run(nm, ['--defined-only', object]).matchAll(/ (\S+)$/gm)) defined.add(symbol);
}
if (files.size > 0) throw new Error(`${list} names what is not there: ${[...files].join(', ')}`);

const comesLater = ({ name, bytes }) => {
  const symbol = name.replace(/(\.\d+)+$/, '');  // of functions that several files have
  if (patterns.some((pattern) => pattern.test(symbol))) return bytes >= LEAST_BYTES;
  if (!theirs.has(symbol) || others.has(symbol) || ANYBODYS.test(symbol)) return false;
  return bytes >= (/^_ZNK?7headsup/.test(symbol) ? LEAST_BYTES : LEAST_TEMPLATE_BYTES);
};
const functions = functionsOf(readFileSync(module));
const chosen = new Set(functions.filter(comesLater).map(({ name }) => name));

// What the rest of the program reaches without going through what comes later.
const graph = run(`${binaryen}/wasm-opt`,
                  [...features, module, '--print-call-graph', '-o', devNull]);
const calls = new Map();
for (const [, from, to] of graph.matchAll(/^ +"(.+)" -> "(.+)"; \/\/ call$/gm)) {
  if (!calls.has(from)) calls.set(from, []);
  calls.get(from).push(to);
}
// Exported functions are gray, those whose address is taken are rounded.
const roots = [...graph.matchAll(/^ +"(.+)" \[(style=.+)\];$/gm)]
  .filter(([, name, style]) => /rounded|gray/.test(style) && !chosen.has(name))
  .map(([, name]) => name);
const reached = new Set(roots);
for (const name of reached) {
  for (const called of calls.get(name) ?? []) if (!chosen.has(called)) reached.add(called);
}
for (const { name } of functions) if (!reached.has(name)) chosen.add(name);

const chosenList = `${later}.txt`;
const first = `${later}.first`;
writeFileSync(chosenList, `${[...chosen].join('\n')}\n`);
run(`${binaryen}/wasm-split`,
    [...features, module, `--split-funcs=@${chosenList}`, '--import-namespace=primary',
     '-o1', first, '-o2', later]);
renameSync(first, module);
rmSync(chosenList);
