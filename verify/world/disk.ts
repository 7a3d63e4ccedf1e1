/**
 * A disk that is simulated, and the store that lies on it.
 * It is slow, full, torn by a crash, or lies about what it has synced, and does so at the world's time.
 */
import { beforeFirst, linkAfter } from '../../server/store/chain.ts';
import { refuse } from '../../server/store/group-commit.ts';
import { DamagedJournal } from '../../server/store/journal.ts';
import { memoryCodes } from '../../server/store/memory-codes.ts';
import { MemoryIndex, type WhileOpen } from '../../server/store/memory-index.ts';
import { entriesAfter, isOf } from '../../server/store/memory-store.ts';
import {
  closedStore,
  type Entry,
  NOBODY_ELSE,
  type Snapshot,
  SOLE_OWNER,
  type Store,
  type StoredEntry,
  StoreFailed,
  type StoreOptions,
  StoreUnavailable,
  type StreamTaken,
} from '../../server/store/store.ts';
import type { Agenda } from './agenda.ts';

/** What a commit wrote. It is whole where it ends with this. */
const END = '\n';

interface Waiting {
  readonly entries: readonly Entry[];
  readonly resolve: (links: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

export class Disk {
  readonly #agenda: Agenda;
  /** A frame a commit, in the order of the file. */
  #frames: string[] = [];
  /** They are synced at once: after a crash they may tell of entries that are gone. */
  readonly snapshots = new Map<string, Snapshot>();
  /** So many of them were reported as synced, and so many are. */
  #reported = 0;
  #synced = 0;
  #epoch = 0;
  /** Goes up with every crash: a process of before writes nothing any more. */
  #life = 0;
  /** Milliseconds that a sync takes. */
  latency = 0;
  full = false;
  /** It says that it has synced, and has not. */
  lies = false;
  /** Nothing can be read. */
  hidden = false;
  /** The next sync fails, and nobody knows what it left. */
  breaks = false;

  constructor(agenda: Agenda) {
    this.#agenda = agenda;
  }

  /** Commits that were reported as durable. */
  get reported(): number {
    return this.#reported;
  }

  /** Those of them that a crash now would take. */
  get lied(): number {
    return this.#reported - this.#synced;
  }

  /** A commit is on its way. */
  get busy(): boolean {
    return this.#frames.length > this.#reported;
  }

  /**
   * The power goes. What was synced stays; of what was written after it the beginning, the last of it torn.
   * @param kept so many frames of those that were not synced
   * @param torn so much of the frame after them, from 0 to 1
   */
  crash(kept: number, torn: number): void {
    this.#life += 1;
    const whole = Math.min(this.#frames.length, this.#synced + kept);
    const next = this.#frames[whole];
    this.#frames.length = whole;
    if (next !== undefined && torn > 0) this.#frames.push(next.slice(0, Math.floor(next.length * torn)));
    this.lies = false;
    this.breaks = false;
  }

  /** The process dies, and the machine goes on: whatever it wrote is there, but for the end of what it was writing. */
  kill(kept: number, torn: number): void {
    this.crash(this.lied + kept, torn);
  }

  /** As a file is opened: up to what is not whole. */
  read(): readonly StoredEntry[] {
    const entries: StoredEntry[] = [];
    const whole = this.#frames.findIndex((frame) => !frame.endsWith(END));
    if (whole >= 0) this.#frames.length = whole;
    for (const frame of this.#frames) entries.push(...(JSON.parse(frame) as StoredEntry[]));
    return entries;
  }

  open(options: StoreOptions, observe: (entries: readonly StoredEntry[]) => void): Store {
    const entries = this.read();
    this.#reported = this.#frames.length;
    this.#synced = this.#frames.length;
    this.#epoch += 1;
    return new SimulatedStore(this, options, this.#epoch, entries, observe).store;
  }

  get life(): number {
    return this.#life;
  }

  write(frame: string): void {
    this.#frames.push(frame);
  }

  /** @param done called when the disk says that it has synced, or why not */
  sync(done: (error: Error | null) => void): void {
    const frames = this.#frames.length;
    const life = this.#life;
    const finish = (): void => {
      if (life !== this.#life) return;
      if (this.breaks) return done(new Error('the sync failed'));
      this.#reported = frames;
      // What is synced now, it may have owed for long.
      if (!this.lies) this.#synced = frames;
      done(null);
    };
    if (this.latency === 0) finish();
    else this.#agenda.at(this.#agenda.now + this.latency, finish);
  }
}

class SimulatedStore {
  readonly #disk: Disk;
  readonly #options: StoreOptions;
  readonly #epoch: number;
  readonly #life: number;
  readonly #observe: (entries: readonly StoredEntry[]) => void;
  readonly #streams = new Map<string, StoredEntry[]>();
  readonly #index: MemoryIndex;
  #waiting: Waiting[] = [];
  #committing = false;
  #failure: StoreFailed | null = null;
  #closed = false;
  #onIdle: () => void = () => undefined;

  constructor(
    disk: Disk,
    options: StoreOptions,
    epoch: number,
    entries: readonly StoredEntry[],
    observe: (entries: readonly StoredEntry[]) => void,
  ) {
    this.#disk = disk;
    this.#options = options;
    this.#epoch = epoch;
    this.#life = disk.life;
    this.#observe = observe;
    this.#index = new MemoryIndex(this.#whileOpen);
    for (const entry of entries) {
      const { stream, seq, chain } = entry;
      const end = this.#end(stream);
      if (seq !== end.next || chain !== linkAfter(end.link, entry))
        throw new DamagedJournal(entry, 'it is not what was written');
      this.#take(entry);
    }
  }

  get store(): Store {
    const failure = (): StoreFailed | null => this.#failure;
    const whileOpen = this.#whileOpen;
    const streams = this.#streams;
    const { snapshots } = this.#disk;
    return {
      append: (entries) => this.#append(entries),
      read: async function* (stream, after) {
        yield* entriesAfter(await whileOpen(() => [...(streams.get(stream) ?? [])]), stream, after);
      },
      keepSnapshot: (snapshot) => {
        if (this.#life === this.#disk.life) snapshots.set(snapshot.stream, snapshot);
      },
      snapshot: (stream) =>
        whileOpen(() => {
          const snapshot = snapshots.get(stream);
          return snapshot && isOf(streams.get(stream) ?? [], snapshot) ? snapshot : null;
        }),
      last: (stream) => whileOpen(() => streams.get(stream)?.at(-1) ?? null),
      next: (stream) => whileOpen(() => streams.get(stream)?.length ?? 0),
      probe: () => this.#probe(),
      index: this.#index,
      owners: SOLE_OWNER,
      codes: memoryCodes(this.#options.now),
      news: NOBODY_ELSE,
      get failure() {
        return failure();
      },
      close: () => this.#close(),
    };
  }

  readonly #whileOpen: WhileOpen = (read) => {
    if (this.#closed) return Promise.reject(closedStore());
    if (this.#disk.hidden) return Promise.reject(new StoreUnavailable('the disk does not answer'));
    return Promise.resolve(read());
  };

  #append(entries: readonly Entry[]): Promise<readonly string[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(closedStore());
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#commit());
      this.#waiting.push({ entries, resolve, reject });
    });
  }

  #commit(): void {
    if (this.#committing || this.#waiting.length === 0 || this.#life !== this.#disk.life) return;
    const group = this.#waiting;
    this.#waiting = [];
    const { refused, placed } = this.#place(group.map(({ entries }) => entries));
    const all = placed.flat();
    if (all.length === 0) return this.#settle(group, placed, refused);
    if (this.#disk.full) {
      const error = new StoreUnavailable('the disk is full');
      for (const { reject } of group) reject(error);
      return;
    }
    const begin = this.#options.now();
    this.#disk.write(JSON.stringify(all) + END);
    this.#committing = true;
    this.#disk.sync((error) => {
      this.#committing = false;
      if (error) return this.#fail(group, error);
      for (const entry of all) this.#take(entry);
      this.#observe(all);
      this.#settle(group, placed, refused);
      this.#onIdle();
      this.#options.onCommit?.(all.length, this.#options.now() - begin);
      this.#commit();
    });
  }

  /** Gives each entry its place and its link, and says which appends cannot have theirs. */
  #place(appends: readonly (readonly Entry[])[]): {
    readonly refused: ReadonlyMap<number, StreamTaken>;
    readonly placed: readonly (readonly StoredEntry[])[];
  } {
    const refused = new Map<number, StreamTaken>();
    const ends = new Map<string, { readonly next: number; readonly link: string }>();
    const at = this.#options.epoch();
    const epoch = this.#epoch;
    const placed = appends.map((entries, i) => {
      const own = new Map(ends);
      const made: StoredEntry[] = [];
      for (const entry of refused.has(i) ? [] : entries) {
        const { stream, seq } = entry;
        const end = own.get(stream) ?? this.#end(stream);
        if (seq !== end.next) {
          refuse(refused, appends, i, entry);
          return [];
        }
        const chain = linkAfter(end.link, { ...entry, at, epoch });
        own.set(stream, { next: seq + 1, link: chain });
        made.push({ ...entry, at, epoch, chain });
      }
      for (const [stream, end] of own) ends.set(stream, end);
      return made;
    });
    return { refused, placed };
  }

  #settle(
    group: readonly Waiting[],
    placed: readonly (readonly StoredEntry[])[],
    refused: ReadonlyMap<number, StreamTaken>,
  ): void {
    for (const [i, { resolve, reject }] of group.entries()) {
      const taken = refused.get(i);
      if (taken) reject(taken);
      else resolve(placed[i]?.map(({ chain }) => chain) ?? []);
    }
  }

  #fail(group: readonly Waiting[], error: Error): void {
    const failure = new StoreFailed(`The journal could not be written: ${error.message}`, { cause: error });
    this.#failure = failure;
    for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(failure);
    this.#onIdle();
    this.#options.onFailure?.(failure);
  }

  #end(stream: string): { readonly next: number; readonly link: string } {
    const entries = this.#streams.get(stream) ?? [];
    return { next: entries.length, link: entries.at(-1)?.chain ?? beforeFirst(stream) };
  }

  #take(entry: StoredEntry): void {
    const stream = this.#streams.get(entry.stream) ?? [];
    this.#streams.set(entry.stream, stream);
    stream.push(entry);
    for (const change of this.#options.indexing(entry)) {
      this.#index.apply(change, entry.at);
      if (change.type === 'deleted') for (const name of change.streams) this.#forget(name);
    }
  }

  #forget(stream: string): void {
    this.#streams.delete(stream);
    this.#disk.snapshots.delete(stream);
  }

  #probe(): Promise<void> {
    const error =
      this.#failure ??
      (this.#closed ? closedStore() : null) ??
      (this.#disk.full || this.#disk.hidden ? new StoreUnavailable('the disk cannot be used') : null);
    return error ? Promise.reject(error) : Promise.resolve();
  }

  async #close(): Promise<void> {
    this.#closed = true;
    this.#commit();
    while (this.#committing)
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    this.#commit();
  }
}
