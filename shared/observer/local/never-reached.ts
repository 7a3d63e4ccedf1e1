/**
 * The end of a connection that was captured and never reached TCP.
 * A firewall of the host's own has dropped it, or it was lost behind the tap. Who goes on as if a RST, or the ACK of its
 * last FIN, had not come, is not accused by that alone: it is supposed, and whether it was so, nothing shows.
 */
import { noted } from '../notes.ts';
import type { Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import type { Violation } from '../violations.ts';
import { acrossGap } from './gaps.ts';
import { copy, type Hypothesis, hasConnection } from './hypothesis.ts';
import { explain } from './sent-by.ts';

/** Arrivals after an end that are remembered. */
const MOST = 16;

type Arrives = (possible: readonly Hypothesis[], s: Observed) => readonly Hypothesis[];

const isOver = (possible: readonly Hypothesis[]): boolean => !possible.some(hasConnection);

export class LastEnd {
  /** What was possible before the arrival that ended the connection; that one, and what has arrived since. */
  #before: readonly Hypothesis[] = [];
  #arrivals: Observed[] = [];

  hears(s: Observed, before: readonly Hypothesis[], after: readonly Hypothesis[]): void {
    if (!isOver(after)) return this.forget();
    if (!isOver(before)) {
      this.#before = before.filter(hasConnection);
      this.#arrivals = [];
    }
    if (this.#before.length > 0 && this.#arrivals.length < MOST) this.#arrivals.push(s);
  }

  /** The host knows of the end. */
  forget(): void {
    if (this.#before.length === 0) return;
    this.#before = [];
    this.#arrivals = [];
  }

  /** The TCBs that explain `s` when nothing that ends the connection has reached the host. */
  explain(s: Observed, charge: Violation, options: JudgingOptions, arrives: Arrives): readonly Hypothesis[] {
    const [end] = this.#arrivals;
    if (end === undefined) return [];
    let possible = this.#before;
    for (const arrival of this.#arrivals) {
      const next = arrives(possible, arrival);
      if (!isOver(next)) possible = next.filter(hasConnection);
    }
    const { frame, time } = end;
    const supposed = possible.map((p) => {
      const q = copy(p);
      q.notes = noted(q.notes, { code: 'never-reached', frame, time, charge });
      return q;
    });
    const explained = supposed.flatMap((p) => explain(p, s, options, false));
    if (explained.length > 0) return explained;
    // Who drops a reset may be seen badly, too.
    return supposed.flatMap((p) => acrossGap(p, s, charge, options));
  }
}
