// window.headsup, team files and permalinks.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { another, call, settled, state, stop, withPage } from './harness.mjs';

after(stop);

test('calls take effect at once and refuse what is wrong', async () => {
  await withPage({}, async (page) => {
    const result = await page.evaluate(() => {
      const { headsup } = window;
      const before = headsup.state();
      const { name } = before.people.find((person) => person.name !== before.query);
      const selected = headsup.select(name);
      const row = headsup.matrix(before.heads[0].id)[before.people.findIndex((p) => p.name === name)];
      const attempt = (run) => {
        try {
          return run();
        } catch (error) {
          return error.name;
        }
      };
      return {
        selected, name, row, after: headsup.state(),
        weight: headsup.explain(before.heads[0].id, name).weight,
        nobody: headsup.select('Nobody at all').error.message,
        wrongType: attempt(() => headsup.setTemperature('hot')),
        noHead: attempt(() => headsup.matrix('none')),
        team: headsup.loadTeam(headsup.exportTeam()),
      };
    });
    assert.deepEqual(result.selected, { ok: true });
    assert.equal(result.after.query, result.name);
    assert.deepEqual(result.row, result.after.heads[0].weights);
    const person = result.after.people.findIndex(({ name }) => name === result.name);
    assert.equal(result.weight, result.after.heads[0].weights[person]);
    assert.match(result.nobody, /Nobody at all/);
    assert.equal(result.wrongType, 'TypeError');
    assert.equal(result.noHead, 'RangeError');
    assert.deepEqual(result.team, { ok: true });
  });
});

test('a broken team file is refused with its place, and nothing is lost', async () => {
  await withPage({}, async (page) => {
    const strip = ({ frames, ...rest }) => rest;
    const before = await settled(page);
    const good = await call(page, 'exportTeam');
    const broken = good.replace('headsup-team/1', 'other/1');
    const line = broken.slice(0, broken.indexOf('other/1')).split('\n').length;
    const { error } = await call(page, 'loadTeam', broken);
    assert.equal(error.line, line);
    assert.ok(error.column > 0 && error.path && error.message);

    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'broken.json'));
      return data;
    }, broken);
    await page.dispatchEvent('#canvas', 'drop', { dataTransfer: transfer });
    await page.locator('#toast').waitFor();
    const message = await page.locator('#toast-text').textContent();
    assert.ok(message.startsWith(`broken.json, line ${line}, column ${error.column}, at format: `),
              message);
    assert.deepEqual(strip(await settled(page)), strip(before));
    await page.keyboard.press('Escape');
    await page.locator('#toast').waitFor({ state: 'hidden' });
  });
});

test('a team file opens through the file button', async () => {
  await withPage({}, async (page) => {
    const team = JSON.parse(await call(page, 'exportTeam'));
    team.name = 'Another team';
    await page.locator('#team-file').setInputFiles({
      name: 'team.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(team)),
    });
    await page.waitForFunction(() => window.headsup.state().team === 'Another team');
  });
});

test('a permalink brings back the view, a malformed one says so', async () => {
  let link = '';
  let shared = null;
  await withPage({}, async (page) => {
    const before = await settled(page);
    assert.equal(new URL(await call(page, 'permalink')).hash, '');
    await call(page, 'select', another(before).name);
    await call(page, 'setIncident', 'Disk full & "slow" = 100 % of #orders\nzwölf');
    await call(page, 'setTemperature', 2.5);
    await call(page, 'setDepth', 0.25);
    await call(page, 'setHeadEnabled', before.heads[1].id, false);
    link = new URL(await call(page, 'permalink')).hash;
    shared = await settled(page);
  });
  const essence = ({ query, incident, temperature, depth, heads, brief }) =>
    ({ query, incident, temperature, depth, heads, brief });
  await withPage({ hash: link }, async (page) => {
    assert.deepEqual(essence(await state(page)), essence(shared));
    assert.equal(new URL(await call(page, 'permalink')).hash, link);
  });
  await withPage({}, async (page) => {
    const fresh = essence(await state(page));
    for (const bad of ['t=hot', 't=', 'depth=2', 'query=Nobody', 'heads=none', 'what=1']) {
      await withPage({ hash: `#${bad}` }, async (other) => {
        await other.locator('#toast').waitFor();
        assert.deepEqual(essence(await state(other)), fresh, bad);
      });
    }
  });
});
