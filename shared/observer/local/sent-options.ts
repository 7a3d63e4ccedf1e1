/**
 * The options of what a watched host sends: timestamps (RFC 7323) and SACK (RFC 2018).
 * Judged only where both SYNs were seen whole, and by numbers that the capture shows; for what it lacks nobody is
 * accused. A new SYN of the host's own begins anew.
 */
import { ACK, has, RST, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seq, seqGt, seqLe, seqLt, seqMax } from '../../tcp/seq.ts';
import { LONGEST_SWAP, SECOND } from '../limits.ts';
import type { Observed } from '../observed-segment.ts';
import { optionViolation, type Violation } from '../violations.ts';
import type { Hypothesis } from './hypothesis.ts';

/** No RTO is longer than two of the longest (RFC 6298 §2.4): who has a hole reported for so long has not looked at it. */
const HOLE_FILLED_WITHIN = 120 * SECOND;
const CERTAIN = 10;
/** Ticks of a timestamp clock, mostly milliseconds. */
const LONGEST_HANDSHAKE = 180_000;
/** What is shorter was not cut by any MSS: it ends where its sender had no more. */
const SHORTEST_CUT = 536;

interface Stamps {
  readonly first: number;
  last: number;
  at: number;
}

/** A SACK of what the capture does not show. */
interface UnseenBlock {
  readonly segment: Observed;
  readonly left: SeqNumber;
  readonly right: SeqNumber;
  /** The peer has shown that it never sent it. */
  refuted: boolean;
}

export class SentOptions {
  #ourSyn: Observed | null = null;
  #theirSyn: Observed | null = null;
  #nextSyn: Observed | null = null;
  #ours: Stamps | null = null;
  #theirs: Stamps | null = null;
  #theirEnd: SeqNumber | null = null;
  /** A SYN,ACK that offers more than was asked; in a simultaneous open its own SYN had offered that before. */
  #unasked: Observed | null = null;
  #unseen: UnseenBlock | null = null;
  #hole: { readonly from: SeqNumber; readonly segment: Observed; reports: number } | null = null;

  hears(s: Observed): void {
    if (has(s, RST)) return;
    if (has(s, SYN)) {
      if (has(s, ACK)) this.#unasked = null;
      // One that comes into a connection may be answered by it, with what it knows.
      const isFirst = this.#theirSyn === null && (this.#ourSyn === null || !has(this.#ourSyn, ACK));
      if (isFirst) this.#adopt(s);
      else this.#nextSyn = s;
      return;
    }
    if (this.#theirs !== null && s.stamp >= 0 && after(s.stamp, this.#theirs.last) > 0)
      this.#theirs.last = s.stamp;
    this.#theirEnd = this.#theirEnd === null ? s.end : seqMax(this.#theirEnd, s.end);
    this.#hearsOfHole(s);
  }

  /** What is wrong with the options; `p` is what the host was before it sent this. */
  sends(p: Hypothesis, s: Observed): { readonly at: Observed; readonly violation: Violation } | null {
    if (has(s, RST)) return null;
    if (has(s, SYN)) return this.#sendsSyn(s);
    if (this.#unasked !== null)
      return { at: this.#unasked, violation: optionViolation('option-not-asked', p.state) };
    const hole = this.#sendsAcrossHole(p, s);
    if (hole !== null) return hole;
    const code = s.optionsCut ? null : (this.#wrongStamp(s) ?? this.#wrongSack(p, s));
    if (code !== null) return { at: s, violation: optionViolation(code, p.state) };
    return null;
  }

  /** The capture ends, and nothing of what was reported has ever come. */
  ends(p: Hypothesis): { readonly at: Observed; readonly violation: Violation } | null {
    const unseen = this.#unseen;
    return unseen?.refuted
      ? { at: unseen.segment, violation: optionViolation('sack-of-nothing', p.state) }
      : null;
  }

  #sendsSyn(s: Observed): null {
    const crosses = this.#ourSyn?.seq === s.seq && !has(this.#ourSyn, ACK);
    if (this.#ourSyn === null || this.#ourSyn.seq !== s.seq) {
      this.#ours = null;
      this.#hole = null;
      this.#unseen = null;
      if (!has(s, ACK)) this.#forgetTheirs();
      else if (this.#nextSyn !== null) this.#adopt(this.#nextSyn);
    }
    this.#ourSyn = s;
    if (s.stamp >= 0) this.#ours = { first: s.stamp, last: s.stamp, at: s.time };
    this.#unasked = !crosses && this.#offersMore(s) ? s : null;
    return null;
  }

  /** In answer to a SYN, it offers what that has not. */
  #offersMore(s: Observed): boolean {
    const asked = this.#theirSyn;
    if (!has(s, ACK) || asked === null || asked.optionsCut || asked.end !== s.ack) return false;
    return (
      (s.stamp >= 0 && asked.stamp < 0) ||
      (s.scale >= 0 && asked.scale < 0) ||
      (s.sackPermitted && !asked.sackPermitted)
    );
  }

  #adopt(syn: Observed): void {
    this.#theirSyn = syn;
    this.#nextSyn = null;
    this.#theirs = syn.stamp < 0 ? null : { first: syn.stamp, last: syn.stamp, at: syn.time };
    this.#theirEnd = syn.end;
  }

  #forgetTheirs(): void {
    this.#nextSyn = null;
    this.#theirSyn = null;
    this.#theirs = null;
    this.#theirEnd = null;
  }

  /** The peer has not said that it understands SACK; it will not look at it. */
  isSackUnasked({ sack, optionsCut }: Observed): boolean {
    return !!sack && !optionsCut && this.#areBothKnown && this.#theirSyn?.sackPermitted === false;
  }

  /** Both SYNs were seen with all their options. */
  get #areBothKnown(): boolean {
    return this.#ourSyn?.optionsCut === false && this.#theirSyn?.optionsCut === false;
  }

