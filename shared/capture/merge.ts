/**
 * Two captures of one connection, one taken at each end, laid on each other.
 * Every segment then has a time at which it was sent and one at which it arrived, and one that only its sender saw
 * was lost. Both hosts are watched at their own end.
 *
 * The clocks of two machines differ. They are compared by the fastest segment each way, as NTP compares clocks:
 * what is left of the difference is half of what the two directions differ by.
 */
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import type { Microseconds } from '../observer/observed-segment.ts';
import { seq, seqAdd, seqLe } from '../tcp/seq.ts';
import { type CapturedAt, type CaptureRecord, MOST_SEGMENTS, type RecordedSegment } from './record.ts';

export const MERGE_PROBLEMS = [
  /** No segment is in both: they are not of the same connection, or not of the same time. */
  'nothing-in-common',
  /** Longer than a record: where one part ends, the other's segments would look lost. */
  'too-long',
  /** One of them was captured before or after a network card cut the text up, so that segments cannot be compared. */
  'cut-differently',
] as const;
export type MergeProblem = (typeof MERGE_PROBLEMS)[number];

/** A segment in one of the two, with its time on that machine's clock since 1970. */
interface Sighting {
  readonly segment: RecordedSegment;
  readonly frame: number;
  readonly time: Microseconds;
}

/** A segment on its way: where it was seen. One of the two is null when it was lost, or sent by somebody else. */
interface Passage {
  readonly from: HostId;
  readonly sent: Sighting | null;
  readonly arrived: Sighting | null;
}

/**
 * @param atA the record of the capture at host A, and `atB` of that at host B, with the same hosts.
 * @param sameClock both times come from one clock, as in a match.
 */
export function mergeCaptures(
  atA: CaptureRecord,
  atB: CaptureRecord,
  sameClock: boolean,
): CaptureRecord | { readonly problem: MergeProblem } {
  if (atA.cut + atB.cut > 0) return { problem: 'too-long' };
  const seen = { A: sightings(atA), B: sightings(atB) };
  const keys = new Set(seen.A.map(keyOf));
  if (!seen.B.some((one) => keys.has(keyOf(one)))) return { problem: 'nothing-in-common' };
  const fastest = { A: fastestFrom('A', seen), B: fastestFrom('B', seen) };
  const ahead = sameClock ? 0 : clockDifference(fastest.A, fastest.B);
  // In a match a segment arrives when it is taken up: how long that took says nothing about another.
  const passages = HOSTS.flatMap((from) => passagesFrom(from, seen, ahead, sameClock ? null : fastest[from]));
  if (passages.length > MOST_SEGMENTS) return { problem: 'too-long' };
  if (HOSTS.some((from) => isCutDifferently(passages.filter((one) => one.from === from)))) {
    return { problem: 'cut-differently' };
  }
  return joined(atA, atB, passages, ahead);
}

const sightings = ({ segments, began }: CaptureRecord): readonly Sighting[] =>
  segments.flatMap((segment) => {
    const [one] = segment.seen;
    return one ? [{ segment, frame: one[0], time: began + one[1] }] : [];
  });

type BothSeen = Readonly<Record<HostId, readonly Sighting[]>>;

/** What is the same of a segment wherever it is seen. */
function keyOf({ segment }: Sighting): string {
  const { from, seq: first, ack, flags, wnd, up, length, options } = segment;
  const { value, echo } = options.timestamps ?? {};
  return [from, first, ack, flags, wnd, up, length, value, echo].join(' ');
}

