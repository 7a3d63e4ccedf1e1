/**
 * All connections of a capture, each before an observer of its own.
 * What is kept grows with the open connections only, and not beyond a bound: then whoever has been silent longest is given up, and its verdict is "unknown".
 */
import type { CapturedSegment, Endpoint } from '../pcap/captured.ts';
import { Copies } from './copies.ts';
import { HalfOpen } from './half-open.ts';
import { LONGEST_HAND_OVER, SECOND } from './limits.ts';
import type { Microseconds } from './observed-segment.ts';
import {
  type ConnectionReport,
  createObserver,
  type End,
  type HostReport,
  type Observer,
} from './observer.ts';
import type { Profile } from './stacks.ts';

export interface ConnectionsOptions {
  /** The IP addresses of the host at which the capture was taken; none when nobody knows. */
  readonly viewpoint: readonly string[];
  readonly profile: Profile;
  /** See {@link createObserver}. */
  readonly replyWithin?: Microseconds;
  readonly complete?: boolean;
  /** Open connections that are followed at the same time: {@link MOST_OPEN} when left out. */
  readonly mostOpen?: number;
  /** Called once for each connection, when it is over or the capture ends, in no certain order. */
  readonly done: (report: ConnectionReport) => void;
}

export interface Connections {
  observe(segment: CapturedSegment): void;
  /** The capture ends: what is still open is reported, at most so many now. Says whether that was all. */
  end(most?: number): boolean;
  readonly open: number;
  /** Connections that had to be given up to make room. */
  readonly givenUp: number;
}

export const MOST_OPEN = 65_536;
/** Longer than 2 MSL (R84): ports that come again after so much silence begin another connection. */
const FORGOTTEN_AFTER: Microseconds = 300 * SECOND;
/** So often the connections are looked through for what is over, and so many at a time. */
const SWEEP = 1024;

interface Entry {
  readonly key: string;
  readonly a: Endpoint;
  readonly b: Endpoint;
  /** Null for a SYN alone, or with its SYN,ACK. */
  observer: Observer | null;
  /** Where those are kept that no observer has seen yet; −1 for nowhere. */
  halfOpen: number;
  heardAt: Microseconds;
  /** It has been silent, and its observer told so ({@link Observer.rest}). */
  rests: boolean;
  /** Which segment of the capture last put it to the end of the line. */
  inLineSince: number;
}

export function createConnections(options: ConnectionsOptions): Connections {
  return new OpenConnections(options);
}

