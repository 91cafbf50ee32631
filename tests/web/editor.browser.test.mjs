// Every field of the pages of one's own team, by mouse, by keyboard and by touch: what it changes,
// and that one undo gives the team before, byte for byte.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { call, closeIntro, fingers, framesPass, start, stop, withPage } from './harness.mjs';

before(start);
after(stop);

const DESKTOP = { width: 1280, height: 800, reducedMotion: true };
const PHONE = { width: 390, height: 844, touch: true, reducedMotion: true };
const JUN = 7;  // whose card has something of the second head in every part
const CARD = `people.${JUN}`;

// ---- What is looked at

// Once nothing is drawn any more: what the page says of each control, and where those in sight are
// on the canvas. A control is an id, and which of those with this id it is.
let seen = null;  // the latest
async function look(page) {
  const now = await page.evaluate(async () => {
    const { headsup } = window;
    let latest = headsup.state();
    for (let drawn = -1; drawn !== latest.frames; latest = headsup.state()) {
      drawn = latest.frames;
      for (let passed = 0; passed < 2; ++passed) await new Promise(requestAnimationFrame);
    }
    const counts = {};
    const section = document.getElementById('page-document');
    const controls = [...section.querySelectorAll('[data-id]')].map((node) => {
      const { dataset: { id }, type, ariaPressed, ariaDisabled } = node;
      counts[id] = (counts[id] ?? -1) + 1;
      return {
        id, option: counts[id], type, tab: node.tabIndex, enabled: ariaDisabled !== 'true',
        on: type === 'checkbox' ? node.checked : ariaPressed && ariaPressed === 'true',
        value: node.matches('textarea, input') ? node.value : node.textContent,
      };
    });
    const { query, incident, view: { page: shown, names_left_out: namesLeftOut, controls: boxes } } = latest;
    const places = boxes.map((box) => ({ ...box, option: Math.max(box.option, 0) }));
    return { text: headsup.exportTeam(), query, incident: incident.text, controls, places, page: shown,
             namesLeftOut, said: section.textContent };
  });
  return seen = { ...now, team: JSON.parse(now.text), jun: JSON.parse(now.text).people[JUN] };
}

const same = (a) => (b) => a.id === b.id && a.option === b.option;
const control = ({ controls }, id, option = 0) => controls.find(same({ id, option }));
const on = (now, { id, option }) => control(now, id, option).on;
const value = (now, id) => control(now, id)?.value;
const names = ({ team }) => team.people.map(({ name }) => name);
const facets = ({ team }) => team.heads.map((head) => head.facets);
const offers = ({ jun }) => jun.contributions;
const titles = ({ team }) => Object.keys(team.titles);

// 'people.0.name' → what it is now; undefined: gone.
function changed(was, is, path = '') {
  if (JSON.stringify(was) === JSON.stringify(is)) return {};
  if (![was, is].every((part) => part !== null && typeof part === 'object')) return { [path]: is };
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.assign({}, ...keys.map((key) =>
    changed(was[key], is[key], path ? `${path}.${key}` : key)));
}

// ---- What a control is to do: text is what is typed, check(was, now, which) what is seen then.

// Nothing but what the path leads to has changed; * is what stands for it in the control's id.
function only(was, now, path, name) {
  const changes = changed(was.team, now.team);
  assert.ok(Object.keys(changes).length > 0, 'nothing has changed');
  const wanted = new RegExp(`^${path.replace('*', name)}(\\.|$)`);
  for (const key of Object.keys(changes)) assert.match(key, wanted);
  return Object.values(changes);
}
// pair(was, now, which): what is to be equal.
const edits = (pair, text) => ({ text, check: (...all) => assert.deepEqual(...pair(...all)) });
const views = (pair) => ({ ...edits(pair), isView: true });
const typed = (path) => edits((was, now, { name }) => [only(was, now, path, name), ['Zed']], 'Zed');
const slid = (path) => edits((was, now, { id, name, share }) => {
  only(was, now, path, name);
  return [Math.abs(value(now, id) / 100 - share) < 0.03, true];
});
const toggled = (path) => edits((was, now, which) => {
  only(was, now, path, which.name);
  return [on(now, which), !on(was, which)];
});
const opens = views((was, now, { name }) => [now.page, name]);
const picks = views((...both) => [both.slice(0, 2).map((now) => on(now, both[2])), [false, true]]);
const flips = views((was, now) => [now.namesLeftOut, !was.namesLeftOut]);
const means = edits((was, now) => [was.said === now.said, false]);
const takes = (around) => ({ ...views(() => [0, 0]), around });
const downloads = (file, begins) => takes(async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  assert.equal(download.suggestedFilename(), file);
  const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
  assert.equal(text.slice(0, begins.length), begins);
});
const copies = takes(async (page, act) => {
  page.once('dialog', (dialog) => dialog.accept());
  await act();
  await page.evaluate(async () => {
    while (!(await navigator.clipboard.readText()).includes('#team=')) await new Promise(requestAnimationFrame);
    await navigator.clipboard.writeText('');
  });
});
const opensFile = {
  ...edits((was, now) => [names(now), ['Ana', 'Bo', 'Cy']]),
  async around(page, act) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
    const buffer = Buffer.from('Ana (lead): redis\nBo: postgres\nCy: css');
    await chooser.setFiles({ name: 'team.txt', mimeType: 'text/plain', buffer });
    await page.waitForFunction(() => window.headsup.state().people.length === 3);
  },
};

