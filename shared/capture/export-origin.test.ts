/** An export of ours is known again by whoever reads it, and nothing else is taken for one. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Player } from '../match/input.ts';
import { REPLY_WITHIN } from '../observer/limits.ts';
import { newCounts } from '../pcap/counts.ts';
import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { FrameReader } from '../pcap/read/reader.ts';
import { writePcapng } from '../pcap/write/pcapng.ts';
import type { RawPacket } from '../pcap/write/record.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { CAPTURE_FORMATS, exportCapture } from './export.ts';
import { exportOrigin } from './export-origin.ts';
import { longestAnswer, seenSegments, VIEWPOINTS } from './viewpoint.ts';

const eventsOf = (id: string, player: Player = 'person') => {
  const scenario = CATALOGUE.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return playToTheEnd({ scenario, seed: 3, players: { A: player, B: player } }).events;
};
const close = eventsOf('normal-close');

function packetsOf(file: Uint8Array): readonly RawPacket[] {
  const reader = new FrameReader(newCounts());
  reader.push(file);
  const packets: RawPacket[] = [];
  while (reader.next()) {
    const { bytes, start, end, time } = reader.frame;
    packets.push({ time, bytes: bytes.subarray(start, end) });
  }
  return packets;
}

describe('an export of ours', () => {
  for (const format of CAPTURE_FORMATS) {
    test.each(VIEWPOINTS)(`as ${format} says that it was seen from %s`, (viewpoint) => {
      const file = concat(exportCapture(close, { viewpoint, format }));
      expect(exportOrigin(file)?.viewpoint).toBe(viewpoint);
    });
  }

  test('tells how long an answer took at the longest, but not less than TCP allows', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom('A' as const, 'B' as const), (events, viewpoint) => {
        const longest = longestAnswer(seenSegments(events, viewpoint), viewpoint) * 1000;
        const origin = exportOrigin(concat(exportCapture(events, { viewpoint })));
        expect(origin).toEqual({ viewpoint, replyWithin: Math.max(REPLY_WITHIN, longest) });
      }),
      { numRuns: 50 },
    );
  });

  test('with delayed ACKs has waited for them, longer than any real TCP', () => {
    const seen = seenSegments(eventsOf('data', 'autopilot'), 'B');
    expect(longestAnswer(seen, 'B') * 1000).toBeGreaterThan(REPLY_WITHIN);
    expect(longestAnswer(seenSegments(eventsOf('normal-close', 'autopilot'), 'B'), 'B')).toBe(0);
  });

  test('is known by its beginning', () => {
    const file = concat(exportCapture(close, { viewpoint: 'B', format: 'pcap' }));
    expect(exportOrigin(file.subarray(0, 200))?.viewpoint).toBe('B');
  });

  test('is known when Wireshark has saved it without our comments', () => {
    const packets = packetsOf(concat(exportCapture(close, { viewpoint: 'A' })));
    const section = { application: 'Dumpcap', comment: 'Lesson 4', interfaceName: 'wire' };
    expect(exportOrigin(concat(writePcapng(packets, section)))?.viewpoint).toBe('A');
  });
});

describe('what is no export of ours', () => {
  const pcap = concat(exportCapture(close, { viewpoint: 'A', format: 'pcap' }));
  const changed = (at: number, octet: number): Uint8Array => {
    const file = pcap.slice();
    file[at] = octet;
    return file;
  };

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a file header', pcap.subarray(0, 24)],
    ['a word', new TextEncoder().encode('capture')],
    ['another port', changed(24 + 16 + 20 + 2, 1)],
    ['another address', changed(24 + 16 + 16, 11)],
    ['another century', changed(24 + 3, 0x10)],
    ['times between milliseconds', changed(24 + 4, 1)],
    ['packets that have come further than over our wire', changed(24 + 16 + 8, 57)],
    ['another link layer', changed(20, 1)],
  ])('%s', (_, file) => {
    expect(exportOrigin(file)).toBeNull();
  });

  test('real captures', () => {
    const traces = fileURLToPath(new URL('../../fixtures/traces', import.meta.url));
    for (const trace of readdirSync(traces, { withFileTypes: true })) {
      if (!trace.isDirectory()) continue;
      for (const name of ['a.pcap', 'b.pcap']) {
        expect(exportOrigin(readFileSync(`${traces}/${trace.name}/${name}`))).toBeNull();
      }
    }
  });

  test('any octets, and any that begin like a section of pcapng', () => {
    const section = concat(exportCapture(close)).subarray(0, 28);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (octets, begins) => {
        expect(exportOrigin(begins ? concat([section, octets]) : octets)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
