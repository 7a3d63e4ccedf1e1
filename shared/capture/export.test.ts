/** Tests of an export read back: the same segments, whoever saw them and whatever the format. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runs } from '../../verify/depth.ts';
import { HOSTS, peerOf } from '../hosts.ts';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { visibleEvents } from '../match/view.ts';
import type { CapturedSegment } from '../pcap/captured.ts';
import { newCounts } from '../pcap/counts.ts';
import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { FrameReader } from '../pcap/read/reader.ts';
import { readCapture, segmentsIn } from '../pcap/read.ts';
import { addWords, checksum } from '../pcap/write/checksum.ts';
import { CATALOGUE, scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { OPENING } from '../scenarios/catalogue/defaults.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { FIN, flagsText, has, RST } from '../tcp/segment.ts';
import { CAPTURE_FORMATS, exportCapture } from './export.ts';
import { EXPORT_EPOCH, EXPORTED_ENDPOINTS } from './export-origin.ts';
import { type SeenSegment, seenSegments, VIEWPOINTS } from './viewpoint.ts';

vi.setConfig({ testTimeout: 60_000 });

const viewpoint = fc.constantFrom(...VIEWPOINTS);
const format = fc.constantFrom(...CAPTURE_FORMATS);

function eventsOf(scenario: Scenario): readonly MatchEvent[] {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  const match = createMatch({ scenario, seed: 7, level: 'standard', players });
  return play(match, { type: 'advance' }, scenario.timeLimit).events;
}

function scenario(id: string): Scenario {
  const found = scenarioById(id);
  if (found === null) throw new Error(`no scenario ${id}`);
  return found;
}

/** What a reader should make of a segment that was exported. */
function captured({ at, from, segment }: SeenSegment, index: number): CapturedSegment {
  const { seq, ack, flags, wnd, up, data, mss } = segment;
  return {
    frame: index + 1,
    time: EXPORT_EPOCH + at * 1000,
    source: EXPORTED_ENDPOINTS[from],
    destination: EXPORTED_ENDPOINTS[peerOf(from)],
    seq,
    ack,
    flags,
    wnd,
    up,
    length: data.length,
    text: Uint8Array.from(data, (c) => c.charCodeAt(0)),
    options: mss === undefined ? {} : { mss },
  };
}

/** By what copies are known is no part of a segment. */
function unmarked(segment: CapturedSegment): CapturedSegment {
  const { packet, ...rest } = segment;
  expect(packet?.right).toBe(true);
  return rest;
}

interface Frame {
  readonly bytes: Uint8Array;
  readonly comments: readonly string[];
}

function framesOf(file: Uint8Array): readonly Frame[] {
  const reader = new FrameReader(newCounts());
  reader.push(file);
  const frames: Frame[] = [];
  while (reader.next()) {
    const { bytes, start, end, comments } = reader.frame;
    frames.push({ bytes: bytes.subarray(start, end), comments });
  }
  reader.end();
  return frames;
}

describe('an export that is read back', () => {
  test('gives the same segments, whatever the life, the viewpoint and the format', () => {
    fc.assert(
      fc.property(lives, viewpoint, format, (events, seenFrom, fileFormat) => {
        const counts = newCounts();
        const file = concat(exportCapture(events, { viewpoint: seenFrom, format: fileFormat }));
        const wanted = seenSegments(events, seenFrom).map(captured);
        expect([...segmentsIn(file, counts)].map(unmarked)).toEqual(wanted);
        expect(counts).toMatchObject({ frames: wanted.length, segments: wanted.length, badOptions: 0 });
      }),
      { numRuns: runs(150) },
    );
  });

  test('may be read as it is written, piece by piece', async () => {
    const events = eventsOf(scenario('normal-close'));
    const segments: CapturedSegment[] = [];
    for await (const batch of readCapture(exportCapture(events))) segments.push(...batch);
    expect(segments.map(unmarked)).toEqual(seenSegments(events, 'wire').map(captured));
  });

  test('has checksums that sum up to nothing, as RFC 1071 wants, over IP header and pseudo-header', () => {
    fc.assert(
      fc.property(lives, viewpoint, (events, seenFrom) => {
        for (const { bytes } of framesOf(concat(exportCapture(events, { viewpoint: seenFrom })))) {
          expect(checksum(addWords(0, bytes, 0, 20))).toBe(0);
          const pseudo = addWords(6 + bytes.length - 20, bytes, 12, 20);
          expect(checksum(addWords(pseudo, bytes, 20, bytes.length))).toBe(0);
        }
      }),
      { numRuns: runs(20) },
    );
  });
});

