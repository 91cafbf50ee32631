// A git log that never was, for measuring: what git log prints (README.md tells how) of a project
// with a tree of folders, authors who are at home in a few of them, and subjects whose words follow
// Zipf's law. The same numbers make the same text.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

// Deterministic, uniform in [0, 1): mulberry32 of Tommy Ettinger, public domain.
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Returns a function that draws from 0 to count − 1, the n-th with a chance of 1 ÷ n^exponent.
function zipf(count, exponent, random) {
  const sums = new Float64Array(count);
  for (let at = 0, sum = 0; at < count; ++at) sums[at] = sum += (at + 1) ** -exponent;
  return () => {
    const wanted = random() * sums[count - 1];
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

const SYLLABLES = ['ba', 'con', 'der', 'fil', 'gra', 'hin', 'jo', 'ker', 'lo', 'mar', 'net', 'or',
                   'pro', 'que', 'ra', 'sto', 'ter', 'un', 'ver', 'wal'];
const VERBS = ['fix', 'add', 'remove', 'update', 'use', 'make', 'move', 'avoid', 'support', 'test',
               'handle', 'rename', 'refactor', 'allow', 'improve', 'do not', 'bump', 'revert'];
const WORDS = ['replication', 'compaction', 'memory', 'timeout', 'query', 'cache', 'index', 'lock',
               'latency', 'retry', 'config', 'parser', 'docs', 'metrics', 'cluster', 'snapshot'];

// `count` different words of two to four syllables.
function makeWords(count, random) {
  const words = new Set();
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () =>
      SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''));
  }
  return [...words];
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

const DEEPEST = 4;  // folders of a path

// Folders, two of three below another one if there is one, and the files in each.
function makeTree({ files, folders }, words, random) {
  const parents = ['src'];
  const tree = Array.from({ length: folders }, (_, index) => {
    const name = words[index];
    const parent = parents[random() < 0.33 ? 0 : Math.floor(random() * parents.length)];
    const path = `${parent}/${name}`;
    if (path.split('/').length < DEEPEST) parents.push(path);
    return { name, path, files: [] };
  });
  const drawFolder = zipf(folders, 0.6, random);
  for (let file = 0; file < files; ++file) {
    const { path, files: list } = tree[file < folders ? file : drawFolder()];
    const extension = random() < 0.2 ? '_test.go' : '.go';
    list.push(`${path}/${words[folders + file % (words.length - folders)]}${extension}`);
  }
  return tree;
}

function makeAuthors({ authors, folders }, random) {
  const given = makeWords(600, random);
  const family = makeWords(1500, random);
  const drawHome = zipf(folders, 0.8, random);
  const names = new Set();
  while (names.size < authors) {
    names.add(`${capital(given[Math.floor(random() * given.length)])} ${
      capital(family[Math.floor(random() * family.length)])}`);
  }
  return [...names].map((name) => ({
    name,
    zone: Math.floor(random() * 20) - 8,
    homes: Array.from({ length: 1 + Math.floor(random() * 3) }, drawHome),
  }));
}

const two = (number) => String(number).padStart(2, '0');

// iso-strict, where the author is.
function date(seconds, zone) {
  const local = new Date((seconds + zone * 3600) * 1000).toISOString().slice(0, 19);
  return `${local}${zone < 0 ? '-' : '+'}${two(Math.abs(zone))}:00`;
}

// What is in MADE_LOG.
export const MADE_LOG = {
  commits: 200_000, authors: 2_000, files: 5_000, folders: 300, words: 8_000, years: 12,
  latest: Date.UTC(2026, 0, 1) / 1000, seed: 14,
};

// Yields the log commit by commit, the latest first.
export function* madeCommits(shape = MADE_LOG) {
  const random = createRandom(shape.seed);
  const words = [...WORDS, ...makeWords(shape.words, random)];
  const tree = makeTree(shape, words, random);
  const authors = makeAuthors(shape, random);
  const drawAuthor = zipf(shape.authors, 1, random);
  const drawWord = zipf(words.length, 1, random);
  const drawFolder = zipf(shape.folders, 0.8, random);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const step = (shape.years * 365.25 * 86400) / shape.commits;
  let seconds = shape.latest;
  for (let index = 0; index < shape.commits; ++index) {
    seconds -= Math.round(random() * 2 * step);
    const { name, zone, homes } = authors[drawAuthor()];
    const folder = tree[random() < 0.8 ? pick(homes) : drawFolder()];
    const subject = [pick(VERBS), ...Array.from({ length: 3 + Math.floor(random() * 5) }, () =>
      words[drawWord()]), folder.name];
    const changed = new Set();
    for (let left = 2 + Math.floor(random() * 5); left > 0; --left) changed.add(pick(folder.files));
    const hash = Array.from({ length: 5 }, () =>
      Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')).join('');
    const lines = [...changed].map((path) =>
      `${Math.floor(random() ** 3 * 200)}\t${Math.floor(random() ** 3 * 90)}\t${path}\n`);
    yield {
      name, seconds, zone, subject: subject.join(' '),
      text: `commit\t${hash}\t${name}\t${date(seconds, zone)}\t${subject.join(' ')}\n\n${
        lines.join('')}`,
    };
  }
}

// Writes every `text` of the commits to a file. Returns its size in bytes.
export async function writeTexts(path, texts) {
  const file = createWriteStream(path);
  let slice = '';
  const put = async () => {
    if (!file.write(slice)) await once(file, 'drain');
    slice = '';
  };
  for (const text of texts) {
    slice += text;
    if (slice.length > 1 << 20) await put();
  }
  await put();
  file.end();
  await once(file, 'finish');
  return file.bytesWritten;
}
