/**
 * A host that is seen from elsewhere: any part of what was sent to it may have reached it by now, in any order, and what
 * it sent may come out of order or not at all. Only what no network can do to a legal life is held against it, and
 * nothing that somebody on the way may have forged: neither RSTs and SYNs, nor what lacks the timestamps of all others.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqDiff, seqGt, seqLe, seqMax } from '../../tcp/seq.ts';
import { DistantWay } from './distant-way.ts';
import { explain, type Fault, fault, rfcOf } from './faults.ts';
import type { Illegal } from './illegal.ts';
import type { Observed } from './observed.ts';
import { LARGEST_SHIFT } from './possible.ts';
import type { Resent, Retransmission } from './resent.ts';
import type { Way } from './way.ts';

/** Segments of an earlier life are still about; what lies further away than this is not compared. */
const COMPARABLE = 2 ** 24;
/** So many segments that contradict the others are not forged any more. */
const CERTAIN = 3;
const MOST_NAMED = 1000;

/** One direction of a connection, from a SYN on. */
class Stream {
  readonly iss: SeqNumber | null;
  readonly scale: number;
  readonly stamps: boolean;
  /** The end of the furthest segment that was seen. */
  end: SeqNumber;
  fin: SeqNumber | null = null;

  constructor(first: Observed) {
    const begins = has(first, SYN);
    this.iss = begins ? first.seq : null;
    this.end = first.end;
    this.scale = begins ? first.scale : -1;
    this.stamps = begins && first.stamp >= 0;
  }

  grow(s: Observed): void {
    if (has(s, FIN)) this.fin = seqAdd(s.end, -1);
    this.end = seqMax(this.end, s.end);
  }
}

export class DistantHost {
  readonly #way = new DistantWay();
  /** What this host has sent, and what was sent to it. */
  #own: Stream | null = null;
  #theirs: Stream | null = null;
  /** The highest ACK that the other has sent, and the largest window that it has offered. */
  #acked: SeqNumber | null = null;
  #largestWindow = 0;
  #illegal: Illegal | null = null;
  #firstDoubt: Illegal | null = null;
  #doubts = 0;
  readonly retransmissions: Retransmission[] = [];
  retransmitted = 0;

  get illegal(): Illegal | null {
    return this.#illegal;
  }

  get unknown(): boolean {
    return this.#own === null || this.#own.iss === null;
  }

  get way(): Way | null {
    return this.#way.way;
  }

  hears(s: Observed): void {
    this.#way.hears(s);
    if (has(s, RST)) return;
    if (has(s, SYN)) {
      // The other's connection begins anew, and what it offers with it; a copy of its SYN changes nothing.
      if (this.#theirs?.iss !== s.seq) {
        this.#acked = null;
        this.#largestWindow = 0;
        this.#theirs = new Stream(s);
      }
    } else if (this.#theirs === null) this.#theirs = new Stream(s);
    else if (this.#isForeign(this.#theirs, s)) return;
    else this.#theirs.grow(s);
    if (has(s, ACK)) this.#widen(s);
  }

  sends(s: Observed): void {
    this.#way.sends(s);
    if (this.#illegal !== null || has(s, RST)) return;
    if (has(s, SYN)) {
      if (this.#own?.iss === s.seq) this.#note(s, has(s, ACK) ? 'SYN,ACK' : 'SYN');
      else this.#own = new Stream(s);
      return;
    }
    const own = this.#own;
    if (own === null) {
      this.#own = new Stream(s);
      return;
    }
    if (this.#isForeign(own, s)) return;
    const wrong = this.#contradiction(own, s);
    if (wrong !== null) return this.#doubt(s, wrong);
    if (s.len > 0 && seqLe(s.end, own.end)) this.#note(s, s.text === 0 ? 'FIN' : 'text');
    own.grow(s);
  }

  ends(): void {
    // Nothing is due from somebody whom nothing need have reached.
  }

  /** From another life, or from another host: it does not fit to the rest. */
  #isForeign(stream: Stream, s: Observed): boolean {
    if (Math.abs(seqDiff(s.end, stream.end)) > COMPARABLE) return true;
    return this.#isStamped && s.stamp < 0;
  }

  #contradiction(own: Stream, s: Observed): Fault | null {
    const { state } = this.#way;
    if (!has(s, ACK)) return fault('ack-bit-missing', 'R59', state);
    const textEnd = seqAdd(s.seq, s.text);
    if (own.fin !== null && own.iss !== null) {
      if (s.text > 0 && seqGt(textEnd, own.fin)) return fault('text-after-fin', 'R12', state);
      if (has(s, FIN) && textEnd !== own.fin) return fault('second-fin', 'R23', state);
    }
    if (has(s, FIN) && own.iss !== null && seqGt(own.end, s.end))
      return fault('fin-before-text', 'R107', state);
    const theirs = this.#theirs;
    if (theirs === null || theirs.iss === null) return null;
    const ahead = seqDiff(s.ack, theirs.end);
    if (ahead > 0 && ahead < COMPARABLE) return fault('ack-of-nothing', 'R74', state);
    // One octet or a FIN may probe a closed window (R100).
    const overrun = this.#acked === null ? 0 : seqDiff(s.end, seqAdd(this.#acked, this.#largestWindow));
    return overrun > 1 && overrun < COMPARABLE ? fault('beyond-window', 'R11', state) : null;
  }

  /** The furthest that SND.UNA + SND.WND can have been: which ACK set the window, nobody knows (R66). */
  #widen(s: Observed): void {
    const own = this.#own;
    const theirs = this.#theirs;
    if (own === null || own.iss === null || theirs === null || theirs.iss === null) return;
    const scaled = own.scale >= 0 && theirs.scale >= 0 && !has(s, SYN);
    const wnd = s.wnd * 2 ** Math.min(scaled ? theirs.scale : 0, LARGEST_SHIFT);
    if (wnd > this.#largestWindow) this.#largestWindow = wnd;
    this.#acked = this.#acked === null ? s.ack : seqMax(this.#acked, s.ack);
  }

  /** What anybody could have forged is held against the host only when it goes on. */
  #doubt({ frame, time }: Observed, found: Fault): void {
    const { code, rule } = found;
    this.#firstDoubt ??= { frame, time, code, rule, rfc: rfcOf(rule), message: explain(found) };
    this.#doubts += 1;
    if (this.#isStamped || this.#doubts >= CERTAIN) this.#illegal = this.#firstDoubt;
  }

  get #isStamped(): boolean {
    return this.#own?.stamps === true && this.#theirs?.stamps === true;
  }

  #note({ frame, time }: Observed, of: Resent): void {
    this.retransmitted += 1;
    if (this.retransmissions.length < MOST_NAMED) this.retransmissions.push({ frame, time, of });
  }
}
