// One's own team in the page: from a list to an answer, every field of its pages, and what is wrong
// with what is no team.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import {
  call, closeIntro, controlBox, fingers, paste, settled, start, stop, withPage,
} from './harness.mjs';
import { COUNTS, unequalTeam } from './unequal.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, roster] = readme.match(/<!-- roster -->\n```text\n([^`]+)```/);
const incident = readme.match(/Then say what happens: \*([^*]+)\*/)[1].replace(/\s+/g, ' ');

before(start);
after(stop);

const teamOf = (page) => call(page, 'exportTeam');
const first = async (page, head) => {
  const state = await call(page, 'state');
  const { weights, verdict } = state.heads.find(({ id }) => id === head);
  const best = weights.indexOf(Math.max(...weights));
  return { name: state.people[best].name, verdict, brief: state.brief };
};

// What README promises of its roster and its incident.
async function assertPromise(page) {
  const found = await first(page, 'technical');
  assert.equal(found.name, 'Priya');
  assert.equal(found.verdict, 'clear');
  assert.ok(found.brief.some(({ person, text }) =>
    person === 'Priya' && text === 'Ask Priya about billing, postgres, stripe'),
  JSON.stringify(found.brief));
}

async function load(page, text) {
  return page.evaluate((given) => window.headsup.load(given), text);
}

test('README: its roster, typed by keyboard alone, gives the answer that it promises', async () => {
  await withPage({ width: 1280, height: 800 }, async (page) => {
    await page.locator('#intro-team').focus();
    await page.keyboard.press('Enter');
    const draft = page.locator('#documents textarea[data-id="draft"]');
    await draft.waitFor({ state: 'attached' });
    await draft.focus();
    await page.keyboard.type(roster);
    const open = page.locator('#documents button[data-id="draft-open"]');
    await open.waitFor({ state: 'attached' });
    await open.focus();
    await page.keyboard.press('Enter');
    await page.locator('#incident').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(incident);
    const state = await call(page, 'state');
    assert.equal(state.team, 'The checkout team');
    assert.equal(state.people.length, 8);
    assert.equal(state.query, 'Maya');
    assert.equal(state.people.find(({ name }) => name === 'Lea').available, false);
    await assertPromise(page);
  });
});

test('a roster that is pasted anywhere becomes the team, and undo gives the team before', async () => {
  await withPage({ width: 1280, height: 800 }, async (page) => {
    const before = await teamOf(page);
    await paste(page, roster);
    await page.waitForFunction(() => window.headsup.state().people.length === 8);
    await call(page, 'setIncident', incident);
    await assertPromise(page);
    const told = await page.locator('#toast-text').textContent();
    assert.match(told, /a roster of 8 people/);
    await call(page, 'undo');
    await call(page, 'undo');
    assert.equal(await teamOf(page), before);
  });
});

test('a file is taken for what it is, each opened as one step', async () => {
  await withPage({ width: 1280, height: 800 }, async (page) => {
    const demo = await teamOf(page);
    const table = await call(page, 'exportTable');
    const drop = (name, bytes) => page.evaluate(([called, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], called));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    }, [name, [...bytes]]);
    const opened = async (name, text, people) => {
      const before = await teamOf(page);
      await drop(name, Buffer.from(text));
      await page.waitForFunction((count) => window.headsup.state().people.length === count, people);
      const after = await teamOf(page);
      await call(page, 'undo');
      assert.equal(await teamOf(page), before);
      await call(page, 'redo');
      assert.equal(await teamOf(page), after);
    };
    await opened('team.txt', roster, 8);
    await opened('team.csv', table, JSON.parse(demo).people.length);
    await opened('team.txt', '\u{FEFF}name\tredis\r\nAna\t0,5\r\nBo\t1\r\n', 2);
    await opened('team.json', demo, JSON.parse(demo).people.length);
    assert.equal(await teamOf(page), demo);

    for (const bytes of [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [0xFF, 0xFE, 0x41, 0x00]]) {
      await drop('picture', bytes);
      await page.locator('#toast').waitFor({ state: 'visible' });
      assert.match(await page.locator('#toast-text').textContent(), /UTF-8/);
      await page.locator('#toast-close').click();
    }
    assert.equal(await teamOf(page), demo);
  });
});

