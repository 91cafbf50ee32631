// Histories on the command line: git itself, logs, the cache; and repositories that mean harm.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
  statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { program } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'headsup-history-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const cache = join(folder, 'cache');
const marker = join(folder, 'harm');  // what a repository's commands would write

const FORMAT = '--pretty=tformat:commit%x09%H%x09%aN%x09%aE%x09%aI%x09%s';
const LOG = ['log', '--no-merges', FORMAT, '--numstat'];
const WHO = ['--incident', 'the cache evicts too much'];

// Neither the machine's settings nor the cache of whoever runs the tests.
const home = join(folder, 'home');
mkdirSync(home);
const clean = { PATH: process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8', XDG_CACHE_HOME: cache,
  GIT_CONFIG_NOSYSTEM: '1' };

function headsup(args, { input, env } = {}) {
  const { status, stdout, stderr } =
    spawnSync(program, args, { encoding: 'utf8', input, env: { ...clean, ...env } });
  return { status, stdout, stderr };
}

function git(where, args, env = {}) {
  const { status, stdout, stderr } =
    spawnSync('git', ['-C', where, ...args], { encoding: 'utf8', env: { ...clean, ...env } });
  assert.equal(status, 0, stderr);
  return stdout;
}

let day = 1;
function commit(repo, name, file, subject) {
  const path = join(repo, file);
  writeFileSync(path, `${existsSync(path) ? readFileSync(path) : ''}${day}\n`);
  git(repo, ['add', '.']);
  const when = `2026-05-${String(day++ % 28 + 1).padStart(2, '0')}T12:00:00+02:00`;
  git(repo, ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-q', '-m', subject,
    `--author=${name} <${name.toLowerCase().replace(/\W/g, '')}@shop.test>`, '--no-gpg-sign',
    `--date=${when}`], { GIT_COMMITTER_DATE: when });
}

function repository(name) {
  const repo = join(folder, name);
  mkdirSync(repo);
  git(repo, ['init', '-q']);
  return repo;
}

function small(name, ann = 'Ann') {
  day = 1;
  const repo = repository(name);
  for (let i = 0; i < 5; ++i) {
    commit(repo, ann, 'cache.c', `cache: evict less, part ${i}`);
    commit(repo, 'Bo Li', 'net.c', `net: reconnect, part ${i}`);
  }
  return repo;
}

const repo = small('repo');
const log = git(repo, LOG);

// Everything of a folder, with its time and size.
const listing = (path) => readdirSync(path, { recursive: true }).sort().map((name) => {
  const { mtimeMs, size, mode } = statSync(join(path, name));
  return `${name} ${mtimeMs} ${size} ${mode}`;
});

// That the repository is one to be careful with: plain git starts what it says.
function doesHarm(where, args) {
  const copy = join(folder, 'copy');
  spawnSync('cp', ['-a', where, copy]);
  spawnSync('git', ['-C', copy, ...args], { env: clean });
  assert.ok(existsSync(marker), args.join(' '));
  rmSync(marker);
  rmSync(copy, { recursive: true, force: true });
}

function refused(args, pattern, options) {
  const { status, stdout, stderr } = headsup(args, options);
  assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
  assert.equal(stdout, '');
  assert.match(stderr, pattern);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
}

test('a repository, a file and standard input give the same answer', () => {
  const file = join(folder, 'repo.log');
  writeFileSync(file, log);
  const json = ['--report', 'json', ...WHO];
  const { status, stdout, stderr } = headsup(['--repo', repo, ...json]);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  assert.equal(headsup(['--git-log', file, ...json]).stdout, stdout);
  assert.equal(headsup(['--git-log', '-', ...json], { input: log }).stdout, stdout);
  const answer = JSON.parse(stdout);
  assert.equal(answer.verdict, 'clear');
  assert.equal(answer.candidates[0].name, 'Ann');
  assert.match(answer.candidates[0].commits[0].subject, /^cache: evict less/);
  assert.ok(git(repo, ['rev-parse', answer.candidates[0].commits[0].hash]));
  assert.equal(Object.keys(answer.candidates[0].lines).length, 8);
});

