/**
 * The backups that the server makes of its own file while it runs: checked, and few (docs/adr/0040).
 * They lie beside it, so they are for a damaged file. For a lost disk an operator copies one of them elsewhere.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { stampOf } from '../time/clock.ts';
import { removeDatabase, sync } from './sqlite-files.ts';
import type { SqliteStore } from './sqlite-store.ts';

const PREFIX = '2msl-';
const SUFFIX = '.sqlite';
/** Kept: so many of the newest, */
const NEWEST = 3;
/** and the newest of each of so many days. */
const DAYS = 7;
/** A disk that backups would fill is one that moves cannot be written to: so many times the file's size stay free. */
const ROOM = 3;

/** The disk has too little room for another copy. */
export class NoRoom extends Error {
  override name = 'NoRoom';
}

/** What was copied is damaged: the file itself must be. */
export class DamagedBackup extends Error {
  override name = 'DamagedBackup';
}

export interface BackupServices {
  readonly folder: string;
  readonly epoch: () => number;
  /** Whether a file is whole: its structure, and every entry. */
  readonly isWhole: (file: string) => Promise<boolean>;
}

/** Those in a folder, the newest first. */
export function backupsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(PREFIX) && name.endsWith(SUFFIX));
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Copies a store's file, checks the copy, and only then gives it its name. @throws NoRoom | DamagedBackup | SqliteError */
export async function backUp(
  store: Pick<SqliteStore, 'backup' | 'size'>,
  to: string,
  isWhole: BackupServices['isWhole'],
): Promise<void> {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    await store.backup(part);
    oneFile(part);
    if (!(await isWhole(part))) throw new DamagedBackup();
    sync(part);
    renameSync(part, to);
  } finally {
    removeDatabase(part);
  }
}

/** Makes another of the automatic backups, and removes those that are too many. @throws as backUp() */
export async function backUpInto(
  store: Pick<SqliteStore, 'backup' | 'size'>,
  { folder, epoch, isWhole }: BackupServices,
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < store.size() * ROOM) throw new NoRoom();
  const to = join(folder, `${PREFIX}${stampOf(epoch())}${SUFFIX}`);
  await backUp(store, to, isWhole);
  const backups = backupsIn(folder);
  const kept = new Set(keptOf(backups));
  for (const backup of backups) if (!kept.has(backup)) rmSync(backup);
  return to;
}

/** Of backups, the newest first, those that stay. */
export function keptOf(backups: readonly string[]): readonly string[] {
  const dayOf = (backup: string): string =>
    backup.slice(backup.lastIndexOf(PREFIX)).slice(PREFIX.length, PREFIX.length + 10);
  const newestOfDays = backups.filter(
    (backup, i) => i === 0 || dayOf(backup) !== dayOf(backups[i - 1] ?? ''),
  );
  const kept = new Set([...backups.slice(0, NEWEST), ...newestOfDays.slice(0, DAYS)]);
  return backups.filter((backup) => kept.has(backup));
}

/** Milliseconds since 1970 at which the newest was made; null where there is none. */
export function newestBackup(folder: string): number | null {
  const [newest] = backupsIn(folder);
  return newest === undefined ? null : statSync(newest).mtimeMs;
}

/** A copy bears the mark of a WAL that it has not. Without it, it can be read where nothing may be written. */
function oneFile(file: string): void {
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.close();
}
