// The explanation in a browser: pages, edits, links, the tour and what one takes along.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';

import { call, closeIntro, openPage, PAGES, settled, state, stop, withPage } from './harness.mjs';

after(stop);

// state() without what belongs to the moment.
function lasting({ frames, saved, view, ...rest }) {
  const { labels, controls, draw_calls: calls, ...kept } = view;
  return { ...rest, view: kept };
}

const control = (page, id) => page.locator(`#documents [data-id="${id}"]`).first();

// Presses what only those see who have the focus in it.
const press = (page, id) => control(page, id).evaluate((node) => node.click());

test('every view and every step of the tour is a link that brings it back exactly', async () => {
  const { page, close, errors } = await openPage({ reducedMotion: true });
  await closeIntro(page);
  const { view: { tour: { steps } } } = await state(page);
  assert.ok(steps >= 8 && steps <= 12, `${steps} steps`);
  await call(page, 'select', 'Ragavan');
  await call(page, 'setTemperature', 0.7);
  const links = [];
  for (const name of ['query', 'everyone', ...PAGES]) {
    await call(page, 'setView', name);
    links.push([name, await call(page, 'permalink'), lasting(await settled(page))]);
  }
  for (let step = 1; step <= steps; ++step) {
    await call(page, 'tour', step);
    links.push([`step ${step}`, await call(page, 'permalink'), lasting(await settled(page))]);
  }
  assert.deepEqual(errors, []);
  await close();
  const [[, first]] = links;
  await withPage({ reducedMotion: true, hash: new URL(first).hash }, async (fresh) => {
    for (const [name, link, before] of links) {
      await fresh.evaluate((hash) => new Promise((done) => {
        if (location.hash === hash) return done();
        addEventListener('hashchange', () => done(), { once: true });
        location.hash = hash;
      }), new URL(link).hash);
      assert.deepEqual(lasting(await settled(fresh)), before, name);
    }
  });
});

test('a malformed link says so and leaves the page as it opens', async () => {
  const fresh = await openPage({ reducedMotion: true });
  await closeIntro(fresh.page);
  const usual = lasting(await settled(fresh.page));
  await fresh.close();
  for (const hash of ['#view=elsewhere', '#t=minus', '#team=%00%00', '#x=1&query=Ragavan']) {
    const { page, close } = await openPage({ reducedMotion: true, hash });
    await page.locator('#toast-text').filter({ hasText: 'cannot be followed' }).waitFor();
    assert.deepEqual(lasting(await settled(page)), usual, hash);
    await close();
  }
});

test('every page of the explanation stands in the mirror, in both languages', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    for (const code of ['en', 'de']) {
      await call(page, 'setLanguage', code);
      for (const name of PAGES) {
        await call(page, 'setView', name);
        await settled(page);
        const text = await page.locator('#page-document').textContent();
        assert.ok(text.length > 120, `${name} in ${code}: ${text}`);
        assert.doesNotMatch(text, /\{\d\}|undefined|NaN/, `${name} in ${code}`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.lang), code);
    }
  });
});

test('a number typed over in the ledger changes the answer, and undo brings it back', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    const [head] = before.heads;
    const person = before.people[head.weights.indexOf(Math.max(...head.weights))].name;
    await call(page, 'openLedger', head.id, person);
    await settled(page);
    const field = page.locator('#panel-document td input[data-id^="k-"]').first();
    const facet = (await field.getAttribute('data-id')).slice(2);
    await field.focus();
    await field.fill('-5');
    await field.press('Enter');
    const edited = await settled(page);
    assert.deepEqual(edited.edits, [{ matrix: 'k', person, facet, value: -5 }]);
    assert.notDeepEqual(edited.heads[0].weights, before.heads[0].weights);
    assert.equal(await field.inputValue(), '−5.000000');
    await press(page, 'undo');
    assert.deepEqual((await settled(page)).heads, before.heads);
    await press(page, 'redo');
    assert.deepEqual((await settled(page)).heads, edited.heads);
  });
});

