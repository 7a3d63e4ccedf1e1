/** The captured lives in fixtures/traces: one connection, seen from the end at which it was captured. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CapturedSegment, Endpoint } from '../../shared/pcap/captured.ts';
import { segmentsIn } from '../../shared/pcap/read.ts';

export const TRACES = fileURLToPath(new URL('../../fixtures/traces', import.meta.url));

export const SIDES = ['A', 'B'] as const;
export type Side = (typeof SIDES)[number];

/** A change of state, in the kernel's own names. */
export interface Transition {
  readonly host: Side;
  readonly local_port: number;
  readonly remote_port: number;
  readonly from: string;
  readonly to: string;
}

export interface Truth {
  readonly hosts: Readonly<Record<Side, string>>;
  readonly notes: readonly string[];
  readonly transitions: readonly Transition[];
}

/** A connection as one host saw it. */
export interface Life {
  readonly trace: string;
  readonly host: Side;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly segments: readonly CapturedSegment[];
  /** When the last segment of the whole capture was seen. */
  readonly ends: number;
}

export function traceNames(): readonly string[] {
  return readdirSync(TRACES, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

export function truthOf(trace: string): Truth {
  return JSON.parse(readFileSync(join(TRACES, trace, 'truth.json'), 'utf8')) as Truth;
}

export function livesOf(trace: string, host: Side): readonly Life[] {
  const address = truthOf(trace).hosts[host];
  const file = readFileSync(join(TRACES, trace, `${host.toLowerCase()}.pcap`));
  const connections = new Map<string, CapturedSegment[]>();
  let ends = 0;
  for (const s of segmentsIn(file)) {
    ends = Math.max(ends, s.time);
    const isLocal = s.source.ip === address;
    const [local, remote] = isLocal ? [s.source, s.destination] : [s.destination, s.source];
    const key = `${local.port} ${remote.ip} ${remote.port}`;
    const known = connections.get(key);
    if (known === undefined) connections.set(key, [s]);
    else known.push(s);
  }
  return [...connections.values()].map((segments) => {
    const [first] = segments as [CapturedSegment];
    const isLocal = first.source.ip === address;
    const [local, remote] = isLocal ? [first.source, first.destination] : [first.destination, first.source];
    return { trace, host, local, remote, segments, ends };
  });
}

export function allLives(): readonly Life[] {
  return traceNames().flatMap((trace) => SIDES.flatMap((host) => livesOf(trace, host)));
}

export const isOwn = ({ local }: Life, s: CapturedSegment): boolean =>
  s.source.ip === local.ip && s.source.port === local.port;
