// The page in two steps: the first frame, and everything else right after it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { another, call, framesPass, openPage, PAGES, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const FIRST_FRAME = 'headsup: first frame';

// One of the scripts that the first frame does without.
const REST = '**/mirror.mjs';

// Holds that back: `asked` resolves when the page wants it, `release` lets it go.
function holdRest() {
  let release;
  let tell;
  const held = new Promise((done) => { release = done; });
  const asked = new Promise((done) => { tell = done; });
  const prepare = (page) => page.route(REST, async (route) => {
    tell();
    await held;
    await route.continue();
  });
  return { prepare, asked, release };
}

const firstFrame = (page) => page.waitForFunction(
  (name) => performance.getEntriesByName(name).length > 0, FIRST_FRAME);

for (const [name, options] of Object.entries({
  'a desktop': {},
  'a phone in German by day': {
    width: 390, height: 844, dpr: 2, touch: true, locale: 'de-DE', dark: false,
  },
  'a small window at rest': { width: 700, height: 420, reducedMotion: true },
})) {
  test(`the first frame is the picture that stays, before the rest is there: ${name}`, async () => {
    const { prepare, release } = holdRest();
    await withPage({ ...options, ready: false, prepare }, async (page) => {
      await firstFrame(page);
      assert.equal(await page.locator('#stage').evaluate((stage) => stage.inert), true);
      assert.match(await page.evaluate(() => {
        try { return String(window.headsup.state()); } catch (error) { return error.message; }
      }), /still loading/);
      // Impatience, another size and other preferences do no harm.
      await page.mouse.move(300, 300);
      await page.mouse.click(300, 300);
      await page.mouse.wheel(0, 300);
      await page.keyboard.type('/1?');
      const size = page.viewportSize();
      await page.setViewportSize({ width: size.width + 40, height: size.height + 40 });
      await page.emulateMedia({ colorScheme: options.dark === false ? 'dark' : 'light' });
      await framesPass(page, 4);
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: options.dark === false ? 'light' : 'dark' });
      // Until what moves has come to rest, and the start's card is gone.
      await page.locator('#start').waitFor({ state: 'hidden' });
      await framesPass(page, 120);
      const before = await page.screenshot();
      release();
      await page.evaluate(() => window.headsup.ready);
      const now = await settled(page);
      const ready = await page.screenshot();
      assert.ok(before.equals(ready), 'something changed when the rest was there');
      assert.equal(await page.locator('#stage').evaluate((stage) => stage.inert), false);
      const { name: person } = another(now);
      await call(page, 'select', person);
      assert.equal((await state(page)).query, person);
    });
  });
}

test('a link is followed before anything is shown', async () => {
  for (const view of PAGES) {
    const { prepare, asked, release } = holdRest();
    await withPage({ hash: `#view=${view}`, ready: false, prepare }, async (page) => {
      await asked;
      assert.equal(await page.evaluate(() => document.documentElement.dataset.phase), 'loading');
      release();
      await page.evaluate(() => window.headsup.ready);
      const now = await state(page);
      assert.equal(now.view.page ?? now.view.mode, view);
    });
  }
});

test('commands right after ready work, of every kind', async () => {
  await withPage({ ready: false }, async (page) => {
    const answers = await page.evaluate(async () => {
      const { headsup } = window;
      await headsup.ready;
      const { people, heads } = headsup.state();
      const person = people.at(-1).name;
      return [
        headsup.matrix(heads[0].id).length,
        typeof headsup.explain(heads[0].id, person).dot,
        headsup.openLedger(heads[0].id, person).ok,
        headsup.tour(1).ok,
        headsup.setLanguage('de').ok,
        headsup.loadTeam(headsup.exportTeam()).ok,
        headsup.graphSvg().startsWith('<svg'),
        headsup.briefMarkdown().length > 0,
        headsup.permalink().includes('#'),
      ];
    });
    assert.deepEqual(answers.slice(1), ['number', true, true, true, true, true, true, true]);
    assert.equal(answers[0], (await state(page)).people.length);
  });
});

test('a failed download of the rest is told and can be tried again', async () => {
  const prepare = (page) => page.route(REST, (route) => route.abort());
  const { page, errors, close } = await openPage({ ready: false, prepare });
  await page.locator('#failure').waitFor();
  assert.match(await page.locator('#failure-title').textContent(), /could not be loaded/);
  assert.match(await page.evaluate(() => window.headsup.ready.catch((error) => error.message)),
               /could not be loaded/);
  assert.ok(errors.every((line) => /ERR_FAILED|Failed to load/.test(line)), errors.join('\n'));
  await page.unroute(REST);
  await page.locator('#retry').click();
  await page.waitForFunction(() => window.headsup?.ready.then(() => true));
  await close();
});
