/**
 * The observing judge: captured segments go in one by one, states and verdicts come out.
 * Out come each host's way through the states, its retransmissions, and the first segment that no legal behaviour
 * explains.
 *
 * User calls and timers are hidden. So a set of possible TCBs is carried forward for a host at whose own end the
 * capture was taken (local-host.ts); for any other host only what holds on every network is held against it
 * (remote-host.ts).
 */
import type { CapturedSegment, Endpoint } from '../pcap/captured.ts';
import { seqGt, seqLt } from '../tcp/seq.ts';
import type { State } from '../tcp/state.ts';
import type { Likeness } from './copies.ts';
import type { Retransmission } from './local/retransmissions.ts';
import { type Sighting as HowSeen, NearHost } from './near-host.ts';
import { isWarning, type Note } from './notes.ts';
import { type Microseconds, type Observed, observed } from './observed-segment.ts';
import { judgingOptions, type ToldOptions } from './options.ts';
import { RemoteHost } from './remote/remote-host.ts';
import type { StackLiberty } from './stacks.ts';
import { type StatePath, statesOf } from './state-path.ts';
import type { ViolationReport } from './violation-report.ts';
import { type Gap, Witness } from './witness.ts';

export const ENDS = ['a', 'b'] as const;
export type End = (typeof ENDS)[number];

export interface ObserverOptions extends ToldOptions {
  readonly hosts: Readonly<Record<End, Endpoint>>;
  /** At whose end the capture was taken; null when nobody knows. */
  readonly viewpoint: End | null;
  /** False where the file is known to be of one end; it may be of both otherwise. */
  readonly mayBeOfBothEnds?: boolean;
}

/** A warning is legal, and unusual; unknown is what the capture cannot show. */
export const VERDICTS = ['legal', 'warning', 'illegal', 'unknown'] as const;
export type ObservedVerdict = (typeof VERDICTS)[number];

export interface HostReport {
  readonly states: readonly State[];
  readonly verdict: ObservedVerdict;
  readonly firstIllegal?: ViolationReport;
  /** What the verdict rests on: warnings, and what the capture lacks or has in another order. In order of time. */
  readonly notes: readonly Note[];
  /** Ways of real stacks that it has taken, beside RFC 9293's own. */
  readonly liberties: readonly StackLiberty[];
  /** How long a segment lay between the tap and TCP at the longest, where that shows. */
  readonly handOver?: Microseconds;
  /** All of them; {@link retransmissions} names the first ones. */
  readonly retransmitted: number;
  readonly retransmissions: readonly Retransmission[];
}

/** Where a segment was seen. */
export interface Sighting {
  readonly frame: number;
  readonly time: Microseconds;
}

/** What was seen of a connection; what was sent again counts again. */
export interface Traffic {
  readonly first: Sighting;
  readonly last: Sighting;
  /** Segments, and octets of text in them, by sender. */
  readonly sent: Readonly<Record<End, { readonly segments: number; readonly octets: number }>>;
}

export interface ConnectionReport {
  readonly a: Endpoint;
  readonly b: Endpoint;
  /** Null before the first segment. */
  readonly traffic: Traffic | null;
  /** It was given up to make room for others, so that the rest of it is not known. */
  readonly givenUp?: true;
  /** Frames that the capture has twice: each is counted here, and nowhere else. */
  readonly copies: number;
  readonly hosts: Readonly<Record<End, HostReport>>;
}

export interface Observer {
  /** `likeness`: what was captured just before that says the same (copies.ts). */
  observe(segment: CapturedSegment, likeness?: Likeness): void;
  /** Nothing has been seen of it for {@link LONGEST_HAND_OVER}: what is remembered for that long only is let go. */
  rest(now: Microseconds): void;
  /** Neither end has a connection any more, or only a TIME-WAIT. */
  readonly isOver: boolean;
  /** The ways that a host may have come, the likeliest first; none before anything is known of it. */
  ways(end: End): readonly StatePath[];
  /** What is known so far; with the time at which the capture ends, what is overdue by then counts too. */
  report(endOfCapture?: Microseconds): ConnectionReport;
}

export const createObserver = (options: ObserverOptions): Observer => new TwoHosts(options);

/** A class: of an object literal with a getter V8 makes a hidden class each, and a capture has a million connections. */
class TwoHosts implements Observer {
  readonly #a: Endpoint;
  readonly #b: Endpoint;
  readonly #hosts: Readonly<Record<End, NearHost | RemoteHost>>;
  readonly #traffic = new TrafficCount();

  readonly #complete: boolean;
  readonly #sums = { a: new Sums(), b: new Sums() };
  readonly #witness: Witness | null;
  #copies = 0;

  constructor({ hosts, viewpoint, mayBeOfBothEnds = true, ...told }: ObserverOptions) {
    const options = judgingOptions(told);
    this.#complete = options.complete;
    this.#witness = options.complete ? null : new Witness();
    const watch = (end: End) =>
      end === viewpoint ? new NearHost(options, mayBeOfBothEnds) : new RemoteHost(options);
    this.#a = hosts.a;
    this.#b = hosts.b;
    this.#hosts = { a: watch('a'), b: watch('b') };
  }