test('what is no team is refused with its place, and nothing changes', async () => {
  await withPage({ width: 1280, height: 800 }, async (page) => {
    const demo = await teamOf(page);
    const before = JSON.stringify((await call(page, 'state')).heads);
    const cut = (text) => Array.from({ length: 12 }, (_, i) =>
      text.slice(0, Math.floor(text.length * i / 12)));
    const bad = [
      '', 'hello', '\0', 'Ana: redis\nAna: x', 'Ana\n: x', 'Ana (lead)\nBo (lead)', 'Ana (away)\nBo: away',
      'name,redis\nAna,2\nBo,1', 'name,redis\nAna,"1\nBo,1', 'name,name\nAna,Bo', 'a\tb\n1\t2',
      'name,redis\nAna,1e400\nBo,1', 'name,redis,cache,caching\nA,1,1,1\nB,1,1,1', '[1]', '{}', '{"a":1}x',
      'commit\tabc\tAna\t2026-01-01\tfix', '['.repeat(100000), '{"a":'.repeat(100000),
      'x'.repeat(4 * 1024 * 1024 + 1), 'Ana\n' + 'n'.repeat(81) + '\n', '\ud800', 'Ana\nBo\ud800x',
      Array.from({ length: 100000 }, (_, i) => `Person ${i}: redis`).join('\n'),
      ...cut(demo),
    ];
    for (const text of bad) {
      const { error } = await load(page, text);
      assert.ok(error, `opened: ${text.slice(0, 40)}`);
      assert.ok(error.line >= 1 && error.column >= 1, `${text.slice(0, 40)}: ${JSON.stringify(error)}`);
      assert.match(error.message, /found .*; expected /s);
    }
    assert.equal(await teamOf(page), demo);
    assert.equal(JSON.stringify((await call(page, 'state')).heads), before);
  });
});

test('a refused name stays in its field until it is left, and says why', async () => {
  await withPage({ width: 1440, height: 900 }, async (page) => {
    await call(page, 'editPerson', 'Siva');
    await settled(page);
    const name = page.locator('input.on-canvas[aria-label="Name of the person"]');
    await name.fill('Ragavan');
    assert.equal(await name.inputValue(), 'Ragavan');
    assert.equal((await call(page, 'state')).people[2].name, 'Siva');
    await name.blur();
    assert.equal(await name.inputValue(), 'Siva');
  });
});

test('double click and Enter open a card, + adds a person', async () => {
  await withPage({ width: 1440, height: 900 }, async (page) => {
    await closeIntro(page);
    const { people } = await call(page, 'state');
    const { x, y } = people.find(({ name }) => name === 'Siva');
    await page.mouse.dblclick(x, y);
    await page.waitForFunction(() => window.headsup.state().view.page === 'person');
    assert.equal(await page.locator('#page-document h3').textContent(), 'Siva');
    await call(page, 'setView', 'query');
    await page.locator('#people button[aria-pressed="true"]').focus();
    await page.keyboard.press('Enter');
    assert.equal((await call(page, 'state')).view.page, 'person');
    await call(page, 'setView', 'query');
    await settled(page);
    const count = (await call(page, 'state')).people.length;
    const add = await controlBox(page, 'add-person');
    await page.mouse.click(add.cx, add.cy);
    await settled(page);
    const after = await call(page, 'state');
    assert.equal(after.people.length, count + 1);
    assert.equal(after.view.page, 'person');
  });
});