function grouped(list: readonly Sighting[], from: HostId): ReadonlyMap<string, readonly Sighting[]> {
  const groups = new Map<string, Sighting[]>();
  for (const one of list) {
    if (one.segment.from !== from) continue;
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** The shortest time from one clock to the other, of segments that cannot be mistaken for others; null without any. */
function fastestFrom(from: HostId, seen: BothSeen): Microseconds | null {
  const arrived = grouped(seen[peerOf(from)], from);
  let fastest: Microseconds | null = null;
  for (const [key, [sent, again]] of grouped(seen[from], from)) {
    const [one, copy] = arrived.get(key) ?? [];
    if (sent === undefined || one === undefined || again !== undefined || copy !== undefined) continue;
    const took = one.time - sent.time;
    if (fastest === null || took < fastest) fastest = took;
  }
  return fastest;
}

/** How far B's clock is ahead of A's. With less than both directions only what cannot be is put right. */
function clockDifference(fromA: Microseconds | null, fromB: Microseconds | null): Microseconds {
  if (fromA !== null && fromB !== null) return Math.round((fromA - fromB) / 2);
  return fromA === null ? Math.max(0, -(fromB ?? 0)) : Math.min(0, fromA);
}

function passagesFrom(
  from: HostId,
  seen: BothSeen,
  ahead: Microseconds,
  fastest: Microseconds | null,
): readonly Passage[] {
  const shift = from === 'A' ? -ahead : ahead;
  // Of copies one came that was sent long enough before.
  const least = Math.max(0, ((fastest ?? 0) + shift) / 2);
  const sent = grouped(seen[from], from);
  const arrived = grouped(seen[peerOf(from)], from);
  const passages: Passage[] = [];
  for (const key of new Set([...sent.keys(), ...arrived.keys()])) {
    const left = [...(sent.get(key) ?? [])];
    const come = arrived.get(key) ?? [];
    const fits = (one: Sighting, other: Sighting): boolean => one.time + shift - other.time >= least;
    const allCame =
      left.length === come.length &&
      come.every((one, i) => {
        const other = left[i];
        return other !== undefined && fits(one, other);
      });
    for (const one of come) {
      // As many as were sent came in their order; of fewer, each is taken for the last that it can be.
      const at = allCame ? 0 : left.findLastIndex((other) => fits(one, other));
      passages.push({ from, sent: left.splice(at, at < 0 ? 0 : 1)[0] ?? null, arrived: one });
    }
    for (const lost of left) passages.push({ from, sent: lost, arrived: null });
  }
  return passages;
}

/** Text that came without having been sent so, and is part of a segment that was sent and did not come; or the reverse. */
function isCutDifferently(passages: readonly Passage[]): boolean {
  const sent = passages.filter((one) => one.arrived === null).flatMap((one) => one.sent ?? []);
  const come = passages.filter((one) => one.sent === null).flatMap((one) => one.arrived ?? []);
  const within = (part: Sighting, whole: Sighting): boolean => {
    const [p, w] = [part.segment, whole.segment];
    if (p.length === 0 || p.length >= w.length) return false;
    const [pSeq, wSeq] = [seq(p.seq), seq(w.seq)];
    return seqLe(wSeq, pSeq) && seqLe(seqAdd(pSeq, p.length), seqAdd(wSeq, w.length));
  };
  return come.some((one) => sent.some((other) => within(one, other) || within(other, one)));
}

function joined(
  atA: CaptureRecord,
  atB: CaptureRecord,
  passages: readonly Passage[],
  ahead: Microseconds,
): CaptureRecord {
  const began = Math.min(atA.began, atB.began - ahead);
  const seenAt = (one: Sighting | null, shift: Microseconds): CapturedAt | null =>
    one && [one.frame, one.time - shift - began];
  const segments = passages.flatMap(({ from, sent, arrived }): readonly RecordedSegment[] => {
    const of = sent ?? arrived;
    if (of === null) return [];
    const [a, b] = from === 'A' ? [sent, arrived] : [arrived, sent];
    return [{ ...of.segment, seen: [seenAt(a, 0), seenAt(b, ahead)] }];
  });
  const first = ({ seen }: RecordedSegment): Microseconds =>
    Math.min(...seen.flatMap((one) => (one === null ? [] : [one[1]])));
  const frame = ({ seen, from }: RecordedSegment): number =>
    (seen[from === 'A' ? 0 : 1] ?? seen[0] ?? seen[1])?.[0] ?? 0;
  return {
    ...atA,
    files: [...atA.files, ...atB.files],
    replyWithin: Math.max(atA.replyWithin, atB.replyWithin),
    began,
    ended: Math.max(0, Math.min(atA.began + atA.ended, atB.began - ahead + atB.ended) - began),
    segments: segments.sort((x, y) => first(x) - first(y) || frame(x) - frame(y)),
  };
}
