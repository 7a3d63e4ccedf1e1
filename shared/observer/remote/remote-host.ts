/**
 * A host that is seen from elsewhere, and what may be held against it.
 * Any part of what was sent to it may have reached it by now, in any order, and what it sent may come out of order or
 * not at all. Only what no network can do to a legal life is held against it, and nothing that somebody on the way may
 * have forged: no SYN and no RST by itself, and where both ends use timestamps nothing that lacks them. A SYN may begin
 * another life or be forged: what fits to any of the lives is legal.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqDiff, seqGt, seqLe, seqLt, seqMax } from '../../tcp/seq.ts';
import type { Resent, Retransmission } from '../local/retransmissions.ts';
import type { Note } from '../notes.ts';
import { answeredSyn, NO_SCALE, type Observed, UNKNOWN_SCALE } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import type { StackLiberty } from '../stacks.ts';
import type { StatePath } from '../state-path.ts';
import { reportOf, type ViolationReport } from '../violation-report.ts';
import { type Violation, violation } from '../violations.ts';
import { RemotePath } from './remote-path.ts';
import { COMPARABLE, Stream } from './stream.ts';

/** So many segments that contradict the others are not forged any more. */
const CERTAIN = 3;
/** Lives of one pair of ports that are told apart. */
const MOST_LIVES = 4;
const MOST_NAMED = 1000;

/** A segment that has no place in a life, when that life goes on behind it as if it had not been. */
interface Suspect {
  readonly segment: Observed;
  readonly violation: Violation;
  readonly stream: Stream;
}

const isLater = (s: Observed, than: Observed): boolean => ((s.stamp - than.stamp) | 0) > 0;

export class RemoteHost {
  readonly #way = new RemotePath();
  /** The capture lacks nothing. */
  readonly #complete: boolean;
  /** What this host has sent, and what was sent to it, a stream for each life. */
  readonly #own: Stream[] = [];
  readonly #theirs: Stream[] = [];
  /** Both ends use timestamps. */
  #isStamped = false;
  #suspect: Suspect | null = null;
  /** The first ACK of what was not seen. */
  #unseen: Observed | null = null;
  /** More lives than can be told apart, or one with somebody whom the capture does not show. */
  #unsure = false;
  #illegal: ViolationReport | null = null;
  #firstDoubt: ViolationReport | null = null;
  #doubts = 0;
  /** Of some segments nobody knows whether they were damaged. */
  #isUnchecked = false;
  readonly notes: Note[] = [];
  readonly liberties: readonly StackLiberty[] = [];
  readonly handOver = null;
  readonly retransmissions: Retransmission[] = [];
  retransmitted = 0;
  readonly copies = 0;

  constructor({ complete }: JudgingOptions) {
    this.#complete = complete;
  }

  get illegal(): ViolationReport | null {
    return this.#illegal;
  }

  get unknown(): boolean {
    // Its SYN may arrive after what it sent later.
    return this.#own.every(({ iss }) => iss === null);
  }

  get way(): StatePath | null {
    return this.#way.way;
  }

  get ways(): readonly StatePath[] {
    const { way } = this.#way;
    return way === null ? [] : [way];
  }

