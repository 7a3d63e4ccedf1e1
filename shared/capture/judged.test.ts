/** Tests of a captured connection's record: what the match told, and what the observing judge says. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../verify/depth.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { createObserver } from '../observer/observer.ts';
import type { CapturedSegment } from '../pcap/captured.ts';
import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { segmentsIn } from '../pcap/read.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { LONG_ENOUGH, playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { ACK, FIN } from '../tcp/segment.ts';
import { exportCapture } from './export.ts';
import { EXPORTED_ENDPOINTS, exportOrigin } from './export-origin.ts';
import { type JudgedHost, judgeCapture } from './judged.ts';
import { type CaptureRecord, recordCapture } from './record.ts';
import { parseCaptureRecord } from './schema.ts';
import { seenSegments, VIEWPOINTS, type Viewpoint } from './viewpoint.ts';

const played = (id: string, seed = 5): readonly MatchEvent[] => {
  const scenario = CATALOGUE.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  // In free play people call for themselves, with a crowd they move controls, and these do neither.
  const idle = id === 'free-play' || scenario.crowd !== undefined;
  const player = idle ? 'autopilot' : 'person';
  return playToTheEnd({
    ...(scenario.crowd && { until: LONG_ENOUGH }),
    scenario,
    seed,
    players: { A: player, B: player },
  }).events;
};

function recordOf(events: readonly MatchEvent[], viewpoint: Viewpoint): CaptureRecord {
  const file = concat(exportCapture(events, { viewpoint }));
  const segments = [...segmentsIn(file)];
  const record = recordCapture(segments, {
    hosts: EXPORTED_ENDPOINTS,
    profile: 'rfc9293',
    complete: true,
    replyWithin: exportOrigin(file)?.replyWithin ?? 0,
    file: { name: 'match.pcapng', seenFrom: viewpoint },
    ended: segments.at(-1)?.time ?? 0,
    total: segments.length,
  });
  const back = parseCaptureRecord(JSON.stringify(record));
  if ('problem' in back) throw new Error(JSON.stringify(back));
  expect(back).toEqual(record);
  return back;
}

/** The state that a host is in after a segment. */
const after = ({ steps }: JudgedHost, index: number): string | undefined =>
  steps.filter(({ segment }) => segment <= index).at(-1)?.state;

/** The state in which the match says that the host sent a segment or took it up: `host A SYN-SENT, …`. */
const stateIn = (comment: string): string => /host [AB] ([A-Z0-9-]+)/.exec(comment)?.[1] ?? '';