// In the mirror, to unfold what a page has.
const press = (page, id, option = 0) =>
  page.locator(`#page-document [data-id="${id}"]`).nth(option).evaluate((node) => node.click());

// What is unfolded on each page, and its controls by their ids, where * is anything and # a number.
// The first pattern that fits counts; of those that fit it, the last is tried, by mouse the first, too.
const EDITOR = {
  team: {
    unfold: [],
    controls: {
      'team-name': typed('name'),
      'person-add': edits((was, now) => [[names(now).length, now.page], [names(was).length + 1, 'person']]),
      'to-*': opens,
      'open-file': opensFile,
      'edit-#': views((was, now, { name }) => [value(now, 'person-name'), names(now)[name - 1]]),
      'half-life': slid('half_life_days'),
      'names-left-out': { ...flips, restore: [['names-left-out']] },
      'take-team-file': downloads('team.json', '{'),
      'take-team-table': downloads('team.csv', 'name,'),
      'take-roster': downloads('team.txt', '# Orders'),
      'take-team-link': copies,
    },
  },
  person: {
    unfold: [['edit-head', 1], ['offer-2']],
    controls: {
      'person-name': typed(`${CARD}.name`),
      'person-title': typed(`${CARD}.title`),
      'person-lead': edits((was, now) => [now.team.people.findIndex(({ lead }) => lead), JUN]),
      'person-away': toggled(`${CARD}.available`),
      'person-asks': edits((was, now) => [now.query, 'Jun']),
      'edit-head': picks,
      'offer-head': picks,
      'carries-has-*': toggled(`${CARD}.carries.*`),
      'carries-*': slid(`${CARD}.carries.*`),
      'used-*': edits((was, now, { name }) => [now.jun.carries[name].days_ago > 2000, true], '2020-02-03'),
      'offer-#': views((was, now, { name }) => [value(now, 'offer-text'), offers(now)[name - 1].text]),
      'offer-text': typed(`${CARD}.contributions.1.text`),
      'offer-effort': typed(`${CARD}.contributions.1.effort`),
      'fits-has-*': toggled(`${CARD}.contributions.1.facets.*`),
      'offer-remove': edits((was, now) => [offers(now), offers(was).toSpliced(1, 1)]),
      'offer-add': edits((was, now) => [offers(now).slice(3).map(({ text }) => text), [value(now, 'offer-text')]]),
      'fits-*': slid(`${CARD}.contributions.1.facets.*`),
      'needs-has-*': toggled(`${CARD}.needs.*`),
      'needs-*': slid(`${CARD}.needs.*`),
      'person-earlier': edits((was, now) => [now.team.people[JUN - 1], was.jun]),
      'person-later': edits((was, now) => [now.team.people[JUN + 1], was.jun]),
      'person-remove': edits((was, now) => [[names(now), now.page], [names(was).toSpliced(JUN, 1), 'team']]),
      'to-*': opens,
    },
  },
  facets: {
    unfold: [['edit-head', 1], ['edit-facet', 1], ['edit-title', 1]],
    controls: {
      'edit-head': picks,
      'head-label': typed('heads.1.label'),
      sharpness: slid('heads.1.sharpness'),
      'edit-facet': picks,
      'facet-label': typed('heads.1.facets.1.label'),
      'facet-terms': edits((was, now) => [facets(now)[1][1].terms, ['zed']], 'zed'),
      'related-has-*': toggled('affinity'),
      'related-*': slid('affinity'),
      'edit-title': picks,
      'title-name': edits((was, now) => [now.team.titles.Zed, was.team.titles['Senior Engineer']], 'Zed'),
      'suggests-has-*': toggled('titles.Senior Engineer.*'),
      'suggests-*': slid('titles.Senior Engineer.*'),
      'title-add': edits((was, now) => [titles(now), [...titles(was), value(now, 'title-name')]]),
      'title-remove': edits((was, now) => [titles(now), titles(was).toSpliced(1, 1)]),
      'facets-add': edits((was, now) => [facets(now).map(({ length }) => length), facets(was).map(({ length }, head) => length + (head === 1))]),
      'facets-remove': edits((was, now) => [facets(now), facets(was).with(1, facets(was)[1].toSpliced(1, 1))]),
    },
  },
  incidents: {
    unfold: [['incident-2']],
    controls: {
      'incident-#': views((was, now, { name }) => [value(now, 'incident-text'), now.team.incidents[name - 1].text]),
      'incident-title': typed('incidents.1.title'),
      'incident-text': typed('incidents.1.text'),
      'incident-vague': toggled('incidents.1.vague'),
      'incident-use': edits((was, now) => [now.incident, was.team.incidents[1].text]),
      'incident-remove': edits((was, now) => [now.team.incidents, was.team.incidents.toSpliced(1, 1)]),
      'incident-add': edits((was, now) => [now.team.incidents.at(-1).text, was.incident]),
    },
  },
  import: {
    unfold: [['draft-word', 1], ['edit-head', 1]],
    controls: {
      draft: edits((was, now) => [value(now, 'draft'), 'Zed: css'], 'Zed: css'),
      'draft-open': edits((was, now) => [names(now), ['Ana', 'Bo']]),
      'draft-word': picks,
      'edit-head': picks,
      'draft-means': means,
      'draft-nothing': means,
      'draft-usual': { ...means, unfold: [['draft-nothing']] },
      'open-file': opensFile,
    },
  },
};

