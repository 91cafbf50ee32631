// Teams in the browser's IndexedDB. Each has two slots that are written in turn: a snapshot goes into
// the one that does not count, is read back, and only then made to count. Whatever happens in
// between, one of the two is whole.
//
//   teams   id → { id, name, people, changed, opened, deleted, slot, counter, writer }
//   slots   [id, 0 or 1] → { version, counter, checksum, text }

import { openDB } from './idb.mjs';

const NAME = 'headsup';
const LAYOUT = 1;   // of the database
const VERSION = 1;  // of what a slot has
const STRICT = /** @type {const} */ ({ durability: 'strict' });

/** @typedef {{ id: string, name: string, renamed?: boolean, people: number, changed: number, opened: number,
 *   deleted?: boolean, slot: number, counter: number, writer: string }} Team */
/** @typedef {{ version: number, counter: number, checksum: string, text: string }} Slot */
/** @typedef {{ name: string, people: number }} About */

// Another tab has become the one that writes this team.
export class Overtaken extends Error {}

/** @type {(text: string) => string} */
function crc32(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (0xEDB88320 & -(crc & 1));
  }
  return `crc32:${(~crc >>> 0).toString(16)}`;
}

/** @type {(text: string) => Promise<string>} */
async function sha256(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const digits = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${digits.join('')}`;
}

const thisMoment = () => ({ changed: Date.now(), opened: Date.now() });

// What the checksum is about.
/** @type {(counter: number, text: string) => string} */
const sealed = (counter, text) => `${counter}\n${text}`;

/** @type {(slot: Slot | undefined) => Promise<boolean>} */
async function isWhole(slot) {
  if (typeof slot?.text !== 'string') return false;
  const content = sealed(slot.counter, slot.text);
  const own = slot.checksum?.startsWith('crc32:') ? crc32(content) : await sha256(content);
  return own === slot.checksum;
}

export async function openSnapshots() {
  const db = await openDB(NAME, LAYOUT, {
    upgrade(database) {
      database.createObjectStore('teams', { keyPath: 'id' });
      database.createObjectStore('slots');
    },
    // A newer page wants to change the layout.
    blocking: () => db.close(),
  });

  /** @type {(id: string) => Promise<Team | undefined>} */
  const team = (id) => db.get('teams', id);

  // The latest of the two that is whole, and which it is; or what is wrong with both.
  /** @type {(id: string) => Promise<{ text?: string, found?: Slot, slot?: number, fault?: string }>} */
  async function read(id) {
    const entry = await team(id);
    if (!entry) return { fault: 'damaged' };
    for (const slot of [entry.slot, 1 - entry.slot]) {
      const found = await db.get('slots', [id, slot]);
      if (found?.version > VERSION) return { fault: 'newer' };
      if (await isWhole(found)) return { text: found.text, found, slot };
    }
    return { fault: 'damaged' };
  }

  // Changes what is known of a team, in one step; change returns it, or nothing to leave it.
  /**
   * @type {(id: string, change: (before: Team | undefined) => Team | undefined) =>
   *   Promise<Team | undefined>}
   */
  async function alter(id, change) {
    const step = db.transaction('teams', 'readwrite', STRICT);
    const after = change(await step.store.get(id));
    await Promise.all([after && step.store.put(after), step.done]);
    return after;
  }

  // Where only the slot that does not count was whole, it counts: the next text goes into the other.
  /** @type {(id: string, slot: number | undefined, counter: number) => Promise<Team | undefined>} */
  const heal = (id, slot, counter) => alter(id, (before) =>
    (before && slot !== undefined ? { ...before, slot, counter } : undefined));

  /** @type {(before: Team | undefined, writer: string) => void} */
  function checkWriter(before, writer) {
    if (before && before.writer !== writer) throw new Overtaken();
  }

  /** @type {(before: Team | undefined) => { slot: number, counter: number }} */
  const following = (before) =>
    ({ slot: before ? 1 - before.slot : 0, counter: (before?.counter ?? 0) + 1 });

  // Resolves once the text is there for good, to what is known of the team then. Throws Overtaken, or
  // what the browser throws.
  /**
   * @type {(id: string, about: About, text: string, writer: string) => Promise<Team | undefined>}
   */
  async function write(id, about, text, writer) {
    const before = await team(id);
    checkWriter(before, writer);
    const { slot, counter } = following(before);
    const content = sealed(counter, text);
    const checksum = globalThis.crypto?.subtle ? await sha256(content) : crc32(content);
    const step = db.transaction('slots', 'readwrite', STRICT);
    await Promise.all([step.store.put({ version: VERSION, counter, checksum, text }, [id, slot]),
                       step.done]);
    const written = await db.get('slots', [id, slot]);
    if (!await isWhole(written)) {
      throw new Error(`headsup: slot ${slot} of ${id} was not read back as it was written`);
    }
    // When the page was hidden meanwhile, a later text has taken the place.
    if (written.checksum !== checksum) return team(id);
    return alter(id, (now) => {
      checkWriter(now, writer);
      return { ...now, ...about, id, slot, counter, writer, ...thisMoment() };
    });
  }

  // The same in one transaction that has begun when this returns: the page may be gone a moment
  // later, so that there is no time to read anything. before: the team as it was last written.
  /**
   * @type {(before: Team | undefined, id: string, about: About, text: string, writer: string) =>
   *   Promise<Team>}
   */
  async function writeAtOnce(before, id, about, text, writer) {
    const { slot, counter } = following(before);
    const checksum = crc32(sealed(counter, text));
    const after = { ...before, ...about, id, slot, counter, writer, ...thisMoment() };
    const step = db.transaction(['teams', 'slots'], 'readwrite', STRICT);
    const record = { version: VERSION, counter, checksum, text };
    const puts = [step.objectStore('slots').put(record, [id, slot]),
                  step.objectStore('teams').put(after)];
    step.commit();
    await Promise.all([...puts, step.done]);
    return after;
  }

  // A copy of both slots under another id.
  /** @type {(id: string, copy: Team) => Promise<void>} */
  async function copy(id, target) {
    const step = db.transaction(['teams', 'slots'], 'readwrite', STRICT);
    const slots = step.objectStore('slots');
    for (const slot of [0, 1]) {
      const found = await slots.get([id, slot]);
      if (found) await slots.put(found, [target.id, slot]);
    }
    await step.objectStore('teams').put(target);
    await step.done;
  }

  /** @type {(id: string) => Promise<void>} */
  async function remove(id) {
    const step = db.transaction(['teams', 'slots'], 'readwrite', STRICT);
    const slots = step.objectStore('slots');
    await Promise.all([step.objectStore('teams').delete(id), slots.delete([id, 0]),
                       slots.delete([id, 1]), step.done]);
  }

  /** @type {() => Promise<Team[]>} */
  const list = async () => (await db.getAll('teams')).sort((a, b) => b.changed - a.changed);

  // The one that was worked on or looked at last.
  const latest = async () => (await db.getAll('teams')).filter(({ deleted }) => !deleted)
    .reduce((a, b) => (!a || b.opened > a.opened ? b : a), undefined);

  return { list, latest, team, read, heal, write, writeAtOnce, alter, copy, remove };
}

/** @typedef {Awaited<ReturnType<typeof openSnapshots>>} Snapshots */
