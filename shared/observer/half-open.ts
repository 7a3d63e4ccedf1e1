/**
 * Connections of which nothing was seen but a SYN, or a SYN and its SYN,ACK: numbers in rows.
 * A flood has a million of them, and an object for each segment would fill the memory.
 */
import type { CapturedOptions, CapturedSegment, Endpoint } from '../pcap/captured.ts';
import { ACK, FIN, RST, SYN } from '../tcp/segment.ts';

/** Where in a row each number of a segment stands; the SYN,ACK behind the SYN. */
const AT = {
  frame: 0,
  time: 1,
  seq: 2,
  ack: 3,
  flags: 4,
  wnd: 5,
  up: 6,
  mss: 7,
  scale: 8,
  value: 9,
  echo: 10,
  bits: 11,
  id: 12,
  sum: 13,
  right: 14,
} as const;
const SEGMENT = Object.keys(AT).length;
const ROW = 2 * SEGMENT;
const FIRST_ROWS = 64;

const SACK_PERMITTED = 1;
const FAST_OPEN = 2;
const CUT = 4;
/** What is not there. */
const NONE = -1;
const NO_TEXT = new Uint8Array(0);

export class HalfOpen {
  #numbers = new Float64Array(FIRST_ROWS * ROW);
  #rows = 0;
  readonly #free: number[] = [];

  /** The row that this SYN is kept in; −1 when it is no SYN alone. */
  keep(s: CapturedSegment): number {
    if (s.flags !== SYN || !isKept(s)) return NONE;
    const row = this.#free.pop() ?? this.#added();
    this.#write(row * ROW, s);
    this.#numbers[row * ROW + SEGMENT + AT.frame] = NONE;
    return row;
  }

  /** Whether this is the first SYN,ACK to the SYN of a row; then it is kept with it. */
  answers(row: number, s: CapturedSegment): boolean {
    const at = row * ROW + SEGMENT;
    if (this.#numbers[at + AT.frame] !== NONE || !isKept(s)) return false;
    if ((s.flags & (SYN | ACK | RST | FIN)) !== (SYN | ACK)) return false;
    this.#write(at, s);
    return true;
  }

  /** What a row holds of the connection that `a` opens to `b`; the row is free then. */
  take(row: number, a: Endpoint, b: Endpoint): readonly CapturedSegment[] {
    this.#free.push(row);
    const at = row * ROW;
    const syn = this.#read(at, a, b);
    return this.#numbers[at + SEGMENT + AT.frame] === NONE ? [syn] : [syn, this.#read(at + SEGMENT, b, a)];
  }

  #added(): number {
    if ((this.#rows + 1) * ROW > this.#numbers.length) {
      const larger = new Float64Array(2 * this.#numbers.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#rows += 1;
    return this.#rows - 1;
  }

  #write(at: number, { frame, time, seq, ack, flags, wnd, up, options, packet }: CapturedSegment): void {
    const n = this.#numbers;
    n[at + AT.frame] = frame;
    n[at + AT.time] = time;
    n[at + AT.seq] = seq;
    n[at + AT.ack] = ack;
    n[at + AT.flags] = flags;
    n[at + AT.wnd] = wnd;
    n[at + AT.up] = up;
    n[at + AT.mss] = options.mss ?? NONE;
    n[at + AT.scale] = options.windowScale ?? NONE;
    n[at + AT.value] = options.timestamps?.value ?? NONE;
    n[at + AT.echo] = options.timestamps?.echo ?? NONE;
    n[at + AT.bits] =
      (options.sackPermitted ? SACK_PERMITTED : 0) |
      (options.fastOpen ? FAST_OPEN : 0) |
      (options.cut ? CUT : 0);
    n[at + AT.id] = packet?.id ?? NONE;
    n[at + AT.sum] = packet?.sum ?? NONE;
    n[at + AT.right] = packet?.right == null ? NONE : Number(packet.right);
  }

  #read(at: number, source: Endpoint, destination: Endpoint): CapturedSegment {
    const of = (name: keyof typeof AT): number => this.#numbers[at + AT[name]] as number;
    const right = of('right');
    return {
      frame: of('frame'),
      time: of('time'),
      source,
      destination,
      seq: of('seq'),
      ack: of('ack'),
      flags: of('flags'),
      wnd: of('wnd'),
      up: of('up'),
      length: 0,
      text: NO_TEXT,
      options: optionsOf(of),
      ...(of('id') === NONE
        ? {}
        : { packet: { id: of('id'), sum: of('sum'), right: right === NONE ? null : right === 1 } }),
    };
  }
}

/** What a row has no place for is rare enough to be an object. */
const isKept = ({ length, options }: CapturedSegment): boolean => length === 0 && options.sack === undefined;

function optionsOf(of: (name: keyof typeof AT) => number): CapturedOptions {
  const bits = of('bits');
  return {
    ...(of('mss') === NONE ? {} : { mss: of('mss') }),
    ...(of('scale') === NONE ? {} : { windowScale: of('scale') }),
    ...((bits & SACK_PERMITTED) === 0 ? {} : { sackPermitted: true }),
    ...(of('value') === NONE ? {} : { timestamps: { value: of('value'), echo: of('echo') } }),
    ...((bits & FAST_OPEN) === 0 ? {} : { fastOpen: true }),
    ...((bits & CUT) === 0 ? {} : { cut: true }),
  };
}
