/** A captured connection as it is played: its moments, its segments, and both hosts' paths. */

import { type JudgedCapture, type JudgedHost, judgeCapture } from '../../../shared/capture/judged.ts';
import type { CaptureRecord, RecordedSegment } from '../../../shared/capture/record.ts';
import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';
import type { Resent } from '../../../shared/observer/local/retransmissions.ts';
import type { ViolationReport } from '../../../shared/observer/violation-report.ts';
import type { State } from '../../../shared/tcp/state.ts';
import type { NumberBase, SegmentView } from '../../figures/segment/segment-view.ts';
import { byEvents } from '../../timeline/pacing.ts';
import { momentAt, type Timeline } from '../../timeline/timeline.ts';
import { flightOf } from './flight.ts';
import { basesOf } from './numbers.ts';

/** Where a segment was seen, and when. */
export interface Sighting {
  /** In which of the record's files. */
  readonly file: number;
  readonly frame: number;
  /** Milliseconds since the record's beginning. */
  readonly at: number;
  /** The moment that it is. */
  readonly moment: number;
}

/** At the end of each host, or on the way; null where it was not seen, or nobody looked. */
export type Sighted = Readonly<Record<HostId | 'between', Sighting | null>>;

export interface PlayedSegment {
  readonly index: number;
  readonly from: HostId;
  readonly recorded: RecordedSegment;
  readonly view: SegmentView;
  readonly base: NumberBase;
  readonly sighted: Sighted;
  /** Captured at both ends, and seen to arrive only: the segment of which the network made this copy. */
  readonly copyOf: number | null;
  /** The moment in which it was first seen. */
  readonly moment: number;
  readonly resent: Resent | null;
  /** Who did what is illegal, by sending this or by leaving it unanswered, and what. */
  readonly accusations: readonly { readonly host: HostId; readonly illegal: ViolationReport }[];
}

/** The beginning, a segment that was seen, or the end of what is kept. */
export interface CaptureMoment {
  readonly at: number;
  readonly segment: PlayedSegment['index'] | null;
  /** The file in which it was seen. */
  readonly file: number | null;
}

/** A state from a moment on, and from when on the ladder shows it. */
export interface PlayedStep {
  readonly state: State;
  readonly moment: number;
  readonly at: number;
  /** The segment with which it was entered; null for where the way begins. */
  readonly segment: number | null;
  readonly inferred: boolean;
}

export interface Playback extends Timeline {
  readonly record: CaptureRecord;
  readonly judged: JudgedCapture;
  readonly moments: readonly CaptureMoment[];
  readonly segments: readonly PlayedSegment[];
  readonly steps: Readonly<Record<HostId, readonly PlayedStep[]>>;
  /** How long a segment takes from host to host, half of the shortest round trip; 0 when that was not to be seen. */
  readonly flight: number;
  /** The same, but not so long that arrows cross many others: so much of it is drawn, and places what was not seen. */
  readonly drawnFlight: number;
}

/** As many decimals as the clock of the capture shows. */
function digitsOf(segments: readonly RecordedSegment[]): number {
  const times = segments.flatMap(({ seen }) => seen.flatMap((one) => one?.[1] ?? []));
  const all = (unit: number): boolean => times.every((at) => at % unit === 0);
  return all(100_000) ? 1 : all(1_000) ? 3 : 6;
}

/** Moments that pass while a segment is drawn on its way, at most and typically. */
const MOST_CROSSED = 5;

function crowded(moments: readonly CaptureMoment[]): number {
  const spans = moments
    .slice(MOST_CROSSED)
    .map(({ at }, i) => at - (moments[i]?.at ?? 0))
    .sort((x, y) => x - y);
  return spans[spans.length >> 1] ?? Number.POSITIVE_INFINITY;
}

export function playbackOf(record: CaptureRecord): Playback {
  const judged = judgeCapture(record);
  const flight = flightOf(record, judged) / 1000;
  const moments = momentsOf(record, flight);
  const several = record.files.length > 1;
  const drawnFlight = several ? flight : Math.min(flight, crowded(moments));
  const momentOf = new Map(moments.map(({ segment, file }, i) => [`${segment} ${file}`, i]));
  const bases = basesOf(record.segments);
  const segments = record.segments.map((recorded, index): PlayedSegment => {
    const { from } = recorded;
    const sighted = sightingsOf(record, index, momentOf);
    const first = [sighted.A, sighted.B, sighted.between].flatMap((one) => one ?? []);
    return {
      index,
      from,
      recorded,
      view: { ...recorded, data: recorded.text },
      base: bases[index] ?? {},
      sighted,
      copyOf: copiedFrom(record, index),
      moment: Math.min(...first.map(({ moment }) => moment)),
      resent: judged[from].resent.get(index) ?? null,
      accusations: HOSTS.flatMap((host) => {
        const { illegal } = judged[host];
        return illegal?.segment === index ? [{ host, illegal }] : [];
      }),
    };
  });
  const timeline: Timeline = {
    moments,
    end: moments.at(-1)?.at ?? 0,
    mistakes: mistakesOf(segments),
    resolution: 0.001,
    digits: digitsOf(record.segments),
    pacing: byEvents(moments.map(({ at }) => at)),
    versionOf: (index) => index,
  };
  const steps = (host: HostId) => stepsOf(judged[host], host, segments, timeline, drawnFlight);
  return {
    ...timeline,
    record,
    judged,
    moments,
    segments,
    steps: { A: steps('A'), B: steps('B') },
    flight,
    drawnFlight,
  };
}

