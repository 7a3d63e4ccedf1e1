/** A connection that was captured at both ends: when each segment was sent and arrived, and the calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeCaptures } from '../../shared/capture/merge.ts';
import { type CaptureRecord, type RecordedSegment, recordCapture } from '../../shared/capture/record.ts';
import type { HostId } from '../../shared/hosts.ts';
import type { Microseconds } from '../../shared/observer/observed-segment.ts';
import { type Life, livesIn, TRACES } from '../conformance/lives.ts';

/** What an application asked of a kernel; `t` is seconds since 1970. */
export interface KernelCall {
  readonly t: number;
  readonly host: HostId;
  readonly socket: string;
  readonly call: string;
  readonly bytes?: number;
}

export interface Connection {
  /** Microseconds since 1970, to which the times below count. */
  readonly began: Microseconds;
  readonly calls: readonly KernelCall[];
  readonly segments: readonly (RecordedSegment & {
    readonly sentAt: Microseconds | null;
    /** Null for a segment that was lost. */
    readonly arrivedAt: Microseconds | null;
  })[];
}

const recordOf = ({ segments, truth, host, ends }: Life, hosts: CaptureRecord['hosts']): CaptureRecord =>
  recordCapture(segments, {
    hosts,
    profile: 'linux',
    replyWithin: 0,
    file: { name: truth.hosts[host], seenFrom: host },
    ended: ends,
    total: segments.length,
  });

let seen: readonly Life[] | null = null;

/** @throws RangeError for a story that is not one connection, seen at both ends */
export function connectionOf(trace: string): Connection {
  seen ??= livesIn(TRACES);
  const lives = seen.filter((life) => life.trace === trace);
  const [a, b, ...more] = lives;
  if (a?.host !== 'A' || b?.host !== 'B' || more.length > 0)
    throw new RangeError(`${trace} is not one connection`);
  const hosts = { A: a.local, B: b.local };
  // Both were captured on one machine.
  const merged = mergeCaptures(recordOf(a, hosts), recordOf(b, hosts), true);
  if ('problem' in merged) throw new RangeError(`${trace}: ${merged.problem}`);
  const truth = JSON.parse(readFileSync(join(TRACES, trace, 'truth.json'), 'utf8')) as {
    readonly calls: readonly KernelCall[];
  };
  const at = (segment: RecordedSegment, file: 0 | 1): Microseconds | null => segment.seen[file]?.[1] ?? null;
  return {
    began: merged.began,
    calls: truth.calls,
    segments: merged.segments.map((segment) => {
      const [own, other] = segment.from === 'A' ? ([0, 1] as const) : ([1, 0] as const);
      return { ...segment, sentAt: at(segment, own), arrivedAt: at(segment, other) };
    }),
  };
}
