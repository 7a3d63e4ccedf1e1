/**
 * A host at whose own end the capture was taken: what it sent and received is known, in order.
 * It is judged strictly: every segment must follow from one of the possible TCBs, and what a rule demands must come in
 * time.
 */
import { ACK, has, RST, SYN } from '../../tcp/segment.ts';
import { HAND_OVER, MOST_POSSIBLE } from '../limits.ts';
import { type Microseconds, type Observed, withoutText } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { SentText } from '../sent-data.ts';
import type { StatePath } from '../state-path.ts';
import { reportOf, type ViolationReport } from '../violation-report.ts';
import { type Violation, violation } from '../violations.ts';
import { ordinaryArrival } from './arrived.ts';
import { outcomes } from './arrived-variants.ts';
import { closedBefore, copy, Hypothesis, hasConnection, same, withoutConnection } from './hypothesis.ts';
import { arrivesMidway, beforeFirst, hadBegun, sentMidway } from './mid-stream.ts';
import { addReset, permitReset } from './pending-replies.ts';
import { type Resent, type Retransmission, resentBy } from './retransmissions.ts';
import { sending } from './sent.ts';
import { areApart } from './sent-syn.ts';
import { mayHaveEnded } from './silent-ends.ts';
import { type Arrived, lostBefore } from './unseen-ending.ts';

const MOST_RECENT = 32;
/** Retransmissions that are named; all are counted. */
const MOST_NAMED = 1000;

export class LocalHost {
  readonly #options: JudgingOptions;
  #possible: readonly Hypothesis[] = [];
  /** Arrivals that the host may not have seen yet. */
  #recent: Arrived[] = [];
  #last: Arrived | null = null;
  #illegal: ViolationReport | null = null;
  /** More was possible than could be followed: what then seems illegal may be what was left out. */
  #leftOut = false;
  #lost = false;
  #hasSent = false;
  #sentText: SentText | null = null;
  readonly retransmissions: Retransmission[] = [];
  retransmitted = 0;

  constructor(options: JudgingOptions) {
    this.#options = options;
  }

  get illegal(): ViolationReport | null {
    return this.#illegal;
  }

  /** Nothing about it could be made certain. */
  get unknown(): boolean {
    return this.#lost || this.#possible.every((p) => p.midway !== null);
  }