test('the times of its clicks make a double click, not those of frames', async () => {
  await withPage({ width: 1440, height: 900 }, async (page) => {
    await closeIntro(page);
    const { people } = await settled(page);
    const { x, y } = people.find(({ name }) => name === 'Siva');
    await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      canvas.setPointerCapture = () => {};  // which asks for a pointer that is there
      window.clickAt = (clientX, clientY, milliseconds) => {
        for (const type of ['pointermove', 'pointerdown', 'pointerup']) {
          const event = new PointerEvent(type, { clientX, clientY, pointerType: 'mouse' });
          Object.defineProperty(event, 'timeStamp', { value: milliseconds });
          canvas.dispatchEvent(event);
        }
      };
    });
    const clicks = (...times) => page.evaluate((list) => {
      for (const given of list) window.clickAt(...given);
    }, times.map((milliseconds) => [x, y, milliseconds]));
    const shown = async () => (await settled(page)).view.page;

    // Both wait for one late frame.
    await clicks(10_000, 10_300);
    assert.equal(await shown(), 'person');
    await call(page, 'setView', 'query');
    await settled(page);
    await clicks(20_000, 20_500);
    assert.notEqual(await shown(), 'person');

    // Five seconds pass between their frames.
    await clicks(30_000);
    await settled(page);
    await page.evaluate(() => {
      const now = performance.now.bind(performance);
      performance.now = () => now() + 5000;
    });
    await clicks(30_300);
    assert.equal(await shown(), 'person');
    assert.equal(await page.locator('#page-document h3').textContent(), 'Siva');
  });
});

test('export, load and export again is the same, byte for byte', async () => {
  await withPage({ width: 1280, height: 800 }, async (page) => {
    for (const file of ['demo', 'catalogue']) {
      const text = await page.evaluate((name) =>
        fetch(`teams/${name}.json`).then((response) => response.text()), file);
      assert.equal((await load(page, text)).ok, true);
      const exported = await teamOf(page);
      assert.equal((await load(page, exported)).ok, true);
      assert.equal(await teamOf(page), exported);
    }
  });
});

test('what is typed stays as it was typed, also a comma that ends a list for now', async () => {
  await withPage({ width: 1280, height: 1400, reducedMotion: true }, async (page) => {
    await call(page, 'setView', 'facets');
    await settled(page);
    for (const place of ['#stage textarea.on-canvas', '#page-document [data-id="facet-terms"]']) {
      const field = page.locator(place).first();
      await field.focus();
      await page.keyboard.press('Control+A');
      for (const letter of 'one, two,') {
        await page.keyboard.type(letter);
        await settled(page);
      }
      assert.equal(await field.inputValue(), 'one, two,');
      const { heads } = JSON.parse(await teamOf(page));
      assert.deepEqual(heads[0].facets[0].terms, ['one', 'two']);
      await field.evaluate((node) => node.blur());
      assert.equal(await field.inputValue(), 'one, two');
      await call(page, 'undo');
      await settled(page);
      assert.notEqual(await field.inputValue(), 'one, two');
    }
  });
});

test('a page is turned by the wheel over its fields and by a finger on its sliders', async () => {
  const top = async (page, id) => (await settled(page)).view.controls.find((c) => c.id === id)?.y;
  await withPage({ width: 1280, height: 800, reducedMotion: true }, async (page) => {
    await call(page, 'editPerson', 'Jun');
    const name = await controlBox(page, 'person-name');
    await page.mouse.move(name.cx, name.cy);
    await page.mouse.wheel(0, 60);
    assert.ok(await top(page, 'person-name') < name.y - 20);
  });
  await withPage({ width: 390, height: 844, touch: true, reducedMotion: true }, async (page) => {
    await closeIntro(page);
    const touch = await fingers(page);
    await call(page, 'editPerson', 'Jun');
    await call(page, 'setPageHeight', 'full');
    await settled(page);
    const before = await teamOf(page);
    const { view: { controls } } = await settled(page);
    const slider = controls.find(({ id }) => /^carries-(?!has-)/.test(id));
    const from = [slider.x + slider.w * 0.75, slider.y + slider.h / 2];
    await touch([from], [[from[0], from[1] - 80]]);
    assert.ok(await top(page, slider.id) < slider.y - 40);
    assert.equal(await teamOf(page), before);
    const now = await controlBox(page, slider.id);
    await page.touchscreen.tap(now.x + now.w * 0.25, now.cy);
    await settled(page);
    assert.notEqual(await teamOf(page), before);
  });
});

