// What axe-core finds: in every view and page, light and dark, at a desk and on a phone, while the
// page loads and after it failed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { assertAccessible } from './accessible.mjs';
import { call, PAGES, settled, stop, withPage } from './harness.mjs';
import { unequalTeam } from './unequal.mjs';

after(stop);

// Puts every view on the page, one after the other.
const explained = (name) => [`the page ${name}`, async (page) => {
  await call(page, 'setView', name);
  await page.locator('#documents').focus();
}];
const VIEWS = {
  'the start': async () => {},
  ...Object.fromEntries(PAGES.map(explained)),
  'the tour': (page) => call(page, 'tour', 1),
  'the ledger': async (page) => {
    await call(page, 'tour', 0);
    await call(page, 'setView', 'query');
    await call(page, 'openLedger', 'technical', 'Siva');
  },
  'the graph again': async (page) => {
    await call(page, 'closeLedger');
    await page.locator('#documents').evaluate((node) => node.blur());
  },
  'a person with the focus': (page) => page.keyboard.press('ArrowRight'),
  'the controls': async (page) => {
    await page.locator('#menu').click();
    await page.locator('#controls summary').click();
  },
  'everyone': async (page) => {
    await page.locator('#view').selectOption('everyone');
    await page.locator('#strongest').focus();
  },
  'the results': (page) => page.locator('#results').focus(),
  'a head turned off': (page) => call(page, 'setHeadEnabled', 'health', false),
  'nobody stands out': (page) => call(page, 'setIncident', ''),
  'the help': (page) => page.keyboard.press('?'),
  'finding a person': async (page) => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => { /** @type {HTMLElement} */ (document.activeElement).blur(); });
    await page.keyboard.press('f');
    await page.locator('#find').waitFor();
  },
  'a message': async (page) => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => { location.hash = '#t=hot'; });
    await page.locator('#toast').waitFor();
  },
};

for (const dark of [true, false]) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    test(`axe finds nothing in any view, ${width} wide, ${dark ? 'dark' : 'light'}`, async () => {
      const options = { width, height, dark, touch: width < 720, reducedMotion: true };
      await withPage(options, async (page) => {
        for (const [name, show] of Object.entries(VIEWS)) {
          await show(page);
          await settled(page);
          await assertAccessible(page, name);
        }
      });
    });
  }
}

test('axe finds nothing on the pages of a team whose heads differ', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await call(page, 'load', unequalTeam(await call(page, 'exportTeam')));
    for (const name of ['matrices', 'facets', 'person', 'query-key']) {
      await call(page, 'setView', name);
      await settled(page);
      await assertAccessible(page, name);
    }
    await call(page, 'setView', 'query');
    await call(page, 'openLedger', 'technical', 'Siva');
    await settled(page);
    await assertAccessible(page, 'the ledger');
  });
});

test('axe finds nothing in the phone\'s sheets', async () => {
  const options = { width: 360, height: 640, touch: true, reducedMotion: true };
  await withPage(options, async (page) => {
    await settled(page);
    const field = await page.locator('#incident').boundingBox();
    for (const tab of [3, 5, 1]) {
      await page.touchscreen.tap((360 * tab) / 6, field.y - 56);
      await settled(page);
      await assertAccessible(page, `tab ${tab}`);
    }
  });
});

test('axe finds nothing while it loads, nor after it failed', async () => {
  for (const dark of [true, false]) {
    let fail;
    const prepare = (page) => page.route('**/headsup.wasm', (route) => new Promise((done) => {
      fail = () => route.abort().then(done);
    }));
    await withPage({ dark, ready: false, prepare }, async (page, errors) => {
      await page.locator('#progress').waitFor();
      await assertAccessible(page, 'loading');
      await page.waitForFunction(() => performance.getEntriesByType('resource').length > 0);
      fail();
      await page.locator('#failure').waitFor();
      await assertAccessible(page, 'failed');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'retry');
      errors.length = 0;  // the browser's own line about the request
    });
  }
});
