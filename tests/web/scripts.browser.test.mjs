// Names in scripts that the canvas's own typeface lacks: drawn, shaped, in colour, and crisp, as
// the browser itself would draw them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readPng } from '../png.mjs';
import { call, settled, stop, withPage } from './harness.mjs';

after(stop);

const NAMES = ['王小明', 'さくら', 'Юлия', 'शर्मा', 'محمد علي', 'Ελένη', 'Nguyễn', '🚀🎯'];
const EMOJI = NAMES.length - 1;

// As many characters that no font has: of scripts drawn in words, and drawn by character.
const NO_WORDS = ['\u0378', '\u0379', '\u0380', '\u0381', '\u0382', '\u0383', '\u038B', '\u038D'];
const NO_CHARACTERS = [...NO_WORDS.keys()].map((i) => String.fromCodePoint(0x2FE0 + i));
const NOBODY = NAMES.map((name, i) => {
  const unassigned = [0, 1, EMOJI].includes(i) ? NO_CHARACTERS : NO_WORDS;
  return unassigned[i].repeat([...name].length);
});

const LINE = 20; // CSS pixels: a name's line, the first of its label
const REACH = 60; // to each side of its middle
const EM = 17 / 1.21; // Dear ImGui rounds the height of the face, 1.21 em, to whole pixels

const TEXT = 0xEE - 0x0E; // between the text and its ground, in the channel that differs most
const INK = 0.3; // coverage from which on a pixel counts as ink

// Loads the demo team with other names and returns for each its line's pixels, as rows of coverage
// from 0 to 1, and how many of them are in colour.
async function namesDrawn(page, names, dpr) {
  const team = JSON.parse(await call(page, 'exportTeam'));
  assert.ok(team.people.length >= names.length);
  names.forEach((name, i) => { team.people[i].name = name; });
  assert.deepEqual(await call(page, 'loadTeam', JSON.stringify(team)), { ok: true });
  const { view: { labels } } = await settled(page);
  const png = readPng(await page.screenshot());
  return names.map((name) => {
    const box = labels.find(({ person }) => person === name);
    assert.ok(box, `${name} has a label`);
    const left = Math.round((box.x + box.w / 2 - REACH) * dpr);
    const top = Math.round(box.y * dpr);
    const ground = png.at(left, top);
    const rows = [];
    let colored = 0;
    for (let y = 0; y < LINE * dpr; ++y) {
      rows.push([]);
      for (let x = 0; x < 2 * REACH * dpr; ++x) {
        const pixel = png.at(left + x, top + y);
        const ink = Math.max(...pixel.map((value, i) => Math.abs(value - ground[i])));
        rows[y].push(Math.min(1, ink / TEXT));
        if (Math.max(...pixel) - Math.min(...pixel) > 80) ++colored;
      }
    }
    return { name, rows, colored };
  });
}

// What the browser draws for the text, as such rows.
const drawnByBrowser = (page, text, dpr) => page.evaluate(([name, ratio, em]) => {
  const [width, height] = [200 * ratio, 40 * ratio];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.font = `600 ${em * ratio}px system-ui, sans-serif`;
  context.fillStyle = '#fff';
  context.fillText(name, 10 * ratio, 30 * ratio);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => data[(y * width + x) * 4 + 3] / 255));
}, [text, dpr, EM]);

const count = (rows) => rows.flat().filter((coverage) => coverage > INK).length;

// The part that has ink.
function trimmed(rows) {
  const inked = rows.filter((row) => row.some((coverage) => coverage > INK));
  const columns = inked[0].map((_, x) => inked.some((row) => row[x] > INK));
  const [first, last] = [columns.indexOf(true), columns.lastIndexOf(true)];
  return inked.map((row) => row.slice(first, last + 1));
}

// Share of the ink of either that both have, in the left halves and in the right ones: the
// space between two words may be a pixel wider. The highest with `a` up to one row higher or lower.
function likeness(a, b) {
  return Math.max(overlap(a, b), overlap([[], ...a], b), overlap(a, [[], ...b]));
}

function overlap(a, b) {
  let [both, either] = [0, 0];
  const half = Math.floor(Math.min(a.at(-1).length, b.at(-1).length) / 2);
  for (let y = 0; y < Math.max(a.length, b.length); ++y) {
    for (const side of [(row) => row?.slice(0, half), (row) => row?.slice(-half)]) {
      const [ours, theirs] = [side(a[y]), side(b[y])];
      for (let x = 0; x < half; ++x) {
        both += Math.min(ours?.[x] ?? 0, theirs?.[x] ?? 0);
        either += Math.max(ours?.[x] ?? 0, theirs?.[x] ?? 0);
      }
    }
  }
  return both / either;
}

