/** Two captures of one connection, one from each end. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, sample } from '../../verify/depth.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import type { MatchEvent } from '../match/match-event.ts';
import type { CapturedSegment } from '../pcap/captured.ts';
import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { segmentsIn } from '../pcap/read.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { LONG_ENOUGH, playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { exportCapture } from './export.ts';
import { EXPORTED_ENDPOINTS, exportOrigin } from './export-origin.ts';
import { judgeCapture } from './judged.ts';
import { mergeCaptures } from './merge.ts';
import { type CaptureRecord, type RecordedSegment, recordCapture } from './record.ts';
import { parseCaptureRecord } from './schema.ts';
import { seenSegments } from './viewpoint.ts';

const TRACES = fileURLToPath(new URL('../../fixtures/traces', import.meta.url));
const NAMES = readdirSync(TRACES, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []));

const portsOf = (s: CapturedSegment): string => [s.source.port, s.destination.port].sort().join();

/** Both captures of a trace, of the connection that host A's file begins with; null when B saw none of it. */
function bothOf(name: string): Readonly<Record<HostId, CaptureRecord>> | null {
  const { hosts } = JSON.parse(readFileSync(`${TRACES}/${name}/truth.json`, 'utf8'));
  const all = (side: HostId) => [...segmentsIn(readFileSync(`${TRACES}/${name}/${side.toLowerCase()}.pcap`))];
  const [first] = all('A');
  if (first === undefined) return null;
  const ends = [first.source, first.destination];
  const of = (host: HostId) => ends.find(({ ip }) => ip === hosts[host]) ?? first.source;
  const record = (side: HostId): CaptureRecord | null => {
    const segments = all(side).filter((s) => portsOf(s) === portsOf(first));
    if (segments.length === 0) return null;
    return recordCapture(segments, {
      hosts: { A: of('A'), B: of('B') },
      profile: 'linux',
      replyWithin: 500_000,
      file: { name: side, seenFrom: side },
      ended: all(side).at(-1)?.time ?? 0,
      total: segments.length,
    });
  };
  const [A, B] = [record('A'), record('B')];
  return A && B && { A, B };
}

function merged(a: CaptureRecord, b: CaptureRecord, sameClock = false): CaptureRecord {
  const record = mergeCaptures(a, b, sameClock);
  if ('problem' in record) throw new Error(record.problem);
  expect(parseCaptureRecord(JSON.stringify(record))).toEqual(record);
  return record;
}

/** Microseconds from sending to arrival, by sender; of what was seen at both ends. */
const flights = ({ segments }: CaptureRecord): readonly number[] =>
  segments.flatMap(({ from, seen: [a, b] }) => (a && b ? [from === 'A' ? b[1] - a[1] : a[1] - b[1]] : []));

const seenOnlyBy = ({ segments }: CaptureRecord, who: 'sender' | 'receiver') =>
  segments.filter(({ from, seen: [a, b] }) => {
    const [sent, arrived] = from === 'A' ? [a, b] : [b, a];
    return who === 'sender' ? sent && !arrived : !sent && arrived;
  });

describe('real captures from both ends', () => {
  test('lie on each other: every frame once, nothing arrives before it was sent, and both hosts are legal', () => {
    for (const name of sample(NAMES, 3)) {
      const both = bothOf(name);
      if (both === null) continue;
      const record = merged(both.A, both.B);
      for (const [file, host] of HOSTS.entries()) {
        const frames = record.segments.flatMap(({ seen }) => seen[file]?.[0] ?? []).sort((x, y) => x - y);
        expect(frames, name).toEqual(both[host].segments.map(({ seen }) => seen[0]?.[0]));
        expect(judgeCapture(record)[host], name).toMatchObject({ seen: 'at its own end', illegal: null });
      }
      for (const flight of flights(record)) expect(flight, name).toBeGreaterThan(0);
    }
  });

  test('tell what was lost, and what somebody put on the wire', () => {
    const of = (name: string) => {
      const both = bothOf(name);
      if (both === null) throw new Error(name);
      return merged(both.A, both.B);
    };
    expect(seenOnlyBy(of('lost_data'), 'sender').map(({ length }) => length)).toEqual([100]);
    expect(seenOnlyBy(of('lost_syn'), 'sender')).toHaveLength(1);
    expect(seenOnlyBy(of('last_ack_gives_up'), 'sender')).toHaveLength(5);
    expect(seenOnlyBy(of('reset_in_window'), 'receiver')).toHaveLength(2);
    expect(seenOnlyBy(of('normal_close_by_client'), 'sender')).toEqual([]);
  });

  test('are told with the states of each by its own file', () => {
    for (const name of ['simultaneous_close', 'simultaneous_open', 'lost_fin', 'random_35']) {
      const both = bothOf(name);
      if (both === null) throw new Error(name);
      const judged = judgeCapture(merged(both.A, both.B));
      for (const host of HOSTS) {
        const alone = judgeCapture(both[host])[host];
        expect(judged[host].steps.map(({ state }) => state)).toEqual(alone.steps.map(({ state }) => state));
        expect(judged[host].resent.size).toBe(alone.resent.size);
      }
    }
  });

  test('come out the same, however far the clocks are apart', () => {
    for (const name of ['normal_close_by_client', 'lost_data', 'random_9']) {
      const both = bothOf(name);
      if (both === null) throw new Error(name);
      const late = { ...both.B, began: both.B.began + 3_600_000_000 };
      expect(flights(merged(both.A, late))).toEqual(flights(merged(both.A, both.B)));
    }
  });
});

