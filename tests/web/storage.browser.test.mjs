// What is changed is kept, whatever happens to the page, the browser or the storage.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { chromium } from 'playwright-core';

import { CHROMIUM, call, openPage, start, state, stop } from './harness.mjs';

after(stop);

// Until saved.status is this, and what is shown is what is kept.
const saved = (page, status = 'saved') => page.waitForFunction(
  (wanted) => window.headsup.state().saved.status === wanted, status);

// The texts of what is kept, each team's two slots, the one that counts first.
const slots = (page) => page.evaluate(async () => {
  const { openSnapshots } = await import('./snapshots.mjs');
  const snapshots = await openSnapshots();
  const found = [];
  for (const { id } of await snapshots.list()) found.push((await snapshots.read(id)).text);
  return found;
});

// Waits until the incident's text is what is kept of the team on screen.
const kept = (page, text) => page.evaluate(async (wanted) => {
  const { openSnapshots } = await import('./snapshots.mjs');
  const store = await openSnapshots();
  const isKept = async () => {
    const { team } = window.headsup.state().saved;
    const { text: work } = team ? await store.read(team) : {};
    if (!work) return false;
    const { session, sessions } = JSON.parse(work);
    return sessions[session].incident === wanted;
  };
  while (!await isKept()) await new Promise((done) => { requestAnimationFrame(done); });
}, text);

// Waits until the list of teams is as wanted: by the number of teams and the first one's name.
const listed = (page, count, name) => page.evaluate(async ([wantedCount, wantedName]) => {
  for (let list = [];; list = await window.headsup.teams()) {
    if (list.length === wantedCount && (!wantedName || list[0].name === wantedName)) return;
    await new Promise((done) => { requestAnimationFrame(done); });
  }
}, [count, name]);

// Another page of the same browser profile; the first one stays open.
async function another(page, prepare = async () => {}) {
  const next = await page.context().newPage();
  const errors = [];
  next.on('pageerror', (error) => errors.push(String(error)));
  await prepare(next);
  await next.goto(page.url());
  await next.evaluate(() => window.headsup.ready);
  return Object.assign(next, { errors });
}

// Changes what the database has, before anything of the page runs there.
async function spoil(page, change) {
  await page.evaluate(async (source) => {
    const database = await new Promise((done) => {
      const asked = indexedDB.open('headsup');
      asked.onsuccess = () => done(asked.result);
    });
    const step = database.transaction(['teams', 'slots'], 'readwrite');
    const slotsStore = step.objectStore('slots');
    const all = (store) => new Promise((done) => {
      const asked = store.getAll();
      asked.onsuccess = () => done(asked.result);
    });
    for (const team of await all(step.objectStore('teams'))) {
      for (const slot of source.which === 'both' ? [0, 1] : [source.which === 'counts' ? team.slot : 1 - team.slot]) {
        const record = await new Promise((done) => {
          const asked = slotsStore.get([team.id, slot]);
          asked.onsuccess = () => done(asked.result);
        });
        if (!record) continue;
        if (source.what === 'damage') record.text = record.text.slice(0, -9);
        if (source.what === 'newer') record.version = 99;
        slotsStore.put(record, [team.id, slot]);
      }
    }
    await new Promise((done) => { step.oncomplete = done; });
    database.close();
  }, change);
}

test('a reload keeps text, team, settings, view and undo', async () => {
  const { page, errors, close } = await openPage();
  const team = JSON.parse(await call(page, 'exportTeam'));
  team.name = 'Night shift';
  assert.deepEqual(await call(page, 'loadTeam', JSON.stringify(team)), { ok: true });
  const first = await state(page);
  await call(page, 'setIncident', 'postgres locks');
  await call(page, 'setTemperature', 3);
  await call(page, 'setAvailable', 'Siva', false);
  await call(page, 'setView', 'softmax');
  await kept(page, 'postgres locks');
  await saved(page);
  await page.reload();
  await page.evaluate(() => window.headsup.ready);
  const again = await state(page);
  assert.equal(again.team, 'Night shift');
  assert.equal(again.incident.text, 'postgres locks');
  assert.equal(again.temperature, 3);
  assert.equal(again.people.find(({ name }) => name === 'Siva').available, false);
  assert.equal(again.view.page, 'softmax');
  assert.equal(again.view.intro, false);
  assert.equal(again.saved.status, 'saved');
  for (let step = 0; step < 3; ++step) await call(page, 'undo');
  const undone = await state(page);
  assert.equal(undone.incident.text, first.incident.text);
  assert.equal(undone.temperature, 1);
  await call(page, 'redo');
  assert.equal((await state(page)).incident.text, 'postgres locks');
  assert.deepEqual(errors, []);
  await close();
});

