/** Tests of the readers of pcap and pcapng, whole and broken. */
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../words/every-language.ts';
import { newCounts } from '../counts.ts';
import { CaptureError, type CaptureErrorCode, captureProblemText } from '../error.ts';
import { comment, pcapFile, resolution, SectionWriter, timeOffset } from '../fixtures/files.ts';
import { ethernet, ipv4, tcp } from '../fixtures/frames.ts';
import { ascii, concat, hex, u32 } from '../fixtures/octets.ts';
import { readFrames } from '../fixtures/read-frames.ts';
import { readCapture, segmentsIn } from '../read.ts';

const frameOf = (seq: number, text = ''): Uint8Array => ethernet(ipv4(tcp({ seq, text })));
const ONE = frameOf(1);
const section = new SectionWriter();

const times = (file: Uint8Array): readonly number[] => readFrames(file).frames.map(({ time }) => time);
/** What is said of the file that this reads. */
function said(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CaptureError) return captureProblemText(wordsOf('en').captures, error.problem);
    throw error;
  }
  return '';
}
const units = (seconds: bigint, perSecond: bigint, rest = 0n): bigint => seconds * perSecond + rest;

describe('pcap', () => {
  test.each([
    ['little-endian, microseconds', true, false, 1_700_000_000_123_456],
    ['big-endian, microseconds', false, false, 1_700_000_000_123_456],
    ['little-endian, nanoseconds', true, true, 1_700_000_000_000_123],
    ['big-endian, nanoseconds', false, true, 1_700_000_000_000_123],
  ])('%s', (_, little, nanoseconds, time) => {
    const frames = [
      { bytes: ONE, seconds: 1_700_000_000, fraction: 123_456, length: 999 },
      { bytes: frameOf(2) },
    ];
    const { frames: got, error } = readFrames(pcapFile(frames, { little, nanoseconds }));
    expect(got).toEqual([
      { number: 1, time, linkType: 1, octets: ONE.length, length: 999 },
      { number: 2, time: 0, linkType: 1, octets: ONE.length, length: ONE.length },
    ]);
    expect(error).toBeNull();
  });

  test('keeps of the link type the lower half: the upper tells about checksums behind frames', () => {
    expect(readFrames(pcapFile([{ bytes: ONE }], { linkType: 0x24000001 })).frames[0]?.linkType).toBe(1);
  });

  test('a file with a header and nothing else holds no frames', () => {
    expect(readFrames(pcapFile([]))).toMatchObject({ frames: [], error: null });
  });
});

describe('pcapng', () => {
  test.each([
    ['little', true],
    ['big', false],
  ])(
    '%s-endian: enhanced, obsolete and simple packets, comments, blocks and options of no interest',
    (_, little) => {
      const w = new SectionWriter(little);
      const file = concat([
        w.header(),
        w.block(0x0bad, ascii('nobody knows this block')),
        w.interface(1, [{ code: 2, value: ascii('eth0') }, resolution(6)], 40),
        w.block(4, ascii('names')),
        w.packet(ONE, {
          time: 5_000_001n,
          length: 1500,
          options: [comment('first ✓'), { code: 2, value: u32(1) }],
        }),
        w.packet(ONE, { time: 6_000_002n, obsolete: true, options: [comment('two'), comment('three')] }),
        w.simplePacket(ONE.subarray(0, 40), 54),
        w.block(5, ascii('statistics..')),
      ]);
      const { frames, comments, error } = readFrames(file);
      expect(error).toBeNull();
      expect(frames).toEqual([
        { number: 1, time: 5_000_001, linkType: 1, octets: 54, length: 1500 },
        { number: 2, time: 6_000_002, linkType: 1, octets: 54, length: 54 },
        { number: 3, time: 6_000_002, linkType: 1, octets: 40, length: 54 },
      ]);
      expect(comments).toEqual([['first ✓'], ['two', 'three'], []]);
    },
  );

  test('each section has its own byte order and interfaces, and each interface its own link type', () => {
    const big = new SectionWriter(false);
    const file = concat([
      section.header(),
      section.interface(1),
      section.interface(101),
      section.packet(ONE, { index: 1 }),
      section.packet(ONE, { index: 0 }),
      big.header(),
      big.interface(113),
      big.packet(ONE, { index: 0 }),
      big.packet(ONE, { index: 1 }),
    ]);
    const { frames, counts } = readFrames(file);
    expect(frames.slice(0, 3).map(({ linkType }) => linkType)).toEqual([101, 1, 113]);
    expect(frames).toHaveLength(4);
    const decoded = newCounts();
    expect([...segmentsIn(file, decoded)]).toHaveLength(1);
    expect(decoded.skipped['no-interface']).toBe(1);
    expect(counts.frames).toBe(4);
  });

  test.each<[string, number, bigint, bigint, number]>([
    ['seconds', 0, units(1_700_000_000n, 1n), 0n, 1_700_000_000_000_000],
    ['milliseconds', 3, units(1_700_000_000n, 1000n, 7n), 0n, 1_700_000_000_007_000],
    ['microseconds', 6, units(1_700_000_000n, 1_000_000n, 7n), 0n, 1_700_000_000_000_007],
    ['nanoseconds', 9, units(1_700_000_000n, 1_000_000_000n, 7_999n), 0n, 1_700_000_000_000_007],
    ['picoseconds', 12, units(1_700_000n, 1_000_000_000_000n, 7_999_999n), 0n, 1_700_000_000_007],
    ['2^-10', 0x80 | 10, units(1_700_000_000n, 1024n, 512n), 0n, 1_700_000_000_500_000],
    [
      '2^-32, as NTP counts',
      0x80 | 32,
      units(1_700_000_000n, 1n << 32n, 1n << 31n),
      0n,
      1_700_000_000_500_000,
    ],
    ['nanoseconds with an offset', 9, 5_000n, 1_700_000_000n, 1_700_000_000_000_005],
    [
      'microseconds with a negative offset',
      6,
      units(1_700_000_000n, 1_000_000n),
      -700n,
      1_699_999_300_000_000,
    ],
    ['2^-127', 0xff, 1n, 0n, 0],
  ])('if_tsresol and if_tsoffset: %s', (_, tsresol, time, offset, microseconds) => {
    const options = [resolution(tsresol), timeOffset(offset)];
    const file = concat([section.header(), section.interface(1, options), section.packet(ONE, { time })]);
    expect(times(file)).toEqual([microseconds]);
  });

  test('a simple packet is cut at the snaplen of the first interface', () => {
    const file = concat([
      section.header(),
      section.interface(1, [], 30),
      section.simplePacket(ONE.subarray(0, 32), 54),
    ]);
    expect(readFrames(file).frames).toMatchObject([{ octets: 30, length: 54 }]);
  });

  test('a packet that claims more than its block has is skipped, and the next one read', () => {
    const lying = section.packet(ONE, { captured: 400 });
    const counts = newCounts();
    const file = concat([section.header(), section.interface(1), lying, section.packet(ONE)]);
    expect([...segmentsIn(file, counts)].map(({ frame }) => frame)).toEqual([2]);
    expect(counts).toMatchObject({ frames: 2, segments: 1, skipped: { 'bad-record': 1 } });
  });

  test('an option that overruns ends the list, and is counted', () => {
    const options = [comment('kept'), { code: 1, value: ascii('gone'), length: 4000 }];
    const { comments, counts } = readFrames(
      concat([section.header(), section.interface(1), section.packet(ONE, { options })]),
    );
    expect(comments).toEqual([['kept']]);
    expect(counts.badOptions).toBe(1);
  });
});