describe('a match that was exported and recorded from the file', () => {
  const cases = CATALOGUE.flatMap(({ id }) => HOSTS.map((host) => [id, host] as const));
  test.each(cases)('%s, seen at %s: the host is in the same state with each segment it sent', (id, host) => {
    const events = played(id);
    const judged = judgeCapture(recordOf(events, host));
    const seen = seenSegments(events, host);
    // A crash, and an ABORT that sends nothing, are told by the next segment only.
    const telling = [...seen.entries()].filter(([, s]) => s.from === host);
    const states = telling.map(([i]) => after(judged[host], i));
    expect(states).toEqual(telling.map(([, { comment }]) => stateIn(comment)));
    expect(judged[host]).toMatchObject({ seen: 'at its own end', verdict: 'legal', illegal: null });
  });

  test.each(['three-way-handshake', 'normal-close', 'simultaneous-close', 'simultaneous-open'])(
    '%s, seen from wherever: both ways are inferred, but for an end that sends nothing',
    (id) => {
      const events = played(id);
      for (const viewpoint of VIEWPOINTS) {
        const judged = judgeCapture(recordOf(events, viewpoint));
        for (const host of HOSTS) {
          const way = [
            'CLOSED',
            ...events.flatMap((e) => (e.type === 'state' && e.host === host ? e.to : [])),
          ];
          if (way.at(-2) === 'TIME-WAIT') way.pop();
          expect(judged[host].steps.map(({ state }) => state)).toEqual(way);
        }
      }
    },
  );

  test('retransmissions are marked', () => {
    const events = played('loss');
    const judged = judgeCapture(recordOf(events, 'wire'));
    const again = seenSegments(events, 'wire').flatMap(({ comment }, i) =>
      comment.includes('retransmission') ? [i] : [],
    );
    expect(again.length).toBeGreaterThan(2);
    const marked = HOSTS.flatMap((host) => [...judged[host].resent.keys()]);
    expect(marked.sort((x, y) => x - y)).toEqual(again);
  });

  test('any life can be recorded and told from anywhere, and nobody is accused', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(...VIEWPOINTS), (events, viewpoint) => {
        if (seenSegments(events, viewpoint).length === 0) return;
        const judged = judgeCapture(recordOf(events, viewpoint));
        for (const host of HOSTS) expect(judged[host].illegal).toBeNull();
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('a host that does what is illegal', () => {
  const events = played('normal-close');
  const mutated = (host: HostId, change: (s: CaptureRecord['segments'][number]) => object) => {
    const record = recordOf(events, host);
    const target = record.segments.findIndex(
      ({ from, flags }) => from === host && (flags & FIN) === 0 && (flags & ACK) !== 0,
    );
    const segments = record.segments.map((s, i) => (i === target ? { ...s, ...change(s) } : s));
    return { judged: judgeCapture({ ...record, segments }), target };
  };

  test('is accused of that segment, with its rule, and of no other', () => {
    const { judged, target } = mutated('A', ({ ack }) => ({ ack: ack + 1 }));
    expect(judged.A).toMatchObject({
      verdict: 'illegal',
      judgedUntil: target,
      illegal: { segment: target, rule: 'R74', rfc: 'RFC 9293 §3.10.7.4' },
    });
  });

  test('is not judged any further, and where it goes is inferred', () => {
    for (const host of HOSTS) {
      const { judged } = mutated(host, ({ ack }) => ({ ack: ack + 1 }));
      const untouched = judgeCapture(recordOf(events, host));
      expect(judged[host].steps.at(-1)).toEqual(untouched[host].steps.at(-1));
    }
  });

  test('by setting FIN too early is then where its FIN has put it', () => {
    const { judged, target } = mutated('A', ({ flags, seq }) => ({ flags: flags | FIN, seq: seq + 9 }));
    expect(judged.A.illegal?.segment).toBe(target);
    expect(after(judged.A, target)).toBe('FIN-WAIT-1');
  });
});

describe('real lives', () => {
  const traces = fileURLToPath(new URL('../../fixtures/traces', import.meta.url));
  const names = readdirSync(traces, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? [e.name] : [],
  );

  const firstConnection = (segments: readonly CapturedSegment[]): readonly CapturedSegment[] => {
    const [first] = segments;
    const ports = (s: CapturedSegment) => [s.source.port, s.destination.port].sort().join();
    return first === undefined ? [] : segments.filter((s) => ports(s) === ports(first));
  };

  test.each(HOSTS)('seen at %s are told as the observing judge sees them', (side) => {
    for (const name of names) {
      const { hosts: addresses } = JSON.parse(readFileSync(`${traces}/${name}/truth.json`, 'utf8'));
      const file = `${side.toLowerCase()}.pcap`;
      const all = [...segmentsIn(readFileSync(`${traces}/${name}/${file}`))];
      const segments = firstConnection(all);
      const [first] = segments;
      if (first === undefined) continue;
      const ends = [first.source, first.destination];
      const of = (host: HostId) => ends.find(({ ip }) => ip === addresses[host]) ?? first.source;
      const hosts = { A: of('A'), B: of('B') };
      const ended = all.at(-1)?.time ?? 0;
      const record = recordCapture(segments, {
        hosts,
        profile: 'linux',
        complete: true,
        replyWithin: 500_000,
        file: { name: file, seenFrom: side },
        ended,
        total: segments.length,
      });
      const observer = createObserver({
        hosts: { a: hosts.A, b: hosts.B },
        viewpoint: side === 'A' ? 'a' : 'b',
        profile: 'linux',
        complete: true,
      });
      for (const segment of segments) observer.observe(segment);
      const report = observer.report(ended).hosts;
      const judged = judgeCapture(record);
      for (const [host, end] of [['A', 'a'] as const, ['B', 'b'] as const]) {
        expect(judged[host].verdict, `${name} ${host}`).toBe(report[end].verdict);
        expect(judged[host].steps.map(({ state }) => state)).toEqual(report[end].states);
        expect(judged[host].resent.size).toBe(report[end].retransmitted);
        const order = judged[host].steps.map(({ segment }) => segment);
        expect(order, name).toEqual([...order].sort((x, y) => x - y));
      }
    }
  });
});