test('20 made-up teams come back byte for byte, as files and by undo', async () => {
  await withPage({ width: 1280, height: 800, reducedMotion: true }, async (page) => {
    const before = await teamOf(page);
    const wrong = await page.evaluate(async () => {
      const { headsup } = window;
      const found = [];
      for (let seed = 1; seed <= 20; ++seed) {
        headsup.setLab(8 + 3 * seed, seed);
        headsup.drawOrganisation(true);
        const text = headsup.exportTeam();
        headsup.drawOrganisation(false);
        await headsup.load(text);
        if (headsup.exportTeam() !== text) found.push(seed);
        headsup.undo();
      }
      return found;
    });
    assert.deepEqual(wrong, []);
    assert.equal(await teamOf(page), before);
  });
});

test('a team whose heads differ is opened, explained with each head\'s own facets, and written again', async () => {
  await withPage({}, async (page) => {
    const text = unequalTeam(await teamOf(page));
    const { error } = await load(page, text);
    assert.equal(error, undefined, JSON.stringify(error));
    const written = await teamOf(page);
    assert.deepEqual(JSON.parse(written), JSON.parse(text));
    await load(page, written);
    assert.equal(await teamOf(page), written);

    const { heads, people, query, temperature } = await call(page, 'state');
    for (const [index, { id, weights }] of heads.entries()) {
      assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight) - 1) < 1e-5, id);
      for (const { name } of people) {
        const edge = await call(page, 'explain', id, name);
        for (const list of ['q', 'k', 'products', 'value', 'contribution']) {
          assert.equal(edge[list].length, COUNTS[index], `${id} ${list}`);
        }
        const dot = edge.products.reduce((sum, product) => sum + product);
        assert.ok(Math.abs(dot - edge.dot) < 1e-5, id);
        assert.ok(Math.abs(edge.dot / Math.sqrt(COUNTS[index]) - edge.scaled) < 1e-5, id);
        assert.ok(Math.abs(edge.scaled / temperature - edge.tempered) < 1e-5, id);
      }
      const { sections } = await call(page, 'ledger', id, query);
      assert.equal(sections[0].rows.length, COUNTS[index] + 1);
      assert.ok(sections[1].rows.some(({ label }) => label === `÷ √${COUNTS[index]}`));
    }

    await call(page, 'setView', 'matrices');
    for (const [index, count] of COUNTS.entries()) {
      await page.locator('#page-document [data-id="matrix-head"]').nth(index + 1)
        .evaluate((node) => node.click());
      await settled(page);
      const shown = await page.locator('#page-document').textContent();
      const [, columns] = shown.match(new RegExp(`Q = X · W_Q\\. ${people.length} rows, (\\d+) column`));
      assert.equal(Number(columns), count);
      assert.ok(shown.includes(`Q · Kᵀ ÷ √${count} ÷`), `√${count}`);
    }
  });
});

test('heads that differ in the first format are refused, and told what allows them', async () => {
  await withPage({}, async (page) => {
    const before = await teamOf(page);
    const text = unequalTeam(before).replace('headsup-team/2', 'headsup-team/1');
    const { error } = await load(page, text);
    assert.equal(error.path, 'heads[1].facets');
    assert.match(error.message, /found 3 facets; expected 12, .*headsup-team\/2/);
    assert.ok(error.line > 1 && error.column > 1);
    assert.equal(await teamOf(page), before);
  });
});