describe('a file that is broken gives one clear error, after every frame before it', () => {
  const intact = pcapFile([{ bytes: ONE }, { bytes: frameOf(2) }]);
  const ng = concat([section.header(), section.interface(1), section.packet(ONE)]);
  const tooLong = concat([intact, u32(0, true), u32(0, true), u32(0xfffffffc, true), u32(60, true)]);

  test.each<[string, Uint8Array, CaptureErrorCode, number, string]>([
    ['empty', hex(''), 'not-a-capture', 0, 'The file is empty.'],
    ['two octets', hex('d4c3'), 'not-a-capture', 0, '2 octets are no pcap or pcapng file.'],
    ['text', ascii('GET / HTTP/1.1'), 'not-a-capture', 0, 'it begins with 47455420.'],
    ['gzip', hex('1f8b0800 00000000'), 'not-a-capture', 0, 'gzip data; unpack it first'],
    ['pcap 1.4', pcapFile([], { version: 1 }), 'other-version', 0, 'version 1.4'],
    ['half a pcap header', intact.subarray(0, 20), 'cut-short', 0, 'octet 20.'],
    ['half a record header', intact.subarray(0, 24 + 70 + 9), 'cut-short', 1, 'octet 103.'],
    ['half a frame', intact.subarray(0, intact.length - 1), 'cut-short', 1, `octet ${intact.length - 1}.`],
    ['a frame of 4 GiB', tooLong, 'bad-length', 2, 'claims a frame of 4294967292 octets'],
    ['half a block', ng.subarray(0, ng.length - 4), 'cut-short', 0, 'in the middle of a record'],
    ['pcapng 2.0', section.header(2), 'other-version', 0, 'version 2.0'],
    [
      'no byte-order magic',
      hex('0a0d0d0a 0000001c 11223344 00000000'),
      'not-a-capture',
      0,
      'no byte-order magic',
    ],
    [
      'a packet block of 4 GiB',
      concat([ng, hex('06000000 fcffffff 00000000')]),
      'bad-length',
      1,
      '4294967292',
    ],
    [
      'an unknown block of 4 GiB',
      concat([ng, hex('99000000 fcffffff 00000000')]),
      'cut-short',
      1,
      'The file ends',
    ],
    [
      'a block of length 0',
      concat([ng, hex('06000000 00000000 00000000')]),
      'bad-length',
      1,
      'to be 0 octets',
    ],
    [
      'a block of odd length',
      concat([ng, hex('99000000 0d000000 00000000')]),
      'bad-length',
      1,
      'to be 13 octets',
    ],
    ['two lengths', concat([ng, section.block(6, ONE, { tail: 40 })]), 'bad-length', 1, 'and 40 at its end'],
    [
      'two lengths, unknown',
      concat([ng, section.block(77, ONE, { tail: 40 })]),
      'bad-length',
      1,
      'and 40 at its end',
    ],
    [
      'an unknown block without its end',
      concat([ng, hex('99000000 10000000 00000000')]),
      'cut-short',
      1,
      'The file',
    ],
  ])('%s', async (_, file, code, framesBefore, words) => {
    const whole = readFrames(file);
    expect(whole.error).toBe(code);
    expect(whole.frames).toHaveLength(framesBefore);
    expect(said(() => [...segmentsIn(file)])).toContain(words);
    const segments: unknown[] = [];
    const all = (async () => {
      for await (const batch of readCapture([file.subarray(0, 7), file.subarray(7)])) segments.push(...batch);
    })();
    await expect(all).rejects.toMatchObject({ name: 'CaptureError', code });
    expect(segments).toHaveLength(framesBefore);
  });

  test('65,537 interfaces are one too many to remember', () => {
    const one = section.interface(1);
    const file = concat([section.header(), ...Array.from({ length: 65_537 }, () => one)]);
    expect(readFrames(file).error).toBe('too-many-interfaces');
  });
});