async function open(page, id) {
  await call(page, 'editPerson', 'Jun');  // folds all that was unfolded
  await call(page, 'setView', id);
  for (const step of EDITOR[id].unfold) await press(page, ...step);
  return look(page);
}

// ---- The three ways

const typeOver = (page, text) =>
  page.keyboard.press('Control+A').then(() => page.keyboard.type(text));

// On the canvas, where scroll(up) brings into sight: click([x, y]), drag(from, to), a slider to
// this share.
function pointer(page, { scroll, click, drag, share }) {
  async function boxOf(wanted) {
    for (let step = 0; step < 40; ++step) {
      const { places, controls } = step === 0 ? seen : await look(page);
      const box = places.find(same(wanted));
      if (box) return [box, [box.x + box.w / 2, box.y + box.h / 2]];
      const first = controls.findIndex((other) => places.some(same(other)));
      await scroll(controls.findIndex(same(wanted)) < first);
    }
    return assert.fail('it is not on the canvas');
  }
  const point = async (wanted) => click((await boxOf(wanted))[1]);
  return {
    press: point,
    async slide(wanted) {
      const [{ x, w }, middle] = await boxOf(wanted);
      await drag(middle, [x + 8 + share * (w - 16), middle[1]]);
      return share;
    },
    async type(wanted, text) {
      await point(wanted);
      await page.waitForFunction(() => document.activeElement.matches('.on-canvas'));
      await typeOver(page, text);
      await page.keyboard.press('Escape');
    },
  };
}

function mouse(page) {
  const scroll = async (up) => {
    await page.mouse.move(10, 650);
    await page.mouse.wheel(0, up ? -300 : 300);
  };
  const drag = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 3 });
    await page.mouse.up();
  };
  return pointer(page, { share: 0.72, scroll, click: (at) => page.mouse.click(...at), drag });
}

async function touch(page) {
  await closeIntro(page);
  await call(page, 'setPageHeight', 'full');
  const move = await fingers(page);
  const rest = () => framesPass(page, 8);  // a page that is flung takes the next tap for its end
  const drag = (from, to) => move([from], [to], 8, rest);
  const scroll = (up) => drag([8, up ? 300 : 740], [8, up ? 740 : 300]);
  return pointer(page, { share: 0.28, scroll, click: (at) => page.touchscreen.tap(...at), drag });
}

function keyboard(page) {
  const at = async ({ id, option }, ...keys) => {
    await page.locator(`#page-document [data-id="${id}"]`).nth(option).focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press: (wanted) => at(wanted, wanted.type === 'checkbox' ? 'Space' : 'Enter'),
    slide: (wanted) => at(wanted, 'ArrowLeft').then(() => wanted.value / 100 - 0.01),
    type: (wanted, text) => at(wanted).then(() => typeOver(page, text)),
  };
}

