/** Small captures on which the judge was once wrong, and the verdicts of a network engineer. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ConnectionReport, ENDS } from '../observer/observer.ts';
import { segmentsIn } from '../pcap/read.ts';
import { checkOptions, createCheck } from './check.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));
const bytesOf = (file: string): Uint8Array => {
  const octets = readFileSync(new URL(file, `file://${FOLDER}`));
  return file.endsWith('.gz') ? gunzipSync(octets) : octets;
};

function judged(file: string, viewpoint: readonly string[]): readonly ConnectionReport[] {
  const reports: ConnectionReport[] = [];
  const check = createCheck({
    ...checkOptions(null, { viewpoint, profile: null }),
    done: (report) => reports.push(report),
  });
  check.push(bytesOf(file));
  check.end();
  check.finish();
  return reports;
}

/** What is said of each host in each of its connections, and of the first illegal segment if there is one. */
const verdicts = (file: string, viewpoint: readonly string[]): readonly string[] =>
  judged(file, viewpoint).flatMap((report) =>
    ENDS.map((end) => {
      const { verdict, firstIllegal } = report.hosts[end];
      const why = firstIllegal === undefined ? '' : ` ${firstIllegal.frame} ${firstIllegal.code}`;
      return `${report[end].ip} ${verdict}${why}`;
    }),
  );

const A = '192.0.2.1';
const B = '192.0.2.2';
const C = '10.0.0.1';
const D = '10.0.0.2';

/** Nobody is accused: `legal`, or `unknown` where that is as far as a capture can go. */
const INNOCENT: readonly (readonly [file: string, viewpoint: readonly string[]])[] = [
  ['badsum_rst.pcap', [C]],
  ['badsum_rst.pcap', [D]],
  ['badsum_synack.pcap', [C]],
  ['badsum_synack.pcap', [D]],
  ['badsum_rst_client.pcap', [C]],
  ['badsum_rst_control.pcap', [C]],
  ['dup_rst.pcap', [C]],
  ['dup_any_sll2.pcap', []],
  ['dup_any_sll2.pcap', [C]],
  ['dup_any_sll2.pcap', [D]],
  ['dup-syn-late.pcap', [A]],
  ['dup-rst-close-wait.pcap', [A]],
  ['capture-lost-inbound.pcap', [A]],
  ['flow-cut-off.pcap', [A]],
  ['arrival-lost-inside-host.pcap', [A]],
  ['handover-1.5ms.pcap', [A]],
  ['gro-partial-ack.pcap', [A]],
  ['ooo-batch-dup-ack.pcap', [A]],
  ['own-reorder-ack-after-fin.pcap', [B]],
  ['linux-closing-repeated-fin.pcap', [B]],
  ['rfc793-syn-in-closing.pcap', [B]],
  ['tfo-cookie-no-text.pcap', [B]],
  ['rd-fragments.pcap', [A]],
  ['far-excerpt-of-a-transfer.pcap', []],
  ['far-bad-synack-blames-other-end.pcap', []],
  ['v49-retransmit-storm.pcap', [A]],
  ['enc_pppoe.pcap', []],
  ['enc_mpls.pcap', []],
  ['enc_vxlan.pcap', []],
  ['enc_gre.pcap', []],
  ['enc_ppp.pcap', []],
  ['enc_radiotap.pcap', []],
  ['gz.pcap.gz', []],
  ['swap_8.pcap', []],
  ['xmas.pcap', [D]],
  ['net-asks-for-a-damaged-arrival.pcap.gz', [A]],
  ['net-resends-what-a-damaged-arrival-acknowledged.pcap.gz', [B]],
  ['net-two-damaged-arrivals.pcap.gz', [B]],
  ['net-damaged-octets.pcap.gz', []],
  ['net-damaged-octets.pcap.gz', [B]],
  ['net-damaged-seq.pcap.gz', []],
  ['net-damaged-ack.pcap.gz', []],
  ['net-bbr-reordered.pcap.gz', [A]],
  ['net-bbr-lossy.pcap.gz', [A]],
  ['net-bbr-copied.pcap.gz', [B]],
];

