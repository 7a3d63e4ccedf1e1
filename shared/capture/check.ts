/** The check of a capture, piece by piece: what `2msl check` and the page /capture have in common. */
import { type Connections, type ConnectionsOptions, createConnections } from '../observer/connections.ts';
import { REPLY_WITHIN } from '../observer/limits.ts';
import type { Microseconds } from '../observer/observed-segment.ts';
import type { ConnectionReport } from '../observer/observer.ts';
import type { Profile } from '../observer/stacks.ts';
import type { CapturedSegment } from '../pcap/captured.ts';
import { type CaptureCounts, newCounts } from '../pcap/counts.ts';
import { SegmentReader } from '../pcap/read.ts';
import { EXPORTED_ENDPOINTS, type ExportOrigin } from './export-origin.ts';

/** By what the hosts of a capture are judged. */
export interface CheckOptions {
  /** The IP addresses at which it was captured; none for somewhere else, or when nobody knows. */
  readonly viewpoint: readonly string[];
  readonly profile: Profile;
  readonly replyWithin: Microseconds;
  /** Nothing is missing in it: so it is with our own exports, and with no capture of a network. */
  readonly complete: boolean;
}

/** What somebody said of a capture; null where nothing was said. */
export interface Said {
  readonly viewpoint: readonly string[] | null;
  readonly profile: Profile | null;
}

/**
 * An export of ours says itself where it was seen and how slow its clock is, whatever was said of other files, and comes
 * from our own rulebook. Other captures come from real kernels.
 */
export function checkOptions(origin: ExportOrigin | null, { viewpoint, profile }: Said): CheckOptions {
  if (origin === null)
    return {
      viewpoint: viewpoint ?? [],
      profile: profile ?? 'any',
      replyWithin: REPLY_WITHIN,
      complete: false,
    };
  return {
    viewpoint: origin.viewpoint === 'wire' ? [] : [EXPORTED_ENDPOINTS[origin.viewpoint].ip],
    profile: profile ?? 'rfc9293',
    replyWithin: origin.replyWithin,
    complete: true,
  };
}

export interface Check {
  readonly counts: CaptureCounts;
  /** When the first segment of the file was captured, and the span of all of them; null before any. */
  readonly time: {
    readonly began: Microseconds;
    readonly first: Microseconds;
    readonly last: Microseconds;
  } | null;
  /** Connections that are open now. */
  readonly open: number;
  /** Those that had to be given up to make room. */
  readonly givenUp: number;
  /** The next octets of the file. @throws CaptureError */
  push(piece: Uint8Array): void;
  /** The file has been read to its end. @throws CaptureError when it ends in the middle of something. */
  end(): void;
  /** What is pushed from here on is of the next file of the same capture; its frames are numbered on. */
  nextFile(): void;
  /**
   * Reports what is still open, at most so many now, and says whether that was all; whatever happened before, what could
   * be read has been judged.
   */
  finish(most?: number): boolean;
}

export interface CheckTask extends CheckOptions, Pick<ConnectionsOptions, 'mostOpen'> {
  /** Octets of a segment's text that are compared when it is sent again; all of them when left out. */
  readonly mostText?: number;
  /** Which segments are looked at; all of them when left out. */
  readonly keep?: (segment: CapturedSegment) => boolean;
  /** Told of each segment that is looked at. */
  readonly seen?: (segment: CapturedSegment) => void;
  readonly done: (report: ConnectionReport) => void;
}

export function createCheck({
  mostText = Number.POSITIVE_INFINITY,
  keep,
  seen,
  ...options
}: CheckTask): Check {
  return new RunningCheck(createConnections(options), mostText, keep, seen);
}

class RunningCheck implements Check {
  readonly counts = newCounts();
  #reader = new SegmentReader(this.counts);
  readonly #connections: Connections;
  readonly #mostText: number;
  time: { began: Microseconds; first: Microseconds; last: Microseconds } | null = null;

  readonly #keep: CheckTask['keep'];
  readonly #seen: CheckTask['seen'];

  constructor(connections: Connections, mostText: number, keep: CheckTask['keep'], seen: CheckTask['seen']) {
    this.#connections = connections;
    this.#mostText = mostText;
    this.#keep = keep;
    this.#seen = seen;
  }

  get open(): number {
    return this.#connections.open;
  }

  get givenUp(): number {
    return this.#connections.givenUp;
  }

  push(piece: Uint8Array): void {
    this.#reader.push(piece);
    for (let segment = this.#reader.next(); segment !== null; segment = this.#reader.next()) {
      this.#note(segment.time);
      if (this.#keep?.(segment) === false) continue;
      this.#seen?.(segment);
      this.#connections.observe(this.#shortened(segment));
    }
  }

  end(): void {
    this.#reader.end();
  }

  nextFile(): void {
    this.#reader = new SegmentReader(this.counts);
  }

  finish(most?: number): boolean {
    return this.#connections.end(most);
  }

  #note(time: Microseconds): void {
    if (this.time === null) this.time = { began: time, first: time, last: time };
    else if (time < this.time.first) this.time.first = time;
    else if (time > this.time.last) this.time.last = time;
  }

  #shortened(segment: CapturedSegment): CapturedSegment {
    const { text } = segment;
    return text.length <= this.#mostText ? segment : { ...segment, text: text.subarray(0, this.#mostText) };
  }
}
