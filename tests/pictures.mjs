// Makes the pictures of README.md again from the page in build/web: web/picture.png is the first
// view, web/pass.webp one pass of attention.
//
//   web/run --build && node tests/pictures.mjs
//
// Takes about two minutes. What is missing on a Debian machine is installed first.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
execFileSync(join(root, 'web/install'), ['tests', 'pictures'], { stdio: 'inherit' });
const { closeIntro, settled, stop, withPage } = await import('./web/harness.mjs');

const PICTURE = { path: join(root, 'web/picture.png'), largest: 250_000 };  // bytes
const PASS = { path: join(root, 'web/pass.webp'), largest: 1_500_000 };

// The animation is of the graph only. Both in CSS pixels.
const GRAPH = { width: 1000, height: 840 };
const PANEL_WIDTH = 432;

// How many frames a step's change takes, and how long its end stays: time to read the sentence.
const FRAME_MS = 100;
const CHANGED = 0.7;  // share of a step's time after which nothing changes but pulses
const STEPS = [
  { id: 'tokens', frames: 9, rest: 1000 },
  { id: 'query', frames: 9, rest: 1200 },
  { id: 'keys', frames: 16, rest: 1000 },
  { id: 'scores', frames: 4, rest: 1200 },
  { id: 'softmax', frames: 10, rest: 1400 },
  // Pulses only, at nearly their own speed: much faster ones would seem to run backwards.
  { id: 'values', frames: 14, rest: 700, until: 0.4 },
  { id: 'heads', frames: 12, rest: 1000 },
  { id: 'answer', frames: 4, rest: 2400 },
];

// The frames of a pass: step, how far it has come (0 … 1), and how long that is shown.
const framesOfPass = () => STEPS.flatMap(({ frames, rest, until = CHANGED }, step) => {
  const moving = Array.from({ length: frames }, (_, index) =>
    ({ step, at: (until * index) / frames, ms: FRAME_MS }));
  return [...moving, { step, at: 0.98, ms: rest }];
});

async function takeFirstView({ path }) {
  await withPage({ width: 1440, height: 900, dpr: 1.25 }, async (page) => {
    await closeIntro(page);
    await settled(page);
    await page.screenshot({ path });
  });
  execFileSync('pngquant', ['--speed', '1', '--strip', '--force', '--output', path, path]);
}

// Drags along the player's track from end to end, and takes every frame on the way.
async function takePass(folder) {
  const { width, height } = GRAPH;
  const taken = [];
  const options = { width: width + PANEL_WIDTH, height, dpr: 1.4, hash: '#pass=1' };
  await withPage(options, async (page) => {
    const { view: { controls, player: { steps } } } = await settled(page);
    assert.equal(steps, STEPS.length);
    const track = controls.find(({ id }) => id === 'pass-track');
    // A whole pixel, and not one before a step begins.
    const moveTo = (at) =>
      page.mouse.move(Math.ceil(track.x + (track.w * at) / steps), track.y + track.h / 2);
    await moveTo(0);
    await page.mouse.down();
    for (const [index, { step, at, ms }] of framesOfPass().entries()) {
      await moveTo(step + at);
      const { view: { player } } = await settled(page);
      assert.equal(player.id, STEPS[step].id);
      const path = join(folder, `${index}.png`);
      await page.screenshot({ path, clip: { x: 0, y: 0, width, height } });
      taken.push({ path, ms });
    }
  });
  return taken;
}

// A whole picture every few frames: what differs too little to be written again adds up.
function animate(frames, { path }) {
  const images = frames.flatMap((frame) => ['-d', String(frame.ms), frame.path]);
  execFileSync('img2webp', ['-loop', '0', '-kmin', '6', '-kmax', '16',
                            '-lossy', '-q', '60', '-m', '4', ...images, '-o', path]);
}

function checkSize({ path, largest }) {
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  assert.ok(size <= largest, `${path} is larger than ${largest / 1000} kB`);
}

const scratch = mkdtempSync(join(tmpdir(), 'headsup-pictures-'));
try {
  await takeFirstView(PICTURE);
  checkSize(PICTURE);
  animate(await takePass(scratch), PASS);
  checkSize(PASS);
} finally {
  await stop();
  rmSync(scratch, { recursive: true });
}
