/** Tests of the connections of a capture: told apart, ended, given up, and bounded in memory. */
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../pcap/captured.ts';
import { createConnections } from './connections.ts';
import { capturedLines } from './fixtures/lines.ts';
import type { ConnectionReport } from './observer.ts';

const LIFE = capturedLines([
  'A SYN seq=100 wnd=1000',
  'B SYN,ACK seq=300 ack=101 wnd=1000',
  'A ACK seq=101 ack=301 wnd=1000',
  'A RST seq=101',
]);

/** The same life between other ports, so much later. */
const withPort = (port: number, later = 0): readonly CapturedSegment[] =>
  LIFE.map((s) => {
    const other = { ip: '10.0.0.1', port };
    const source = s.source.ip === other.ip ? other : s.source;
    const destination = s.destination.ip === other.ip ? other : s.destination;
    return { ...s, source, destination, time: s.time + later * 1e6 };
  });

function connections(mostOpen?: number, viewpoint: readonly string[] = ['10.0.0.2']) {
  const reports: ConnectionReport[] = [];
  const all = createConnections({
    viewpoint,
    profile: 'linux',
    ...(mostOpen === undefined ? {} : { mostOpen }),
    done: (report) => reports.push(report),
  });
  return { all, reports };
}

describe('the connections of a capture', () => {
  test('are told apart by their ports, and each is reported once', () => {
    const { all, reports } = connections();
    const [one, two] = [withPort(1), withPort(2)];
    for (const [i, segment] of one.entries()) {
      all.observe(segment);
      all.observe(two[i]!);
    }
    expect(all.open).toBe(2);
    all.end();
    expect(
      reports.map(({ a, b, hosts }) => [a.port, b.port, hosts.b.verdict, hosts.b.states.at(-1)]),
    ).toEqual([
      [1, 8000, 'legal', 'CLOSED'],
      [2, 8000, 'legal', 'CLOSED'],
    ]);
    expect(all.open).toBe(0);
  });

  test('are one when the same ports are used again at once', () => {
    const { all, reports } = connections();
    for (const segment of [...withPort(1), ...withPort(1, 2)]) all.observe(segment);
    all.end();
    expect(reports.map(({ hosts }) => hosts.b.states.filter((s) => s === 'ESTABLISHED').length)).toEqual([2]);
  });

  test('are reported on the way when they are over, so that memory does not grow with the capture', () => {
    const { all, reports } = connections();
    for (let port = 1; port <= 5000; port += 1) for (const s of withPort(port, port)) all.observe(s);
    expect(all.open).toBeLessThan(1500);
    expect(reports.length + all.open).toBe(5000);
    all.end();
    expect(reports.every(({ hosts }) => hosts.b.verdict === 'legal')).toBe(true);
    expect(all.givenUp).toBe(0);
  });

  test('are judged strictly where one end is at the capturing host, whichever of its addresses it bears', () => {
    const wrong = [...LIFE.slice(0, 2), ...capturedLines(['B ACK seq=250 ack=101 wnd=1000'])];
    const verdict = (viewpoint: readonly string[]): string | undefined => {
      const { all, reports } = connections(undefined, viewpoint);
      for (const s of wrong) all.observe(s);
      all.end();
      return reports[0]?.hosts.b.verdict;
    };
    expect(verdict(['2001:db8::2', '10.0.0.2'])).toBe('illegal');
    expect(verdict(['10.0.0.1', '10.0.0.2'])).toBe('legal');
    expect(verdict([])).toBe('legal');
  });

  test('that are half-open by the hundred thousand are given up and counted, and those that live are kept', () => {
    const { all, reports } = connections(1000);
    const [syn] = LIFE as readonly [CapturedSegment];
    const lively = withPort(9, 0);
    all.observe(lively[0]!);
    all.observe(lively[1]!);
    all.observe(lively[2]!);
    for (let i = 0; i < 20_000; i += 1) {
      all.observe({ ...syn, time: syn.time + i, source: { ip: `10.${i >> 8}.${i & 255}.7`, port: 7 } });
      if (i % 100 === 0) all.observe({ ...lively[2]!, time: syn.time + i });
    }
    expect(all.open).toBe(1000);
    expect(all.givenUp).toBe(20_001 - 1000);
    expect(reports.every(({ givenUp, hosts }) => givenUp && hosts.b.verdict === 'unknown')).toBe(true);
    all.observe({ ...lively[3]!, time: syn.time + 30_000 });
    all.end();
    expect(reports.find(({ a }) => a.port === 9)?.hosts.b.states.at(-1)).toBe('CLOSED');
  });
});
