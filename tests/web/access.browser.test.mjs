// The page for those who do not see it or do not use a pointer: the main job by keyboard alone with
// its results read from the browser's accessibility tree, keys that belong to the page, motion, and
// rest. What axe-core finds is in axe.browser.test.mjs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { another, call, framesPass, settled, state, stop, withPage } from './harness.mjs';

after(stop);

// ---- the main job by keyboard

// The browser's accessibility tree, as what a screen reader would be told of each node.
async function accessibilityTree(devtools) {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const all = new Map(nodes.map((node) => [node.nodeId, node]));
  const tell = (node) => ({
    role: node.role?.value,
    name: node.name?.value ?? '',
    ...Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    value: node.value?.value,
    text: node.ignored ? '' : node.name?.value ?? '',
    children: (node.childIds ?? []).map((id) => all.get(id)).filter(Boolean).map(tell),
    ignored: node.ignored,
  });
  const flat = (node) => [node, ...node.children.flatMap(flat)];
  return flat(tell(nodes[0])).filter(({ ignored }) => !ignored);
}

const within = (node) => node.children.flatMap((child) => [child, ...within(child)]);
const shown = (node) =>
  within(node).filter(({ role }) => role === 'StaticText').map(({ name }) => name).join('');

function reader(devtools) {
  const find = async (role, name) => (await accessibilityTree(devtools)).find((node) =>
    node.role === role && (name === undefined || node.name.startsWith(name)));
  return {
    find,
    focused: async () => (await accessibilityTree(devtools)).findLast(({ focused }) => focused),
    // What the list of this name says, line by line.
    lines: async (region, position) => {
      const lists = within(await find('region', region)).filter(({ role }) => role === 'list');
      return lists[position].children.map(shown);
    },
    cells: async (name) => {
      const rows = (await accessibilityTree(devtools)).filter(({ role }) => role === 'row');
      return rows.map((row) => row.children.map(shown)).find(([first]) => first === name).slice(1);
    },
  };
}

// Presses Tab until what has the focus has this role and name.
async function tabTo(page, tree, role, name) {
  for (let presses = 0; presses < 20; ++presses) {
    await page.keyboard.press('Tab');
    const node = await tree.focused();
    if (node?.role === role && node.name.startsWith(name)) return node;
  }
  return assert.fail(`Tab does not reach the ${role} '${name}'`);
}

const REPORT = 'write contention in the orders table';
const tenths = (weight) => `${(weight * 100).toFixed(1)} %`;

