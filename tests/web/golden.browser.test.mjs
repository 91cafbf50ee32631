// The golden cases through attention.mjs in a browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { openPage, stop } from './harness.mjs';
import { largest } from './numbers.mjs';

after(stop);

const folder = new URL('../golden/', import.meta.url);
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder))));

test('every golden case, in Chromium', async () => {
  const { page, close } = await openPage({ reducedMotion: true });
  assert.ok(cases.length >= 7);
  for (const golden of cases) {
    const { output, weights } = await page.evaluate(async (given) => {
      const { default: createAttention } = await import('./attention.mjs');
      const core = await createAttention();
      const { d_model: dModel, heads, wq, wk, wv, wo, x, tokens, temperature } = given;
      const layer = core.multiHead({ dModel, heads, wq, wk, wv, wo });
      const result = layer.forward(Float32Array.from(x), { tokens, temperature });
      layer.delete();
      return { output: [...result.output], weights: [...result.weights] };
    }, golden);
    assert.equal(weights.length, golden.weights.length, golden.name);
    assert.equal(output.length, golden.output.length, golden.name);
    assert.ok(largest(weights, golden.weights) <= 5e-6, `${golden.name}: weights`);
    assert.ok(largest(output, golden.output) <= 1e-5, `${golden.name}: output`);
  }
  await close();
});
