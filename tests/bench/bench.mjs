// The benchmark itself; tests/bench/run builds everything and starts it. Prints tables, writes
// build/bench.json.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { createAgent } from './agent.mjs';
import { createChromiumAgent } from './chromium.mjs';
import { createNativeAgent } from './contenders/native.mjs';
import { measurePageResponses } from './page_response.mjs';
import * as report from './report.mjs';
import { createMicroBenchmarks, summary } from './rates.mjs';
import { brokenOf, rowsOf, summariesOf } from './results.mjs';
import { measureShape } from './rounds.mjs';
import { readOptions } from './options.mjs';
import { compareWithTargets } from './targets.mjs';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
const path = (below) => fileURLToPath(new URL(below, root));

const PATHS = {
  page: 'build/web/', bench: 'build/web-release/bench/', packages: 'tests/bench/node_modules/',
};
const PROGRAMS = 'build/desktop-release/bench';
const ONNXRUNTIME = 'tests/bench/node_modules/onnxruntime-node/bin/napi-v6/'
  + `${process.platform}/${process.arch}/libonnxruntime.so.1`;

// Seconds of interleaved rounds for each shape, and the most rounds.
const BUDGETS = {
  full: { tiny: { seconds: 25, most: 200 }, medium: { seconds: 40, most: 150 },
          large: { seconds: 150, most: 40 } },
  quick: { tiny: { seconds: 3, most: 30 }, medium: { seconds: 5, most: 30 },
           large: { seconds: 20, most: 10 } },
};

const say = (text) => console.log(text);
const progress = (text) => console.error(`[${(performance.now() / 1000).toFixed(0)} s] ${text}`);

async function createAgents({ environments, contenders }) {
  const create = {
    'wasm-node': () => {
      const where = Object.fromEntries(
        Object.entries(PATHS).map(([name, below]) => [name, new URL(below, root).href]));
      return createAgent(where, contenders);
    },
    'wasm-chromium': () => createChromiumAgent(path(''), PATHS, contenders),
    native: () => createNativeAgent(
      { programs: path(PROGRAMS), scratch: path('build/bench'), onnxruntime: path(ONNXRUNTIME) },
      contenders.filter((name) => name !== 'tfjs'
        && (name !== 'ort' || existsSync(path(ONNXRUNTIME))))),
  };
  const agents = {};
  for (const name of environments) {
    progress(`starting ${name}`);
    agents[name] = await create[name]();
  }
  return agents;
}

async function measureAttention(options) {
  const agents = await createAgents(options);
  try {
    const micro = await createMicroBenchmarks(agents);
    const entries = [];
    for (const shape of options.shapes) {
      progress(`measuring ${shape}`);
      const measured = await measureShape(
        shape, agents, BUDGETS[options.quick ? 'quick' : 'full'][shape], micro);
      progress(`${measured.rounds} rounds`);
      entries.push(...measured.entries);
    }
    const rates = Object.fromEntries(
      Object.entries(micro.rates).map(([name, each]) => [name, summary(each)]));
    const summaries = summariesOf(entries);
    const rows = rowsOf(summaries, rates);
    return {
      chromium: agents['wasm-chromium']?.version ?? null,
      rates, rows, summaries, targets: compareWithTargets(rows),
      samples: { contenders: entries,
                 rates: Object.fromEntries(
                   Object.entries(micro.rates).map(([name, each]) => [name, each.samples])) },
    };
  } finally {
    for (const agent of Object.values(agents)) await agent.close();
  }
}

function sayAttention({ rates, rows, summaries, targets }) {
  say('\nWhat one core does (micro-benchmarks between the rounds)\n');
  say(report.ratesTable(rates));
  say('\nMulti-head attention, one thread, float32; everybody in turn; × ours: how many times as '
    + 'long as Heads-Up\nin the same environment; of floor: FLOPs / peak + exponentials / their '
    + 'rate + weights / stores to a\nlarge buffer, over the time\n');
  say(report.shapeTables(rows));
  const failures = report.failuresText(summaries);
  if (failures) say(`\nNot measured\n${failures}`);
  if (targets.length > 0) say(`\nTargets\n\n${report.targetsTable(targets)}`);
}

async function measureFrames() {
  const { stdout } = await run(path(`${PROGRAMS}/frame_bench`));
  return JSON.parse(stdout);
}

async function measureWeight() {
  const { stdout } = await run(process.execPath, [path('tests/bench/page_weight.mjs')]);
  return JSON.parse(stdout);
}

const options = readOptions(process.argv.slice(2));
const results = {
  date: new Date().toISOString(),
  machine: { cpu: cpus()[0].model, threads: cpus().length },
  node: process.version,
  quick: options.quick,
};
say(`${results.machine.cpu}, Node.js ${results.node}, ${results.date}`);
if (options.parts.includes('attention')) {
  results.attention = await measureAttention(options);
  sayAttention(results.attention);
}
if (options.parts.includes('frame')) {
  progress('measuring frames');
  Object.assign(results, await measureFrames());
  say('\nCPU time of one frame under motion, native, without rasterising (medians)\n');
  say(report.frameTable(results.frame));
  say('\nFrom an action to its frame, native, without rasterising (medians)\n');
  say(report.responseTable(results.response));
  say('\nPointing at a square of the matrices page, the ledger open, native (medians)\n');
  say(report.pointingTable(results.pointing));
  progress('measuring the page\'s responses');
  results.page_response = await measurePageResponses(
    path('build/web'), [10, 100, 1000], options.quick ? 20 : 100);
  say('\nFrom an action until its frame is with the GPU, Chromium\'s main thread (medians)\n');
  say(report.pageResponseTable(results.page_response));
}
if (options.parts.includes('weight') && existsSync(path('tests/bench/page_weight.mjs'))) {
  results.weight = await measureWeight();
  say(`\nWhat the page weighs\n\n${report.weightTable(results.weight)}`);
}
if (options.parts.includes('first-frame')) {
  progress('measuring first frames');
  const { measureFirstFrames } = await import('./first_frame.mjs');
  const folders = { page: path('build/web'), bare: path('build/web-release/bench/bare') };
  results.first_frame = await measureFirstFrames(folders, options.quick ? 5 : 25);
  say(`\n${report.firstFrameTable(results.first_frame)}`);
}
if (options.parts.includes('history')) {
  progress('making a history, and measuring it');
  const { measureHistory } = await import('./history.mjs');
  results.history = await measureHistory({
    headsup: path('build/desktop/headsup'), page: path('build/web'),
    scratch: path('build/bench/history'), rounds: options.quick ? 1 : 5,
  });
  const { shape, bytes } = results.history;
  say(`\nA made git log of ${shape.commits} commits, ${shape.authors} authors and ${shape.files} files, `
    + `${(bytes / 2 ** 20).toFixed(0)} MiB;\nthe first 100,000 commits of it are read, awk and git count `
    + `all\n\n${report.historyTable(results.history)}`);
}
const output = path('build/bench.json');
await mkdir(path('build'), { recursive: true });
await writeFile(output, `${JSON.stringify(results, null, 1)}\n`);
say(`\n${output}`);
const broken = brokenOf(results.attention?.summaries ?? []);
if (broken.length > 0) console.error(`\nBroken\n${report.failuresText(broken)}`);
process.exit(broken.length > 0 ? 1 : 0);  // engines with threads of their own would keep it
