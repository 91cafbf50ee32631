// The desktop window, under a virtual display.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { readPng } from '../png.mjs';
import { program, run } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'headsup-'));
after(() => rmSync(folder, { recursive: true }));

test('--screenshot draws the whole program: graph, strands and panel, light and dark', () => {
  const places = JSON.parse(run('--report', 'json').stdout);
  for (const [theme, ground] of [['dark', [0x0e, 0x11, 0x17]], ['light', [0xf3, 0xf4, 0xf7]]]) {
    const path = join(folder, `${theme}.png`);
    const { status, stderr } = run('--screenshot', path, '--size', '1440x900', '--theme', theme);
    assert.equal(status, 0, stderr);
    const png = readPng(readFileSync(path));
    assert.deepEqual([png.width, png.height], [1440, 900]);
    assert.deepEqual(png.at(3, 450), ground);
    // The report lays the graph out for the same window: every person is drawn where it says.
    for (const { name, x, y, radius } of places.people) {
      const inside = png.at(Math.round(x - radius * 0.7), Math.round(y));
      assert.notDeepEqual(inside, ground, `${name} is drawn`);
    }
    // Somewhere on the way from Ragavan to Maya runs the technical strand.
    const [from, to] = ['Ragavan', 'Maya'].map((who) =>
      places.people.find(({ name }) => name === who));
    const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    let inked = 0;
    for (let offset = -40; offset <= 40; ++offset) {
      const pixel = png.at(Math.round(mx + offset), Math.round(my));
      if (Math.max(...pixel.map((value, i) => Math.abs(value - ground[i]))) > 60) ++inked;
    }
    assert.ok(inked >= 8, `${inked} pixels of strands`);
  }
});

test('--screenshot to a place that cannot be written says so', () => {
  const { status, stderr } = run('--screenshot', join(folder, 'no', 'such', 'folder.png'));
  assert.equal(status, 2);
  assert.match(stderr, /cannot be written/);
});

// Clock ticks of processor time that the process has used.
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

test('a window in which nothing happens uses no processor time', async () => {
  const window = spawn(program, ['--size', '800x600'], { stdio: 'ignore' });
  try {
    let before = -1;
    for (let tries = 0; tries < 40 && ticks(window.pid) !== before; ++tries) {
      before = ticks(window.pid);
      await pause(1500);  // until it has come to rest
    }
    const rested = ticks(window.pid);
    await pause(5000);  // the time in which nothing may happen
    assert.equal(window.exitCode, null, 'the window is still open');
    assert.ok(ticks(window.pid) - rested <= 1, `${ticks(window.pid) - rested} ticks in 5 seconds`);
  } finally {
    window.kill();
  }
});
