// When the program is gone: the team out of the latest snapshot, as a file, without the program.

import { openSnapshots } from './snapshots.mjs';

// { name, text } of the file of the team that was worked on last, or nothing.
/** @type {() => Promise<{ name: string, text: string } | null>} */
export async function rescueTeam() {
  const snapshots = await openSnapshots();
  const latest = await snapshots.latest();
  const { text } = latest ? await snapshots.read(latest.id) : {};
  if (text === undefined) return null;
  const team = JSON.parse(JSON.parse(text).teams[0].file);
  return { name: team.name, text: `${JSON.stringify(team, null, 2)}\n` };
}
