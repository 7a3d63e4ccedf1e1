/** What a watched host does that is legal, and that no healthy host does. Each is said once of a host. */
import { has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seqDiff, seqLt } from '../../tcp/seq.ts';
import { isSynchronized } from '../../tcp/state.ts';
import type { WarningCode } from '../notes.ts';
import type { Microseconds, Observed } from '../observed-segment.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { SentOptions } from './sent-options.ts';

/** Sooner than any timer, and than the acknowledgments that would ask for it on most networks. */
const AT_ONCE: Microseconds = 5_000;
/** So often in a row. */
const STORM = 3;
/** What is longer leaves to be cut up by the network card. */
const LONGEST_UNCUT = 1_500;
const NOTHING: readonly WarningCode[] = [];

export class Warnings {
  readonly #said = new Set<WarningCode>();
  /** The text that was sent last, when, and how often again at once. */
  #seq = -1;
  #at: Microseconds = 0;
  #times = 0;

  /** What is to be said of a segment; `p` is what the host was before. */
  of(p: Hypothesis, s: Observed, options: SentOptions): readonly WarningCode[] {
    const over = isOverMss(p, s);
    const storm = this.#isStorm(s);
    const back = takesWindowBack(p, s);
    const unasked = options.isSackUnasked(s);
    if (!(over || storm || back || unasked)) return NOTHING;
    const found: WarningCode[] = [];
    for (const [code, applies] of [
      ['over-mss', over],
      ['resent-at-once', storm],
      ['window-taken-back', back],
      ['sack-not-permitted', unasked],
    ] as const) {
      if (!applies || this.#said.has(code)) continue;
      this.#said.add(code);
      found.push(code);
    }
    return found;
  }

  #isStorm(s: Observed): boolean {
    if (s.text === 0) return false;
    this.#times = s.seq === this.#seq && s.time - this.#at <= AT_ONCE ? this.#times + 1 : 0;
    this.#seq = s.seq;
    this.#at = s.time;
    return this.#times >= STORM;
  }
}

const isOverMss = (p: Hypothesis, s: Observed): boolean =>
  p.midStream === null && isSynchronized(p.state) && s.text > p.mss && s.text <= LONGEST_UNCUT;

/** By more than the window scale rounds. */
function takesWindowBack(p: Hypothesis, s: Observed): boolean {
  if (p.midStream !== null || !isSynchronized(p.state) || has(s, SYN | RST) || seqLt(s.ack, p.acked))
    return false;
  const edge = seqAdd(s.ack, s.wnd * 2 ** p.rcvShift);
  return seqDiff(p.offered, edge) > 2 ** p.rcvShift;
}