describe('who sees what', () => {
  test('on the wire: every segment sent, once, in the order of sending', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const sent = events
          .filter((e) => e.type === 'sent')
          .map(({ at, host, segment }) => ({ at, from: host, segment }));
        const seen = seenSegments(events, 'wire').map(({ at, from, segment }) => ({ at, from, segment }));
        expect(seen).toEqual(sent);
      }),
      { numRuns: runs(50) },
    );
  });

  test('at a host: all that it sent and all that reached it, in the order in which it dealt with them', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(...HOSTS), (events, host) => {
        const seen = seenSegments(events, host);
        const times = seen.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const sent = events.filter((e) => e.type === 'sent' && e.host === host);
        const arrived = events.filter((e) => e.type === 'arrived' && e.host === host);
        expect(seen.filter(({ from }) => from === host)).toHaveLength(sent.length);
        expect(seen.filter(({ from }) => from !== host)).toHaveLength(arrived.length);
      }),
      { numRuns: runs(50) },
    );
  });

  test('what a player may see is enough to export its own host, and tells no fate of a segment', () => {
    const one = { ...scenario('normal-close'), showWire: false };
    const lossy = {
      ...one,
      wire: { ...one.wire, faults: [{ on: { from: 'A', data: true }, action: { do: 'lose' } }] },
    } as const;
    const events = eventsOf(lossy);
    const players = { A: 'autopilot', B: 'autopilot' } as const;
    const match = createMatch({ scenario: lossy, seed: 7, level: 'standard', players });
    const told = seenSegments(events, 'A');
    const own = seenSegments(visibleEvents(match, 'A', events), 'A');
    const bare = ({ at, from, segment }: SeenSegment) => ({ at, from, segment });
    expect(own.map(bare)).toEqual(told.map(bare));
    expect(told.some(({ comment }) => comment.includes('lost on the way'))).toBe(true);
    expect(own.some(({ comment }) => comment.includes('lost'))).toBe(false);
  });
});

describe('comments', () => {
  const close = scenario('normal-close');
  const losingFin: Scenario = {
    ...close,
    wire: { ...close.wire, faults: [{ on: { from: 'B', flags: FIN }, action: { do: 'lose' } }] },
  };
  const lines = (one: Scenario, seenFrom: (typeof VIEWPOINTS)[number]): string[] =>
    seenSegments(eventsOf(one), seenFrom).map(
      ({ from, segment, comment }) => `${from} ${flagsText(segment.flags)}: ${comment}`,
    );

  test('name host, state, rule and section on the wire', () => {
    expect(lines(close, 'wire')).toContain('A FIN,ACK: host A FIN-WAIT-1, R22 RFC 9293 §3.10.4');
  });

  test('say what a host made of a segment, and how long it waited', () => {
    expect(lines(close, 'A')).toContain(
      `B FIN,ACK: at host A TIME-WAIT, R80 RFC 9293 §3.10.7.4; arrived ${close.think} ms before`,
    );
  });

  test('tell retransmissions and losses', () => {
    const loss = lines(losingFin, 'wire').filter((line) => line.startsWith('B FIN,ACK: host B LAST-ACK'));
    expect(loss).toHaveLength(2);
    expect(loss[0]).toMatch(/; lost on the way$/);
    expect(loss[1]).toMatch(/; retransmission$/);
  });

  test('stand in pcapng as opt_comment, in the order of the segments, in every scenario', () => {
    for (const one of CATALOGUE) {
      const events = eventsOf(one);
      for (const seenFrom of VIEWPOINTS) {
        const comments = framesOf(concat(exportCapture(events, { viewpoint: seenFrom }))).map(
          (f) => f.comments,
        );
        expect(comments).toEqual(seenSegments(events, seenFrom).map(({ comment }) => [comment]));
      }
    }
  });

  test('tell a copy that the network made, a death of age, and what still waits at the end', () => {
    const one = scenario('normal-close');
    const faults = [
      { on: { from: 'A', data: true }, action: { do: 'duplicate', after: 1_000 } },
      { on: { from: 'B', flags: FIN }, action: { do: 'delay', by: 60_000 } },
    ] as const;
    const events = eventsOf({ ...one, wire: { ...one.wire, faults } });
    const onTheWire = seenSegments(events, 'wire').map(({ comment }) => comment);
    expect(onTheWire.some((comment) => comment.endsWith('; duplicated by the network'))).toBe(true);
    expect(onTheWire.some((comment) => comment.endsWith('; lost: older than the MSL'))).toBe(true);
    const atB = seenSegments(events, 'B').map(({ comment }) => comment);
    expect(atB.some((comment) => comment.endsWith('; a copy that the network made'))).toBe(true);
    const arrival = events.findIndex((e) => e.type === 'arrived');
    const [waiting] = seenSegments(events.slice(0, arrival + 2), 'B');
    expect(waiting?.comment).toBe('waits at host B');
  });
});

describe('what comes from outside TCP', () => {
  test('a third party’s segment is told as such on the wire, and looks like any other at the host', () => {
    const events = eventsOf(scenario('real-or-forged'));
    const injected = (seenFrom: (typeof VIEWPOINTS)[number]): number =>
      seenSegments(events, seenFrom).filter(({ comment }) => comment === 'injected by a third party').length;
    expect([injected('wire'), injected('A'), injected('B')]).toEqual([5, 0, 0]);
    const resetsOfB = seenSegments(events, 'A').filter(
      ({ from, segment }) => from === 'B' && has(segment, RST),
    );
    expect(resetsOfB).toHaveLength(5);
  });

  test('a host that crashed answers as one that knows of nothing, and what waited there was received', () => {
    const one = scenario('half-open');
    const crashed = eventsOf(one);
    const resets = seenSegments(crashed, 'wire').filter(
      ({ from, segment }) => from === 'B' && has(segment, RST),
    );
    expect(resets[0]?.comment).toBe('host B CLOSED, R33 RFC 9293 §3.10.7.1; reset');
    // Just after A's ACK has arrived, while B still thinks about it.
    const script = [
      ...OPENING,
      { crash: 'B', when: { states: { A: 'ESTABLISHED' } }, delay: 2_500 },
    ] as const;
    const atB = seenSegments(eventsOf({ ...one, script }), 'B').map(({ comment }) => comment);
    expect(atB).toContain('lost in a crash');
  });
});

test('the same match gives the same file', () => {
  const file = (): Uint8Array => concat(exportCapture(eventsOf(scenario('normal-close'))));
  expect(file()).toEqual(file());
});