  #wrongStamp(s: Observed) {
    if (!this.#areBothKnown) return null;
    const used = this.#ourSyn !== null && this.#ourSyn.stamp >= 0 && this.#theirs !== null;
    if (!used) return s.stamp < 0 ? null : 'timestamp-not-negotiated';
    if (s.stamp < 0) return 'timestamp-missing';
    // The capture may lack an earlier SYN,ACK; but not one that was sent minutes before.
    if (this.#theirs !== null && after(s.echo, this.#theirs.first) < -LONGEST_HANDSHAKE)
      return 'echo-of-nothing';
    const ours = this.#ours;
    if (ours === null) return null;
    const back = after(s.stamp, ours.last) < 0;
    if (back && s.time - ours.at > LONGEST_SWAP) return 'timestamp-falls-back';
    if (!back) ours.last = s.stamp;
    ours.at = s.time;
    return null;
  }

  #wrongSack(p: Hypothesis, s: Observed) {
    if (s.sack === null || s.sack === undefined) return null;
    if (this.#theirEnd === null || p.midStream !== null) return null;
    for (const [left, right] of s.sack) {
      if (!seqGt(seq(right), this.#theirEnd) || !seqGt(seq(left), s.ack)) continue;
      this.#unseen ??= { segment: s, left: seq(left), right: seq(right), refuted: false };
    }
    return null;
  }

  /** The peer's next text is short, and ends within the hole: there it has its SND.NXT, and has sent nothing beyond. */
  #hearsOfHole(s: Observed): void {
    const { sack, ack } = s;
    const unseen = this.#unseen;
    if (unseen !== null) {
      const { left, right, segment } = unseen;
      if (!seqLt(s.end, right)) this.#unseen = null;
      else if (isShort(s) && s.seq === segment.ack && seqLt(s.end, left)) unseen.refuted = true;
    }
    if (this.#hole !== null && this.#hole.from !== ack) this.#hole = null;
    if (sack === null || sack === undefined || !sack.some(([left]) => seqGt(seq(left), ack))) return;
    if (this.#hole === null) this.#hole = { from: ack, segment: s, reports: 1 };
    else this.#hole.reports += 1;
  }

  #sendsAcrossHole(p: Hypothesis, s: Observed) {
    const hole = this.#hole;
    if (hole === null || s.text === 0) return null;
    if (seqLe(s.seq, hole.from) && seqGt(s.end, hole.from)) {
      this.#hole = null;
      return null;
    }
    if (!seqGt(s.end, p.nxt)) return null;
    const isLate = s.time - hole.segment.time > HOLE_FILLED_WITHIN && hole.reports >= CERTAIN;
    return isLate ? { at: s, violation: optionViolation('hole-not-filled', p.state) } : null;
  }
}

const isShort = ({ text }: Observed): boolean => text > 0 && text < SHORTEST_CUT;

const after = (stamp: number, other: number): number => (stamp - other) | 0;
