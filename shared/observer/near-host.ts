/**
 * A host at whose own end a capture was taken, when the capture may be one of both ends in one file.
 * In such a file a packet is seen twice, and what arrives is seen first where it was sent: it has arrived when it is seen
 * again, and never where it is not (docs/adr/0062). Which clock is ahead nobody knows, so the host is judged by each
 * reading, once a packet has been seen twice, and accused when each of them accuses it, of the same segment.
 */
import { LONGEST_SWAP } from './limits.ts';
import { LocalHost } from './local/local-host.ts';
import type { Retransmission } from './local/retransmissions.ts';
import type { Note } from './notes.ts';
import type { Microseconds, Observed } from './observed-segment.ts';
import type { JudgingOptions } from './options.ts';
import type { StackLiberty } from './stacks.ts';
import type { StatePath } from './state-path.ts';
import type { ViolationReport } from './violation-report.ts';

/** In a file of two ends the first packets are in it twice. */
const MOST_BEGUN = 48;
/** Packets of which the second sighting may still come. */
const MOST_AWAITED = 64;

/** `again` and `alike`: seen before, for certain or perhaps (copies.ts). */
export type Sighting = 'whole' | 'damaged' | 'again' | 'alike';

interface Seen {
  readonly segment: Observed;
  readonly text: Uint8Array | null;
  readonly sighting: Sighting;
}

const NO_TEXT = new Uint8Array(0);
const isSeenAgain = ({ sighting }: Pick<Seen, 'sighting'>): boolean =>
  sighting === 'again' || sighting === 'alike';

/** Which sighting of a packet counts, of what the host sends and of what arrives: the second, or else the first. */
class Reading {
  readonly host: LocalHost;
  readonly ownSecond: boolean;

  constructor(options: JudgingOptions, ownSecond: boolean) {
    this.host = new LocalHost(options);
    this.ownSecond = ownSecond;
  }

  take({ segment, text, sighting }: Seen): void {
    const isSecond = isSeenAgain({ sighting });
    if (text === null) {
      if (isSecond) this.host.hears(segment);
    } else if (isSecond === this.ownSecond) this.host.sends(segment, text);
  }
}

/** How many packets of a direction were seen, and how many of them twice. */
class Sightings {
  #first = 0;
  #second = 0;

  add(isSecond: boolean): void {
    if (isSecond) this.#second += 1;
    else this.#first += 1;
  }

  get areTwice(): boolean {
    return this.#second > 0 && 2 * this.#second >= this.#first;
  }
}

/** How far apart the two sightings of packets lie. */
class Apart {
  #awaited: Observed[] = [];
  #least = Number.POSITIVE_INFINITY;
  #most = 0;

  see(s: Observed, isSecond: boolean): void {
    if (!isSecond) {
      this.#awaited.push(s);
      if (this.#awaited.length > MOST_AWAITED) this.#awaited.shift();
      return;
    }
    const at = this.#awaited.findIndex(
      ({ seq, ack, flags, len }) => seq === s.seq && ack === s.ack && flags === s.flags && len === s.len,
    );
    const [first] = at < 0 ? [] : this.#awaited.splice(at, 1);
    if (first === undefined) return;
    const apart = s.time - first.time;
    this.#least = Math.min(this.#least, apart);
    this.#most = Math.max(this.#most, apart);
  }

  /** They vary by more than the least: of some packets the first may have been seen at one end, and of others at the other. */
  get isMixed(): boolean {
    return this.#most > LONGEST_SWAP && this.#most > 6 * this.#least;
  }
}

export class NearHost {
  readonly #options: JudgingOptions;
  readonly #first: LocalHost;
  #begun: Seen[] | null;
  #others: readonly Reading[] | null = null;
  #apart: Apart | null = null;
  readonly #arrivals = new Sightings();
  readonly #own = new Sightings();

  constructor(options: JudgingOptions, mayBeOfBothEnds: boolean) {
    this.#options = options;
    this.#first = new LocalHost(options);
    this.#begun = options.complete || !mayBeOfBothEnds ? null : [];
  }

  hears(segment: Observed, sighting: Sighting): void {
    this.#first.hears(segment, sighting === 'alike' ? 'whole' : sighting);
    if (this.#begun !== null || this.#others !== null) this.#see({ segment, text: null, sighting });
  }

  sends(segment: Observed, text: Uint8Array, sighting: Sighting): void {
    if (sighting !== 'again') this.#first.sends(segment, text, sighting);
    if (this.#begun !== null || this.#others !== null) this.#see({ segment, text, sighting });
  }

  ends(time: Microseconds): void {
    this.#first.ends(time);
    for (const { host } of this.#others ?? []) host.ends(time);
  }

  /** See {@link LocalHost.rest}. */
  rest(now: Microseconds): void {
    this.#first.rest(now);
    for (const { host } of this.#others ?? []) host.rest(now);
  }

  /** Of what it sent, what proved to have been captured twice. */
  get copies(): number {
    return this.#first.copies;
  }

  get illegal(): ViolationReport | null {
    return this.#isDisputed ? null : this.#told.illegal;
  }

  get unknown(): boolean {
    return this.#isDisputed || this.#told.unknown;
  }

  get notes(): readonly Note[] {
    return this.#told.notes;
  }

  get liberties(): readonly StackLiberty[] {
    return this.#told.liberties;
  }

  get handOver(): Microseconds | null {
    return this.#told.handOver;
  }

  get way(): StatePath | null {
    return this.#told.way;
  }

  get ways(): readonly StatePath[] {
    return this.#told.ways;
  }

  get retransmitted(): number {
    return this.#told.retransmitted;
  }

  get retransmissions(): readonly Retransmission[] {
    return this.#told.retransmissions;
  }

  /** The other readings, where they count: of what arrives most was seen twice, or of what the host sends. */
  get #readings(): readonly Reading[] {
    return this.#others !== null && (this.#arrivals.areTwice || this.#own.areTwice) ? this.#others : [];
  }

  /** By the reading that explains it. */
  get #told(): LocalHost {
    if (this.#first.illegal === null) return this.#first;
    return this.#readings.find(({ host }) => host.illegal === null)?.host ?? this.#first;
  }

  /** Nobody knows which end saw what first; or the readings do not agree on what is wrong, and with which segment, where they know it by the same sighting. */
  get #isDisputed(): boolean {
    const { illegal } = this.#told;
    if (illegal === null || this.#readings.length === 0) return false;
    if (this.#apart?.isMixed) return true;
    return this.#readings.some(
      ({ host, ownSecond }) =>
        host.illegal?.code !== illegal.code || (!ownSecond && host.illegal.frame !== illegal.frame),
    );
  }

  /** What is remembered is remembered without its text, which lies in a piece of the file. */
  #see(seen: Seen): void {
    const isSecond = isSeenAgain(seen);
    if (this.#others !== null) return this.#count(seen, isSecond);
    const begun = this.#begun ?? [];
    begun.push(seen.text === null ? seen : { ...seen, text: NO_TEXT });
    if (isSecond) {
      this.#apart = new Apart();
      this.#others = [new Reading(this.#options, false), new Reading(this.#options, true)];
      for (const one of begun) this.#count(one, isSeenAgain(one));
    }
    if (isSecond || begun.length === MOST_BEGUN) this.#begun = null;
  }

  #count(seen: Seen, isSecond: boolean): void {
    (seen.text === null ? this.#arrivals : this.#own).add(isSecond);
    this.#apart?.see(seen.segment, isSecond);
    for (const reading of this.#others ?? []) reading.take(seen);
  }
}
