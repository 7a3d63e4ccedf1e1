/** The segments of the first connections, as --explain and --ladder tell them. */
import type { CheckOptions } from '../../shared/capture/check.ts';
import { type CaptureRecord, MOST_SEGMENTS, MOST_TEXT, recordCapture } from '../../shared/capture/record.ts';
import type { ConnectionReport } from '../../shared/observer/observer.ts';
import type { CapturedSegment, Endpoint } from '../../shared/pcap/captured.ts';

/** More connections are judged, and not told at length. */
const MOST_CONNECTIONS = 256;

const keyOf = (x: Endpoint, y: Endpoint): string =>
  [`${x.ip} ${x.port}`, `${y.ip} ${y.port}`].sort().join(' ');

export class Gathered {
  readonly #segments = new Map<string, CapturedSegment[]>();
  readonly #file: string;
  readonly #options: CheckOptions;

  constructor(file: string, options: CheckOptions) {
    this.#file = file;
    this.#options = options;
  }

  add(segment: CapturedSegment): void {
    const key = keyOf(segment.source, segment.destination);
    const known = this.#segments.get(key);
    if (known === undefined && this.#segments.size === MOST_CONNECTIONS) return;
    // A copy: else every piece of the file would stay in memory.
    const kept = { ...segment, text: segment.text.slice(0, MOST_TEXT) };
    if (known === undefined) this.#segments.set(key, [kept]);
    else if (known.length < MOST_SEGMENTS) known.push(kept);
  }

  /** Null when its segments were not kept. */
  recordOf({ a, b, traffic, hosts }: ConnectionReport, ended: number): CaptureRecord | null {
    const segments = this.#segments.get(keyOf(a, b));
    if (segments === undefined || traffic === null) return null;
    // Who answered a SYN stands at the right.
    const answered = hosts.a.states.find((state) => state === 'LISTEN' || state === 'SYN-SENT') === 'LISTEN';
    const ends = answered ? { A: b, B: a } : { A: a, B: b };
    const { viewpoint, profile, replyWithin, complete } = this.#options;
    const near = [ends.A, ends.B].map(({ ip }) => viewpoint.includes(ip));
    const seenFrom = near[0] === near[1] ? 'wire' : near[0] ? 'A' : 'B';
    return recordCapture(segments, {
      hosts: ends,
      profile,
      replyWithin,
      complete,
      file: { name: this.#file, seenFrom },
      ended,
      total: Math.max(segments.length, traffic.sent.a.segments + traffic.sent.b.segments),
    });
  }
}
