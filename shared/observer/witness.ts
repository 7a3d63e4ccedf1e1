/**
 * What a capture is shown to lack by its own numbers, whatever its hosts did.
 * An accusation that a missing segment could explain is not believed of a capture that lacks one elsewhere
 * (docs/adr/0037): a ring that has overflowed once seldom loses a single frame.
 */
import { ACK, has, RST, SYN } from '../tcp/segment.ts';
import { type SeqNumber, seqDiff, seqGe, seqGt, seqLt } from '../tcp/seq.ts';
import type { Observed } from './observed-segment.ts';
import type { ViolationCode } from './violations.ts';

/** What is further away is another connection, or a forged number. */
const LONGEST_GAP = 2 ** 30;
const MOST_GAPS = 16;
const MOST_OTHERS = 8;

export interface Gap {
  readonly from: SeqNumber;
  readonly to: SeqNumber;
  /** The frame that shows it, and the last of the sender's before it. */
  readonly frame: number;
  readonly after: number;
  /** One between them that has as many octets at other numbers. */
  readonly instead: number | null;
  readonly time: number;
  readonly fromA: boolean;
  /** The other end has acknowledged what was not captured. */
  readonly acknowledged: boolean;
}

/** One direction: how far it was seen, the frame that went so far, and what came since that did not. */
interface Seen {
  readonly end: SeqNumber;
  readonly frame: number;
  readonly others: readonly { readonly frame: number; readonly len: number }[];
}

/** Nothing that was not captured makes these right. */
const PROVEN_BY_ITSELF: ReadonlySet<ViolationCode> = new Set<ViolationCode>([
  'impossible-flags',
  'other-octets',
  'other-iss',
  'text-after-fin',
  'second-fin',
  'fin-before-text',
  'timestamp-not-negotiated',
  'timestamp-missing',
  'timestamp-falls-back',
]);

const NONE: Seen['others'] = [];

export class Witness {
  #a: Seen | null = null;
  #b: Seen | null = null;
  #gaps: readonly Gap[] = [];

  add(s: Observed, fromA: boolean): void {
    if (has(s, RST)) return;
    this.#sends(s, fromA);
    if (has(s, ACK)) this.#acknowledges(s, !fromA);
  }

  /**
   * A gap elsewhere, where one could be what is wrong with a frame; null when there is none. One that the frame itself shows,
   * or that it would just fill with other numbers, is no excuse for it.
   */
  excuses({ frame, code }: { readonly frame: number; readonly code: ViolationCode }): Gap | null {
    if (PROVEN_BY_ITSELF.has(code)) return null;
    return (
      this.#gaps.find((gap) => gap.acknowledged && ![gap.frame, gap.after, gap.instead].includes(frame)) ??
      null
    );
  }

  /** What an end has sent and the other has acknowledged, though it was not captured. */
  acknowledgedOf(isA: boolean): readonly Gap[] {
    return this.#gaps.filter(({ fromA, acknowledged }) => fromA === isA && acknowledged);
  }

  #sends(s: Observed, fromA: boolean): void {
    const seen = fromA ? this.#a : this.#b;
    const ahead = seen === null || has(s, SYN) ? 0 : seqDiff(s.seq, seen.end);
    if (seen !== null && ahead > 0 && ahead < LONGEST_GAP)
      this.#note(seen, { to: s.seq, fromA, acknowledged: false }, s);
    else if (s.len > 0 && this.#gaps.length > 0) this.#fills(s, fromA);
    const advances = seen === null || has(s, SYN) || (ahead < LONGEST_GAP && seqGt(s.end, seen.end));
    if (advances) this.#goesTo({ end: s.end, frame: s.frame, others: NONE }, fromA);
    else if (s.len > 0 && seen.others.length < MOST_OTHERS)
      this.#goesTo({ ...seen, others: [...seen.others, { frame: s.frame, len: s.len }] }, fromA);
  }

  #acknowledges(s: Observed, ofA: boolean): void {
    const seen = ofA ? this.#a : this.#b;
    if (seen === null) return;
    if (this.#gaps.length > 0)
      this.#gaps = this.#gaps.map((gap) =>
        gap.fromA === ofA && !gap.acknowledged && seqGe(s.ack, gap.to) ? { ...gap, acknowledged: true } : gap,
      );
    const ahead = seqDiff(s.ack, seen.end);
    if (ahead <= 0 || ahead >= LONGEST_GAP) return;
    this.#note(seen, { to: s.ack, fromA: ofA, acknowledged: true }, s);
    this.#goesTo({ ...seen, end: s.ack }, ofA);
  }

  #goesTo(seen: Seen, isA: boolean): void {
    if (isA) this.#a = seen;
    else this.#b = seen;
  }

  #note(
    { end: from, frame: after, others }: Seen,
    { to, fromA, acknowledged }: Pick<Gap, 'to' | 'fromA' | 'acknowledged'>,
    { frame, time }: Observed,
  ): void {
    if (this.#gaps.length === MOST_GAPS) return;
    const instead = others.find(({ len }) => len === seqDiff(to, from))?.frame ?? null;
    this.#gaps = [...this.#gaps, { from, to, frame, time, after, instead, fromA, acknowledged }];
  }

  /** It came later, or again: then it was not what the capture lacks. */
  #fills(s: Observed, fromA: boolean): void {
    this.#gaps = this.#gaps.filter(
      (gap) => gap.fromA !== fromA || !seqLt(s.seq, gap.to) || !seqGt(s.end, gap.from),
    );
  }
}
