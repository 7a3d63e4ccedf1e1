/** What concerns no single class: which are open, who is a teacher. Writes the stream `server`. */
import { hashToken } from '../access/tokens.ts';
import { type Entry, type Store, StreamTaken } from '../store/store.ts';
import { classThing, SERVER_STREAM, type ServerEvent, writeEntry } from './entries.ts';
import { refusalOf } from './refusal.ts';

const DAY = 24 * 60 * 60_000;
/** To write at the end of a stream that others write to as well. */
const ATTEMPTS = 5;
/** A teacher's device is asked for a new secret after a month. */
const TEACHER_SESSION_LIFETIME = 30 * DAY;

interface Services {
  readonly store: Store;
  readonly epoch: () => number;
}

export class Directory {
  readonly #services: Services;
  /** The next place of the stream. */
  #next: number;
  /** One after the other: a place is known when the one before it is taken. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(services: Services, next: number) {
    this.#services = services;
    this.#next = next;
  }

  static async open(services: Services): Promise<Directory> {
    return new Directory(services, await services.store.next(SERVER_STREAM));
  }

  /** Whether this server has given the token out, and it still opens something. */
  async isKnown(token: string): Promise<boolean> {
    const hash = hashToken(token);
    const holder = await this.#services.store.index.holder(hash);
    return holder?.role === 'teacher' ? (await this.teacherBy(hash)) !== null : holder !== null;
  }

  /** The teacher whose device holds a token; null for anybody else's, and for one that has expired or was ended. */
  teacherOf(token: string): Promise<string | null> {
    return this.teacherBy(hashToken(token));
  }

  /** @param hash of the token */
  async teacherBy(hash: string): Promise<string | null> {
    const { store, epoch } = this.#services;
    const holder = await store.index.holder(hash);
    if (holder?.role !== 'teacher') return null;
    return epoch() - holder.since < TEACHER_SESSION_LIFETIME ? holder.teacher : null;
  }

  /** Whether a class is a teacher's, or was shared with them. */
  async mayTeach(teacher: string, code: string): Promise<boolean> {
    const { index } = this.#services.store;
    const row = await index.class(code);
    if (row === null || row.deletedAt !== null) return false;
    return row.owner === teacher || (await index.sharedWith(teacher)).includes(classThing(code));
  }

  /**
   * Resolves when it is durable.
   * @param more entries of other streams, which are written with it or not at all
   * @throws Refusal
   */
  async record(event: ServerEvent, more: readonly Entry[] = []): Promise<void> {
    await this.recordIf(() => Promise.resolve(true), event, more);
  }

  /**
   * Unless another server was quicker: whatever it writes here shows in the answer, or takes the place, and then it is asked again.
   * @returns whether it was recorded
   * @throws Refusal
   */
  recordIf(holds: () => Promise<boolean>, event: ServerEvent, more: readonly Entry[] = []): Promise<boolean> {
    const recorded = this.#turn.then(() => this.#record(holds, event, more));
    // Whoever asked is told of a failure; the next one's turn comes all the same.
    this.#turn = recorded.catch(() => undefined);
    return recorded;
  }

  async #record(
    holds: () => Promise<boolean>,
    event: ServerEvent,
    more: readonly Entry[],
    attempts = ATTEMPTS,
  ): Promise<boolean> {
    const { store } = this.#services;
    if (!(await holds())) return false;
    try {
      await store.append([writeEntry(SERVER_STREAM, this.#next, event), ...more]);
      this.#next += 1;
      return true;
    } catch (error) {
      if (!(error instanceof StreamTaken)) throw refusalOf(error);
      // Every server writes here, and none of these entries depends on another: it goes to the end.
      this.#next = await store.next(SERVER_STREAM);
      if (attempts === 1) throw refusalOf(error);
      return await this.#record(holds, event, more, attempts - 1);
    }
  }
}
