/**
 * Opens the file of a server, and makes it whole first where it is damaged (docs/adr/0040).
 * A teacher who starts the server again has a class waiting: what can be mended is mended then and there.
 */
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Checkup, checkUp, isWhole } from './sqlite-check.ts';
import { NothingToSalvage, type Salvaged, salvage } from './sqlite-salvage.ts';
import { DamagedHeader, FIRST_CHAINED, versionOf } from './sqlite-schema.ts';
import { openDatabase, type SqliteStore, sqliteStore, UnusableStore } from './sqlite-store.ts';
import { isWalDamaged } from './sqlite-wal.ts';
import type { Indexing, StoreOptions } from './store.ts';

/** Read whole at every start up to this size: some hundred milliseconds. */
const CHECKED_AT_START = 64 * 1_024 * 1_024;

export interface Care {
  /** Whole files of before, the newest first. */
  readonly backups: readonly string[];
  /** Where the damaged file is kept. */
  readonly copy: string;
  /** Told when it was damaged. */
  readonly salvaged: (what: Salvaged) => void;
}

/** @throws UnusableStore */
export async function openWithCare(file: string, options: StoreOptions, care: Care): Promise<SqliteStore> {
  const { indexing } = options;
  const opened = openWhole(file, indexing);
  if (!(opened instanceof UnusableStore)) return await Promise.resolve(sqliteStore(opened, options));
  try {
    const mended = salvage(file, { ...care, indexing });
    rmSync(suspicionOf(file), { force: true });
    care.salvaged(mended);
  } catch (error) {
    if (!(error instanceof NothingToSalvage)) throw error;
    throw damagedBefore(file) ?? opened;
  }
  return sqliteStore(openDatabase(file, indexing), options);
}

/** Where a file says its version, in SQLite's header. */
const VERSION_AT = 60;

/** What earlier versions wrote proves nothing of itself, and cannot be mended; null for a file of today. */
function damagedBefore(file: string): UnusableStore | null {
  const header = Buffer.alloc(VERSION_AT + 4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const version = header.readUInt32BE(VERSION_AT);
  if (version === 0 || version >= FIRST_CHAINED) return null;
  return new UnusableStore(
    `${file} is of version ${version} and damaged: it can be mended only once a server of today has opened it whole. ` +
      'It is left as it is. Put a copy of it from before in its place, or try SQLite’s own ".recover"',
  );
}

/** @returns why not, where it is damaged. @throws UnusableStore for any other reason */
function openWhole(file: string, indexing: Indexing): Database.Database | UnusableStore {
  const isNew = !existsSync(file);
  // Before SQLite opens it, and cuts off what it takes for unwritten.
  if (!isNew && isWalDamaged(file)) return new UnusableStore(`the WAL of ${file} is damaged`);
  try {
    const db = openDatabase(file, indexing);
    const isSmall = isNew || statSync(file).size <= CHECKED_AT_START;
    if ((!isSmall && !existsSync(suspicionOf(file))) || isWhole(checkUp(db))) return db;
    db.close();
    return new UnusableStore(`${file} is damaged`);
  } catch (error) {
    if (error instanceof UnusableStore && isDamage(error.cause)) return error;
    throw error;
  }
}

/** What is wrong with a file that nobody has open. It is read, and nothing more. @throws UnusableStore */
export function lookAt(file: string): Checkup {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    const version = versionOf(db);
    if (version < FIRST_CHAINED) throw new Error(`it is of version ${version}: the next start rewrites it`);
    return checkUp(db);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (isDamage(error)) return { streams: 0, entries: 0, structure: [reason], damage: [] };
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw new UnusableStore(
      isBusy ? `${file} is in use: stop the server first, or look at a backup` : `${file}: ${reason}`,
      { cause: error },
    );
  } finally {
    db?.close();
  }
}

/** Marks a file to be read whole at the next start, however large it is. */
export const suspicionOf = (file: string): string => `${file}.suspect`;

/** Whether it may be our file, with something in it that is not what was written. */
const isDamage = (error: unknown): boolean =>
  error instanceof DamagedHeader ||
  (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR_SHORT)/.test(error.code));