test('a change just before the page is left is kept', async () => {
  const { page, close } = await openPage();
  await call(page, 'setIncident', 'first');
  await saved(page);
  await call(page, 'setIncident', 'just before');
  await page.reload();
  await page.evaluate(() => window.headsup.ready);
  assert.equal((await state(page)).incident.text, 'just before');
  await close();
});

test('while changes go on, one is kept at least every second or so', async () => {
  const { page, close } = await openPage();
  await call(page, 'setIncident', 'begin');
  await saved(page);
  const [before] = await slots(page);
  await page.evaluate(async () => {
    const began = performance.now();
    for (let i = 0; performance.now() - began < 2500; ++i) {
      window.headsup.setIncident(`typing ${i}`);
      await new Promise((done) => { requestAnimationFrame(done); });
    }
  });
  const [now] = await slots(page);  // without any pause in between
  assert.notEqual(now, before);
  await close();
});

test('looking around keeps nothing, and a link is a team of its own only once it is changed', async () => {
  const { page, close } = await openPage();
  await call(page, 'setView', 'softmax');
  await call(page, 'setIncident', 'my own text');
  await saved(page);
  const look = await another(page, (next) => next.addInitScript(() => {
    if (!location.hash) history.replaceState(null, '', '#incident=from+a+link');
  }));
  assert.equal((await state(look)).incident.text, 'from a link');
  assert.equal((await state(look)).saved.status, 'none');
  assert.equal((await call(look, 'teams')).length, 1);
  await call(look, 'setDepth', 0.5);
  await saved(look);
  assert.equal((await call(look, 'teams')).length, 2);
  assert.equal((await state(page)).incident.text, 'my own text');
  assert.equal(new URL(look.url()).hash, '');
  await close();
});

test('teams are listed, opened, renamed, duplicated, deleted and brought back', async () => {
  const { page, errors, close } = await openPage();
  await call(page, 'setIncident', 'one');
  await saved(page);
  const [{ id, name, people, current }] = await call(page, 'teams');
  assert.deepEqual([people, current], [(await state(page)).people.length, true]);
  assert.equal(name, (await state(page)).team);
  assert.deepEqual(await call(page, 'renameTeam', id, 'Day   shift'), { ok: true });
  assert.deepEqual(await call(page, 'duplicateTeam', id), { ok: true });
  const copy = (await call(page, 'teams')).find((team) => team.id !== id);
  assert.equal(copy.name, 'Day shift (copy)');
  await call(page, 'setIncident', 'two');
  assert.deepEqual(await call(page, 'openTeam', copy.id), { ok: true });
  assert.equal((await state(page)).incident.text, 'one');
  assert.equal((await state(page)).saved.team, copy.id);
  assert.deepEqual(await call(page, 'openTeam', id), { ok: true });
  assert.equal((await state(page)).incident.text, 'two');
  assert.deepEqual(await call(page, 'deleteTeam', copy.id), { ok: true });
  assert.equal((await call(page, 'teams')).find((team) => team.id === copy.id).deleted, true);
  assert.deepEqual(await call(page, 'restoreTeam', copy.id), { ok: true });
  assert.equal((await call(page, 'teams')).find((team) => team.id === copy.id).deleted, false);
  await call(page, 'deleteTeam', copy.id);
  await page.reload();
  await page.evaluate(() => window.headsup.ready);
  assert.deepEqual((await call(page, 'teams')).map((team) => team.id), [id]);
  assert.match((await call(page, 'openTeam', 'none')).error.message, /none/);
  assert.deepEqual(errors, []);
  await close();
});