test('the main job, by keyboard alone and read from the accessibility tree', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const tree = reader(await page.context().newCDPSession(page));

    const field = await tabTo(page, tree, 'textbox', 'What is happening?');
    assert.match(field.value, /11pm/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(REPORT);
    assert.equal((await tree.focused()).value, REPORT);

    await tabTo(page, tree, 'button', 'Maya');
    for (let presses = 0; !(await tree.focused()).name.startsWith('Siva'); ++presses) {
      assert.ok(presses < 20);
      await page.keyboard.press('ArrowRight');
    }
    assert.equal((await tree.focused()).pressed, 'false');
    await page.keyboard.press('Enter');
    const now = await settled(page);
    assert.equal(now.query, 'Siva');
    assert.equal(now.incident.text, REPORT);
    const siva = await tree.focused();
    assert.equal(siva.pressed, 'true');
    assert.equal((await tree.find('button', 'Maya')).pressed, 'false');

    const person = now.people.findIndex(({ name }) => name === 'Siva');
    for (const { label, weights } of now.heads) {
      assert.ok(siva.name.includes(`${label} ${Math.round(100 * weights[person])} %`), siva.name);
    }
    for (const [index, { name }] of now.people.entries()) {
      assert.deepEqual(await tree.cells(name),
                       now.heads.map(({ weights }) => tenths(weights[index])));
    }
    const [verdicts, brief, matches] = await Promise.all(
      [0, 1, 2].map((position) => tree.lines('Results', position)));
    now.heads.forEach(({ label, verdict, weights }, index) => {
      const first = now.people[weights.indexOf(Math.max(...weights))].name;
      const expected = { nobody: 'nobody stands out', close: 'too close to call', clear: first };
      assert.ok(verdicts[index].startsWith(`${label}: ${expected[verdict]}`), verdicts[index]);
    });
    assert.ok(now.brief.length > 0);
    assert.equal(brief.length, now.brief.length);
    now.brief.forEach(({ person: name, text }, index) => {
      assert.ok(brief[index].includes(name) && brief[index].endsWith(text), brief[index]);
    });
    for (const { term } of now.incident.matches) {
      assert.ok(matches.some((line) => line.startsWith(`${term}: `)), term);
    }

    await page.keyboard.press('3');
    assert.equal((await state(page)).heads[2].enabled, false);
    await settled(page);
    assert.equal((await tree.find('checkbox', now.heads[2].label)).checked, 'false');
    assert.equal((await tree.cells('Siva'))[2], 'off');

    // The tree that the developer tools show leaves aria-valuetext out.
    const spoken = () => page.locator('[data-id=temperature]').getAttribute('aria-valuetext');
    assert.equal((await tabTo(page, tree, 'slider', 'Temperature')).value, 50);
    assert.match(await spoken(), /^1\.00; people who share the weight: /);
    for (let presses = 0; presses < 5; ++presses) await page.keyboard.press('ArrowRight');
    const warmer = await settled(page);
    assert.ok(warmer.temperature > 1.2, String(warmer.temperature));
    assert.equal((await tree.focused()).value, 55);
    assert.ok((await spoken()).startsWith(`${warmer.temperature.toFixed(2)}; `));
    assert.equal((await tree.cells('Siva'))[0], tenths(warmer.heads[0].weights[person]));

    await page.keyboard.press('?');
    const help = await tree.find('dialog', 'Keyboard');
    assert.ok(help, 'the help is open');
    assert.match(shown(help), /turn a head on or off/);
    await page.keyboard.press('Escape');
    assert.equal(await tree.find('dialog'), undefined);
    assert.equal((await tree.focused()).name, 'Temperature');

    await page.keyboard.press('Escape');
    assert.equal((await tree.focused()).name, 'Controls');
    assert.equal((await tree.find('button', 'Controls')).expanded, false);
    await page.keyboard.press('Enter');
    assert.equal((await tree.find('button', 'Controls')).expanded, true);
  });
});

test('what has the focus is seen, in an order that follows the page', async () => {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    await withPage({ width, height, reducedMotion: true }, async (page) => {
      const stops = [];
      for (let stop = ''; stop !== 'results' && stops.length < 40; stops.push(stop)) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
          const { id, dataset, tagName } = document.activeElement;
          const box = document.activeElement.getBoundingClientRect();
          return {
            stop: id || dataset.name || dataset.id || tagName,
            visible: box.width > 8 && box.height > 8 && box.left >= 0 && box.top >= 0 &&
              box.right <= innerWidth && box.bottom <= innerHeight,
          };
        });
        stop = seen.stop;
        // A wide screen's canvas draws the ring around the person, and the card beside it.
        if (stop === 'Maya') assert.equal((await settled(page)).view.focused, 'Maya');
        assert.ok(seen.visible || (stop === 'Maya' && width > 720), `${stop} at ${width}`);
      }
      assert.deepEqual(stops, [
        'skip', 'intro-pass', 'intro-tour', 'intro-team', 'intro-close', 'incident', 'Maya',
        'menu', 'controls-close', 'on-technical', 'on-health', 'on-comms', 'on-postmortem',
        'temperature', 'depth', 'incident-choice', 'view', 'ledger-person', 'ledger-head',
        'language', 'theme', 'SUMMARY', 'team-file', 'start-tour', 'undo', 'redo',
        'export-team', 'copy-link',
        'show-help', 'documents', 'results',
      ]);
    });
  }
});

test('the menu opens and closes the controls by pointer, too', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const visible = () => page.locator('#controls').evaluate((node) => node.offsetWidth > 100);
    assert.equal(await visible(), false);
    for (const close of ['#menu', '#controls-close', '#canvas']) {
      await page.locator('#menu').click();
      assert.equal(await visible(), true);
      await page.locator('#controls fieldset').first().click({ position: { x: 250, y: 5 } });
      assert.equal(await visible(), true, 'a click beside a control does not close them');
      await page.locator(close).click({ position: { x: 9, y: 9 } });
      assert.equal(await visible(), false, close);
    }
  });
});