test('the answer as text and Markdown names people, commits and that it is no review', () => {
  for (const format of ['text', 'markdown']) {
    const { stdout } = headsup(['--repo', repo, '--report', format, ...WHO]);
    assert.match(stdout, /Ann stands out/);
    assert.match(stdout, /cache: evict less/);
    assert.match(stdout.replace(/\s+/g, ' '), /no performance review/);
  }
  const { stdout } = headsup(['--repo', repo, ...WHO]);
  assert.match(stdout, /█/);
  assert.doesNotMatch(stdout, /\x1b/);
  for (const line of stdout.split('\n')) assert.ok([...line].length <= 80, line);
  assert.match(headsup(['--repo', repo, '--language', 'de', ...WHO]).stdout, /Ann sticht heraus/);
});

test('a subfolder, a bare clone and a folder with odd signs are repositories, too', () => {
  const json = ['--report', 'json', ...WHO];
  const expected = headsup(['--repo', repo, ...json]).stdout;
  mkdirSync(join(repo, 'sub'), { recursive: true });
  assert.equal(headsup(['--repo', join(repo, 'sub'), ...json]).stdout, expected);
  const bare = join(folder, '-c $(touch x) ;\' "bare"');
  git(folder, ['clone', '-q', '--bare', repo, bare]);
  for (let i = 0; i < 2; ++i) assert.equal(headsup(['--repo', bare, ...json]).stdout, expected);
});

test('the backtest has every part, the same every time', () => {
  const args = ['--repo', repo, '--backtest', '3', '--embargo', '12', '--report', 'json'];
  const { status, stdout, stderr } = headsup(args);
  assert.equal(status, 0, stderr);
  const report = JSON.parse(stdout);
  assert.deepEqual(Object.keys(report),
    ['queries', 'candidates_mean', 'excluded', 'methods', 'calibration', 'verdicts', 'load', 'latest']);
  assert.equal(report.queries, 3);
  for (const method of ['evidence', 'most_active', 'last_author', 'bm25']) {
    assert.deepEqual(Object.keys(report.methods[method]), ['top1', 'top3', 'mrr', 'among']);
  }
  assert.deepEqual(Object.keys(report.verdicts), ['clear', 'close', 'several', 'nobody']);
  assert.equal(headsup(args).stdout, stdout);
  const text = headsup(['--repo', repo, '--backtest', '5']).stdout;
  assert.match(text, /who did it, not who should have/);
  for (const line of text.split('\n')) assert.ok([...line].length <= 80, line);
});

test('the second answer is from the cache, equals the first and leaves the repository alone', () => {
  const own = { XDG_CACHE_HOME: join(folder, 'own-cache') };
  const kept = small('kept');
  const before = listing(kept);
  const first = headsup(['--repo', kept, ...WHO], { env: own });
  assert.equal(first.status, 0, first.stderr);
  const [entry] = readdirSync(join(own.XDG_CACHE_HOME, 'headsup'));
  const path = join(own.XDG_CACHE_HOME, 'headsup', entry);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const written = statSync(path).mtimeMs;
  assert.equal(headsup(['--repo', kept, ...WHO], { env: own }).stdout, first.stdout);
  assert.equal(statSync(path).mtimeMs, written);
  assert.deepEqual(listing(kept), before);

  writeFileSync(path, readFileSync(path).subarray(0, 300));  // damaged
  assert.equal(headsup(['--repo', kept, ...WHO], { env: own }).stdout, first.stdout);

  commit(kept, 'Cy', 'cache.c', 'cache: another commit');
  const later = headsup(['--repo', kept, ...WHO], { env: own });
  assert.match(later.stdout, /11 commits/);
  assert.equal(readdirSync(join(own.XDG_CACHE_HOME, 'headsup')).length, 1);

  writeFileSync(join(kept, '.mailmap'), 'Anna Mair <ann@shop.test>\n');
  assert.match(headsup(['--repo', kept, ...WHO], { env: own }).stdout, /Anna Mair stands out/);
});

