// The scale lab in a browser: it measures, the page stays answerable meanwhile, it can be cancelled
// at once, and the team is as it was afterwards.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { call, openPage, settled, state, stop, withPage } from './harness.mjs';

after(stop);

const LONG = { timeout: 180_000 };  // to wait, on machines that draw in software

const measured = async (page) => {
  await page.waitForFunction(() => !window.headsup.state().lab.measuring, null, LONG);
  return settled(page);
};

// What is one's own: everything but the lab and what belongs to the moment.
function own({ frames, saved, lab, view, people, ...rest }) {
  const { labels, controls, draw_calls: calls, mode, page, intro, ...kept } = view;
  const lasting = people.map(({ x, y, radius, labelled, ...person }) => person);
  return { ...rest, view: kept, people: lasting };
}

test('sizes inside and beside the page are measured; one\'s own team is back', async () => {
  await withPage({ reducedMotion: true }, async (page) => {
    await call(page, 'select', 'Siva');
    await call(page, 'setTemperature', 0.6);
    await call(page, 'editNumber', 'k', 'Siva', 'caching', 0.5);
    await call(page, 'undo');
    const before = await settled(page);
    assert.deepEqual(await call(page, 'measureSizes', [16, 1024, 256]), { ok: true });
    assert.ok((await state(page)).lab.measuring);
    const { lab, view, ...rest } = await measured(page);
    assert.equal(view.page, 'scale');
    assert.equal(lab.drawn, false);
    assert.deepEqual(lab.results.map(({ people }) => people), [16, 256, 1024]);
    let last = 0;
    for (const { people, forward_ms: forward, rnn_ms: rnn, frame_ms: frame, beside, ...counts } of lab.results) {
      assert.ok(forward > last && rnn > 0 && frame > 0, `${people}: ${forward}, ${rnn}, ${frame}`);
      assert.ok(counts.forward_runs >= 3 && counts.rnn_runs >= 3 && counts.frames >= 5);
      assert.equal(beside, people > 512);
      last = forward;
    }
    assert.deepEqual(own({ lab, view, ...rest }), own(before));
    assert.match(await page.locator('#live').textContent(), /^Measured\. From 256/);
    assert.deepEqual(await call(page, 'redo'), { ok: true });
    assert.equal((await state(page)).edits.length, 1);
    const told = await page.locator('#page-document').textContent();
    assert.match(told, /From 256 to 1,024 people/);
    assert.match(await call(page, 'labTable'), /^people\tseed\t.*\n16\t1\t[\d.e-]+\t/);
  });
});

test('while 4,096 people are measured the page answers, and cancelling is at once', async () => {
  // More passes than anybody waits for: it is still at it whenever it is cancelled.
  const prepare = (page) => page.addInitScript(() => {
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function postMessage(task, list) {
      send.call(this, { ...task, runs: 1e6 }, list);
    };
  });
  await withPage({ reducedMotion: true, prepare }, async (page) => {
    const before = await settled(page);
    const [worker] = await Promise.all([
      page.waitForEvent('worker', LONG), call(page, 'measureSizes', [4096]),
    ]);
    // Somebody types and an animation goes on.
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    await page.locator('#incident').evaluate((field) => {
      field.value = 'writes are blocked';
      field.dispatchEvent(new Event('input'));
    });
    const now = await state(page);
    assert.equal(now.incident.text, 'writes are blocked');
    assert.equal(now.people.length, 4096);
    assert.ok(now.lab.measuring);
    const closed = new Promise((done) => { worker.once('close', done); });
    await call(page, 'cancelMeasuring');
    assert.equal((await state(page)).lab.measuring, false);
    await closed;
    assert.deepEqual(own(await settled(page)), own(before));
    assert.deepEqual((await state(page)).lab.results, []);
  });
});

test('a drawn organisation is a link, can be exported, and is left by the button', async () => {
  const { page, close, errors } = await openPage({ reducedMotion: true });
  const before = await settled(page);
  await call(page, 'setLab', 100, 7);
  await call(page, 'drawOrganisation', true);
  const drawn = await measured(page);
  assert.equal(drawn.people.length, 100);
  assert.deepEqual(drawn.lab.results.map(({ people }) => people), [100]);
  const link = await call(page, 'permalink');
  const exported = JSON.parse(await call(page, 'exportTeam'));
  assert.equal(exported.people.length, 100);
  const back = page.locator('#page-document [data-id="scale-back"]');
  await back.evaluate((node) => node.click());
  assert.deepEqual(own(await settled(page)), own(before));
  assert.deepEqual(await call(page, 'loadTeam', JSON.stringify(exported)), { ok: true });
  assert.deepEqual(errors, []);
  await close();
  await withPage({ reducedMotion: true, hash: new URL(link).hash }, async (fresh) => {
    const again = await measured(fresh);
    assert.deepEqual(again.people.map(({ name }) => name), drawn.people.map(({ name }) => name));
    assert.deepEqual(again.heads, drawn.heads);
  });
});

test('on a phone the organisation stands above its page', async () => {
  const options = { width: 360, height: 740, touch: true, reducedMotion: true };
  await withPage(options, async (page) => {
    await call(page, 'setView', 'scale');
    await settled(page);
    await page.locator('#page-document [data-id="scale-draw"]').evaluate((node) => node.click());
    const { people, view } = await measured(page);
    const { controls } = view;
    const top = Math.min(...controls.filter(({ id }) => id.startsWith('scale')).map(({ y }) => y));
    const bottom = Math.max(...people.map(({ y }) => y));
    assert.ok(bottom < top, `people down to ${bottom}, controls from ${top}`);
    for (const { id, x, w } of controls) assert.ok(x >= 0 && x + w <= 360, `${id}: ${x} + ${w}`);
  });
});