test('changes are announced once they are settled, and once', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await settled(page);
    await page.evaluate(() => {
      window.announced = [];
      const live = document.querySelector('[role=status]');
      new MutationObserver(() => window.announced.push(live.textContent))
        .observe(live, { childList: true, characterData: true, subtree: true });
    });
    const announced = () => page.evaluate(() => window.announced);
    const { people } = await state(page);

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.deepEqual(await announced(), [], 'moving through people changes nothing');
    await page.keyboard.press('Enter');
    await settled(page);
    const selections = await announced();
    assert.equal(selections.length, 1);
    assert.ok(selections[0].startsWith(`${(await state(page)).query} asks. `), selections[0]);
    assert.notEqual((await state(page)).query, people[0].name);

    // Typed in one go, so that no pause between two keys can count as the end of the report.
    const whileTyping = await page.evaluate(async () => {
      const field = document.getElementById('incident');
      field.focus();
      for (const text of ['', 't', 'th', 'the', 'the c', 'the cac', 'the cache']) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await null;  // lets the observer above run
      }
      return window.announced.length;
    });
    await page.keyboard.press('Tab');
    await settled(page);
    await page.waitForFunction((before) => window.announced.length > before, whileTyping);
    assert.equal(whileTyping, 1, 'not a word in between');
    assert.equal((await announced()).length, 2);
  });
});

test('no key is stolen from the page', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const field = page.locator('#incident');
    await field.fill('');
    await field.pressSequentially('1 / ? 4');
    assert.equal((await state(page)).incident.text, '1 / ? 4');
    assert.ok((await state(page)).heads.every(({ enabled }) => enabled));
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'incident');

    const stolen = await page.evaluate(() => {
      const places = ['body', '#incident', '#people button', '#menu', '#heads input', '[data-id=temperature]',
                      '[data-id=incident-choice]', '#theme', '#results', '#canvas'];
      const keys = ['1', '2', '3', '4', 'f', 'l', 'r', 't', 'w', 'a', 'c', 'v', '/', '?', '+', '-',
                    '0', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'F5', 'Tab'];
      const plain = ['Tab', 'F1', 'F5', 'F6', 'F11', 'F12', 'PageUp', 'PageDown', ' ', 'Backspace'];
      const typed = ['1', '4', '/', '?', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'Enter', 'a'];
      const found = [];
      const press = (place, key, modifiers = {}) => {
        const event = new KeyboardEvent('keydown',
                                        { key, bubbles: true, cancelable: true, ...modifiers });
        if (!document.querySelector(place).dispatchEvent(event)) {
          found.push([place, key, Object.keys(modifiers).join()]);
        }
      };
      for (const place of places) {
        for (const key of keys) {
          for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
            press(place, key, { [modifier]: true });
          }
        }
        for (const key of plain) press(place, key);
      }
      for (const place of ['#incident', '[data-id=incident-choice]', '#theme']) {
        for (const key of typed) press(place, key);
      }
      for (const key of ['ArrowUp', 'ArrowDown', 'Home']) {
        for (const place of ['[data-id=temperature]', '#results', '#menu', '#controls']) press(place, key);
      }
      return found;
    });
    assert.deepEqual(stolen, []);
    assert.ok((await state(page)).heads.every(({ enabled }) => enabled));
  });
});

// ---- motion and rest

test('who prefers less motion sees the end of a selection within two frames', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const before = await settled(page);
    const { name } = another(before);
    await call(page, 'select', name);
    await framesPass(page, 2);
    const soon = await state(page);
    const end = await settled(page);
    assert.deepEqual(soon.people, end.people);
    assert.notDeepEqual(soon.people, before.people);
    assert.equal(soon.query, name);
    assert.ok(soon.frames > before.frames, 'it was drawn');
    const animated = await page.evaluate(() => document.getAnimations().length);
    assert.equal(animated, 0);
  });
});

test('after three seconds without input nothing is drawn for five', async () => {
  const sized = (touch) => (touch ? { width: 390, height: 844, touch } : {});
  const rest = (touch) => withPage(sized(touch), async (page) => {
    if (touch) await page.locator('#incident').tap();
    else await page.mouse.move(500, 300);
    await page.waitForTimeout(3000);
    const { frames } = await state(page);
    await page.waitForTimeout(5000);
    assert.equal((await state(page)).frames, frames, touch ? 'while the field has the focus' : '');
  });
  await Promise.all([rest(false), rest(true)]);
});