test('--report codeowners has a rule for each owner, of files that are still there', () => {
  const owned = small('owned');
  for (let i = 0; i < 3; ++i) {
    commit(owned, 'Cy', 'gone.c', `a file that goes, part ${i}`);
    commit(owned, 'Di', 'with space [x].c', `a name with signs, part ${i}`);
  }
  rmSync(join(owned, 'gone.c'));
  commit(owned, 'Ann', 'cache.c', 'remove it');
  const { status, stdout, stderr } = headsup(['--repo', owned, '--report', 'codeowners']);
  assert.equal(status, 0, stderr);
  const rules = stdout.split('\n').filter((line) => line && !line.startsWith('#'));
  assert.deepEqual(rules, ['* ann@shop.test boli@shop.test',
    '/with\\ space\\ ?x?.c di@shop.test']);
  assert.match(stdout, /^# \d+ %: Ann, Bo Li$/m);
  assert.match(stdout, /who did, not who should/);
  const input = git(owned, ['log', '--no-merges', '--numstat', FORMAT.replace('%aE%x09', '')]);
  const nameless = headsup(['--git-log', '-', '--report', 'codeowners'], { input }).stdout;
  assert.ok(nameless.split('\n').every((line) => !line || line.startsWith('#')));
  assert.match(nameless, /no address in the log/);
});

test('without a place for a cache there is an answer all the same', () => {
  const expected = headsup(['--repo', repo, ...WHO]).stdout;
  for (const env of [{ XDG_CACHE_HOME: '/proc/none' }, { XDG_CACHE_HOME: '', HOME: '' },
    { XDG_CACHE_HOME: join(repo, 'inside') }]) {
    assert.equal(headsup(['--repo', repo, ...WHO], { env }).stdout, expected);
  }
  assert.ok(!existsSync(join(repo, 'inside')));
});

test('a repository that means harm starts nothing and writes nothing', () => {
  const bad = small('bad');
  const script = join(bad, '.git', 'harm.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $*" >>'${marker}'\ncat\n`);
  chmodSync(script, 0o755);
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-commit']) {
    writeFileSync(join(bad, '.git/hooks', hook), readFileSync(script), { mode: 0o755 });
  }
  writeFileSync(join(bad, '.gitattributes'), '*.c diff=harm filter=harm\n');
  writeFileSync(join(bad, '.git/config'), `${readFileSync(join(bad, '.git/config'))}
[core]
\tfsmonitor = ${script}
\tpager = ${script}
\tsshCommand = ${script}
\taskPass = ${script}
\teditor = ${script}
\tgitProxy = ${script}
\talternateRefsCommand = ${script}
\tattributesFile = ${join(bad, '.gitattributes')}
[pager]
\tlog = ${script}
\trev-parse = ${script}
[diff]
\texternal = ${script}
\trelative = true
[diff "harm"]
\tcommand = ${script}
\ttextconv = ${script}
[filter "harm"]
\tclean = ${script}
\tsmudge = ${script}
\tprocess = ${script}
\trequired = true
[alias]
\tlog = "!${script}"
\trev-parse = "!${script}"
[log]
\tshowSignature = true
\tshowRoot = false
[format]
\tpretty = oneline
[gpg]
\tprogram = ${script}
[credential]
\thelper = "!${script}"
[color]
\tui = always
[protocol]
\tallow = always
[protocol "ext"]
\tallow = always
[include]
\tpath = ${join(bad, '.git/more')}
`);
  writeFileSync(join(bad, '.git/more'), `[core]\n\tfsmonitor = ${script}\n`);
  const env = { GIT_EXTERNAL_DIFF: script, GIT_PAGER: script, PAGER: script, GIT_SSH_COMMAND: script,
    GIT_ASKPASS: script, GIT_DIR: join(folder, 'nowhere'), GIT_TRACE: marker };
  const before = listing(bad);
  const { status, stdout, stderr } = headsup(['--repo', bad, '--report', 'json', ...WHO], { env });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, headsup(['--repo', repo, '--report', 'json', ...WHO]).stdout);
  assert.ok(!existsSync(marker), existsSync(marker) && readFileSync(marker, 'utf8'));
  assert.deepEqual(listing(bad), before);
  doesHarm(bad, ['log', '-p']);
});

test('a signed commit has no program of the repository check it', () => {
  const signed = small('signed');
  const tree = git(signed, ['rev-parse', 'HEAD^{tree}']).trim();
  const head = git(signed, ['rev-parse', 'HEAD']).trim();
  const object = `tree ${tree}\nparent ${head}\nauthor Ann <ann@shop.test> 1780000000 +0000\n` +
    'committer Ann <ann@shop.test> 1780000000 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n' +
    ' abcd\n -----END PGP SIGNATURE-----\n\ncache: signed\n';
  const { stdout, status } = spawnSync('git', ['-C', signed, 'hash-object', '-t', 'commit', '-w', '--stdin'],
    { encoding: 'utf8', input: object, env: clean });
  assert.equal(status, 0);
  git(signed, ['update-ref', 'HEAD', stdout.trim()]);
  const script = join(signed, '.git', 'harm.sh');
  writeFileSync(script, `#!/bin/sh\necho gpg >>'${marker}'\n`, { mode: 0o755 });
  git(signed, ['config', 'gpg.program', script]);
  git(signed, ['config', 'log.showSignature', 'true']);
  const answer = headsup(['--repo', signed, '--report', 'json', ...WHO]);
  assert.equal(answer.status, 0, answer.stderr);
  assert.equal(JSON.parse(answer.stdout).history.commits, 11);
  assert.ok(!existsSync(marker));
  doesHarm(signed, ['log', '-1']);
});

