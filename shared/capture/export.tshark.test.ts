/**
 * Tests that Wireshark reads our exports as we mean them.
 * They need tshark and capinfos (Debian: apt-get install tshark; macOS: brew install wireshark); without them these
 * tests are skipped, and say so.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { sample, TEST_ALL } from '../../verify/depth.ts';
import { capinfos, MISSING_TOOLS, missingTools, tshark } from '../../verify/wireshark.ts';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { ACK, FIN, flagsText, has, RST, SYN, segEnd, segLen } from '../tcp/segment.ts';
import { seqAdd, seqDiff } from '../tcp/seq.ts';
import { CAPTURE_FORMATS, type ExportOptions, exportCapture } from './export.ts';
import { type SeenSegment, seenSegments, VIEWPOINTS } from './viewpoint.ts';

const why = missingTools('our exports in Wireshark');
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), '2msl-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stored(file: Uint8Array, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, file);
  return path;
}

function eventsOf(scenario: Scenario): readonly MatchEvent[] {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  const match = createMatch({ scenario, seed: 7, level: 'standard', players });
  return play(match, { type: 'advance' }, scenario.timeLimit).events;
}

const ANALYSIS = [
  'tcp.analysis.retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.spurious_retransmission',
  'tcp.analysis.out_of_order',
  'tcp.analysis.duplicate_ack',
  'tcp.analysis.reused_ports',
  'tcp.analysis.lost_segment',
  'tcp.analysis.ack_lost_segment',
  'tcp.analysis.keep_alive',
  'tcp.analysis.keep_alive_ack',
  'tcp.analysis.window_update',
  'tcp.analysis.window_full',
  'tcp.analysis.zero_window',
  'tcp.analysis.zero_window_probe',
  'tcp.analysis.zero_window_probe_ack',
] as const;
type Flag = (typeof ANALYSIS)[number];

/**
 * Whether what Wireshark remarks on a segment is simply true. So are its remarks on a correct simultaneous open (both
 * SYN,ACKs repeat a SYN, both last ACKs an ACK), on a challenge ACK and on ports that a new incarnation uses again;
 * that a capture lacks a segment, or that one acknowledges what was never sent, is true only where the wire lost it.
 * Wireshark does not count a zero-window probe, though, nor the numbers of the connection before: what follows them seems
 * to have a gap before it.
 */
function isTrue(flag: Flag, seen: readonly SeenSegment[], i: number, viewpoint: string): boolean {
  const { from, segment: s } = seen[i] as SeenSegment;
  const before = seen.slice(0, i);
  const own = before.filter((b) => b.from === from).map((b) => b.segment);
  const peers = before.filter((b) => b.from !== from).map((b) => b.segment);
  const repeats = own.some((o) => seqDiff(seqAdd(o.seq, segLen(o)), s.seq) > 0);
  const bare = segLen(s) === 0 && has(s, ACK) && !has(s, RST);
  const reused = has(s, SYN) && own.some((o) => o.seq !== s.seq);
  const closed = (segments: typeof own): boolean => segments.some((p) => p.wnd === 0);
  switch (flag) {
    case 'tcp.analysis.retransmission':
    case 'tcp.analysis.fast_retransmission':
    case 'tcp.analysis.spurious_retransmission':
      return segLen(s) > 0 && repeats;
    case 'tcp.analysis.out_of_order':
      return segLen(s) > 0 && (repeats || viewpoint !== 'wire');
    case 'tcp.analysis.duplicate_ack':
      return bare && own.some((o) => has(o, ACK) && o.ack === s.ack);
    case 'tcp.analysis.reused_ports':
      return reused;
    case 'tcp.analysis.lost_segment':
      return (viewpoint !== 'wire' && from !== viewpoint) || reused || own.some((o) => segEnd(o) === s.seq);
    case 'tcp.analysis.ack_lost_segment':
      return peers.some((p) => segEnd(p) === s.ack);
    // A segment of one octet or none just before the next number: a zero-window probe looks so, or one octet repeated.
    case 'tcp.analysis.keep_alive':
      return s.data.length <= 1 && (repeats || closed(peers));
    case 'tcp.analysis.keep_alive_ack':
      return bare && own.some((o) => has(o, ACK) && o.ack === s.ack);
    case 'tcp.analysis.window_update':
      return own.some((o) => o.wnd !== s.wnd);
    case 'tcp.analysis.window_full':
      return peers.some((p) => seqAdd(p.ack, p.wnd) === seqAdd(s.seq, s.data.length));
    case 'tcp.analysis.zero_window':
      return s.wnd === 0 && !has(s, SYN | FIN | RST);
    case 'tcp.analysis.zero_window_probe':
      return s.data.length === 1 && closed(peers);
    case 'tcp.analysis.zero_window_probe_ack':
      return bare && closed(own);
  }
}

interface Opened {
  /** What is wrong in Wireshark's eyes, a line each. */
  readonly complaints: readonly string[];
  /** Its remarks, in the order of the frames: `A SYN,ACK retransmission`. */
  readonly remarks: readonly string[];
  readonly completeness: string;
}

