/** One direction of a connection, from a SYN on, seen from elsewhere: unordered, with others' segments. */
import { ACK, FIN, has, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqDiff, seqGt, seqLe, seqMax } from '../../tcp/seq.ts';
import { type Microseconds, type Observed, shiftOf, UNKNOWN_SCALE } from '../observed-segment.ts';
import { SentText } from '../sent-data.ts';

/** Segments of an earlier life are still about; what lies further away than this is not compared. */
export const COMPARABLE = 2 ** 24;
/** Milliseconds that a timestamp may be away from where its clock must stand, for a segment may be late. */
const LATE = 10_000;
const MOST_EDGES = 16;

export class Stream {
  /** Null when the capture began in the middle. */
  readonly iss: SeqNumber | null;
  /** The window scale of its SYN, as {@link Observed} has it: unknown when the SYN was not seen. */
  readonly scale: number;
  /** The end of the furthest segment that was seen. */
  end: SeqNumber;
  /** The same with those that may be forged, but may have been believed. */
  reach: SeqNumber;
  fin: SeqNumber | null = null;
  /** How often the FIN was seen. */
  fins = 0;
  /** Segments that follow the SYN. */
  segments = 0;

  /** The first timestamp; −1 without. */
  readonly #firstStamp: number;
  #stamp: number;
  #stampedAt: Microseconds;
  /** The furthest ACK and the furthest SND.NXT that the newest timestamp and those before it have shown. */
  #ack: SeqNumber | null = null;
  #nxt: SeqNumber;
  /** The same for timestamps that are older than the newest. */
  #ackBefore: SeqNumber | null = null;
  #nxtBefore: SeqNumber | null = null;

  #text: SentText | null = null;
  /** What the other end has acknowledged and offered of this stream. */
  #acked: SeqNumber | null = null;
  #largestWindow = 0;
  /** Right edges that the other offered, and what it had acknowledged then; the newest few. */
  readonly #edges: SeqNumber[] = [];
  #newest = 0;

  constructor(first: Observed) {
    const begins = has(first, SYN);
    this.iss = begins ? first.seq : null;
    this.end = first.end;
    this.reach = first.end;
    this.#nxt = first.end;
    this.scale = begins ? first.scale : UNKNOWN_SCALE;
    this.#firstStamp = begins ? first.stamp : -1;
    this.#stamp = first.stamp;
    this.#stampedAt = first.time;
  }

  get isStamped(): boolean {
    return this.#firstStamp >= 0;
  }

  /** How far from the end of what was seen it begins. */
  distance({ seq }: Observed): number {
    return Math.abs(seqDiff(seq, this.end));
  }

  isComparable(number: SeqNumber): boolean {
    return Math.abs(seqDiff(number, this.end)) <= COMPARABLE;
  }

  /** Its timestamp is one that this end's clock could give then: a forger would have to see what goes by. */
  isPlausible({ stamp, time }: Observed): boolean {
    if (stamp < 0 || ((stamp - this.#firstStamp) | 0) < 0) return false;
    const ahead = (stamp - this.#stamp) | 0;
    return ahead >= -LATE && ahead <= (time - this.#stampedAt) / 1000 + LATE;
  }

  /** Whether the other end can have seen this timestamp, to echo it. */
  hasSent(stamp: number): boolean {
    return ((stamp - this.#firstStamp) | 0) >= 0 && ((this.#stamp - stamp) | 0) >= 0;
  }

  /** A later segment acknowledges less: RCV.NXT never goes back (R74). */
  fallsBack(s: Observed): boolean {
    const newer = (s.stamp - this.#stamp) | 0;
    const before = newer > 0 ? this.#ack : newer === 0 ? this.#ackBefore : null;
    return before !== null && seqGt(before, s.ack);
  }

  /**
   * A later segment without text or FIN stands before SND.NXT, and is no probe. When a window shrinks, Linux keeps inside
   * what is left of it.
   */
  stepsBack(s: Observed): boolean {
    if (s.len > 0 || this.#edges.includes(s.seq)) return false;
    const newer = (s.stamp - this.#stamp) | 0;
    const before = newer > 0 ? this.#nxt : newer === 0 ? this.#nxtBefore : null;
    return before !== null && seqDiff(before, s.seq) > 1;
  }

  /** Whether text under numbers that were seen before is the text that was seen. */
  agrees({ seq }: Observed, text: Uint8Array): boolean {
    if (this.#text === null) return true;
    if (this.#acked !== null) this.#text.forgetBelow(this.#acked);
    return this.#text.agrees(seq, text);
  }

  /** The capture lacks more than can be compared: from here on the stream goes on behind this segment. */
  jump(s: Observed): void {
    this.end = s.end;
    this.reach = s.end;
    this.#nxt = s.end;
    this.#ack = null;
    this.#ackBefore = null;
    this.#nxtBefore = null;
    this.#text = null;
    this.#acked = null;
    this.#edges.length = 0;
  }

  /** A segment of this stream, and what of its text was captured and is to be remembered. */
  grow(s: Observed, text: Uint8Array | null = null): void {
    this.segments += 1;
    if (text !== null && text.length > 0 && seqLe(this.end, s.seq)) {
      this.#text ??= new SentText();
      if (this.#acked !== null) this.#text.forgetBelow(this.#acked);
      this.#text.add(s.seq, text);
    }
    if (has(s, FIN)) {
      this.fin = seqAdd(s.end, -1);
      this.fins += 1;
    }
    this.end = seqMax(this.end, s.end);
    this.reach = seqMax(this.reach, s.end);
    if (this.isStamped && s.stamp >= 0) this.#remember(s);
  }

  #remember(s: Observed): void {
    const newer = (s.stamp - this.#stamp) | 0;
    if (newer < 0) return;
    if (newer > 0) {
      this.#ackBefore = this.#ack;
      this.#nxtBefore = this.#nxt;
      this.#stamp = s.stamp;
      this.#stampedAt = s.time;
    }
    if (has(s, ACK)) this.#ack = this.#ack === null ? s.ack : seqMax(this.#ack, s.ack);
    this.#nxt = seqMax(this.#nxt, s.end);
  }

  /** The other end acknowledges and offers; which ACK set the window, nobody knows (R66). */
  widen(s: Observed, theirScale: number): void {
    if (!this.isComparable(s.ack)) return;
    // One that does not acknowledge the SYN says nothing of this stream.
    if (has(s, SYN) && this.iss !== null && (!seqGt(s.ack, this.iss) || seqGt(s.ack, this.end))) return;
    const wnd = has(s, SYN) ? s.wnd : s.wnd * 2 ** shiftOf(theirScale, this.scale);
    if (wnd > this.#largestWindow) this.#largestWindow = wnd;
    this.#acked = this.#acked === null ? s.ack : seqMax(this.#acked, s.ack);
    this.#remembersEdge(s.ack, seqAdd(s.ack, wnd));
  }

  #remembersEdge(ack: SeqNumber, edge: SeqNumber): void {
    if (this.#edges[this.#newest] === edge) return;
    this.#newest = (this.#newest + 2) % MOST_EDGES;
    this.#edges[this.#newest] = edge;
    this.#edges[this.#newest + 1] = ack;
  }

  /** Octets beyond the furthest that SND.UNA + SND.WND can have been. */
  overrun(end: SeqNumber): number {
    return this.#acked === null ? 0 : seqDiff(end, seqAdd(this.#acked, this.#largestWindow));
  }
}