for (const dpr of [1, 2]) {
  test(`names in eight scripts are drawn as the browser draws them, at dpr ${dpr}`, async () => {
    await withPage({ dpr, reducedMotion: true }, async (page) => {
      const drawn = await namesDrawn(page, NAMES, dpr);
      for (const { name, rows } of drawn) {
        const expected = trimmed(await drawnByBrowser(page, name, dpr));
        const found = trimmed(rows);
        assert.ok(Math.abs(found.length - expected.length) <= 2, `${name}: height`);
        assert.ok(Math.abs(found[0].length - expected[0].length) <= 2 * dpr, `${name}: width`);
        // Emoji are told from the ground by other thresholds than white ink.
        const same = likeness(found, expected);
        const least = name === NAMES[EMOJI] ? 0.6 : 0.85;
        assert.ok(same > least, `${name}: ${same} of the ink is the same`);
      }
      assert.ok(drawn[EMOJI].colored > 30 * dpr * dpr, 'emoji are in colour');
      assert.equal(drawn[2].colored, 0, 'letters have the colour of text');
    });
  });
}

test('no name is drawn as a box for missing characters', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    const drawn = await namesDrawn(page, NAMES, 1);
    const boxes = await namesDrawn(page, NOBODY, 1);
    drawn.forEach(({ name, rows }, i) => {
      assert.ok(count(rows) > 40, `${name} has ink`);
      const same = likeness(trimmed(rows), trimmed(boxes[i].rows));
      assert.ok(same < 0.6, `${name} looks like boxes: ${same}`);
    });
  });
});

test('initials are whole characters', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    // Two professions that begin with the same code point.
    const faces = [];
    for (const name of ['👩‍💻', '👩‍🚒']) {
      await namesDrawn(page, ['Ana', name], 1);
      const { people } = await settled(page);
      const { x, y, radius } = people.find((person) => person.name === name);
      const side = radius * 0.6;
      faces.push(await page.screenshot({
        clip: { x: x - side, y: y - side, width: 2 * side, height: 2 * side },
      }));
    }
    assert.notDeepEqual(faces[0], faces[1]);
  });
});

test('pictures that were not seen for long are forgotten, and painted again', async () => {
  const prepare = (page) => page.addInitScript(() => {
    window.painted = 0;
    const { prototype } = CanvasRenderingContext2D;
    const { getImageData } = prototype;
    prototype.getImageData = function count(...area) {
      ++window.painted;
      return getImageData.apply(this, area);
    };
  });
  const dpr = 3;
  await withPage({ width: 900, height: 700, dpr, reducedMotion: true, prepare }, async (page) => {
    const team = JSON.parse(await call(page, 'exportTeam'));
    // Returns how many lines were painted for a team with such names.
    const show = async (round) => {
      team.people.forEach((person, i) => {
        const name = NAMES[i % NAMES.length];
        person.name = person.title = `${name} ${name} ${name} ${round}.${i}`;
      });
      const before = await page.evaluate(() => window.painted);
      assert.deepEqual(await call(page, 'loadTeam', JSON.stringify(team)), { ok: true });
      await settled(page);
      return await page.evaluate(() => window.painted) - before;
    };
    // The pixels of some labels.
    const drawn = async () => {
      const { view: { labels } } = await settled(page);
      const png = readPng(await page.screenshot());
      return labels.slice(0, 3).flatMap(({ x, y, w, h }) => {
        const [left, top, width] = [Math.round(x * dpr), Math.round(y * dpr), Math.floor(w * dpr)];
        return Array.from({ length: width * Math.floor(h * dpr) }, (_, at) =>
          png.at(left + at % width, top + Math.floor(at / width)));
      });
    };
    assert.ok(await show(0) > 0);
    const first = await drawn();
    assert.equal(await show(0), 0);
    for (let round = 1; round < 8; ++round) await show(round);
    assert.ok(await show(0) > 0);
    const again = await drawn();
    assert.equal(again.length, first.length);
    // Edges of shapes and of Dear ImGui's own letters depend a little on the atlas's size.
    const others = again.filter((pixel, at) =>
      pixel.some((value, i) => Math.abs(value - first[at][i]) > TEXT / 2));
    assert.equal(others.length, 0);
  });
});
