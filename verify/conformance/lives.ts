/** The captured lives in a folder of traces: one connection each, seen from its own end. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CapturedSegment, Endpoint } from '../../shared/pcap/captured.ts';
import { segmentsIn } from '../../shared/pcap/read.ts';

/** The real kernels' lives that belong to the project. */
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
  readonly truth: Truth;
  readonly host: Side;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly segments: readonly CapturedSegment[];
  /** When the last segment of the whole capture was seen. */
  readonly ends: number;
}

/** Every folder in `traces` has `a.pcap`, `b.pcap` and `truth.json`, as fixtures/traces/README.md says. */
export function livesIn(traces: string): readonly Life[] {
  return readdirSync(traces, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const truth = JSON.parse(readFileSync(join(traces, name, 'truth.json'), 'utf8')) as Truth;
      return SIDES.flatMap((host) => livesOf(join(traces, name), truth, host));
    });
}

function livesOf(folder: string, truth: Truth, host: Side): readonly Life[] {
  const address = truth.hosts[host];
  const file = readFileSync(join(folder, `${host.toLowerCase()}.pcap`));
  const connections = new Map<string, CapturedSegment[]>();
  let ends = 0;
  for (const s of segmentsIn(file)) {
    ends = Math.max(ends, s.time);
    const [local, remote] = endsOf(s, address);
    const key = `${local.port} ${remote.ip} ${remote.port}`;
    const known = connections.get(key);
    if (known === undefined) connections.set(key, [s]);
    else known.push(s);
  }
  return [...connections.values()].map((segments) => {
    const [local, remote] = endsOf(segments[0] as CapturedSegment, address);
    return { trace: basename(folder), truth, host, local, remote, segments, ends };
  });
}

const endsOf = ({ source, destination }: CapturedSegment, address: string): readonly [Endpoint, Endpoint] =>
  source.ip === address ? [source, destination] : [destination, source];

export const isOwn = ({ local }: Life, s: CapturedSegment): boolean =>
  s.source.ip === local.ip && s.source.port === local.port;
