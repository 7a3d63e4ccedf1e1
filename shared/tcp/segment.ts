/** A segment: the fields of RFC 9293 §3.1 that the state machine reads, and its one text form. */
import { type SeqNumber, seq, seqAdd } from './seq.ts';

/** The control bits in the order in which we write them; their values are those of the header's octet. */
export const FLAG_BITS = { SYN: 0x02, FIN: 0x01, RST: 0x04, PSH: 0x08, ACK: 0x10, URG: 0x20 } as const;
export type Flag = keyof typeof FLAG_BITS;
export const FLAGS = Object.keys(FLAG_BITS) as readonly Flag[];
export const { SYN, FIN, RST, PSH, ACK, URG } = FLAG_BITS;

export interface Segment {
  readonly seq: SeqNumber;
  /** Meaningful only with the ACK bit; 0 without it. */
  readonly ack: SeqNumber;
  /** A union of {@link FLAG_BITS}. */
  readonly flags: number;
  /** SEG.WND, in octets. */
  readonly wnd: number;
  /** SEG.UP, an offset from SEG.SEQ; meaningful only with the URG bit. */
  readonly up: number;
  /** The text: one UTF-16 code unit an octet (0–255). */
  readonly data: string;
  /** The Maximum Segment Size option, in octets; only ever on a SYN (RFC 9293 §3.7.1). */
  readonly mss?: number;
}

export type SegmentFields = Partial<Omit<Segment, 'seq' | 'ack'>> & { seq?: number; ack?: number };

/** A segment from its interesting fields; the rest are zero. */
export function segment(fields: SegmentFields): Segment {
  const { seq: s = 0, ack = 0, flags = 0, wnd = 0, up = 0, data = '', mss } = fields;
  const made: Segment = { seq: seq(s), ack: seq(ack), flags, wnd, up, data };
  return mss === undefined ? made : { ...made, mss };
}

export const has = (s: Pick<Segment, 'flags'>, bits: number): boolean => (s.flags & bits) !== 0;

/** SEG.LEN: the sequence space a segment takes, which counts SYN and FIN (R2, RFC 9293 §3.4). */
export function segLen(s: Pick<Segment, 'flags' | 'data'>): number {
  return s.data.length + ((s.flags & SYN) !== 0 ? 1 : 0) + ((s.flags & FIN) !== 0 ? 1 : 0);
}

/** The sequence number after a segment's last octet. */
export const segEnd = (s: Segment): SeqNumber => seqAdd(s.seq, segLen(s));

/** `SYN,ACK`; `none` for a segment without any control bit. */
export function flagsText(flags: number): string {
  const names = FLAGS.filter((f) => (flags & FLAG_BITS[f]) !== 0);
  return names.length === 0 ? 'none' : names.join(',');
}

/** The reverse of {@link flagsText}. @throws RangeError at a name that is no control bit. */
export function parseFlags(text: string): number {
  if (text === 'none') return 0;
  let flags = 0;
  for (const name of text.split(',')) {
    if (!Object.hasOwn(FLAG_BITS, name)) throw new RangeError(`no control bit is called "${name}"`);
    flags |= FLAG_BITS[name as Flag];
  }
  return flags;
}

/** `SYN,ACK seq=300 ack=101 wnd=1000 len=0` — len counts the text alone, as Wireshark's does. */
export function segmentText(s: Segment): string {
  const ack = has(s, ACK) ? ` ack=${s.ack}` : '';
  return `${flagsText(s.flags)} seq=${s.seq}${ack} wnd=${s.wnd} len=${s.data.length}`;
}

const TEXT_FORM =
  /^(?<flags>[A-Z,]+|none) seq=(?<seq>\d+)(?: ack=(?<ack>\d+))?(?: wnd=(?<wnd>\d+))?(?: len=(?<len>\d+))?$/;

/** More than an IP datagram can hold. */
const TOO_LONG = 65_536;

/**
 * The reverse of {@link segmentText}; text that is only counted comes back as that many dots.
 * @throws RangeError when the text has another form, or a number that the header has no room for.
 */
export function parseSegment(text: string): Segment {
  const g = TEXT_FORM.exec(text)?.groups;
  if (!g)
    throw new RangeError(`not a segment: "${text}"; expected e.g. "SYN,ACK seq=300 ack=101 wnd=1000 len=0"`);
  const len = Number(g.len ?? 0);
  if (len >= TOO_LONG || [g.seq, g.ack].some((n) => Number(n ?? 0) >= 2 ** 32)) {
    throw new RangeError(`no header has room for these numbers: "${text}"`);
  }
  return segment({
    flags: parseFlags(g.flags ?? 'none'),
    seq: Number(g.seq),
    ack: Number(g.ack ?? 0),
    wnd: Number(g.wnd ?? 0),
    data: '.'.repeat(len),
  });
}
