// Names in scripts that the embedded typeface lacks, from the fonts of the machine.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { readPng } from '../png.mjs';
import { run } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'headsup-'));
after(() => rmSync(folder, { recursive: true }));

const demo = new URL('../../web/teams/demo.json', import.meta.url);

// The pixels inside each of the first people's faces, where the initials are.
function faces(names) {
  const team = JSON.parse(readFileSync(demo, 'utf8'));
  names.forEach((name, i) => { team.people[i].name = name; });
  const file = join(folder, 'team.json');
  const picture = join(folder, 'picture.png');
  writeFileSync(file, JSON.stringify(team));
  const { people } = JSON.parse(run('--team', file, '--report', 'json').stdout);
  const { status, stderr } = run('--team', file, '--screenshot', picture, '--size', '1440x900');
  assert.equal(status, 0, stderr);
  const png = readPng(readFileSync(picture));
  return people.slice(0, names.length).map(({ x, y, radius }) => {
    const side = Math.floor(radius * 0.6);
    const pixels = [];
    for (let dy = -side; dy <= side; ++dy) {
      for (let dx = -side; dx <= side; ++dx) {
        pixels.push(png.at(Math.round(x) + dx, Math.round(y) + dy));
      }
    }
    return pixels;
  });
}

const colored = (pixels) =>
  pixels.filter((pixel) => Math.max(...pixel) - Math.min(...pixel) > 90).length;

test('initials of every script are drawn with installed fonts, emoji in colour', () => {
  // The last ones are characters that nobody has assigned: they are drawn as some box.
  const drawn = faces(['王', '村', 'Ж', 'श', 'م', 'Σ', '🚀', '\u2FE0', '\u0378']);
  drawn.forEach((pixels, i) => {
    const ink = pixels.filter(([, green]) => green > 170).length;
    assert.ok(ink > 12, `face ${i}: ${ink} pixels of ink`);
    assert.equal(colored(pixels) > 60, i === 6, `face ${i}: ${colored(pixels)} pixels in colour`);
  });
  const together = drawn.slice(0, 7).map(String);
  assert.equal(new Set(together).size, 7);
});

test('a letter carries its marks and a conjunct is one shape', () => {
  const [plain, marked, conjunct] = [['श'], ['शि'], ['श्र']].map((name) => String(faces(name)[0]));
  assert.notEqual(plain, marked);
  assert.notEqual(plain, conjunct);
});