class OpenConnections implements Connections {
  readonly #options: ConnectionsOptions;
  readonly #mostOpen: number;
  readonly #entries = new Map<string, Entry>();
  /** Where the network itself may copy segments, and nothing was captured twice, none is looked for. */
  readonly #copies: Copies | null;
  readonly #halfOpen = new HalfOpen();
  #last: Entry | null = null;
  #now: Microseconds = 0;
  #sinceSweep = 0;
  #sweeping: Iterator<Entry> | null = null;
  #oldest: Iterator<Entry> | null = null;
  #segments = 0;
  givenUp = 0;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#copies = options.complete === true ? null : new Copies();
    this.#mostOpen = Math.max(1, options.mostOpen ?? MOST_OPEN);
  }

  get open(): number {
    return this.#entries.size;
  }

  observe(segment: CapturedSegment): void {
    const entry = this.#entryOf(segment);
    if (segment.time > this.#now) this.#now = segment.time;
    entry.heardAt = segment.time;
    entry.rests = false;
    this.#segments += 1;
    if (this.#segments - entry.inLineSince > this.#refresh) this.#putLast(entry);
    const likeness = this.#copies?.look(segment) ?? null;
    if (!this.#isHalfOpen(entry, segment)) {
      entry.observer ??= this.#createObserver(entry);
      entry.observer.observe(segment, likeness);
    }
    this.#sinceSweep += 1;
    if (this.#sinceSweep === SWEEP) this.#sweep();
  }

  end(most = Number.POSITIVE_INFINITY): boolean {
    this.#last = null;
    let left = most;
    for (const entry of this.#entries.values()) {
      if (left === 0) return false;
      left -= 1;
      this.#entries.delete(entry.key);
      this.#report(entry, this.#now);
    }
    return true;
  }

  /** Not at every segment: that would cost more than judging it. */
  get #refresh(): number {
    return this.#mostOpen >> 2;
  }

  #putLast(entry: Entry): void {
    entry.inLineSince = this.#segments;
    this.#entries.delete(entry.key);
    this.#entries.set(entry.key, entry);
  }

  #entryOf(segment: CapturedSegment): Entry {
    const { source, destination } = segment;
    const last = this.#last;
    if (last !== null && isBetween(last, source, destination)) return last;
    const key = keyOf(source, destination);
    this.#last = this.#entries.get(key) ?? this.#begin(key, segment);
    return this.#last;
  }

  #begin(key: string, segment: CapturedSegment): Entry {
    if (this.#entries.size >= this.#mostOpen) this.#makeRoom();
    const { source: a, destination: b } = segment;
    const since = { heardAt: this.#now, rests: false, inLineSince: this.#segments };
    const entry: Entry = { key, a, b, observer: null, halfOpen: -1, ...since };
    this.#entries.set(key, entry);
    return entry;
  }

  /** The SYN that begins a connection, and the SYN,ACK that answers it, are put aside. */
  #isHalfOpen(entry: Entry, segment: CapturedSegment): boolean {
    if (entry.observer !== null) return false;
    if (entry.halfOpen >= 0)
      return !same(segment.source, entry.a) && this.#halfOpen.answers(entry.halfOpen, segment);
    entry.halfOpen = this.#halfOpen.keep(segment);
    return entry.halfOpen >= 0;
  }

  #createObserver(entry: Entry): Observer {
    const { a, b, halfOpen } = entry;
    const { profile, replyWithin, complete } = this.#options;
    const observer = createObserver({
      hosts: { a, b },
      viewpoint: this.#nearEnd(a, b),
      profile,
      ...(replyWithin === undefined ? {} : { replyWithin }),
      ...(complete === undefined ? {} : { complete }),
      mayBeOfBothEnds: this.#copies?.mayBeOfBothEnds === true,
    });
    if (halfOpen >= 0) for (const segment of this.#halfOpen.take(halfOpen, a, b)) observer.observe(segment);
    entry.halfOpen = -1;
    return observer;
  }

  /** With both ends at one host the order in which it took segments up is as unknown as elsewhere. */
  #nearEnd(a: Endpoint, b: Endpoint): End | null {
    const { viewpoint } = this.#options;
    const isA = viewpoint.includes(a.ip);
    return isA === viewpoint.includes(b.ip) ? null : isA ? 'a' : 'b';
  }

  /** The first in line has been silent longest, give or take {@link #refresh}. */
  #makeRoom(): void {
    for (;;) {
      // One iterator goes on and on: a new one would walk over all that was deleted at the front.
      this.#oldest ??= this.#entries.values();
      const { value: entry, done } = this.#oldest.next();
      if (done !== true) return this.#giveUp(entry);
      this.#oldest = null;
    }
  }

  #giveUp(entry: Entry): void {
    this.#entries.delete(entry.key);
    this.givenUp += 1;
    const { a, b, traffic, copies, hosts } = (entry.observer ?? this.#createObserver(entry)).report();
    const givenUp = { a: notFollowed(hosts.a), b: notFollowed(hosts.b) };
    this.#options.done({ a, b, traffic, copies, givenUp: true, hosts: givenUp });
  }

  /** Reports what is over, and lets the silent ones rest, a part of all connections at a time. */
  #sweep(): void {
    this.#sinceSweep = 0;
    this.#sweeping ??= this.#entries.values();
    for (let looked = 0; looked < SWEEP; looked += 1) {
      const { value: entry, done } = this.#sweeping.next();
      if (done === true) {
        this.#sweeping = null;
        return;
      }
      const silent = this.#now - entry.heardAt;
      if (silent > LONGEST_HAND_OVER && !entry.rests) {
        entry.rests = true;
        entry.observer?.rest(this.#now);
      }
      if (silent <= FORGOTTEN_AFTER || !entry.observer?.isOver) continue;
      this.#entries.delete(entry.key);
      if (this.#last === entry) this.#last = null;
      this.#report(entry, this.#now);
    }
  }

  #report(entry: Entry, at: Microseconds): void {
    // Not kept in the entry: what an old object points to outlives it in the memory.
    const observer = entry.observer ?? this.#createObserver(entry);
    this.#options.done(observer.report(at));
  }
}

const notFollowed = (host: HostReport): HostReport =>
  host.verdict !== 'illegal' ? { ...host, verdict: 'unknown' } : host;

const same = (x: Endpoint, y: Endpoint): boolean => x === y || (x.port === y.port && x.ip === y.ip);

const isBetween = ({ a, b }: Entry, source: Endpoint, destination: Endpoint): boolean =>
  (same(a, source) && same(b, destination)) || (same(a, destination) && same(b, source));

/** The same for both directions. */
function keyOf(source: Endpoint, destination: Endpoint): string {
  const forward =
    source.port < destination.port || (source.port === destination.port && source.ip <= destination.ip);
  const [x, y] = forward ? [source, destination] : [destination, source];
  return `${x.port} ${y.port} ${x.ip} ${y.ip}`;
}