describe('a match that was exported from both ends', () => {
  const recordAt = (events: readonly MatchEvent[], host: HostId): CaptureRecord => {
    const file = concat(exportCapture(events, { viewpoint: host }));
    const segments = [...segmentsIn(file)];
    return recordCapture(segments, {
      hosts: EXPORTED_ENDPOINTS,
      profile: 'rfc9293',
      replyWithin: exportOrigin(file)?.replyWithin ?? 0,
      file: { name: host, seenFrom: host },
      ended: segments.at(-1)?.time ?? 0,
      total: segments.length,
    });
  };

  test.each(CATALOGUE.map(({ id }) => id))(
    '%s: what was sent and what arrived is what the match says',
    (id) => {
      const scenario = CATALOGUE.find((one) => one.id === id);
      if (scenario === undefined) throw new Error(id);
      const player = id === 'free-play' ? 'autopilot' : 'person';
      const { events } = playToTheEnd({
        ...(scenario.crowd && { until: LONG_ENOUGH }),
        scenario,
        seed: 5,
        players: { A: player, B: player },
      });
      const record = merged(recordAt(events, 'A'), recordAt(events, 'B'), true);
      const packets = (own: boolean) =>
        HOSTS.flatMap((host) => seenSegments(events, host).filter(({ from }) => (from === host) === own)).map(
          ({ packet }) => packet,
        );
      const [sent, arrived] = [new Set(packets(true)), packets(false)];
      // A copy that the wire made and a third party's segment arrive without having been sent.
      const flown = [...sent].filter((packet) => arrived.includes(packet)).length;
      expect(flights(record)).toHaveLength(flown);
      expect(seenOnlyBy(record, 'sender')).toHaveLength(sent.size - flown);
      expect(seenOnlyBy(record, 'receiver')).toHaveLength(arrived.length - flown);
      for (const host of HOSTS) expect(judgeCapture(record)[host].verdict).toBe('legal');
    },
  );

  test('any life: nothing is left over, and nobody is accused', () => {
    fc.assert(
      fc.property(lives, (events) => {
        if (HOSTS.some((host) => seenSegments(events, host).length === 0)) return;
        const record = mergeCaptures(recordAt(events, 'A'), recordAt(events, 'B'), true);
        if ('problem' in record) {
          expect(record.problem).toBe('nothing-in-common');
          return;
        }
        const count = (host: HostId) => seenSegments(events, host).length;
        const sightings = record.segments.flatMap(({ seen }) => seen.flatMap((one) => one ?? []));
        expect(sightings.length / 2).toBe(count('A') + count('B'));
        for (const flight of flights(record)) expect(flight).toBeGreaterThanOrEqual(0);
        for (const host of HOSTS) expect(judgeCapture(record)[host].illegal).toBeNull();
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('two captures that cannot be laid on each other', () => {
  const both = bothOf('random_15');
  if (both === null) throw new Error('no trace');
  const { A, B } = both;

  test('because they are of different connections', () => {
    const other = B.segments.map((s) => ({ ...s, seq: (s.seq + 1_000_000) % 2 ** 32 }));
    expect(mergeCaptures(A, { ...B, segments: other }, false)).toEqual({ problem: 'nothing-in-common' });
  });

  test('because one is longer than a record', () => {
    expect(mergeCaptures({ ...A, cut: 1 }, B, false)).toEqual({ problem: 'too-long' });
  });

  test('because one was taken before its text was cut into segments', () => {
    const follows = (s: RecordedSegment, next: RecordedSegment | undefined): boolean =>
      s.length > 0 &&
      next !== undefined &&
      next.length > 0 &&
      next.from === s.from &&
      next.seq === s.seq + s.length;
    const at = A.segments.findIndex((s, i) => follows(s, A.segments[i + 1]));
    expect(at).toBeGreaterThan(0);
    const [one, two] = [A.segments[at], A.segments[at + 1]];
    const whole = { ...one, length: (one?.length ?? 0) + (two?.length ?? 0) } as RecordedSegment;
    const segments = A.segments.flatMap((s, i) => (i === at ? [whole] : i === at + 1 ? [] : [s]));
    expect(mergeCaptures({ ...A, segments }, B, false)).toEqual({ problem: 'cut-differently' });
  });
});