function open(events: readonly MatchEvent[], options: Required<ExportOptions>, name: string): Opened {
  const { viewpoint, format } = options;
  const seen = seenSegments(events, viewpoint);
  const path = stored(concat(exportCapture(events, options)), `${name}-${viewpoint}.${format}`);
  const fields = [
    '_ws.malformed',
    'ip.checksum.status',
    'tcp.checksum.status',
    'frame.comment',
    'tcp.completeness',
    ...ANALYSIS,
  ] as const;
  const frames = tshark(path, fields);
  const complaints = frames.length === seen.length ? [] : [`${frames.length} frames for ${seen.length}`];
  const remarks: string[] = [];
  for (const [i, frame] of frames.entries()) {
    const { from, segment, comment } = seen[i] as SeenSegment;
    const note = (what: string) =>
      complaints.push(`${name} ${viewpoint} frame ${i + 1} (${comment}): ${what}`);
    if (frame['_ws.malformed'] !== '') note('malformed packet');
    if (frame['ip.checksum.status'] !== '1') note('wrong IP checksum');
    if (frame['tcp.checksum.status'] !== '1') note('wrong TCP checksum');
    if (frame['frame.comment'] !== (format === 'pcapng' ? comment : '')) note(frame['frame.comment']);
    for (const flag of ANALYSIS) {
      if (frame[flag] === '') continue;
      remarks.push(`${from} ${flagsText(segment.flags)} ${flag.replace('tcp.analysis.', '')}`);
      if (!isTrue(flag, seen, i, viewpoint)) note(flag);
    }
  }
  return { complaints, remarks, completeness: frames.at(-1)?.['tcp.completeness'] ?? '' };
}

/** Where nothing is lost or copied and nobody forgets, Wireshark remarks on nothing, but for what it takes for something else. */
const REMARKS: Readonly<Record<string, { readonly [from in 'A' | 'B' | 'wire']: readonly string[] }>> = {
  'simultaneous-open': {
    A: ['A SYN,ACK retransmission', 'B SYN,ACK retransmission', 'A ACK duplicate_ack', 'B ACK duplicate_ack'],
    B: ['B SYN,ACK retransmission', 'A SYN,ACK retransmission', 'B ACK duplicate_ack', 'A ACK duplicate_ack'],
    wire: [
      'A SYN,ACK retransmission',
      'B SYN,ACK retransmission',
      'A ACK duplicate_ack',
      'B ACK duplicate_ack',
    ],
  },
  'refused-and-aborted': everywhere(['A SYN reused_ports', 'A SYN reused_ports', 'A SYN reused_ports']),
  'silent-client': everywhere(Array<string>(5).fill('B SYN,ACK retransmission')),
  'close-wait-leak': everywhere(['B ACK keep_alive', 'A ACK keep_alive_ack']),
  'free-play': everywhere(['B SYN reused_ports', 'B SYN reused_ports', 'A SYN reused_ports']),
};

function everywhere(remarks: readonly string[]) {
  return { A: remarks, B: remarks, wire: remarks };
}

const isCalm = (events: readonly MatchEvent[]): boolean =>
  events.every(({ type }) => type !== 'lost' && type !== 'copied' && type !== 'crashed');

describe.skipIf(MISSING_TOOLS.length > 0)(`tshark opens our exports${why}`, () => {
  // To start tshark takes most of a second, so each scenario is seen from one place, the next from the next; of all tests,
  // from all of them where Wireshark has its remarks.
  const places = CATALOGUE.map((scenario, i) => {
    const inTurn = VIEWPOINTS[i % VIEWPOINTS.length] ?? 'wire';
    return [scenario.id, scenario, TEST_ALL && REMARKS[scenario.id] ? VIEWPOINTS : [inTurn]] as const;
  }).filter(([id], i) => TEST_ALL || REMARKS[id] !== undefined || i % 4 === 0);
  test.each(places)(
    '%s: nothing malformed, every checksum right, every remark true and none too many',
    (id, scenario, viewpoints) => {
      const events = eventsOf(scenario);
      for (const viewpoint of viewpoints) {
        const { complaints, remarks } = open(events, { viewpoint, format: 'pcapng' }, id);
        expect(complaints).toEqual([]);
        if (isCalm(events)) expect(remarks).toEqual(REMARKS[id]?.[viewpoint] ?? []);
      }
    },
  );

  test('random lives: nothing malformed, every checksum right, every remark true', () => {
    for (const [i, events] of sample(fc.sample(lives, { numRuns: 7, seed: 9293 }), 4).entries()) {
      const viewpoint = VIEWPOINTS[i % VIEWPOINTS.length] ?? 'wire';
      const format = CAPTURE_FORMATS[i % CAPTURE_FORMATS.length] ?? 'pcap';
      expect(open(events, { viewpoint, format }, `life-${i}`).complaints).toEqual([]);
    }
  });

  const clean = CATALOGUE.find(({ id }) => id === 'normal-close') as Scenario;

  test.each(CAPTURE_FORMATS)('a clean life as %s ends with completeness 31', (format) => {
    const viewpoint = format === 'pcap' ? 'wire' : 'A';
    const { complaints, remarks, completeness } = open(eventsOf(clean), { viewpoint, format }, 'clean');
    expect({ complaints, remarks, completeness }).toEqual({
      complaints: [],
      remarks: [],
      completeness: '31',
    });
  });

  test('capinfos knows the format, the link type, the resolution and the number of packets', () => {
    const events = eventsOf(clean);
    const describeFile = (format: (typeof CAPTURE_FORMATS)[number]): string =>
      capinfos(stored(concat(exportCapture(events, { format })), `info.${format}`));
    const packets = `Number of packets:   ${seenSegments(events, 'wire').length}`;
    const both = [
      'File encapsulation:  Raw IP',
      'precision:  microseconds (6)',
      'Strict time order:   True',
      packets,
    ];
    for (const words of [
      'Wireshark/... - pcapng',
      'Capture application: 2MSL',
      'A match of 2MSL, seen on the wire. Its clock is slow: answers take up to',
      'Name = wire',
      'Time resolution = 0x06',
      ...both,
    ])
      expect(describeFile('pcapng')).toContain(words);
    for (const words of ['Wireshark/tcpdump/... - pcap', ...both])
      expect(describeFile('pcap')).toContain(words);
  });
});