test('the page of teams does the same on canvas and in the mirror', async () => {
  const { page, errors, close } = await openPage();
  await call(page, 'setIncident', 'one');
  await saved(page);
  await call(page, 'setView', 'teams');
  const { saved: { team: id } } = await state(page);
  const field = page.locator(`#page-document [data-id="name-${id}"]`);
  await field.evaluate((node) => {
    node.value = 'Typed over';
    node.dispatchEvent(new Event('input'));
  });
  await listed(page, 1, 'Typed over');
  const press = (button) => page.locator(`#page-document [data-id="${button}"]`)
    .evaluate((node) => node.click());
  await press(`duplicate-${id}`);
  await listed(page, 2);
  const before = (await state(page)).saved.team;
  await press('new-demo');
  await page.waitForFunction((old) => {
    const { team, status } = window.headsup.state().saved;
    return status === 'saved' && team !== old;
  }, before);
  assert.equal((await call(page, 'teams')).length, 3);
  assert.equal(await page.locator('#saved').textContent(), 'Saved');
  assert.deepEqual(errors, []);
  await close();
});

for (const which of ['counts', 'other']) {
  test(`the slot that ${which === 'counts' ? 'counts' : 'does not count'} is damaged: the other is opened`, async () => {
    const { page, close } = await openPage();
    await call(page, 'setIncident', 'one');
    await kept(page, 'one');
    await call(page, 'setIncident', 'two');
    await kept(page, 'two');
    await spoil(page, { which, what: 'damage' });
    const next = await another(page);
    assert.equal((await state(next)).incident.text, which === 'counts' ? 'one' : 'two');
    await close();
  });
}

for (const [what, reason] of [['damage', 'damaged'], ['newer', 'newer']]) {
  test(`both slots ${what === 'newer' ? 'are of a newer version' : 'are damaged'}: they are kept, and it is told`, async () => {
    const { page, close } = await openPage();
    await call(page, 'setIncident', 'one');
    await kept(page, 'one');
    await call(page, 'setIncident', 'two');
    await kept(page, 'two');
    const { saved: { team: id } } = await state(page);
    await spoil(page, { which: 'both', what });
    await page.close({ runBeforeUnload: false });
    const next = await page.context().newPage();
    await next.goto((await start()).url);
    await next.evaluate(() => window.headsup.ready);
    const { saved: { status, reason: told } } = await state(next);
    assert.deepEqual([status, told], ['not-saved', reason]);
    await call(next, 'setIncident', 'three');
    await saved(next);
    const list = await call(next, 'teams');
    assert.equal(list.length, 2);
    assert.ok(list.some((team) => team.id === id));
    assert.ok((await call(next, 'openTeam', id)).error);
    await close();
  });
}

test('storage is full: it says so, offers an export, and saves again when there is room', async () => {
  const { page, close } = await openPage();
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  // First of all, since Chromium does not ask again for a while where there was room.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await call(page, 'setIncident', 'one');
  await saved(page, 'not-saved');
  assert.equal((await state(page)).saved.reason, 'full');
  assert.match(await page.locator('#saved').textContent(), /storage is full/);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await call(page, 'setIncident', 'there is room');
  await kept(page, 'there is room');
  await saved(page);
  await close();
});

test('without IndexedDB all works, and it is told once', async () => {
  const { page, errors, close } = await openPage({
    prepare: (next) => next.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    }),
  });
  await call(page, 'setIncident', 'one');
  await saved(page, 'not-saved');
  assert.equal((await state(page)).saved.reason, 'refused');
  assert.match(await page.locator('#toast-text').textContent(), /keeps nothing/);
  await page.locator('#toast-close').click();
  await call(page, 'setIncident', 'two');
  await call(page, 'setDepth', 0.5);
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 1500); }));  // it would be told by then
  assert.equal(await page.locator('#toast').isHidden(), true);
  assert.equal((await state(page)).incident.text, 'two');
  assert.deepEqual(errors, []);
  await close();
});

test('two tabs: one writes, the other follows and says so, and takes over', async () => {
  const { page, close } = await openPage();
  await call(page, 'setIncident', 'one');
  await kept(page, 'one');
  const second = await another(page);
  await saved(second, 'follower');
  assert.equal((await state(second)).incident.text, 'one');
  await call(page, 'setIncident', 'two');
  await second.waitForFunction(() => window.headsup.state().incident.text === 'two');
  // Who is worked in becomes the one that writes.
  await call(second, 'setIncident', 'three');
  await saved(second);
  await page.waitForFunction(() => window.headsup.state().incident.text === 'three');
  assert.equal((await state(page)).saved.status, 'follower');
  await second.close();
  await saved(page);
  await call(page, 'setIncident', 'four');
  await kept(page, 'four');
  assert.equal((await call(page, 'teams')).length, 1);
  await close();
});

