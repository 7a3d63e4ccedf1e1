/**
 * Tests that our readers see in others' captures what Wireshark sees.
 * Skipped, and saying so, where it is not installed.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { sample } from '../../verify/depth.ts';
import { MISSING_TOOLS, missingTools, tshark } from '../../verify/wireshark.ts';
import type { CapturedSegment } from './captured.ts';
import { corpus } from './fixtures/corpus.ts';
import { concat } from './fixtures/octets.ts';
import { segmentsIn } from './read.ts';

const why = missingTools('our readers against tshark');
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), '2msl-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stored(file: Uint8Array, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, file);
  return path;
}

const COMPARED = [
  'frame.number',
  'frame.time_epoch',
  'ip.src',
  'ip.dst',
  'ipv6.src',
  'ipv6.dst',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.seq',
  'tcp.ack',
  'tcp.flags',
  'tcp.window_size_value',
  'tcp.urgent_pointer',
  'tcp.len',
  'tcp.options.mss_val',
  'tcp.options.wscale.shift',
  'tcp.options.timestamp.tsval',
  'tcp.options.timestamp.tsecr',
  'tcp.options.sack_le',
  'tcp.options.sack_re',
] as const;

/** tshark's fields of a segment in the words of ours; of several SACK blocks the last alone. */
function asText(frame: Record<(typeof COMPARED)[number], string>): string {
  const flags = Number(frame['tcp.flags']) & 0x3f;
  const [seconds = '', fraction = ''] = frame['frame.time_epoch'].split('.');
  const time = BigInt(seconds) * 1_000_000n + BigInt(fraction.slice(0, 6));
  const source = frame['ip.src'] || frame['ipv6.src'];
  const destination = frame['ip.dst'] || frame['ipv6.dst'];
  const ends = [source, destination, frame['tcp.srcport'], frame['tcp.dstport']];
  const rest = COMPARED.slice(8).map((field) => (field === 'tcp.flags' ? flags : frame[field]));
  return [frame['frame.number'], time, ...ends, ...rest].join(' ');
}

function oursAsText(s: CapturedSegment): string {
  const { mss = '', windowScale = '', timestamps, sack } = s.options;
  const [left = '', right = ''] = sack?.at(-1) ?? [];
  const ends = [s.source.ip, s.destination.ip, s.source.port, s.destination.port];
  const options = [mss, windowScale, timestamps?.value ?? '', timestamps?.echo ?? '', left, right];
  return [s.frame, s.time, ...ends, s.seq, s.ack, s.flags, s.wnd, s.up, s.length, ...options].join(' ');
}

const TRACES = join(import.meta.dirname, '..', '..', 'fixtures', 'traces');
/** tshark decodes the first fragment of a datagram; we skip them all. */
const WHOLE_SEGMENTS = ['-Y', 'tcp.flags && !(ip.flags.mf == 1)', '-o', 'ip.defragment:FALSE'];

describe.skipIf(MISSING_TOOLS.length > 0)(`our readers see what tshark sees${why}`, () => {
  test('in all captures of real kernels', () => {
    const files = readdirSync(TRACES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        ['a', 'b'].map((end) => new Uint8Array(readFileSync(join(TRACES, name, `${end}.pcap`)))),
      );
    // All have the same header, so that their records make one file: tshark starts once.
    const all = concat(files.map((file, i) => (i === 0 ? file : file.subarray(24))));
    expect(new Set(files.map((file) => file.subarray(0, 24).join()))).toHaveLength(1);
    const ours = [...segmentsIn(all)].map(oursAsText);
    expect(ours.length).toBeGreaterThan(3000);
    expect(ours).toEqual(tshark(stored(all, 'traces.pcap'), COMPARED, WHOLE_SEGMENTS).map(asText));
  });

  // Without the times: tshark 4.0 errs with units below a nanosecond, and has none for simple packets.
  const timeless = (text: string): string => text.replace(/^(\d+) \d+ /, '$1 ');

  test.each(
    sample(
      corpus().map((file, i) => [i, file] as const),
      2,
    ),
  )('in the made capture %i', (i, file) => {
    const ours = [...segmentsIn(file)].map(oursAsText).map(timeless);
    const theirs = tshark(stored(file, `made-${i}`), COMPARED, WHOLE_SEGMENTS)
      .map(asText)
      .map(timeless);
    expect(ours).toEqual(theirs);
  });
});
