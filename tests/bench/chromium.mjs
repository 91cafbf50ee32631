// An agent inside a page of Chromium, and the server it loads everything from.
import { createRequire } from 'node:module';

import { serve } from '../../web/serve.mjs';

const require = createRequire(new URL('../package.json', import.meta.url));
const { chromium } = require('playwright-core');

const executablePath = process.env.HEADSUP_CHROMIUM ?? '/usr/bin/chromium';
const args = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
// A page that is isolated gets a clock of 5 µs instead of 100.
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export const launch = () => chromium.launch({ executablePath, args, chromiumSandbox: false });

// folder: the project's root; paths: those of agent.mjs's `where`, below it.
export async function createChromiumAgent(folder, paths, names) {
  const server = await serve(folder, 0, ISOLATED);
  const browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${server.url}tests/bench/agent.html`);
  if (!await page.evaluate(() => crossOriginIsolated)) throw new Error('The page is not isolated.');
  const where = Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, server.url + path]));
  const about = await page.evaluate(async ([places, list]) => {
    const { createAgent } = await import('./agent.mjs');
    window.agent = await createAgent(places, list);
    return { candidates: window.agent.candidates, instructions: window.agent.instructions };
  }, [where, names]);
  const ask = (method) => (...values) =>
    page.evaluate(([name, list]) => window.agent[name](...list), [method, values]);
  return {
    ...about,
    version: browser.version(),
    load: ask('load'),
    difference: ask('difference'),
    sample: ask('sample'),
    micro: ask('micro'),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
