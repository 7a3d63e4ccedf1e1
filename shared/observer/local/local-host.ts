/**
 * A host at whose own end the capture was taken: what it sent and received is known, in order.
 * It is judged strictly: every segment must follow from one of the possible TCBs, and what a rule demands must come in
 * time. What the capture itself may have done is believed before the host is accused (gaps.ts, tap.ts, overdue.ts),
 * unless the capture is known to be complete.
 */
import { has, RST, SYN } from '../../tcp/segment.ts';
import { HAND_OVER, MOST_POSSIBLE } from '../limits.ts';
import { firstOpen, type Note, noted, notesOf, type WarningCode } from '../notes.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { SentText } from '../sent-data.ts';
import { namesOf, type StackLiberty } from '../stacks.ts';
import type { StatePath } from '../state-path.ts';
import { reportOf, type ViolationReport } from '../violation-report.ts';
import { type Violation, violation } from '../violations.ts';
import { arrives, arrivesAgain } from './arrivals.ts';
import { ordinaryArrival } from './arrived.ts';
import { acrossGap, acrossUnseenReset, heardOfGaps, sentOverGaps } from './gaps.ts';
import { copy, Hypothesis, hasConnection } from './hypothesis.ts';
import { Lately } from './lately.ts';
import { beforeFirst, hadBegun } from './mid-stream.ts';
import { LastEnd } from './never-reached.ts';
import { inTime, suppressed, withoutOverdue } from './overdue.ts';
import { addReset, permitReset } from './pending-replies.ts';
import { asRaced, asSwapped, type Recent, type Sighting } from './races.ts';
import { type Resent, type Retransmission, resentBy } from './retransmissions.ts';
import { explain, judge } from './sent-by.ts';
import { SentOptions } from './sent-options.ts';
import { handedOver } from './tap.ts';
import { lostBefore } from './unseen-ending.ts';
import { Warnings } from './warnings.ts';

/** Retransmissions that are named; all are counted. */
const MOST_NAMED = 1000;

export class LocalHost {
  readonly #options: JudgingOptions;
  readonly #atOnce: JudgingOptions;
  #possible: readonly Hypothesis[] = [];
  readonly #lately: Lately;
  readonly #lastEnd = new LastEnd();
  #illegal: ViolationReport | null = null;
  /** More was possible than could be followed: what then seems illegal may be what was left out. */
  #leftOut = false;
  #lost = false;
  #hasSent = false;
  #sentText: SentText | null = null;
  readonly #sentOptions = new SentOptions();
  readonly #warnings = new Warnings();
  readonly retransmissions: Retransmission[] = [];
  retransmitted = 0;
  /** Of what it sent, what proved to have been captured twice. */
  copies = 0;

  constructor(options: JudgingOptions) {
    this.#options = options;
    this.#atOnce = { ...options, atOnce: true };
    this.#lately = new Lately(options.complete);
  }

  get illegal(): ViolationReport | null {
    return this.#illegal;
  }

  /** Nothing about it could be made certain, or what had to be supposed has not been confirmed. */
  get unknown(): boolean {
    return this.#lost || this.#possible.every(isUncertain);
  }

