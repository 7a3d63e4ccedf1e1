/** The queue of everything that waits for a moment: a binary heap over one timer. */
import type { Cancel, Clock } from './clock.ts';

interface Waiting {
  readonly at: number;
  /** Of two at the same moment the one that came first goes first. */
  readonly order: number;
  readonly run: () => void;
  /** Where it lies in the heap; -1 when it lies there no more. */
  index: number;
}

export interface TimerQueueOptions {
  /** Told how many real milliseconds too late each one was woken. */
  readonly onLate?: (milliseconds: number) => void;
  /** One that fails must not keep the others from running. */
  readonly onError: (error: unknown) => void;
}

export class TimerQueue {
  readonly #clock: Clock;
  readonly #options: TimerQueueOptions;
  readonly #heap: Waiting[] = [];
  #order = 0;
  #stopped = false;
  #armed: { readonly at: number; readonly cancel: Cancel } | null = null;

  constructor(clock: Clock, options: TimerQueueOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  get size(): number {
    return this.#heap.length;
  }

  /** Runs it once, when the clock has reached `at`. */
  at(at: number, run: () => void): Cancel {
    const waiting: Waiting = { at, order: this.#order++, run, index: this.#heap.length };
    if (this.#stopped) return () => undefined;
    this.#heap.push(waiting);
    this.#up(waiting);
    this.#arm();
    return () => this.#remove(waiting);
  }

  /** Resolves after so many milliseconds; at once where there are none. */
  after(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return Promise.resolve();
    return new Promise((resolve) => this.at(this.#clock.now() + milliseconds, resolve));
  }

  /** Runs it every so often, until it is cancelled. */
  every(period: number, run: () => void): Cancel {
    let cancel: Cancel;
    const next = (): void => {
      cancel = this.at(this.#clock.now() + period, () => {
        next();
        run();
      });
    };
    next();
    return () => cancel();
  }

  /** Forgets everything, and takes no more. */
  stop(): void {
    this.#stopped = true;
    for (const waiting of this.#heap.splice(0)) waiting.index = CANCELLED;
    this.#arm();
  }

  #arm(): void {
    const first = this.#heap[0];
    // A wake that comes too early finds nothing due, and is cheaper than one that is set anew at every move.
    if (first && this.#armed && this.#armed.at <= first.at) return;
    if (!first && !this.#armed) return;
    this.#armed?.cancel();
    this.#armed = first ? { at: first.at, cancel: this.#clock.wake(first.at, () => this.#fire()) } : null;
  }

  #fire(): void {
    this.#armed = null;
    const now = this.#clock.now();
    // What these set for the same moment waits for the next turn, so that a match that is always due starves nobody.
    const due: Waiting[] = [];
    for (let first = this.#heap[0]; first && first.at <= now; first = this.#heap[0]) {
      this.#remove(first, false);
      due.push(first);
    }
    for (const waiting of due) {
      // Cancelled by one that ran before it.
      if (waiting.index === CANCELLED || this.#stopped) continue;
      this.#options.onLate?.(now - waiting.at);
      try {
        waiting.run();
      } catch (error) {
        this.#options.onError(error);
      }
    }
    this.#arm();
  }

  #remove(waiting: Waiting, arm = true): void {
    const { index } = waiting;
    waiting.index = CANCELLED;
    if (index < 0) return;
    if (!arm) waiting.index = TAKEN;
    const last = this.#heap.pop();
    if (last && last !== waiting) {
      this.#heap[index] = last;
      last.index = index;
      this.#up(last);
      this.#down(last);
    }
    if (arm) this.#arm();
  }

  #up(waiting: Waiting): void {
    for (;;) {
      const parent = this.#heap[(waiting.index - 1) >> 1];
      if (waiting.index === 0 || parent === undefined || before(parent, waiting)) return;
      this.#swap(parent, waiting);
    }
  }

  #down(waiting: Waiting): void {
    for (;;) {
      const left = this.#heap[2 * waiting.index + 1];
      const right = this.#heap[2 * waiting.index + 2];
      const least = right && left && before(right, left) ? right : left;
      if (least === undefined || before(waiting, least)) return;
      this.#swap(waiting, least);
    }
  }

  #swap(a: Waiting, b: Waiting): void {
    const { index } = a;
    a.index = b.index;
    b.index = index;
    this.#heap[a.index] = a;
    this.#heap[b.index] = b;
  }
}

const CANCELLED = -1;
const TAKEN = -2;

const before = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