// What the table says of a control, and what * stands for in its id.
function described({ controls }, { id }) {
  const fit = (pattern) => id.match(`^${pattern.replace('*', '(.+)').replace('#', '(\\d+)')}$`);
  const pattern = Object.keys(controls).find(fit) ?? assert.fail(`nobody has said what ${id} is to do`);
  return { pattern, rule: controls[pattern], name: fit(pattern)[1] };
}

function tried(room, { controls }, withFirst) {
  const groups = new Map();
  for (const one of controls) {
    assert.equal(one.tab, 0, `the Tab key does not come to ${one.id}`);
    const { pattern } = described(room, one);
    if (one.enabled) groups.set(pattern, [groups.get(pattern)?.[0] ?? one, one]);
  }
  assert.deepEqual([...groups.keys()].sort(), Object.keys(room.controls).sort());
  return [...groups.values()].flatMap((ends) => (withFirst ? [...new Set(ends)] : ends[1]));
}

async function operate(page, hands, id, wanted) {
  const { rule, name } = described(EDITOR[id], wanted);
  for (const step of rule.unfold ?? []) await press(page, ...step);
  const was = rule.unfold ? await look(page) : seen;
  const one = { ...was.controls.find(same(wanted)), name };
  const way = { range: 'slide', text: 'type', textarea: 'type' }[one.type] ?? 'press';
  const act = async () => { one.share = await hands[way](one, rule.text); };
  await (rule.around ? rule.around(page, act) : act());
  rule.check(was, await look(page), one);
  for (const step of rule.restore ?? []) await press(page, ...step);
  if (!rule.isView) await call(page, 'undo');
  const now = rule.isView ? await open(page, id) : await look(page);
  for (const what of ['text', 'query', 'incident']) assert.equal(now[what], was[what], `${what} after undo`);
  const isFolded = now.controls.length !== was.controls.length || now.page !== was.page;
  if (isFolded || rule.unfold) await open(page, id);
  else assert.deepEqual(now.controls, was.controls);
}

for (const [take, options] of [[mouse, DESKTOP], [touch, PHONE], [keyboard, { ...DESKTOP, width: 600, height: 500 }]]) {
  for (const id of Object.keys(EDITOR)) {
    test(`${take.name}: every control of the page '${id}'`, async () => {
      await withPage(options, async (page) => {
        page.setDefaultTimeout(10000);
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        const hands = await take(page);
        await call(page, 'setDraft', 'Ana (lead): redis, frobnication\nBo: postgres');
        await call(page, 'setDepth', 0.5);  // what is typed next is a step of its own
        for (const wanted of tried(EDITOR[id], await open(page, id), take === mouse)) {
          await operate(page, hands, id, wanted).catch((cause) => {
            throw new Error(`${wanted.id}, ${wanted.option}: ${cause.message}`, { cause });
          });
        }
      });
    });
  }
}

test('touch: teams that are kept are renamed, duplicated, deleted, brought back and opened', async () => {
  await withPage(PHONE, async (page) => {
    const hands = await touch(page);
    const listed = (...wanted) => page.evaluate(async (list) => {
      const now = async () => (await window.headsup.teams()).filter(({ deleted }) => !deleted);
      while ((await now()).map(({ name }) => name).sort().join() !== list) await new Promise(requestAnimationFrame);
    }, wanted.join());
    const tap = (id) => look(page).then(() => hands.press({ id, option: 0 }));
    await call(page, 'setIncident', 'kept');
    await page.waitForFunction(() => window.headsup.state().saved.status === 'saved');
    await call(page, 'setView', 'teams');
    const [{ id }] = await call(page, 'teams');
    await look(page);
    await hands.type({ id: `name-${id}`, option: 0 }, 'Day shift');
    await listed('Day shift');
    await tap(`duplicate-${id}`);
    await listed('Day shift', 'Day shift (copy)');
    const copy = (await call(page, 'teams')).find((team) => team.id !== id);
    await tap(`delete-${copy.id}`);
    await listed('Day shift');
    await tap(`restore-${copy.id}`);
    await listed('Day shift', 'Day shift (copy)');
    await call(page, 'setIncident', 'of the first');
    await tap(`open-${copy.id}`);
    await page.waitForFunction((wanted) => window.headsup.state().saved.team === wanted, copy.id);
    assert.equal((await look(page)).incident, 'kept');
    await call(page, 'setView', 'teams');
    await tap(`open-${id}`);
    await page.waitForFunction(() => window.headsup.state().incident.text === 'of the first');
  });
});