  get #isDone(): boolean {
    return this.#illegal !== null || this.#lost;
  }

  get way(): StatePath | null {
    return this.#possible[0]?.way ?? null;
  }

  get ways(): readonly StatePath[] {
    return this.#possible.map((p) => p.way);
  }

  get possible(): readonly Hypothesis[] {
    return this.#possible;
  }

  hears(s: Observed): void {
    if (this.#isDone) return;
    this.#begin(s, false);
    if (!this.#inTime(s.time)) return;
    const before = this.#possible;
    this.#forgetRecent(s.time);
    if (this.#recent.length === MOST_RECENT) this.#recent.shift();
    this.#last = { arrival: s, before };
    this.#recent.push(this.#last);
    this.#possible = this.#after(before, s);
  }

  /** `text` is what of the segment's text was captured. */
  sends(s: Observed, text: Uint8Array): void {
    if (this.#isDone) return;
    this.#begin(s, true);
    if (!this.#inTime(s.time)) return;
    const [first] = this.#possible;
    const resent = first === undefined ? null : resentBy(first, s);
    const explained = this.#explain(this.#possible, s, false);
    if (explained.length > 0) {
      const ended = has(s, RST) ? this.#possible.find(hasConnection) : undefined;
      this.#possible = ended === undefined ? explained : explained.map((p) => this.#stillResets(p, ended, s));
      this.#recent = [];
    } else if (!this.#explainAsRaced(s)) {
      const other = this.#explainAsLost(s) ?? this.#explainAsBegun(s);
      if (other === null) return this.#accuse(s, this.#violationOf(s));
      this.#possible = other;
    }
    this.#hasSent = true;
    // The next incarnation may have the same ISS.
    if (has(s, SYN) && resent === null) this.#sentText = null;
    if (text.length > 0 && !this.#sameText(first, s, text)) {
      return this.#accuse(s, violation('other-octets', 'R83', this.#possible[0]?.state ?? 'CLOSED'));
    }
    if (resent !== null) this.#note(s, resent);
  }

  /** What goes out again must be what went out before. */
  #sameText(before: Hypothesis | undefined, s: Observed, text: Uint8Array): boolean {
    if (has(s, RST | SYN) || before === undefined || before.midway !== null) return true;
    this.#sentText ??= new SentText();
    this.#sentText.forgetBelow(before.una);
    if (s.seq !== before.nxt) return this.#sentText.agrees(s.seq, text);
    this.#sentText.add(s.seq, text);
    return true;
  }

  /** The capture ends here. */
  ends(time: Microseconds): void {
    if (!this.#isDone) this.#inTime(time);
  }

  #begin(s: Observed, own: boolean): void {
    if (this.#possible.length === 0) this.#possible = beforeFirst(s, own);
  }

  #after(possible: readonly Hypothesis[], s: Observed): readonly Hypothesis[] {
    const [only, ...more] = possible;
    if (only !== undefined && more.length === 0) {
      const ordinary = ordinaryArrival(only, s, this.#options);
      if (ordinary !== null) return [ordinary];
    }
    const all: Hypothesis[] = [];
    for (const p of possible) {
      const ordinary = ordinaryArrival(p, s, this.#options);
      const next = ordinary !== null ? [ordinary] : this.#arrives(p, s);
      for (const q of next) this.#add(all, q);
    }
    return all;
  }

  #add(all: Hypothesis[], q: Hypothesis): void {
    if (all.some((p) => same(p, q))) return;
    if (all.length < MOST_POSSIBLE) all.push(q);
    else this.#leftOut = true;
  }

  #arrives(p: Hypothesis, s: Observed): readonly Hypothesis[] {
    return p.midway === null ? outcomes(p, s, this.#options) : [arrivesMidway(p, p.midway, s, this.#options)];
  }

  /**
   * A connection that has just ended answers with resets what came before it did. And when ABORT crosses what arrives, that
   * may have been answered first, so that the reset of the ABORT is still to come.
   */
  #stillResets(p: Hypothesis, ended: Hypothesis, { time, frame }: Observed): Hypothesis {
    if (hasConnection(p) || this.#recent.length === 0) return p;
    const q = copy(p);
    const late = { must: false, ended: null, within: this.#options.replyWithin };
    for (const { arrival } of this.#recent) if (!has(arrival, RST)) permitReset(q, arrival, 'R33', late);
    for (const ack of [null, ended.acked, ended.rcvNxt])
      addReset(q, {
        seq: ended.nxt,
        ack,
        by: time + HAND_OVER,
        rule: 'R29',
        frame,
        time,
        must: false,
        ended: null,
      });
    return q;
  }

  #explain(possible: readonly Hypothesis[], s: Observed, raced: boolean): readonly Hypothesis[] {
    const explained: Hypothesis[] = [];
    for (const p of possible) {
      const next = this.#sent(p, s, raced);
      if (!(next instanceof Hypothesis)) continue;
      explained.push(next);
      if (isOneOfMany(p, next)) explained.push(p);
      const other = closedBefore(p, next, s.time);
      if (other !== null) explained.push(other);
    }
    return explained;
  }

  #explainAsLost(s: Observed): readonly Hypothesis[] | null {
    const last = this.#last;
    if (last === null || s.time - last.arrival.time > this.#options.replyWithin) return null;
    const lost = lostBefore(last, s, this.#options);
    return lost.length === 0 ? null : lost;
  }

  #explainAsBegun(s: Observed): readonly Hypothesis[] | null {
    const begun = this.#hasSent ? null : hadBegun(s);
    return begun === null ? null : [begun];
  }

  #sent(p: Hypothesis, s: Observed, raced: boolean): Hypothesis | Violation {
    if (p.midway !== null && (s.flags & (SYN | RST | ACK)) !== 0) {
      if (!has(s, SYN)) return sentMidway(p, p.midway, s);
      // A SYN is a beginning whatever was before.
      for (const before of beforeFirst(s, true)) return sending(before, s, this.#options, raced);
    }
    return sending(p, s, this.#options, raced);
  }

  /** Perhaps it sent this before it had seen the last arrivals, or had seen them in another order. */
  #explainAsRaced(s: Observed): boolean {
    this.#forgetRecent(s.time);
    const recent = this.#recent;
    for (let at = recent.length - 1; at >= 0; at -= 1) {
      const { arrival, before } = recent[at] as Arrived;
      if (this.#extendPath(this.#explain(before, s, true), s, recent.slice(at))) return true;
      // The ACK is processed first, and may let text go out before the text or the FIN is taken.
      if (arrival.len === 0 || !has(arrival, ACK) || has(arrival, SYN)) continue;
      const acked = this.#after(before, withoutText(arrival, arrival.seq));
      if (this.#extendPath(this.#explain(acked, s, true), s, recent.slice(at))) return true;
    }
    for (let at = recent.length - 2; at >= 0; at -= 1) {
      const late = recent[at] as Arrived;
      let possible = late.before;
      for (const { arrival } of recent.slice(at + 1)) possible = this.#after(possible, arrival);
      if (this.#extendPath(this.#explain(possible, s, true), s, [late])) return true;
    }
    return false;
  }

  /** Goes on from an explanation with what the host had not seen by then. */
  #extendPath(explained: readonly Hypothesis[], s: Observed, unseen: readonly Arrived[]): boolean {
    if (explained.length === 0) return false;
    this.#recent = [];
    this.#possible = explained;
    for (const { arrival } of unseen) this.hears(arrival);
    // A reset may have been the answer to what it had not yet seen otherwise.
    if (has(s, RST)) this.#possible = this.#possible.map(withoutDebts);
    return true;
  }

  #forgetRecent(now: Microseconds): void {
    let old = 0;
    while (old < this.#recent.length && now - (this.#recent[old] as Arrived).arrival.time > HAND_OVER)
      old += 1;
    if (old > 0) this.#recent.splice(0, old);
  }

  /** What is overdue ends a possibility, unless its connection may have ended first. */
  #inTime(now: Microseconds): boolean {
    const [only] = this.#possible;
    if (only === undefined || this.#possible.every((p) => inTime(p, now))) return true;
    const left: Hypothesis[] = [];
    for (const p of this.#possible) {
      const kept = inTime(p, now) ? p : this.#endedInstead(p, now);
      if (kept !== null) this.#add(left, kept);
    }
    if (left.length > 0) {
      this.#possible = left;
      return true;
    }
    if (only.owed !== null) this.#accuse(only.owed, violation('reply-missing', only.owed.rule, only.state));
    return false;
  }

  /**
   * An ACK is not due any more where there is no connection; a reset is. TIME-WAIT sends its ACK at once, and what still
   * takes text in FIN-WAIT-2 has an application, and so no timeout.
   */
  #endedInstead(p: Hypothesis, now: Microseconds): Hypothesis | null {
    if (p.state === 'TIME-WAIT' || p.state === 'FIN-WAIT-2') return null;
    if (!hasConnection(p) || !mayHaveEnded(p, p.owed?.by ?? now, this.#options)) return null;
    const q = withoutConnection(p, 'CLOSED', now);
    return inTime(q, now) ? q : null;
  }

  #violationOf(s: Observed): Violation {
    for (const p of this.#possible) {
      const next = this.#sent(p, s, false);
      if (!(next instanceof Hypothesis)) return next;
    }
    return violation('no-connection', 'R33', 'CLOSED');
  }

  #accuse(where: { frame: number; time: Microseconds }, found: Violation): void {
    this.#recent = [];
    if (this.#leftOut) {
      this.#lost = true;
      return;
    }
    this.#illegal = reportOf(where, found);
  }

  #note({ frame, time }: Observed, of: Resent): void {
    this.retransmitted += 1;
    if (this.retransmissions.length < MOST_NAMED) this.retransmissions.push({ frame, time, of });
  }
}

/** A SYN,ACK with a cookie leaves those valid that have answered other SYNs, or the same one before. */
const isOneOfMany = (p: Hypothesis, next: Hypothesis): boolean =>
  p.state === 'SYN-RECEIVED' &&
  next.state === 'SYN-RECEIVED' &&
  (next.irs !== p.irs || areApart(next.iss, p.iss));

const inTime = ({ owed }: Hypothesis, now: Microseconds): boolean => owed === null || now <= owed.by;

function withoutDebts(p: Hypothesis): Hypothesis {
  const q = copy(p);
  q.owed = null;
  q.resets = p.resets?.map((r) => ({ ...r, must: false })) ?? null;
  return q;
}
