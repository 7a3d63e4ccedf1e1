/** `2msl doctor`, `2msl backup` and `2msl teacher-link`: what an operator does to a server beside it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { indexing } from './classroom/class-index.ts';
import { askControl, controlIn, NobodyThere } from './operations/control.ts';
import { backUp, backupsIn } from './store/sqlite-backups.ts';
import { lookAt } from './store/sqlite-care.ts';
import { type Checkup, isWhole } from './store/sqlite-check.ts';
import { backupFolderIn, damagedNameOf, fileIn } from './store/sqlite-keeper.ts';
import { NothingToSalvage, salvage } from './store/sqlite-salvage.ts';
import { openSqliteStore, UnusableStore } from './store/sqlite-store.ts';
import { systemClock } from './time/clock.ts';

export interface Output {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Exit statuses: all is whole; something is damaged, or had to be set aside; nothing could be done. */
const WHOLE = 0;
const DAMAGED = 1;
const FAILED = 2;

const options = { data: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** Damaged places that are named. */
const MOST_NAMED = 50;

/** @param dataDir where nothing else is said */
export function doctor(args: readonly string[], dataDir: string, output: Output): Promise<number> {
  return guarded('doctor', output, () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [given, ...more] = positionals;
    if (more.length > 0) throw new TypeError('one file at a time');
    const folder = values.data ?? dataDir;
    const file = given ?? fileIn(folder);
    if (!existsSync(file)) throw new UnusableStore(`${file} is not there`);
    const found = lookAt(file);
    describe(file, found, output);
    const backups = given === undefined ? describeBackups(folder, output) : [];
    if (isWhole(found)) return WHOLE;
    // A backup is looked at and left as it is.
    if (values['dry-run'] || given !== undefined) return DAMAGED;
    return repair(file, backups, output);
  });
}

function repair(file: string, backups: readonly string[], { say }: Output): number {
  const copy = damagedNameOf(file, systemClock.epoch());
  const { setAside, entries, fromBackups } = salvage(file, { backups, copy, indexing });
  say(
    `Repaired: ${entries} entries are whole, ${fromBackups} of them from backups. The damaged file is ${copy}`,
  );
  if (setAside.length === 0) return WHOLE;
  say(`Set aside, because neither the file nor a backup has them: ${setAside.length} entries`);
  for (const { stream, seq } of setAside.slice(0, MOST_NAMED)) say(`  ${stream}, entry ${seq}`);
  return DAMAGED;
}

function describe(file: string, { streams, entries, structure, damage }: Checkup, { say }: Output): void {
  say(`${file}: ${streams} streams, ${entries} entries`);
  for (const complaint of structure) say(`  SQLite says: ${complaint}`);
  for (const { stream, seq, how } of damage.slice(0, MOST_NAMED)) say(`  ${stream}, entry ${seq}: ${how}`);
  if (damage.length > MOST_NAMED) say(`  and ${damage.length - MOST_NAMED} more`);
  if (structure.length + damage.length === 0) say('  whole');
}

/** Also those that are damaged: an entry proves itself wherever it is found. */
function describeBackups(folder: string, { say }: Output): readonly string[] {
  const backups = backupsIn(backupFolderIn(folder));
  for (const file of backups) say(`${file}: ${isWhole(lookAt(file)) ? 'whole' : 'damaged'}`);
  return backups;
}

/** @param dataDir where nothing else is said */
export function backup(args: readonly string[], dataDir: string, output: Output): Promise<number> {
  return guarded('backup', output, async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: options.data },
      allowPositionals: true,
    });
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) throw new TypeError('the file to write is missing');
    const file = resolve(given);
    const folder = values.data ?? dataDir;
    output.say(await backedUp(folder, file));
    return WHOLE;
  });
}

/** @param dataDir where nothing else is said */
export function teacherLink(args: readonly string[], dataDir: string, output: Output): Promise<number> {
  return guarded('teacher-link', output, async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: options.data },
      allowPositionals: true,
    });
    const name = positionals.length === 0 ? null : positionals.join(' ');
    try {
      const asked = { command: 'teacher-link', name } as const;
      output.say(await askControl(controlIn(values.data ?? dataDir), asked));
    } catch (error) {
      if (!(error instanceof NobodyThere)) throw error;
      throw new Error('no server runs there; start it, and it prints a link for a teacher', { cause: error });
    }
    return WHOLE;
  });
}

/** By the server that runs there, and where none does, by ourselves. @returns what is said of it */
async function backedUp(folder: string, file: string): Promise<string> {
  try {
    return await askControl(controlIn(folder), { command: 'backup', file });
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
    return await backUpStopped(folder, file);
  }
}

async function backUpStopped(folder: string, to: string): Promise<string> {
  if (!existsSync(fileIn(folder))) throw new UnusableStore(`${fileIn(folder)} is not there`);
  if (existsSync(to)) throw new UnusableStore(`${to} is there already`);
  const { now, epoch } = systemClock;
  const store = await openSqliteStore(fileIn(folder), { now, epoch, indexing });
  try {
    await backUp(store, to, async (file) => isWhole(lookAt(file)));
  } finally {
    await store.close();
  }
  return `Backed up, and checked: ${to}`;
}

/** Anything but what an operator can mend is our own fault, and thrown. */
async function guarded(
  command: string,
  { complain }: Output,
  deed: () => number | Promise<number>,
): Promise<number> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    complain(
      `2msl ${command}: ${error instanceof NothingToSalvage ? 'there is nothing left to repair' : error.message}`,
    );
    return FAILED;
  }
}