test('what a partial clone lacks is not fetched, however its remote would be asked', () => {
  const origin = small('origin');
  git(origin, ['config', 'uploadpack.allowFilter', 'true']);
  const partial = join(folder, 'partial');
  git(folder, ['clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin}`, partial]);
  const script = join(partial, '.git', 'harm.sh');
  writeFileSync(script, `#!/bin/sh\necho fetch >>'${marker}'\nexec git-upload-pack "$@"\n`, { mode: 0o755 });
  git(partial, ['config', 'remote.origin.uploadpack', script]);
  git(partial, ['config', 'protocol.file.allow', 'always']);
  for (const url of [`file://${origin}`, `ext::${script}`, 'ssh://nowhere.invalid/x']) {
    git(partial, ['config', 'remote.origin.url', url]);
    git(partial, ['config', 'core.sshCommand', script]);
    git(partial, ['config', 'protocol.ext.allow', 'always']);
    refused(['--repo', partial, ...WHO], /--repo .*partial: /);
    assert.ok(!existsSync(marker), url);
    if (url.startsWith('file:')) doesHarm(partial, ['log', '--numstat']);
  }
});

test('what is no readable repository is refused in one line', () => {
  refused(['--repo', join(folder, 'none'), ...WHO], /No such file or directory/);
  const plain = join(folder, 'plain');
  mkdirSync(plain);
  refused(['--repo', plain, ...WHO], /not a git repository/);
  refused(['--repo', repository('empty'), ...WHO], /there is no commit yet/);
  refused(['--repo', repo, ...WHO], /git is not installed/, { env: { PATH: '/nowhere:.' } });
});

test('a repository of somebody else is left to git to refuse', { skip: process.getuid() !== 0 }, () => {
  const theirs = small('theirs');
  for (const path of [theirs, join(theirs, '.git')]) chownSync(path, 12345, 12345);
  refused(['--repo', theirs, ...WHO], /dubious ownership.*safe\.directory/);
});

test('a damaged repository is refused, not half read', () => {
  const damaged = small('damaged');
  const tree = git(damaged, ['rev-parse', 'HEAD~3^{tree}']).trim();
  rmSync(join(damaged, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
  refused(['--repo', damaged, ...WHO], new RegExp(`--repo .*damaged: .*${tree}`));
});

test('names and subjects cannot steer a terminal', () => {
  const odd = small('odd', 'Ann \x1b[31mRed\x1b]0;title\x07');
  commit(odd, 'Ann', 'cache.c', 'cache: \x1b[2J evict \u202E| `x` <b>');
  for (const format of ['text', 'markdown', 'json']) {
    const { status, stdout } = headsup(['--repo', odd, '--report', format, '--incident',
      'cache \x1b[1m evict \u009b2J']);
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    assert.match(stdout, /Red/);
  }
});

test('a log that is cut in its last line is read up to there, and it says so', () => {
  const whole = headsup(['--git-log', '-', '--report', 'json', ...WHO], { input: log });
  assert.equal(whole.stderr, '');
  const cut = headsup(['--git-log', '-', '--report', 'json', ...WHO], { input: log.slice(0, -30) });
  assert.equal(cut.status, 0);
  assert.match(cut.stderr, /^headsup: standard input: the log is cut in its last line[^\n]*\n$/);
  assert.equal(JSON.parse(cut.stdout).history.cut_lines, 1);
});

test('what is no log is refused with its place, and told what to print', () => {
  const line = 'commit\ta1b2c3d4\tA\t2026-08-21T16:53:52+02:00\ts\n';
  const odd = [
    ['', /1:1: found no commit/],
    ['\n\n', /found no commit/],
    ['commit a98c8d95\nAuthor: A <a@x.org>\n', /1:1: .*another format/],
    ['a98c8d9 chore: comment\n', /--oneline/],
    [`* ${line}`, /--graph/],
    [`'${line}`, /single quotes/],
    ['commit%x09%H\n', /was not given/],
    [`${line} src/a.c | 5 ++---\n`, /2:1: .*--stat/],
    [`${line}M\tsrc/a.c\n`, /--name-status/],
    [`${line}:100644 100644 1a 2b M\ta\n`, /--raw/],
    [`${line}src/a.c\n`, /2:1: found 'src\/a\.c'/],
    ['diff --git a/a b/a\n', /a diff/],
    ['@@ -1 +1 @@\n', /a diff/],
    ['From a98c8d9 Mon Sep 17 00:00:00 2001\n', /a patch or a mail/],
    ['fatal: not a git repository\n', /an error of git/],
    ['{"format": "headsup-team/1"}', /JSON, such as a team file/],
    ['1\t2\tsrc/a.c\n', /before any commit/],
    ['commit\tzz\tA\t2026-08-21T16:53:52+02:00\ts\n', /the commit's hash/],
    ['commit\ta1b2c3d4\tA\tyesterday\ts\n', /1:\d+: /],
    ['commit\ta1b2c3d4\n', /expected hash, author, date and subject/],
    [`${line}1\t-\ta.c\n`, /two numbers of lines/],
    [`${line}x\t1\ta.c\n`, /2:1: /],
    ['\x1f\x8b\x08', /1:1: /],
    ['\ufeff', /found no commit/],
    ['commit\ta1b2c3d4\tA\t\ts\n', /none of the commits has a date/],
    [`${line}\0\n`, /zero byte/],
    ['\x1b[31mcommit\n', /'\\u001b/],
  ];
  for (const [text, pattern] of odd) refused(['--git-log', '-', ...WHO], pattern, { input: text });
  refused(['--git-log', join(folder, 'no.log'), ...WHO], /no\.log: No such file/);
  refused(['--git-log', folder, ...WHO], /Is a directory/);
});

test('a repository becomes a team file, which can be asked and taken elsewhere', () => {
  const { status, stdout } = headsup(['--repo', repo, '--report', 'team']);
  assert.equal(status, 0);
  const team = JSON.parse(stdout);
  assert.equal(team.format, 'headsup-team/2');
  assert.equal(team.name, 'repo');
  assert.deepEqual(team.people.map(({ name }) => name).sort(), ['Ann', 'Bo Li']);
  const file = join(folder, 'team.json');
  writeFileSync(file, stdout);
  assert.equal(headsup(['--team', file, '--report', 'team']).stdout, stdout);

  const logFile = join(folder, 'repo.log');
  writeFileSync(logFile, log);
  const ofLog = headsup(['--git-log', logFile, '--report', 'team']);
  assert.deepEqual(JSON.parse(ofLog.stdout).people, team.people);
  assert.deepEqual(headsup(['--team', logFile, '--report', 'team']), ofLog);

  const brief = headsup(['--repo', repo, '--report', 'json', '--query', 'Bo Li']);
  assert.equal(JSON.parse(brief.stdout).query, 'Bo Li');
  const alone = small('alone', 'Bo Li');
  refused(['--repo', alone, '--report', 'team'], /at least two people/);
});

test('options that do not go together are refused', () => {
  for (const [args, pattern] of [
    [['--report', 'codeowners'], /--repo or --git-log is missing/],
    [['--repo', repo, '--report', 'codeowners', ...WHO], /codeowners and --incident/],
    [['--repo', repo, '--report', 'team', ...WHO], /team and --incident/],
    [['--repo', repo, '--backtest', '5', ...WHO], /--backtest and --incident/],
    [['--repo', repo, '--git-log', '-', ...WHO], /--repo and --git-log/],
    [['--repo', repo, '--team', 'x.json', ...WHO], /--repo and --team/],
    [['--git-log', '-', '--query', 'Ann', ...WHO], /--git-log --incident and --query/],
    [['--repo', repo, '--screenshot', 'x.png', ...WHO], /--repo --incident and --screenshot/],
    [['--backtest', '5'], /--repo or --git-log is missing/],
    [['--repo', repo, '--embargo', '5', ...WHO], /--backtest is missing/],
    [['--repo', repo, '--backtest', '0'], /1 to 100000/],
    [['--repo', repo, '--backtest', '1.5'], /1 to 100000/],
    [['--repo', repo, '--backtest', '5', '--embargo', 'x'], /0 to 87600/],
    [['--repo', '', ...WHO], /--repo: a value is missing/],
  ]) refused(args, pattern);
});