// '4.6 %' or, where that is too little to say so, '3.2·10⁻⁶', as the page prints a share.
function readPrinted(text) {
  const [digits, power] = text.split('·10');
  if (power === undefined) return Number(digits.replace(/\s*%$/, '')) / 100;
  const exponent = [...power].map((sign) =>
    ('⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(sign) ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign) : '-')).join('');
  return Number(`${digits}e${exponent}`);
}

// The chart of the command-and-control page: name → [what the RNN keeps, what attention gives].
async function shownWeights(page) {
  await call(page, 'setView', 'command');
  await settled(page);
  const rows = await page.$$eval('#page-document [data-kind="chart"] tbody tr', (lines) =>
    lines.map((line) => [...line.children].map(({ textContent }) => textContent)));
  return new Map(rows.map(([name, ...values]) => [name, values.map(readPrinted)]));
}

test('permuting people permutes every result, but not the RNN\'s', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    const weightsBefore = await shownWeights(page);
    assert.equal(weightsBefore.size, before.people.length);
    const team = JSON.parse(await call(page, 'exportTeam'));
    team.people.reverse();
    assert.deepEqual(await call(page, 'loadTeam', JSON.stringify(team)), { ok: true });
    const after_ = await settled(page);
    assert.deepEqual(after_.people.map(({ name }) => name),
                     before.people.map(({ name }) => name).reverse());
    before.heads.forEach((head, h) => head.weights.forEach((weight, i) => {
      const moved = after_.heads[h].weights[before.people.length - 1 - i];
      assert.ok(Math.abs(moved - weight) < 2e-6, `${head.id}: ${weight} against ${moved}`);
    }));
    const weightsAfter = await shownWeights(page);
    let moved = 0;
    for (const [name, [kept, given]] of weightsBefore) {
      const [keptNow, givenNow] = weightsAfter.get(name);
      assert.ok(Math.abs(givenNow - given) <= 2e-3 * given, `attention gives ${name} the same`);
      moved += Number(keptNow !== kept);
    }
    // The person in the middle keeps their place.
    assert.ok(moved >= before.people.length - 1, `the RNN keeps of ${moved} people something else`);
  });
});

test('nothing of the page lies on the chips of the canvas', async () => {
  for (const [width, height] of [[1440, 900], [900, 700]]) {
    await withPage({ reducedMotion: true, width, height }, async (page) => {
      const { view } = await settled(page);
      const menu = await page.locator('#menu').boundingBox();
      for (const id of ['tour', 'language']) {
        const { x, y, w, h } = view.controls.find((control) => control.id === id);
        assert.ok(x + w <= menu.x || menu.x + menu.width <= x || y + h <= menu.y ||
                  menu.y + menu.height <= y, `${id} at ${width}`);
      }
      const chip = view.controls.find(({ id }) => id === 'language');
      await page.mouse.click(chip.x + chip.w / 2, chip.y + chip.h / 2);
      assert.equal((await settled(page)).view.language, 'de');
    });
  }
});

async function downloaded(page, id) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, id)]);
  return readFile(await download.path());
}

test('what one takes along opens, and shows the numbers of the page', async () => {
  await withPage({ reducedMotion: true, width: 1200, height: 800 }, async (page) => {
    await call(page, 'setView', 'query');
    const shown = await settled(page);
    const svg = await call(page, 'graphSvg');
    const strands = await page.evaluate((text) => {
      const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
      if (drawing.querySelector('parsererror')) throw new Error(text);
      return [...drawing.querySelectorAll('[data-head]')].map(({ dataset }) => ({ ...dataset }));
    }, svg);
    const others = shown.people.filter(({ name }) => name !== shown.query);
    assert.equal(strands.length, shown.heads.length * others.length);
    for (const { head, person, asker, weight } of strands) {
      assert.equal(asker, shown.query);
      const h = shown.heads.findIndex(({ id }) => id === head);
      const p = shown.people.findIndex(({ name }) => name === person);
      assert.ok(Math.abs(Number(weight) - shown.heads[h].weights[p]) < 2e-6, `${head} ${person}`);
    }
    await call(page, 'setView', 'take-away');
    await settled(page);
    const png = await downloaded(page, 'take-png');
    assert.equal(png.readUInt32BE(16), 2400);
    assert.equal(png.readUInt32BE(20), 1600);
    assert.match((await downloaded(page, 'take-svg')).toString(), /^<svg /);
    const csv = (await downloaded(page, 'take-csv')).toString();
    const weights = csv.split('\r\n').filter((line) => line.startsWith('weights,'));
    assert.equal(weights.length, shown.heads.length * shown.people.length ** 2);
    JSON.parse((await downloaded(page, 'take-json')).toString());
  });
});

test('the language follows the browser, can be switched, and switches everything', async () => {
  await withPage({ reducedMotion: true, locale: 'de-AT' }, async (page) => {
    assert.equal((await settled(page)).view.language, 'de');
    assert.equal(await page.locator('label[for="theme"]').textContent(), 'Farbschema');
    const weight = page.locator('#weights td').first();
    assert.match(await weight.textContent(), /^\d+,\d %$/);
    await page.evaluate(() => {
      const select = document.getElementById('language');
      select.value = 'en';
      select.dispatchEvent(new Event('change'));
    });
    assert.equal((await settled(page)).view.language, 'en');
    assert.equal(await page.locator('label[for="theme"]').textContent(), 'Theme');
    assert.match(await weight.textContent(), /^\d+\.\d %$/);
  });
});