/** The segment before it that is the same and was sent; null for what was sent itself, and for what nobody sent. */
function copiedFrom({ files, segments }: CaptureRecord, index: number): number | null {
  const one = segments[index];
  const ownFile = one?.from === 'A' ? 0 : 1;
  if (one === undefined || files.length === 1 || one.seen[ownFile] !== null) return null;
  const stamp = one.options.timestamps?.value;
  const original = segments.findLastIndex(
    (other, i) =>
      i < index &&
      other.seen[ownFile] !== null &&
      other.from === one.from &&
      other.seq === one.seq &&
      other.ack === one.ack &&
      other.flags === one.flags &&
      other.length === one.length &&
      other.options.timestamps?.value === stamp,
  );
  return original < 0 ? null : original;
}

function sightingsOf(
  { files, segments }: CaptureRecord,
  index: number,
  momentOf: ReadonlyMap<string, number>,
): Sighted {
  const sighted: Record<keyof Sighted, Sighting | null> = { A: null, B: null, between: null };
  for (const [file, one] of (segments[index]?.seen ?? []).entries()) {
    if (one === null) continue;
    const [frame, at] = one;
    const from = files[file]?.seenFrom;
    const moment = momentOf.get(`${index} ${file}`) ?? 0;
    sighted[from === 'A' || from === 'B' ? from : 'between'] = { file, frame, at: at / 1000, moment };
  }
  return sighted;
}

/** The moments at which each host did what is illegal, as it saw it itself where that is known. */
function mistakesOf(segments: readonly PlayedSegment[]): readonly number[] {
  const moments = segments.flatMap(({ accusations, sighted, moment }) =>
    accusations.map(({ host }) => sighted[host]?.moment ?? moment),
  );
  return [...new Set(moments)].sort((x, y) => x - y);
}

/** One for each time that a segment was seen. A capture's clock may be set back; a cursor's time is not. */
function momentsOf(record: CaptureRecord, flight: number): readonly CaptureMoment[] {
  const sightings = record.segments.flatMap(({ seen }, segment) =>
    seen.flatMap((one, file) => (one === null ? [] : { segment, file, frame: one[0], at: one[1] / 1000 })),
  );
  const several = record.files.length > 1;
  const ordered = several ? sightings.sort((x, y) => x.at - y.at || x.segment - y.segment) : sightings;
  const moments: CaptureMoment[] = [{ at: 0, segment: null, file: null }];
  let now = 0;
  for (const { segment, file, at } of ordered) {
    now = Math.max(now, at);
    moments.push({ at: now, segment, file });
  }
  // Room for the last arrow that is drawn past what was seen.
  const last = several ? now : now + flight;
  moments.push({ at: Math.max(last, record.ended / 1000), segment: null, file: null });
  return moments;
}

/**
 * When a host entered its states. At its own end that is when the segment was seen; elsewhere the segment left it a flight
 * before, or reached it a flight later.
 */
function stepsOf(
  { steps, seen, judgedUntil }: JudgedHost,
  host: HostId,
  segments: readonly PlayedSegment[],
  timeline: Timeline,
  flight: number,
): readonly PlayedStep[] {
  // What arrived first had left before the capture began.
  const [first] = segments;
  const begins = first !== undefined && first.sighted[first.from] === null ? -flight : 0;
  let last = { moment: 0, at: begins };
  return steps.map(({ state, segment: index }): PlayedStep => {
    const segment = segments[index];
    const inferred = seen === 'from elsewhere' || (judgedUntil !== null && index >= judgedUntil);
    if (segment === undefined) return { state, ...last, segment: null, inferred };
    const place = placeOf(segment, host, timeline, flight);
    last = { moment: Math.max(last.moment, place.moment), at: Math.max(last.at, place.at) };
    return { state, ...last, segment: index, inferred };
  });
}

function placeOf(
  { from, sighted }: PlayedSegment,
  host: HostId,
  timeline: Timeline,
  flight: number,
): { readonly moment: number; readonly at: number } {
  const { moments } = timeline;
  const own = sighted[host] ?? sighted.between;
  if (own !== null) return { moment: own.moment, at: moments[own.moment]?.at ?? 0 };
  const { at: seenAt, moment } = sighted[peerOf(host)] ?? { at: 0, moment: 0 };
  const at = seenAt + (from === host ? -flight : flight);
  // The first moment at which the host is in it.
  const before = momentAt(timeline, at);
  const first = Math.min((moments[before]?.at ?? 0) === at ? before : before + 1, moments.length - 1);
  return { moment: from === host ? Math.min(first, moment) : Math.max(first, moment), at };
}

export const stepAt = ({ steps }: Playback, host: HostId, index: number): PlayedStep | null =>
  steps[host].findLast(({ moment }) => moment <= index) ?? null;

/** The segments that had been seen by a moment. */
export const segmentsBy = ({ moments, segments }: Playback, index: number): readonly RecordedSegment[] => {
  const seen = new Set(moments.slice(0, index + 1).flatMap(({ segment }) => segment ?? []));
  return segments.flatMap((one) => (seen.has(one.index) ? one.recorded : []));
};
