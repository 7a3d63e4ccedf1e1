/** For tests only: captured segments from one line of text each, and what an observer makes of them. */
import type { CapturedSegment, Endpoint } from '../../pcap/captured.ts';
import { parseSegment, type Segment } from '../../tcp/segment.ts';
import type { Profile } from './limits.ts';
import { createObserver, type End, type HostReport } from './observer.ts';

export const ENDPOINTS: Readonly<Record<End, Endpoint>> = {
  a: { ip: '10.0.0.1', port: 40_000 },
  b: { ip: '10.0.0.2', port: 8_000 },
};

/** Between two lines, unless a line says when it is. */
const STEP = 10_000;

interface Captured {
  readonly from: End;
  readonly frame: number;
  /** Microseconds. */
  readonly time: number;
  readonly segment: Segment;
  readonly stamp?: number;
  readonly scale?: number;
}

export function captured({ from, frame, time, segment, stamp, scale }: Captured): CapturedSegment {
  const { seq, ack, flags, wnd, up, data, mss } = segment;
  return {
    frame,
    time,
    source: ENDPOINTS[from],
    destination: ENDPOINTS[from === 'a' ? 'b' : 'a'],
    seq,
    ack,
    flags,
    wnd,
    up,
    length: data.length,
    text: Uint8Array.from(data, (octet) => octet.charCodeAt(0)),
    options: {
      ...(mss === undefined ? {} : { mss }),
      ...(stamp === undefined ? {} : { timestamps: { value: stamp, echo: 0 } }),
      ...(scale === undefined ? {} : { windowScale: scale }),
    },
  };
}

const LINE =
  /^(?:(?<at>[\d.]+)s )?(?<from>[AB]) (?<segment>[^"]*?)(?: ts=(?<ts>\d+))?(?: ws=(?<ws>\d+))?(?: "(?<text>.*)")?$/;

/** `A SYN seq=100 wnd=1000`, with `1.5s ` before it (the time), and ` ts=7 ws=2 "text"` behind. */
export function capturedLines(lines: readonly string[]): readonly CapturedSegment[] {
  let time = 0;
  return lines.map((line, i) => {
    const g = LINE.exec(line)?.groups;
    if (!g) throw new RangeError(`not a captured segment: "${line}"`);
    time = g.at === undefined ? time + STEP : Number(g.at) * 1e6;
    const parsed = parseSegment(g.segment ?? '');
    const segment = g.text === undefined ? parsed : { ...parsed, data: g.text };
    return captured({
      from: g.from === 'A' ? 'a' : 'b',
      frame: i + 1,
      time,
      segment,
      ...(g.ts === undefined ? {} : { stamp: Number(g.ts) }),
      ...(g.ws === undefined ? {} : { scale: Number(g.ws) }),
    });
  });
}

export interface Seen {
  readonly viewpoint?: End | null;
  readonly profile?: Profile;
  /** Seconds at which the capture ends; with the last segment when left out. */
  readonly until?: number;
}

/** What becomes of both hosts; A is the one that is watched closely, unless something else is said. */
export function observeLines(
  lines: readonly string[],
  { viewpoint = 'a', profile = 'rfc9293', until }: Seen = {},
): Readonly<Record<End, HostReport>> {
  const segments = capturedLines(lines);
  const observer = createObserver({ hosts: ENDPOINTS, viewpoint, profile });
  for (const segment of segments) observer.observe(segment);
  const last = segments[segments.length - 1]?.time ?? 0;
  return observer.report(until === undefined ? last : until * 1e6).hosts;
}

/** The verdict in few words: `legal`, or `illegal 4 R63 already-acknowledged`. */
export function verdictOf({ verdict, firstIllegal }: HostReport): string {
  if (firstIllegal === undefined) return verdict;
  const { frame, rule, code } = firstIllegal;
  return `${verdict} ${frame} ${rule} ${code}`;
}