  hears(s: Observed): void {
    this.#way.hears(s);
    if (has(s, RST)) return;
    if (has(s, SYN)) this.#begin(this.#theirs, s);
    else if (this.#theirs.length === 0) this.#theirs.push(new Stream(s));
    else this.#growTheirs(s);
    if (!has(s, ACK)) return;
    const scale = this.#theirScale;
    for (const own of this.#own) own.widen(s, scale);
  }

  /** `text` is what of the segment's text was captured. */
  sends(s: Observed, text: Uint8Array): void {
    this.#way.sends(s);
    if (this.#illegal !== null) return;
    if (s.unchecked) this.#isUnchecked = true;
    if (has(s, SYN | RST)) {
      this.#suspectOf(s);
      if (has(s, SYN)) this.#sendsSyn(s);
      return;
    }
    if (this.#own.length === 0) {
      this.#own.push(new Stream(s));
      return;
    }
    if (!this.#mayBeDamaged(s)) this.#sendsOrdinary(s, text);
  }

  /** Where not all of it was captured, numbers beyond all that was seen may have been spoilt on the way. */
  #mayBeDamaged(s: Observed): boolean {
    if (!s.unchecked) return false;
    return (
      this.#own.every(({ end }) => seqGt(s.seq, end)) ||
      (this.#theirs.length > 0 && this.#acknowledgesUnseen(s))
    );
  }

  ends(): void {
    // Nothing is due from somebody whom nothing need have reached.
  }

  #begin(streams: Stream[], s: Observed): void {
    // A copy of its SYN changes nothing.
    if (streams.some(({ iss }) => iss === s.seq)) return;
    streams.push(new Stream(s));
    if (streams.length > MOST_LIVES) {
      this.#unsure = true;
      streams.shift();
    }
    const stamped = ({ isStamped }: Stream): boolean => isStamped;
    this.#isStamped = this.#own.some(stamped) && this.#theirs.some(stamped);
  }

  #growTheirs(s: Observed): void {
    const [only] = this.#theirs;
    if (only !== undefined && this.#theirs.length === 1 && !only.isComparable(s.end) && only.segments > 0)
      only.jump(s);
    for (const theirs of this.#theirs) {
      if (!theirs.isComparable(s.end)) continue;
      if (this.#isForeign(theirs, s)) theirs.reach = seqMax(theirs.reach, s.end);
      else theirs.grow(s);
    }
  }

  #sendsSyn(s: Observed): void {
    if (this.#own.some(({ iss }) => iss === s.seq)) return this.#note(s, has(s, ACK) ? 'SYN,ACK' : 'SYN');
    this.#begin(this.#own, s);
    if (!has(s, ACK)) return;
    // Its own SYN tells of theirs.
    if (this.#theirs.length === 0) this.#theirs.push(new Stream({ ...answeredSyn(s), stamp: s.echo }));
    else if (!this.#isAnswer(s)) this.#unsure = true;
  }

  /** A SYN,ACK to a SYN that was seen, and by which nothing else has come yet when it is `new`. */
  #isAnswer({ ack }: Observed, isNew = false): boolean {
    return this.#theirs.some(
      ({ iss, end, segments }) =>
        iss === null || (seqGt(ack, iss) && seqLe(ack, end) && !(isNew && segments > 0)),
    );
  }

  /** A SYN or a RST in the middle of a life is nothing by itself; but when that life goes on, it cannot have been. */
  #suspectOf(s: Observed): void {
    const { state } = this.#way;
    for (const stream of this.#own) {
      if (stream.segments === 0 || stream.iss === null || stream.iss === s.seq) continue;
      if (!this.#isStamped || this.#isForeign(stream, s) || !this.#echoes(s)) continue;
      if (has(s, RST))
        this.#suspect = { segment: s, stream, violation: violation('no-connection', 'R33', 'CLOSED') };
      else if (!has(s, ACK) || !this.#isAnswer(s, true))
        this.#suspect = { segment: s, stream, violation: violation('syn-in-connection', 'R7', state) };
    }
  }

  #echoes({ echo }: Observed): boolean {
    return this.#theirs.some((theirs) => theirs.hasSent(echo));
  }

  #sendsOrdinary(s: Observed, text: Uint8Array): void {
    let wrong: Violation | null = null;
    let fits: Stream | null = null;
    let foreign = this.#unsure;
    this.#jumps(s);
    for (const own of this.#own) {
      if (this.#isForeign(own, s)) {
        // A life without timestamps cannot be that of a segment which has one.
        if (own.isStamped || s.stamp < 0) foreign = true;
        continue;
      }
      const found = this.#contradiction(own, s, text);
      if (found !== null) wrong ??= found;
      else if (fits === null || own.distance(s) < fits.distance(s)) fits = own;
    }
    if (fits !== null) this.#goesOn(fits, s, text);
    else if (wrong !== null && !foreign) this.#contradicts(s, wrong);
  }

  /** What lies far ahead goes on behind a gap in the capture, unless there are other lives that it can belong to. */
  #jumps(s: Observed): void {
    const [only] = this.#own;
    if (only === undefined || this.#own.length > 1 || only.segments === 0) return;
    if (only.isComparable(s.end) || !seqGt(s.end, only.end)) return;
    only.jump(s);
    this.notes.push({ code: 'unseen-own', frame: s.frame, time: s.time, charge: null });
  }

  #contradicts(s: Observed, wrong: Violation): void {
    // What was acknowledged before had not arrived, for now it is missing.
    if (wrong.code !== 'ack-falls-back' || this.#unseen === null) return this.#doubt(s, wrong);
    this.#doubt(this.#unseen, violation('ack-of-nothing', 'R74', wrong.state));
  }

  #goesOn(own: Stream, s: Observed, text: Uint8Array): void {
    const suspect = this.#suspect;
    // Across a gap in the capture another life may have begun.
    const goesOn = this.#complete || seqLe(s.seq, own.end);
    if (suspect !== null && suspect.stream === own && goesOn && isLater(s, suspect.segment)) {
      const { segment, violation } = suspect;
      return this.#doubt(violation.code === 'no-connection' ? s : segment, violation);
    }
    if (this.#isStamped && this.#unseen === null && this.#acknowledgesUnseen(s)) this.#unseen = s;
    if (s.len > 0 && seqLe(s.end, own.end)) this.#note(s, s.text === 0 ? 'FIN' : 'text');
    own.grow(s, this.#isStamped ? text : null);
  }

  /** From another life, or from another host: it does not fit to the rest. */
  #isForeign(stream: Stream, s: Observed): boolean {
    return this.#isStamped ? !stream.isStamped || !stream.isPlausible(s) : !stream.isComparable(s.end);
  }

  #contradiction(own: Stream, s: Observed, text: Uint8Array): Violation | null {
    const { state } = this.#way;
    if (own.iss === null) return null;
    if (!has(s, ACK)) return violation('ack-bit-missing', 'R59', state);
    return (
      this.#wrongStream(own, own.iss, s) ??
      this.#wrongAck(own, s) ??
      (this.#isStamped ? (this.#wentBack(own, s) ?? this.#otherOctets(own, s, text)) : null)
    );
  }

  #wrongStream(own: Stream, iss: SeqNumber, s: Observed): Violation | null {
    const { state } = this.#way;
    // It may belong to a life whose SYN,ACK was lost before it came by.
    if (!own.isComparable(s.end)) {
      const onlyLife = this.#own.length === 1 && this.#theirs.length === 1 && own.segments > 0;
      return onlyLife ? violation('wrong-seq', 'R11', state) : null;
    }
    if (seqLt(s.seq, iss)) return violation('wrong-seq', 'R11', state);
    const textEnd = seqAdd(s.seq, s.text);
    // Without timestamps a single FIN, or text, may have been forged.
    if (own.fin !== null && (this.#isStamped || own.fins > 1)) {
      if (s.text > 0 && seqGt(textEnd, own.fin)) return violation('text-after-fin', 'R12', state);
      if (has(s, FIN) && textEnd !== own.fin) return violation('second-fin', 'R23', state);
    }
    if (has(s, FIN) && this.#isStamped && seqGt(own.end, s.end))
      return violation('fin-before-text', 'R107', state);
    // One octet or a FIN may probe a closed window (R100).
    // An ACK that the capture lacks may have opened the window.
    const overrun = this.#theirs.length === 0 || !this.#complete ? 0 : own.overrun(s.end);
    return overrun > 1 && overrun < COMPARABLE ? violation('beyond-window', 'R11', state) : null;
  }

  /** An ACK of what none of the other's lives can ever have sent. */
  #wrongAck(own: Stream, s: Observed): Violation | null {
    for (const { iss, reach } of this.#theirs) {
      if (iss === null) return null;
      const ahead = seqDiff(s.ack, reach);
      // Across so wide a gap in the capture nothing is compared.
      if (ahead > COMPARABLE) return null;
      if (ahead < -COMPARABLE ? !this.#isStamped || own.segments === 0 : seqGt(s.ack, iss)) return null;
    }
    return this.#theirs.length === 0 ? null : violation('ack-of-nothing', 'R74', this.#way.state);
  }

  /** An ACK of more than the capture shows: the host may have believed forged text that only it has seen. */
  #acknowledgesUnseen({ ack }: Observed): boolean {
    return this.#theirs.every(({ iss, reach }) => iss !== null && seqGt(ack, reach));
  }

  #wentBack(own: Stream, s: Observed): Violation | null {
    if (own.fallsBack(s)) return violation('ack-falls-back', 'R74', this.#way.state);
    return own.stepsBack(s) ? violation('wrong-seq', 'R74', this.#way.state) : null;
  }

  /** Without timestamps what was seen first may have been forged, and all of the host's own would contradict it. */
  #otherOctets(own: Stream, s: Observed, text: Uint8Array): Violation | null {
    if (s.text === 0 || own.agrees(s, text)) return null;
    return violation('other-octets', 'R83', this.#way.state);
  }

  /** The most generous of their lives. */
  get #theirScale(): number {
    let scale = NO_SCALE;
    for (const theirs of this.#theirs) {
      if (theirs.scale === UNKNOWN_SCALE) return UNKNOWN_SCALE;
      if (theirs.scale > scale) scale = theirs.scale;
    }
    return scale;
  }

  /** What anybody could have forged, or what may be damaged, is held against the host only when it goes on. */
  #doubt(s: Observed, found: Violation): void {
    this.#firstDoubt ??= reportOf(s, found);
    this.#doubts += 1;
    if ((this.#isStamped && !this.#isUnchecked) || this.#doubts >= CERTAIN) this.#illegal = this.#firstDoubt;
  }

  #note({ frame, time }: Observed, of: Resent): void {
    this.retransmitted += 1;
    if (this.retransmissions.length < MOST_NAMED) this.retransmissions.push({ frame, time, of });
  }
}