test('a program that is lost leaves the team as a file', async () => {
  const { page, close } = await openPage({
    prepare: (next) => next.addInitScript(() => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...values) => {
        const instance = await instantiate.apply(WebAssembly, values);
        window.memory = instance.exports?.memory
          ?? Object.values(instance.exports).find((found) => found instanceof WebAssembly.Memory);
        return instance;
      };
    }),
  });
  await call(page, 'setIncident', 'one');
  await kept(page, 'one');
  const team = await call(page, 'exportTeam');
  await page.evaluate(() => {
    new Uint8Array(window.memory.buffer).fill(255);
    dispatchEvent(new Event('resize'));
  });
  await page.setViewportSize({ width: 900, height: 700 });
  const link = page.locator('#rescue');
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), JSON.parse(team));
  await close();
});

test('a page that cannot start leaves the team as a file', async () => {
  const { page, close } = await openPage();
  await call(page, 'setIncident', 'one');
  await kept(page, 'one');
  const team = await call(page, 'exportTeam');
  await page.route('**/headsup.wasm', (route) => route.abort());
  await page.reload();
  const link = page.locator('#rescue');
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), JSON.parse(team));
  await close();
});

// ---- kill -9

// A browser of its own in a profile folder, with its process.
async function browserIn(profile) {
  const child = spawn(CHROMIUM.executablePath, [
    ...CHROMIUM.args, '--headless=new', '--no-sandbox', '--no-first-run',
    '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const address = await new Promise((done, fail) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) done(found[1]);
    });
    child.on('exit', () => fail(new Error(said)));
  });
  const browser = await chromium.connectOverCDP(address);
  return { child, browser, context: browser.contexts()[0] };
}

// All processes of the browser at once, as a machine that loses its power would.
const kill = (child) => new Promise((done) => {
  child.removeAllListeners('exit');
  child.on('exit', done);
  process.kill(-child.pid, 'SIGKILL');
});

test('kill -9 at 20 moments: the team is the last state that was kept, or a later one', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'headsup-kill-'));
  const { url } = await start();
  let acknowledged = 0;  // the number that was last seen to be kept
  let asked = 0;
  let child = null;
  try {
    for (let round = 0; round <= 20; ++round) {
      const { browser, context, ...started } = await browserIn(profile);
      child = started.child;
      const page = await context.newPage();
      await page.exposeFunction('acknowledge', (number) => { acknowledged = number; });
      await page.exposeFunction('ask', (number) => { asked = number; });
      await page.goto(url);
      await page.evaluate(() => window.headsup.ready);
      const { incident: { text }, saved: { status } } = await state(page);
      if (round > 0) {
        assert.equal(status, 'saved', `round ${round}`);
        const number = Number(text.match(/^state (\d+)$/)?.[1]);
        assert.ok(number >= acknowledged && number <= asked,
                  `round ${round}: '${text}', kept ${acknowledged}, asked ${asked}`);
      }
      if (round === 20) break;
      // Changes without end, each told once it is kept.
      const writing = page.evaluate(async (from) => {
        const { openSnapshots } = await import('./snapshots.mjs');
        const store = await openSnapshots();
        new BroadcastChannel('headsup').addEventListener('message', async ({ data }) => {
          if (!data.saved) return;
          const work = JSON.parse((await store.read(data.saved)).text);
          window.acknowledge(Number(work.sessions[work.session].incident.split(' ')[1]));
        });
        for (let number = from; ; ++number) {
          await window.ask(number);
          window.headsup.setIncident(`state ${number}`);
          await new Promise((done) => { setTimeout(done, 40 + 600 * Math.random()); });
        }
      }, asked + 1).catch(() => {});
      await page.waitForFunction(() => window.headsup.state().saved.status === 'saved');
      await new Promise((done) => { setTimeout(done, 300 + 1500 * Math.random()); });
      await kill(child);
      await browser.close().catch(() => {});
      await writing;
    }
  } finally {
    if (child?.exitCode === null && child.signalCode === null) await kill(child);
    rmSync(profile, { recursive: true, force: true });
  }
});