  observe(segment: CapturedSegment, likeness: Likeness = null): void {
    const s: Observed = observed(segment);
    const isFromA = this.#isFromA(segment);
    const from = this.#hosts[isFromA ? 'a' : 'b'];
    const to = this.#hosts[isFromA ? 'b' : 'a'];
    if (likeness === 'same') {
      this.#copies += 1;
      if (to instanceof NearHost) to.hears(s, 'again');
      if (from instanceof NearHost) from.sends(s, segment.text, 'again');
      return;
    }
    const sums = this.#sums[isFromA ? 'a' : 'b'];
    const isDamaged =
      !this.#complete && sums.isDamaged(segment.packet?.right ?? null, from instanceof NearHost);
    const seen: HowSeen = isDamaged ? 'damaged' : (likeness ?? 'whole');
    if (!isDamaged) this.#witness?.add(s, isFromA);
    if (to instanceof NearHost) to.hears(s, seen);
    else if (!isDamaged) to.hears(s);
    const copies = from.copies;
    if (from instanceof NearHost) from.sends(s, segment.text, seen);
    else if (!isDamaged) from.sends(s, segment.text);
    if (from.copies === copies) this.#traffic.add(s, isFromA);
  }

  rest(now: Microseconds): void {
    if (this.#complete) return;
    for (const end of ENDS) {
      const host = this.#hosts[end];
      if (host instanceof NearHost) host.rest(now);
    }
  }

  get isOver(): boolean {
    return ENDS.every((end) => isOver(this.#hosts[end]));
  }

  ways(end: End): readonly StatePath[] {
    return this.#hosts[end].ways;
  }

  report(endOfCapture?: Microseconds): ConnectionReport {
    const { a, b } = this.#hosts;
    if (endOfCapture !== undefined) for (const end of ENDS) this.#hosts[end].ends(endOfCapture);
    const hosts = { a: reportOf(a, this.#witness, true), b: reportOf(b, this.#witness, false) };
    return {
      a: this.#a,
      b: this.#b,
      traffic: this.#traffic.total,
      copies: this.#copies + a.copies + b.copies,
      hosts,
    };
  }

  #isFromA({ source }: CapturedSegment): boolean {
    return this.#a.port === this.#b.port ? source.ip === this.#a.ip : source.port === this.#a.port;
  }
}

/** Whether the checksums of a direction can be believed: where all are wrong, they were not computed yet. */
class Sums {
  #right = 0;
  #wrong = 0;

  /** `own`: at its own end a host often leaves its sums to the network card, so the first proves nothing. */
  isDamaged(right: boolean | null, own: boolean): boolean {
    if (right === null) return false;
    if (right) this.#right += 1;
    else this.#wrong += 1;
    return !right && (this.#wrong <= this.#right || (!own && this.#wrong === 1));
  }
}

/** Numbers, counted in place: there is one for each of a million connections, and it is asked for once. */
class TrafficCount {
  #first = 0;
  #firstAt = 0;
  #last = 0;
  #lastAt = 0;
  #segmentsA = 0;
  #octetsA = 0;
  #segmentsB = 0;
  #octetsB = 0;

  add({ frame, time, text }: Observed, isFromA: boolean): void {
    if (this.#segmentsA + this.#segmentsB === 0) {
      this.#first = frame;
      this.#firstAt = time;
    }
    this.#last = frame;
    this.#lastAt = time;
    if (isFromA) {
      this.#segmentsA += 1;
      this.#octetsA += text;
    } else {
      this.#segmentsB += 1;
      this.#octetsB += text;
    }
  }

  get total(): Traffic | null {
    if (this.#segmentsA + this.#segmentsB === 0) return null;
    return {
      first: { frame: this.#first, time: this.#firstAt },
      last: { frame: this.#last, time: this.#lastAt },
      sent: {
        a: { segments: this.#segmentsA, octets: this.#octetsA },
        b: { segments: this.#segmentsB, octets: this.#octetsB },
      },
    };
  }
}

function isOver({ way }: NearHost | RemoteHost): boolean {
  const state = way?.state ?? 'CLOSED';
  return state === 'CLOSED' || state === 'LISTEN' || state === 'TIME-WAIT';
}

function reportOf(host: NearHost | RemoteHost, witness: Witness | null, isA: boolean): HostReport {
  const { unknown, way, liberties, handOver, retransmitted, retransmissions, notes: told } = host;
  const excuse = (host.illegal && witness?.excuses(host.illegal)) ?? null;
  const illegal = excuse === null ? host.illegal : null;
  const missed = new Set(
    witness?.acknowledgedOf(isA).filter((gap) => !told.some((note) => tells(note, gap))),
  );
  if (excuse !== null) missed.add(excuse);
  const notes = [...told, ...[...missed].map((gap) => noteOf(gap, isA))];
  const warned = notes.some(isWarning);
  const verdict =
    illegal !== null ? 'illegal' : unknown || excuse !== null ? 'unknown' : warned ? 'warning' : 'legal';
  return {
    states: way === null ? [] : statesOf(way),
    verdict,
    ...(illegal === null ? {} : { firstIllegal: illegal }),
    notes,
    liberties,
    ...(handOver === null ? {} : { handOver }),
    retransmitted,
    retransmissions,
  };
}

/** Whether a note tells of what lies in a gap already. */
const tells = ({ code, from, to }: Note, gap: Gap): boolean =>
  code === 'unseen-beginning' ||
  (code === 'unseen-own' &&
    (from === undefined || to === undefined || (seqLt(from, gap.to) && seqGt(to, gap.from))));

/** What the capture lacks by its own numbers, and so why an accusation was not believed. */
const noteOf = ({ frame, time, from, to, fromA }: Gap, isA: boolean): Note => ({
  code: fromA === isA ? 'unseen-own' : 'unseen-arrivals',
  frame,
  time,
  from,
  to,
  charge: null,
});
