/** A captured segment as the observing judge keeps it: numbers only, no captured text. */
import type { CapturedOptions, CapturedSegment } from '../pcap/captured.ts';
import { FIN, type Segment, SYN, segment } from '../tcp/segment.ts';
import { type SeqNumber, seq, seqAdd } from '../tcp/seq.ts';

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
  /** The shift count of a SYN's window scale option, {@link NO_SCALE} or {@link UNKNOWN_SCALE}. */
  readonly scale: number;
  /** The MSS option of a SYN, the largest where it was cut off; −1 without one. */
  readonly mss: number;
  /** TSval and TSecr of the timestamps option (RFC 7323 §3); −1 without one. */
  readonly stamp: number;
  readonly echo: number;
  /** The blocks of the SACK option (RFC 2018 §3); null without. */
  readonly sack: CapturedOptions['sack'] | null;
  readonly sackPermitted: boolean;
  /** A Fast Open cookie on a SYN (RFC 7413 §4.1.1). */
  readonly fastOpen: boolean;
  /** Options may be missing here that the segment had. */
  readonly optionsCut: boolean;
  /** Not all of it was captured, so nobody knows whether its checksum is right. */
  readonly unchecked: boolean;
}

/** Window scale options that are not there, and such that the capture does not show (RFC 7323 §2). */
export const NO_SCALE = -1;
export const UNKNOWN_SCALE = -2;
/** Shift counts above this are taken for it (RFC 7323 §2.3); also the most generous guess for an unknown one. */
export const LARGEST_SHIFT = 14;

/** By how much the windows of whoever offered `own` are shifted, the other's SYN having offered `other`. */
export function shiftOf(own: number, other: number): number {
  if (own === NO_SCALE || other === NO_SCALE) return 0;
  return own === UNKNOWN_SCALE ? LARGEST_SHIFT : Math.min(own, LARGEST_SHIFT);
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
    scale: s.options.windowScale ?? (s.options.cut ? UNKNOWN_SCALE : NO_SCALE),
    mss: s.options.mss ?? (s.options.cut ? 0xffff : -1),
    stamp: s.options.timestamps?.value ?? -1,
    echo: s.options.timestamps?.echo ?? -1,
    sack: s.options.sack ?? null,
    sackPermitted: s.options.sackPermitted === true,
    fastOpen: s.options.fastOpen === true,
    optionsCut: s.options.cut === true,
    unchecked: s.packet?.right === null,
  };
}

/** The SYN that this SYN,ACK answers, as far as that tells; the most generous otherwise. */
export const answeredSyn = (s: Observed): Observed => ({
  ...s,
  frame: 0,
  seq: seqAdd(s.ack, -1),
  end: s.ack,
  flags: SYN,
  wnd: 0xffff,
  text: 0,
  len: 1,
  scale: UNKNOWN_SCALE,
  mss: 0xffff,
  stamp: -1,
  echo: -1,
});

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
