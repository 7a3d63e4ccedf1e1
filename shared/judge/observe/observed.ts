/** A captured segment as the observing judge keeps it: numbers only, so that no captured text is held in memory. */
import type { CapturedSegment } from '../../pcap/captured.ts';
import { FIN, type Segment, SYN, segment } from '../../tcp/segment.ts';
import { type SeqNumber, seq, seqAdd } from '../../tcp/seq.ts';

/** Microseconds since 1970. */
export type Microseconds = number;

export interface Observed {
  readonly frame: number;
  readonly time: Microseconds;
  readonly seq: SeqNumber;
  readonly ack: SeqNumber;
  readonly flags: number;
  /** As it stands in the header, not scaled. */
  readonly wnd: number;
  readonly up: number;
  /** Octets of text. */
  readonly text: number;
  /** SEG.LEN (R2). */
  readonly len: number;
  /** SEG.SEQ + SEG.LEN. */
  readonly end: SeqNumber;
  /** The shift count of a SYN's window scale option; −1 without one. */
  readonly scale: number;
  /** The MSS option of a SYN; −1 without one. */
  readonly mss: number;
  /** TSval and TSecr of the timestamps option (RFC 7323 §3); −1 without one. */
  readonly stamp: number;
  readonly echo: number;
}

const BOTH = SYN | FIN;

export function observed(s: CapturedSegment): Observed {
  const { flags, length } = s;
  const taken = (flags & BOTH) === 0 ? 0 : (flags & BOTH) === BOTH ? 2 : 1;
  const first = seq(s.seq);
  return {
    frame: s.frame,
    time: s.time,
    seq: first,
    ack: seq(s.ack),
    flags,
    wnd: s.wnd,
    up: s.up,
    text: length,
    len: length + taken,
    end: seqAdd(first, length + taken),
    scale: s.options.windowScale ?? -1,
    mss: s.options.mss ?? -1,
    stamp: s.options.timestamps?.value ?? -1,
    echo: s.options.timestamps?.echo ?? -1,
  };
}

/** For the rulebook, with the window that the sender means; text that is only counted is so many dots. */
export function asSegment(s: Observed, wnd: number): Segment {
  const { seq, ack, flags, up, text } = s;
  return segment({ seq, ack, flags, wnd, up, data: text === 0 ? '' : '.'.repeat(text) });
}

/** The same with its ACK and its window alone. */
export const withoutText = (s: Observed, seq: SeqNumber): Observed => ({
  ...s,
  seq,
  end: seq,
  text: 0,
  len: 0,
  flags: s.flags & ~FIN,
});
