// The command line of the benchmark. `--only` takes words of four kinds; a kind that is not named
// is taken whole, but words of the other three kinds mean the attention alone.
import { fileURLToPath } from 'node:url';

const KINDS = {
  parts: ['attention', 'frame', 'weight', 'first-frame', 'history'],
  shapes: ['tiny', 'medium', 'large'],
  environments: ['wasm-node', 'wasm-chromium', 'native'],
  contenders: ['ours', 'eigen', 'ort', 'tfjs'],
};

function chosen(words) {
  const unknown = words.filter((word) => !Object.values(KINDS).flat().includes(word));
  if (unknown.length > 0) {
    throw new Error(`--only does not know ${unknown.join(', ')}; see tests/bench/run --help.`);
  }
  const of = (kind) => KINDS[kind].filter((word) => words.includes(word));
  const all = (kind) => (of(kind).length > 0 ? of(kind) : KINDS[kind]);
  const parts = of('parts');
  const aboutAttention = words.some((word) => !KINDS.parts.includes(word));
  if (aboutAttention && !parts.includes('attention')) parts.push('attention');
  return {
    parts: words.length > 0 ? parts : KINDS.parts,
    shapes: all('shapes'),
    environments: all('environments'),
    // Everybody is compared with ours.
    contenders: [...new Set(['ours', ...all('contenders')])],
  };
}

export function readOptions(values) {
  let quick = false;
  let words = [];
  for (let at = 0; at < values.length; ++at) {
    if (values[at] === '--quick') quick = true;
    else if (values[at] === '--only' && values[at + 1]) words = values[++at].split(',');
    else throw new Error(`${values[at]} is not known; see tests/bench/run --help.`);
  }
  return { quick, ...chosen(words) };
}

// tests/bench/run asks before it builds anything.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
