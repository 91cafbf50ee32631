// The desktop program without a window: reports, and clear refusals.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { run, runIn } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'headsup-'));
after(() => rmSync(folder, { recursive: true }));

const demo = readFileSync(new URL('../../web/teams/demo.json', import.meta.url), 'utf8');
const REPORT = 'write contention in the orders table, latency of 8 seconds at 11pm';

function teamFile(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('--report text names the people, their contributions and how sure it is', () => {
  const { status, stdout } = run('--report', 'text', '--incident', REPORT);
  assert.equal(status, 0);
  assert.match(stdout, /Ragavan/);
  assert.match(stdout, /Siva \(\d+ %\)/);
  assert.match(stdout, /Effective people/);
  for (const line of stdout.split('\n')) assert.ok([...line].length <= 80, line);
});

test('the report speaks the language of the system, or the one that is asked for', () => {
  const report = (locale, ...more) => runIn(locale, '--report', 'text', ...more).stdout;
  assert.match(report('C.UTF-8'), /Effective people/);
  assert.match(report('de_AT.UTF-8'), /Effektive Personen/);
  assert.equal(report('de_AT.UTF-8', '--language', 'en'), report('C.UTF-8'));
  assert.equal(report('C.UTF-8', '--language', 'de'), report('de_AT.UTF-8'));
  const refused = run('--language', 'tlh');
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /none of en, de/);
});

test('--report markdown has one heading a head', () => {
  const { status, stdout } = run('--report=markdown', '--incident', REPORT);
  assert.equal(status, 0);
  for (const label of ['Technical diagnosis', 'Team health', 'Stakeholder comms', 'Post-mortem']) {
    assert.match(stdout, new RegExp(`^#+ ${label}$`, 'm'));
  }
});

test('--report json is the state: incident, query and temperature as asked for', () => {
  const { status, stdout } = run('--report', 'json', '--incident', REPORT, '--query', 'Siva',
    '--temperature', '0.5');
  assert.equal(status, 0);
  const state = JSON.parse(stdout);
  assert.equal(state.incident.text, REPORT);
  assert.equal(state.query, 'Siva');
  assert.equal(state.temperature, 0.5);
  assert.equal(state.heads.length, 4);
  for (const { weights } of state.heads) {
    assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-5);
  }
});

test('a vague text: nobody stands out, in every head', () => {
  const state = JSON.parse(run('--report', 'json', '--incident', 'hey, who can look at this?').stdout);
  assert.deepEqual(state.heads.map(({ verdict }) => verdict), Array(4).fill('nobody'));
});

test('--team reads a file; a broken one is refused with its line and column', () => {
  const good = teamFile('good.json', demo.replace('"Orders & Checkout"', '"Another team"'));
  assert.equal(JSON.parse(run('--team', good, '--report', 'json').stdout).team, 'Another team');

  const lines = demo.split('\n');
  const wrong = lines.findIndex((line) => line.includes('"half_life_days"'));
  lines[wrong] = '  "half_life_days": "long",';
  const { status, stdout, stderr } = run('--team', teamFile('bad.json', lines.join('\n')),
    '--report', 'json');
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, new RegExp(`bad\\.json:${wrong + 1}:\\d+: .*number`));
  assert.equal(stderr.trim().split('\n').length, 1);
});

test('bad usage ends with status 2 and one line that says what was expected', () => {
  const cases = [
    [['--temperature', 'hot'], /0\.05 to 20/],
    [['--temperature', '99'], /0\.05 to 20/],
    [['--report', 'xml'], /text, json, markdown/],
    [['--size', '10x10'], /200 to 8192/],
    [['--query', 'Nobody', '--report', 'json'], /Nobody/],
    [['--team', join(folder, 'missing.json'), '--report', 'json'], /missing\.json/],
    [['--no-such-option'], /--no-such-option/],
    [['--incident'], /value is missing/],
    [['--report', 'json', '--screenshot', 'x.png'], /do not go together/],
  ];
  for (const [args, expected] of cases) {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, expected);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});

test('--help tells every option', () => {
  const { status, stdout } = run('--help');
  assert.equal(status, 0);
  for (const option of ['--team', '--incident', '--query', '--temperature', '--report',
    '--screenshot', '--size', '--theme', '--view', '--repo', '--git-log', '--backtest',
    '--embargo']) {
    assert.ok(stdout.includes(option), option);
  }
});