  get #isDone(): boolean {
    return this.#illegal !== null || this.#lost;
  }

  get #likeliest(): Hypothesis | undefined {
    return this.#possible.find((p) => !isUncertain(p)) ?? this.#possible[0];
  }

  get notes(): readonly Note[] {
    return notesOf(this.#likeliest?.notes ?? null);
  }

  /** Those that it has taken whichever of its possible TCBs is the real one. */
  get liberties(): readonly StackLiberty[] {
    const certain = this.#possible.filter((p) => !isUncertain(p));
    const [first, ...others] = certain.length > 0 ? certain : this.#possible;
    return namesOf(others.reduce((took, p) => took & p.took, first?.took ?? 0));
  }

  /** How long a segment lay between the tap and TCP at the longest, where that shows. */
  get handOver(): Microseconds | null {
    const { handOver } = this.#lately;
    return handOver > HAND_OVER ? handOver : null;
  }

  get way(): StatePath | null {
    return this.#likeliest?.way ?? null;
  }

  get ways(): readonly StatePath[] {
    const first = this.#likeliest;
    const others = this.#possible.filter((p) => p !== first);
    return first === undefined ? [] : [first, ...others].map((p) => p.way);
  }

  get possible(): readonly Hypothesis[] {
    return this.#possible;
  }

  hears(s: Observed, sighting: Sighting = 'whole'): void {
    if (this.#isDone || (sighting === 'whole' && this.#hearsOrdinary(s))) return;
    this.#begin(s, false);
    if (!this.#inTime(s.time)) return;
    const before = sighting === 'again' ? this.#possible : this.#agreeing((p) => heardOfGaps(p, s));
    if (before === null) return;
    this.#lately.hears(s, before, sighting);
    if (sighting !== 'again') this.#sentOptions.hears(s);
    this.#possible = this.#after(before, s, sighting);
    if (!this.#options.complete) this.#lastEnd.hears(s, before, this.#possible);
  }

  /** What nearly all segments of nearly all connections are, without detours: one TCB, nothing open, an ordinary arrival. */
  #hearsOrdinary(s: Observed): boolean {
    const before = this.#possible;
    const only = before[0];
    if (only === undefined || !this.#isQuiet(s.time)) return false;
    const after = ordinaryArrival(only, s, this.#options);
    if (after === null) return false;
    this.#lately.hears(s, before, 'whole');
    this.#sentOptions.hears(s);
    this.#possible = [after];
    this.#lastEnd.forget();
    return true;
  }

  /** One TCB is possible, without anything that time or a segment decides. */
  #isQuiet(now: Microseconds): boolean {
    const only = this.#possible[0];
    if (only === undefined || this.#possible.length > 1 || only.resets !== null) return false;
    return (only.notes === null || only.notes.open === 0) && inTime(only, now);
  }

  /**
   * `text` is what of the segment's text was captured. What of its own is damaged, as nothing else of it is, it has not
   * sent so.
   */
  sends(s: Observed, text: Uint8Array, sighting: 'whole' | 'damaged' | 'alike' = 'whole'): void {
    if (this.#isDone) return;
    if (sighting === 'damaged') {
      this.#possible = this.#possible.map((p) => dropped(p, s));
      return;
    }
    const before = this.#readyToSend(s);
    if (before === null) return;
    const [first] = before;
    const resent = first === undefined ? null : resentBy(first, s);
    const explained = this.#explainAtOnce(before, s);
    if (explained.length > 0) {
      this.#lastEnd.forget();
      this.#goesOn(before, explained, s);
    } else if (sighting === 'alike') {
      this.copies += 1;
      return;
    } else if (!this.#explainOtherwise(s)) return this.#accuse(s, this.#violationOf(s));
    this.#hasSent = true;
    this.#lately.sends(s, before);
    // The next incarnation may have the same ISS.
    if (has(s, SYN) && resent === null) this.#sentText = null;
    if (text.length > 0 && !this.#sameText(first, s, text)) {
      return this.#accuse(s, violation('other-octets', 'R83', this.#possible[0]?.state ?? 'CLOSED'));
    }
    const wrong = first === undefined ? null : this.#sentOptions.sends(first, s);
    if (wrong !== null) return this.#accuseOf(wrong.at, wrong.violation);
    if (first !== undefined && !this.#options.complete)
      for (const code of this.#warnings.of(first, s, this.#sentOptions)) this.#warn(s, code);
    if (resent !== null) this.#note(s, resent);
  }

  /** What is possible before it; null when what is overdue, or was supposed, has proved wrong. */
  #readyToSend(s: Observed): readonly Hypothesis[] | null {
    if (this.#isQuiet(s.time)) return this.#possible;
    this.#begin(s, true);
    if (!this.#inTime(s.time)) return null;
    const before = this.#agreeing((p) => sentOverGaps(p, s));
    if (before !== null) this.#possible = before;
    return before;
  }

  /** What goes out again must be what went out before. */
  #sameText(before: Hypothesis | undefined, s: Observed, text: Uint8Array): boolean {
    if (has(s, RST | SYN) || before === undefined || before.midStream !== null) return true;
    this.#sentText ??= new SentText();
    this.#sentText.forgetBelow(before.una);
    if (s.seq !== before.nxt) return this.#sentText.agrees(s.seq, text);
    this.#sentText.add(s.seq, text);
    return true;
  }

  /** The capture ends here. */
  ends(time: Microseconds): void {
    if (this.#isDone || !this.#inTime(time)) return;
    const [first] = this.#possible;
    const wrong = first === undefined ? null : this.#sentOptions.ends(first);
    if (wrong !== null) this.#accuseOf(wrong.at, wrong.violation);
  }

  /** Nothing has come or gone for so long that nothing of it can be in another order any more. */
  rest(now: Microseconds): void {
    this.#lately.rest(now);
  }

  #begin(s: Observed, own: boolean): void {
    if (this.#possible.length === 0) this.#possible = beforeFirst(s, own);
  }

  /** Those that this segment does not refute; null when it refutes all, and the host is accused of what they supposed. */
  #agreeing(told: (p: Hypothesis) => Hypothesis | null): readonly Hypothesis[] | null {
    if (this.#possible.every(({ notes }) => notes === null || notes.open === 0)) return this.#possible;
    const left = this.#possible.flatMap((p) => told(p) ?? []);
    if (left.length > 0) return left;
    this.#accuseOfSupposed();
    return null;
  }

  #after(possible: readonly Hypothesis[], s: Observed, sighting: Sighting): readonly Hypothesis[] {
    if (sighting === 'again') return possible.map((p) => arrivesAgain(p, s, this.#options));
    const after = arrives(possible, s, this.#options, () => {
      this.#leftOut = true;
    });
    if (sighting === 'whole') return after;
    return this.#both(
      possible.map((p) => dropped(p, s)),
      after,
    );
  }

  #both(some: readonly Hypothesis[], others: readonly Hypothesis[]): readonly Hypothesis[] {
    if (some.length + others.length > MOST_POSSIBLE) this.#leftOut = true;
    return [...some, ...others].slice(0, MOST_POSSIBLE);
  }

  #goesOn(before: readonly Hypothesis[], explained: readonly Hypothesis[], s: Observed): void {
    const ended = has(s, RST) ? before.find(hasConnection) : undefined;
    this.#possible = ended === undefined ? explained : explained.map((p) => this.#stillResets(p, ended, s));
    const [first] = before;
    const delay = first === undefined ? null : handedOver(first, s.ack, s.time, this.#options);
    if (delay !== null && !has(s, RST | SYN)) this.#lately.learn(delay);
    this.#lately.passes(s, before);
  }

  /**
   * A connection that has just ended answers with resets what came before it did. And when ABORT crosses what arrives, that
   * may have been answered first, so that the reset of the ABORT is still to come.
   */
  #stillResets(p: Hypothesis, ended: Hypothesis, { time, frame }: Observed): Hypothesis {
    if (!this.#options.complete) this.#lately.forgetUntil(time);
    const { unanswered } = this.#lately;
    if (hasConnection(p) || unanswered.length === 0) return p;
    const q = copy(p);
    const late = { must: false, ended: null, within: this.#options.replyWithin };
    for (const { segment } of unanswered) if (!has(segment, RST)) permitReset(q, segment, 'R33', late);
    for (const ack of [null, ended.acked, ended.rcvNxt])
      addReset(q, {
        seq: ended.nxt,
        ack,
        by: time + this.#lately.handOver,
        asked: ended.rcvNxt,
        rule: 'R29',
        frame,
        time,
        must: false,
        ended: null,
      });
    return q;
  }

  /** By what has been taken up as a whole, if that explains it; then what is behind stays possible beside it. */
  #explainAtOnce(possible: readonly Hypothesis[], s: Observed): readonly Hypothesis[] {
    const explained = this.#explain(possible, s, this.#atOnce);
    if (explained.length === 0 || possible.length === 1 || this.#options.complete) return explained;
    return this.#explain(possible, s, this.#options);
  }

  #explain(possible: readonly Hypothesis[], s: Observed, options: JudgingOptions): readonly Hypothesis[] {
    const [only] = possible;
    if (only !== undefined && possible.length === 1) return explain(only, s, options, false);
    return possible.flatMap((p) => explain(p, s, options, false));
  }

  /** No TCB that we have explains it as it stands: perhaps one that we have not, or another order, or a gap. */
  #explainOtherwise(s: Observed): boolean {
    this.#lately.forgetUntil(s.time);
    if (this.#hasRaced(s, this.#atOnce)) return true;
    if (!this.#options.complete && (this.#isBehind(s) || this.#hasRaced(s, this.#options))) return true;
    const other =
      this.#explainAsLost(s) ??
      this.#explainAsBegun(s) ??
      (this.#options.complete
        ? null
        : (asSwapped(this.#lately.own, s, this.#options) ?? this.#explainAsGap(s)));
    if (other === null) return false;
    // What was possible before them knows nothing of this segment.
    this.#lately.forget();
    this.#possible = other;
    return true;
  }

  /** It had not yet seen all that the tap had. */
  #hasRaced(s: Observed, options: JudgingOptions): boolean {
    const { recent, handOver } = this.#lately;
    const raced = asRaced(recent, s, handOver, options, (p, one) =>
      this.#after(p, one.segment, one.sighting),
    );
    if (raced === null) return false;
    this.#lately.goesBack(raced.earlier, s, this.#possible);
    this.#possible = raced.explained;
    if (!has(s, RST | SYN)) this.#lately.learn(s.time - (raced.unseen[0] as Recent).segment.time);
    for (const { segment, sighting } of raced.unseen) this.hears(segment, sighting);
    // A reset may have been the answer to what it had not yet seen otherwise.
    if (has(s, RST)) this.#possible = this.#possible.map(withoutDebts);
    return true;
  }

  /** It acknowledges a part of what the tap had seen (tap.ts). */
  #isBehind(s: Observed): boolean {
    const before = this.#possible;
    const explained = this.#explain(before, s, this.#options);
    if (explained.length === 0) return false;
    this.#goesOn(before, explained, s);
    return true;
  }

  #explainAsLost(s: Observed): readonly Hypothesis[] | null {
    const last = this.#lately.lastWithin(this.#options.replyWithin, s.time);
    if (last === null) return null;
    const lost = lostBefore({ arrival: last.segment, before: last.before }, s, this.#options);
    return lost.length === 0 ? null : lost;
  }

  #explainAsBegun(s: Observed): readonly Hypothesis[] | null {
    const begun = this.#hasSent ? null : hadBegun(s, true);
    return begun === null ? null : [begun];
  }

  #explainAsGap(s: Observed): readonly Hypothesis[] | null {
    const charge = this.#violationOf(s);
    const over = this.#possible.flatMap((p) => acrossGap(p, s, charge, this.#options));
    const last = this.#lately.lastWithin(this.#options.replyWithin, s.time);
    if (over.length === 0 && last !== null && has(s, RST))
      over.push(...acrossUnseenReset(last, s, charge, this.#options));
    if (over.length === 0)
      over.push(
        ...this.#lastEnd.explain(s, charge, this.#options, (possible, one) =>
          this.#after(possible, one, 'whole'),
        ),
      );
    if (over.length > MOST_POSSIBLE) this.#leftOut = true;
    return over.length === 0 ? null : over.slice(0, MOST_POSSIBLE);
  }

  /** When nothing that is possible is left without what is overdue, the reply is missing. */
  #inTime(now: Microseconds): boolean {
    if (this.#possible.some(({ resets }) => resets !== null))
      this.#possible = this.#possible.map((p) => suppressed(p, now));
    const [only] = this.#possible;
    if (only === undefined || this.#possible.every((p) => inTime(p, now))) return true;
    const left = this.#possible.flatMap((p) => withoutOverdue(p, now, this.#options));
    if (left.length > 0) {
      this.#possible = this.#both(left, []);
      return true;
    }
    const missing = only.overdue ?? only.owed;
    if (missing !== null) this.#accuse(missing, violation('reply-missing', missing.rule, only.state));
    return false;
  }

  #violationOf(s: Observed): Violation {
    for (const p of this.#possible) {
      const next = judge(p, s, this.#options, false);
      if (!(next instanceof Hypothesis)) return next;
    }
    return violation('no-connection', 'R33', 'CLOSED');
  }

  #accuse(where: { frame: number; time: Microseconds }, found: Violation): void {
    if (this.#accuseOfSupposed()) return;
    this.#accuseOf(where, found);
  }

  /** What was supposed has proved wrong: the host did what nothing explains there already. */
  #accuseOfSupposed(): boolean {
    const [first] = this.#possible;
    const supposed = first === undefined ? null : firstOpen(first.notes);
    if (supposed === null || supposed.charge === null) return false;
    this.#accuseOf(supposed.accused ?? supposed, supposed.charge);
    return true;
  }

  #accuseOf(where: { frame: number; time: Microseconds }, found: Violation): void {
    this.#lately.forget();
    if (this.#leftOut) {
      this.#lost = true;
      return;
    }
    this.#illegal = reportOf(where, found);
  }

  #warn({ frame, time }: Observed, code: WarningCode): void {
    this.#possible = this.#possible.map((p) => {
      const q = copy(p);
      q.notes = noted(q.notes, { code, frame, time, charge: null });
      return q;
    });
  }

  #note({ frame, time }: Observed, of: Resent): void {
    this.retransmitted += 1;
    if (this.retransmissions.length < MOST_NAMED) this.retransmissions.push({ frame, time, of });
  }
}

const isUncertain = ({ midStream, notes }: Hypothesis): boolean =>
  midStream !== null || (notes !== null && notes.open > 0);

/** Its checksum was wrong, and TCP has not taken it. */
function dropped(p: Hypothesis, { frame, time }: Observed): Hypothesis {
  const q = copy(p);
  q.notes = noted(q.notes, { code: 'damaged', frame, time, charge: null });
  return q;
}

function withoutDebts(p: Hypothesis): Hypothesis {
  const q = copy(p);
  q.owed = null;
  q.resets = p.resets?.map((r) => ({ ...r, must: false })) ?? null;
  return q;
}
