/** Keeps the file of a server: opens it with care, and makes backups of it while it runs. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../operations/log.ts';
import { type Clock, stampOf } from '../time/clock.ts';
import {
  type BackupServices,
  backUp,
  backUpInto,
  backupsIn,
  DamagedBackup,
  newestBackup,
} from './sqlite-backups.ts';
import { openWithCare, suspicionOf } from './sqlite-care.ts';
import type { Salvaged } from './sqlite-salvage.ts';
import type { SqliteStore } from './sqlite-store.ts';
import { closedStore, type Store, type StoreOptions } from './store.ts';

export { newestBackup } from './sqlite-backups.ts';

export const fileIn = (dataDir: string): string => join(dataDir, '2msl.sqlite');
export const backupFolderIn = (dataDir: string): string => join(dataDir, 'backups');
export const damagedNameOf = (file: string, epoch: number): string => `${file}.damaged-${stampOf(epoch)}`;

const HOUR = 60 * 60_000;
/** A file whose copy is felt, in octets: a second of the processor for 400 MiB, and the disk has it to write. */
const LARGE = 16 * 1024 * 1024;
/** So long after a start those who were playing are back, in milliseconds. */
const COMING_BACK = 2 * 60_000;
/** In a log. */
const MOST_NAMED = 20;

interface Services {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly isWhole: BackupServices['isWhole'];
}

export class Keeper {
  readonly #services: Services;
  #store: SqliteStore | null = null;
  /** One after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Since the last of the automatic backups. */
  #commits = 0;
  /** There was a file before this start. */
  #found = false;

  constructor(services: Services) {
    this.#services = services;
  }

  /** @throws UnusableStore */
  async open(options: StoreOptions): Promise<Store> {
    const { dataDir, clock } = this.#services;
    const file = fileIn(dataDir);
    this.#found = existsSync(file);
    const onCommit: StoreOptions['onCommit'] = (...commit) => {
      this.#commits += 1;
      options.onCommit?.(...commit);
    };
    this.#store = await openWithCare(
      file,
      { ...options, onCommit },
      {
        backups: backupsIn(backupFolderIn(dataDir)),
        copy: damagedNameOf(file, clock.epoch()),
        salvaged: (what) => this.#tell(what),
      },
    );
    return this.#store;
  }

  /**
   * Makes a backup where the last is old, and one an hour from then on if something has been written. A file that has just been
   * made has nothing to lose yet; a large one is left alone while everybody comes back.
   */
  begin(): void {
    const { dataDir, clock } = this.#services;
    const newest = newestBackup(backupFolderIn(dataDir)) ?? 0;
    if (this.#found && clock.epoch() - newest >= HOUR) {
      const isLarge = statSync(fileIn(dataDir)).size > LARGE;
      clock.wake(clock.now() + (isLarge ? COMING_BACK : 0), () => void this.#makeBackup());
    }
    const next = (): void => {
      clock.wake(clock.now() + HOUR, () => {
        next();
        if (this.#commits > 0) void this.#makeBackup();
      });
    };
    next();
  }

  /** A backup where somebody wants one. @throws SqliteError | DamagedBackup */
  backUp(to: string): Promise<void> {
    if (existsSync(to)) return Promise.reject(new Error(`${to} is there already`));
    return this.#inTurn((store) => backUp(store, to, this.#services.isWhole));
  }

  async #makeBackup(): Promise<void> {
    const { dataDir, clock, log, isWhole } = this.#services;
    const commits = this.#commits;
    try {
      const services = { folder: backupFolderIn(dataDir), epoch: clock.epoch, isWhole };
      const file = await this.#inTurn((store) => backUpInto(store, services));
      this.#commits -= commits;
      log.info({ file }, 'backup made');
    } catch (error) {
      if (error instanceof DamagedBackup) this.#suspect();
      else log.warn({ err: error }, 'no backup could be made');
    }
  }

  #inTurn<T>(deed: (store: SqliteStore) => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => {
      if (this.#store === null) throw closedStore();
      return deed(this.#store);
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #suspect(): void {
    const { dataDir, log } = this.#services;
    writeFileSync(suspicionOf(fileIn(dataDir)), '');
    log.error({}, 'the database is damaged: the next start repairs it, and 2msl doctor says what is damaged');
  }

  #tell({ setAside, ...salvaged }: Salvaged): void {
    const named = setAside.slice(0, MOST_NAMED).map(({ stream, seq }) => `${stream} ${seq}`);
    this.#services.log.error(
      { ...salvaged, setAside: setAside.length, named },
      'the database was damaged, and has been made whole of what is whole and of backups',
    );
  }
}
