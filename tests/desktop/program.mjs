// Runs the desktop program for tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../build/desktop/headsup', import.meta.url));

export const run = (...args) => runIn('C.UTF-8', ...args);

// With the system's language set.
export function runIn(locale, ...args) {
  const env = { ...process.env, LC_ALL: locale };
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}
