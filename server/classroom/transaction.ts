/**
 * The one order in which anything happens to a class (docs/adr/0024).
 * It is applied, what that made is written, and when this is durable, and only then, it is published, whoever looks
 * on is told, and whoever asked is answered.
 */
import { Refusal } from '../refusal.ts';
import { type Entry, type Store, StoreUnavailable } from '../store/store.ts';
import { refusalOf } from './refusal.ts';

/** Something that was applied: how it is made durable, and how it is shown then. */
export interface Part {
  /** Empty when nothing happened. */
  readonly entries: readonly Entry[];
  /** @param links of its entries, in the journal */
  readonly publish: (links: readonly string[]) => void;
}

export interface Applied<T> {
  /** In the order in which they were applied. */
  readonly parts: readonly Part[];
  readonly tell?: () => void;
  readonly answer: T;
}

/**
 * @param settled resolves when nothing of what was applied is on its way to the store any more
 * @returns resolves when all is made anew, or never will be
 */
type Broken = (error: unknown, settled: Promise<void>) => Promise<void>;

export class Transactions {
  readonly #store: Store;
  readonly #broken: Broken;
  readonly #settled: Promise<void>;
  #settle: () => void = () => undefined;
  #renewed: Promise<void> = Promise.resolve();
  #state: 'open' | 'closed' | 'broken' = 'open';
  #pending = 0;

  /** @param broken told once, when memory is ahead of the journal for good: everything must be made anew from that */
  constructor(store: Store, broken: Broken) {
    this.#store = store;
    this.#broken = broken;
    this.#settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get open(): boolean {
    return this.#is('open') && this.#store.failure === null;
  }

  get pending(): number {
    return this.#pending;
  }

  /** What is in memory is not what the journal tells: all is made anew. */
  doubt(error: unknown): void {
    this.#break(error);
  }

  /** What was begun is finished; nothing else begins. */
  close(): void {
    if (this.#is('open')) this.#state = 'closed';
  }

  /** Memory may be behind what another has written: all is made anew, as after a failed append. */
  distrust(): void {
    if (this.open) this.#break(new StoreUnavailable('another server may own this class by now'));
  }

  /** @throws Refusal where nothing more is taken: why */
  mustBeOpen(): void {
    if (!this.#store.owners.held()) this.distrust();
    if (this.#store.failure) throw new Refusal('not-durable');
    if (this.#is('broken')) throw new Refusal('not-saved');
    if (this.#is('closed')) throw new Refusal('server-closing');
  }

  /**
   * @param apply applies at once, so that the next is judged by it; throws a Refusal before it has applied anything
   * @throws Refusal
   */
  async run<T>(apply: () => Applied<T>): Promise<T> {
    this.mustBeOpen();
    const { parts, tell, answer } = this.#apply(apply);
    // A move is one part.
    const entries = parts.length === 1 ? (parts[0]?.entries ?? []) : parts.flatMap((part) => part.entries);
    this.#pending += 1;
    let links: readonly string[];
    try {
      links = await this.#store.append(entries);
    } catch (error) {
      this.#break(error);
      throw refusalOf(error);
    } finally {
      this.#pending -= 1;
      if (this.#pending === 0 && this.#is('broken')) this.#settle();
    }
    // It was written; but whoever asks now may be answered by another.
    if (!this.#store.owners.held()) this.distrust();
    if (!this.#is('broken')) {
      let at = 0;
      for (const { entries: own, publish } of parts) {
        publish(links.slice(at, at + own.length));
        at += own.length;
      }
      tell?.();
    } else if (entries.length === 0) {
      // It was judged by what is no more.
      throw new Refusal('not-saved');
    } else {
      // What was written stands. It is shown when all is made anew, and nobody is answered before.
      await this.#renewed;
    }
    return answer;
  }

  #is(state: 'open' | 'closed' | 'broken'): boolean {
    return this.#state === state;
  }

  #apply<T>(apply: () => Applied<T>): Applied<T> {
    try {
      return apply();
    } catch (error) {
      // Half of it may have been applied.
      if (!(error instanceof Refusal)) this.#break(error);
      throw error;
    }
  }

  #break(error: unknown): void {
    if (this.#is('broken')) return;
    this.#state = 'broken';
    if (this.#pending === 0) this.#settle();
    this.#renewed = this.#broken(error, this.#settled);
  }
}
