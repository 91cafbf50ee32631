// A large history: a made git log (made_log.mjs) answered by the desktop program and opened as a team
// in the page, beside what only counts: commits and lines per author with awk, and git shortlog.
// Everybody takes a turn in every round. Needs python3, which asks the system what a process took.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { serve } from '../../web/serve.mjs';
import { launch } from './chromium.mjs';
import { MADE_LOG, madeCommits, writeTexts } from './made_log.mjs';
import { median, minimum } from './statistics.mjs';

const run = promisify(execFile);

// What the reader is meant to keep to. Nothing fails: a machine is not a test.
export const LIMITS = {
  answer: { seconds: 10, mebibytes: 500 },
  page: { seconds: 30 },
};

const INCIDENT = 'queries are slow after compaction, memory grows, replication lags';
const COUNT = `$1 == "commit" { ++commits[who = $3]; next } NF == 3 { lines[who] += $1 + $2 }
END { for (who in commits) print commits[who], lines[who], who }`;
const OWN_CONFIG = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

// Starts what its arguments name and prints what that took; what it prints goes nowhere.
const TAKEN = `
import json, resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.call(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps(dict(status=status, wall=wall, cpu=used.ru_utime + used.ru_stime,
                      mebibytes=used.ru_maxrss / 1024)))`;

async function taken(command) {
  const { stdout } = await run('python3', ['-c', TAKEN, ...command],
                               { env: { ...process.env, ...OWN_CONFIG } });
  const { status, ...found } = JSON.parse(stdout);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with status ${status}.`);
  return found;
}

function* importLines() {
  for (const { name, seconds, subject } of madeCommits()) {
    yield `commit refs/heads/main\ncommitter ${name} <made@example.org> ${seconds} +0000\n`
      + `data ${subject.length}\n${subject}\n`;
  }
}

// A repository of the same commits without their files, which shortlog does not ask for; null where
// there is no git.
async function makeRepository(folder) {
  const stream = `${folder}.import`;
  try {
    await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder]);
    await writeTexts(stream, importLines());
    await new Promise((done, fail) => {
      const git = spawn('sh', ['-c', 'git -C "$1" fast-import --quiet <"$2"', 'sh', folder, stream],
                        { stdio: 'ignore' });
      git.on('error', fail);
      git.on('exit', (status) => (status === 0 ? done() : fail(new Error('git fast-import'))));
    });
    return folder;
  } catch {
    return null;
  }
}

// A page of its own; the time from choosing the file until its team is there.
async function createPageOpener(folder, log) {
  const server = await serve(folder);
  const browser = await launch();
  return {
    async open() {
      const page = await browser.newPage();
      page.setDefaultTimeout(0);
      await page.goto(server.url);
      await page.evaluate(async () => {
        await window.headsup.ready;
        const before = window.headsup.state().team;
        const { longest } = window.opened = { longest: [], seconds: null };
        new PerformanceObserver((list) => {
          longest.push(...list.getEntries().map(({ duration }) => duration));
        }).observe({ type: 'longtask' });
        document.getElementById('team-file').addEventListener('change', async () => {
          const start = performance.now();
          while (window.headsup.state().team === before) {
            await new Promise((done) => { setTimeout(done, 50); });
          }
          window.opened.seconds = (performance.now() - start) / 1000;
        }, { capture: true });
      });
      await page.setInputFiles('#team-file', log);
      await page.waitForFunction(() => window.opened.seconds !== null);
      const { seconds, longest } = await page.evaluate(() => window.opened);
      await page.close();
      return { wall: seconds, longest_task_ms: Math.max(0, ...longest) };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

function summary(name, samples) {
  const of = (key) => samples.map((sample) => sample[key]).filter((value) => value !== undefined);
  const most = (key) => (of(key).length > 0 ? Math.max(...of(key)) : null);
  return {
    name, samples, wall: median(of('wall')), wall_min: minimum(of('wall')),
    cpu: of('cpu').length > 0 ? median(of('cpu')) : null,
    mebibytes: most('mebibytes'), longest_task_ms: most('longest_task_ms'),
    limit: LIMITS[name] ?? null,
  };
}

// headsup: the desktop program; page: its folder; scratch: a folder to write to.
export async function measureHistory({ headsup, page, scratch, rounds }) {
  await mkdir(scratch, { recursive: true });
  const log = join(scratch, 'made.log');
  const bytes = await writeTexts(log, (function* texts() {
    for (const { text } of madeCommits()) yield text;
  })());
  const folder = join(scratch, 'made.git');
  await rm(folder, { recursive: true, force: true });
  const repository = await makeRepository(folder);
  const opener = existsSync(page) ? await createPageOpener(page, log) : null;
  const everybody = {
    answer: () => taken([headsup, '--git-log', log, '--incident', INCIDENT, '--report', 'json']),
    team: () => taken([headsup, '--git-log', log, '--report', 'team']),
    count: () => taken(['awk', '-F\t', COUNT, log]),
    ...repository && {
      shortlog: () => taken(['git', '-C', repository, 'shortlog', '-sn', 'main']),
    },
    ...opener && { page: opener.open },
  };
  const samples = Object.fromEntries(Object.keys(everybody).map((name) => [name, []]));
  try {
    for (let round = 0; round < rounds; ++round) {
      for (const [name, measure] of Object.entries(everybody)) samples[name].push(await measure());
    }
  } finally {
    await opener?.close();
    for (const made of [log, folder, `${folder}.import`]) {
      await rm(made, { recursive: true, force: true });
    }
  }
  return {
    shape: MADE_LOG, bytes,
    rows: Object.entries(samples).map(([name, each]) => summary(name, each)),
  };
}