const GUILTY: readonly (readonly [file: string, viewpoint: string, said: string])[] = [
  ['miss-hole-never-filled.pcap', B, 'hole-not-filled'],
  ['v19-timestamps-backward.pcap', A, 'timestamp-falls-back'],
  ['v20-ts-not-negotiated.pcap', A, 'echo-of-nothing'],
  ['v37-sack-of-unsent.pcap', B, 'sack-of-nothing'],
];

test('every capture of the folder has its right verdict here', () => {
  const files = readdirSync(FOLDER).filter((name) => /\.pcap(\.gz)?$/.test(name));
  const held = new Set([...INNOCENT, ...GUILTY].map(([file]) => file));
  expect([...held].sort()).toEqual(files.sort());
});

describe('nobody is accused', () => {
  for (const [file, viewpoint] of INNOCENT) {
    test(`${file} at ${viewpoint.join() || 'nobody’s end'}`, () => {
      const said = verdicts(file, viewpoint);
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((verdict) => verdict.includes('illegal'))).toEqual([]);
    });
  }
});

describe('what the captures prove', () => {
  for (const [file, host, code] of GUILTY) {
    test(`${file} at ${host}: ${code}`, () => {
      expect(verdicts(file, [host]).join()).toMatch(new RegExp(`${host} illegal \\d+ ${code}`));
    });
  }
});

describe('states follow the numbers', () => {
  test.each([
    [
      'swap_8.pcap',
      [],
      ['CLOSED', 'SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'],
      ['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
    ],
    ['xmas.pcap', [D], [], ['CLOSED']],
  ])('%s', (file, viewpoint, a, b) => {
    const [report] = judged(file, viewpoint);
    expect([report?.hosts.a.states, report?.hosts.b.states]).toEqual([a, b]);
  });
});

describe('what the verdict rests on is told', () => {
  test.each<[file: string, viewpoint: string, notes: readonly string[]]>([
    ['badsum_rst.pcap', C, ['damaged 8']],
    ['badsum_synack.pcap', C, ['damaged 2']],
    ['capture-lost-inbound.pcap', A, ['unseen-arrivals 7']],
    ['arrival-lost-inside-host.pcap', A, ['never-reached 7']],
    ['net-asks-for-a-damaged-arrival.pcap.gz', A, ['never-reached 30']],
    ['own-reorder-ack-after-fin.pcap', B, ['swapped 8']],
    ['v49-retransmit-storm.pcap', A, ['resent-at-once 7']],
    ['ooo-batch-dup-ack.pcap', A, ['sack-not-permitted 10']],
  ])('%s at %s', (file, viewpoint, notes) => {
    const [report] = judged(file, [viewpoint]);
    const host = report?.hosts[report.a.ip === viewpoint ? 'a' : 'b'];
    expect(host?.notes.map(({ code, frame }) => `${code} ${frame}`)).toEqual(notes);
  });

  test('copies are counted, and nothing was sent again', () => {
    const [report] = judged('dup_any_sll2.pcap', []);
    expect(report?.copies).toBe(10);
    expect(report?.hosts.a.retransmitted).toBe(0);
    expect(report?.hosts.b.retransmitted).toBe(0);
  });

  test('how late a batch was taken up, and which liberties a stack took', () => {
    expect(judged('handover-1.5ms.pcap', [A])[0]?.hosts.a.handOver).toBeGreaterThanOrEqual(1_500);
    expect(judged('tfo-cookie-no-text.pcap', [B])[0]?.hosts.b.liberties).toEqual(['S19']);
    expect(judged('rfc793-syn-in-closing.pcap', [B])[0]?.hosts.b.liberties).toEqual(['S17']);
  });
});

test('the sums of the control are all right, and it has the same frames but one', () => {
  const frames = (file: string) => [...segmentsIn(bytesOf(file))].length;
  expect(frames('badsum_rst_control.pcap')).toBe(frames('badsum_rst.pcap') - 1);
});
