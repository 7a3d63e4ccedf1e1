/**
 * Deletes classes in which nothing has happened for long (docs/adr/0048): after so many days on which
 * this server ran, as it has counted them itself, and announced for the last seven of them.
 */
import type { Log } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Refusal } from '../refusal.ts';
import type { Calendar, ClassRow, Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Classrooms } from './classrooms.ts';
import type { Directory } from './directory.ts';
import { refusalOf } from './refusal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So often it is looked at. */
export const LOOK_PERIOD = 10 * MINUTE;
/** Real time in one run of the server after which nothing is counted twice for one day, whatever the machine’s clock says. */
const SHORTEST_DAY = 20 * HOUR;
/** Not soon after a start: whoever sees that something is wrong has time to say so. */
export const QUIET_AFTER_START = 30 * MINUTE;
/** Counted days for which a deletion is announced. */
export const ANNOUNCED_FOR = 7;
/** A clock that goes back, or ahead by more than a laptop sleeps, is not believed. */
const LARGEST_STEP_BACK = 5 * MINUTE;
const LONGEST_SLEEP = 4 * DAY;

/** When a class is deleted, if nothing happens in it. */
export interface Deletion {
  /** Days on which the server runs from now on. */
  readonly days: number;
  readonly announced: boolean;
}

interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'deleted' | 'clockJumped'>;
  readonly directory: Directory;
  readonly classrooms: Pick<Classrooms, 'delete' | 'isInUse'>;
  /** Null: nothing is deleted by itself. */
  readonly days: number | null;
}

export class Retention {
  readonly #services: Services;
  readonly #startedAt: number;
  /** Of both clocks, when they were last read. */
  #seen: { readonly now: number; readonly epoch: number };
  /** When this run last counted a day, by the clock that does not jump; null: not yet. */
  #countedAt: number | null = null;
  #looking = false;

  constructor(services: Services) {
    const { clock, timers, log } = services;
    this.#services = services;
    this.#startedAt = clock.now();
    this.#seen = { now: clock.now(), epoch: clock.epoch() };
    timers.every(LOOK_PERIOD, () => {
      this.look().catch((error: unknown) =>
        log.error({ err: error }, 'what is to be deleted cannot be told'),
      );
    });
  }

  /** The days after which a class is deleted that its teacher has not said anything about; null: never. */
  get days(): number | null {
    return this.#services.days;
  }

  /** When the clock last jumped, while that still delays what was announced; null where it does not. */
  async delayedBy(): Promise<number | null> {
    const { days, jump } = await this.#services.store.index.calendar();
    return jump !== null && days.length - jump.days < ANNOUNCED_FOR ? jump.at : null;
  }

  /** Of each class; null where it is never deleted by itself. */
  async deletions(): Promise<(row: ClassRow) => Deletion | null> {
    const { index } = this.#services.store;
    const calendar = await index.calendar();
    return (row) => this.#deletion(row, calendar);
  }

  #deletion(row: ClassRow, calendar: Calendar): Deletion | null {
    const { days } = calendar;
    const kept = this.#keptFor(row);
    if (kept === null) return null;
    if (row.expires !== null) return { days: Math.max(0, row.expires - days.length), announced: true };
    return { days: Math.max(ANNOUNCED_FOR, kept - since(calendar, row.touchedAt)), announced: false };
  }

  /** What its teacher says holds also where the server deletes nothing by itself. */
  #keptFor({ keptFor }: ClassRow): number | null {
    return keptFor ?? this.#services.days;
  }

  /** Counts the day, announces what is to be deleted, and deletes what has been announced for long enough. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#look();
    } finally {
      this.#looking = false;
    }
  }

  async #look(): Promise<void> {
    const { clock, store } = this.#services;
    if (await this.#hasJumped()) return;
    const ran = clock.now() - this.#startedAt;
    if (ran < LOOK_PERIOD) return;
    await this.#count();
    if (ran < QUIET_AFTER_START) return;
    const calendar = await store.index.calendar();
    for (const row of await store.index.classes()) await this.#lookAt(row, calendar);
  }

  async #lookAt(row: ClassRow, calendar: Calendar): Promise<void> {
    const { classrooms, directory, log, metrics } = this.#services;
    const { code } = row;
    const deletion = this.#deletion(row, calendar);
    // Whoever looks on is about to play, or to read what is left of it.
    if (deletion === null || classrooms.isInUse(code)) return;
    try {
      if (deletion.announced && deletion.days === 0) {
        log.info({ class: code }, 'deleted, because nothing has happened in it for as long as it is kept');
        await classrooms.delete(code);
        metrics.deleted('retention');
      } else if (!deletion.announced && deletion.days <= ANNOUNCED_FOR) {
        const day = calendar.days.length + ANNOUNCED_FOR;
        await directory.record({ type: 'class-expires', code, day });
        log.info({ class: code, days: ANNOUNCED_FOR }, 'it is announced that this class is deleted');
      }
    } catch (error) {
      // Opened or deleted meanwhile, another server's, or nothing can be written: the next look comes.
      const told = refusalOf(error);
      if (!(told instanceof Refusal)) throw error;
      log.warn({ class: code, why: told.code }, 'this class could not be deleted');
    }
  }

  async #count(): Promise<void> {
    const { clock, store, directory } = this.#services;
    if (this.#countedAt !== null && clock.now() - this.#countedAt < SHORTEST_DAY) return;
    const isNew = async (): Promise<boolean> => {
      const last = (await store.index.calendar()).days.at(-1);
      return last === undefined || dayOf(last) !== dayOf(clock.epoch());
    };
    // Another server may count at the same moment.
    if (await directory.recordIf(isNew, { type: 'day-counted' })) this.#countedAt = clock.now();
  }

  /** Whether the machine’s clock has jumped since it was last read, here or, backwards, by an earlier run. */
  async #hasJumped(): Promise<boolean> {
    const { clock, store, directory, log, metrics } = this.#services;
    const { days, jump } = await store.index.calendar();
    const before = this.#seen;
    this.#seen = { now: clock.now(), epoch: clock.epoch() };
    const step = this.#seen.epoch - before.epoch - (this.#seen.now - before.now);
    const last = days.at(-1) ?? 0;
    const isBehind = this.#seen.epoch < last - LARGEST_STEP_BACK && (jump === null || jump.at >= last);
    if (step >= -LARGEST_STEP_BACK && step <= LONGEST_SLEEP && !isBehind) return false;
    await directory.record({ type: 'clock-jumped' });
    metrics.clockJumped();
    log.warn(
      { seconds: Math.round((isBehind ? this.#seen.epoch - last : step) / 1_000) },
      'the machine’s clock has jumped: what was to be deleted is announced anew',
    );
    return true;
  }
}

const dayOf = (epoch: number): number => Math.floor(epoch / DAY);

/** How many days were counted after a moment; where a clock was wrong meanwhile, not more than is sure. */
function since({ days, jump }: Calendar, moment: number): number {
  const last = days.findLastIndex((at) => at <= moment);
  // Before all that was counted: nobody counted then, or it was told by a clock that was wrong.
  if (last < 0 && jump !== null) return days.length - jump.days;
  return days.length - 1 - last;
}
