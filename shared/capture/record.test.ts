/** What the record of a capture keeps, and what is refused as none. */
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../pcap/captured.ts';
import { ACK, SYN } from '../tcp/segment.ts';
import {
  type CaptureRecordOptions,
  capturedAgain,
  MOST_SEGMENTS,
  MOST_TEXT,
  recordCapture,
} from './record.ts';
import { parseCaptureRecord } from './schema.ts';

const A = { ip: '2001:db8::1', port: 50_000 };
const B = { ip: '2001:db8::2', port: 80 };

const segment = (fields: Partial<CapturedSegment>): CapturedSegment => ({
  frame: 7,
  time: 1_700_000_000_000_001,
  source: A,
  destination: B,
  seq: 4_294_967_295,
  ack: 0,
  flags: SYN,
  wnd: 65_535,
  up: 0,
  length: 0,
  text: new Uint8Array(0),
  options: { mss: 1460, windowScale: 7, sackPermitted: true, timestamps: { value: 1, echo: 0 } },
  ...fields,
});
const SYN_ALONE = segment({});
const WITH_TEXT = segment({
  frame: 9,
  time: SYN_ALONE.time + 12_345,
  source: B,
  destination: A,
  flags: ACK,
  length: 4,
  text: Uint8Array.of(0, 0xff, 0x22, 0x0a),
  options: { sack: [[1, 2]] },
});

const options = (change: Partial<CaptureRecordOptions> = {}): CaptureRecordOptions => ({
  hosts: { A, B },
  profile: 'linux',
  replyWithin: 500_000,
  file: { name: 'a.pcap', seenFrom: 'A' },
  ended: SYN_ALONE.time + 1_000_000,
  total: 2,
  ...change,
});
const record = recordCapture([SYN_ALONE, WITH_TEXT], options());
const json = (change: object = {}): string => JSON.stringify({ ...record, ...change });

describe('the record of a captured connection', () => {
  test('survives a journey as JSON, octet for octet', () => {
    expect(parseCaptureRecord(json())).toEqual(record);
    expect(record.segments.map((s) => capturedAgain(record, s, 0))).toEqual([SYN_ALONE, WITH_TEXT]);
  });

  test('counts time from its first segment to the end of the capture', () => {
    expect(record).toMatchObject({ began: SYN_ALONE.time, ended: 1_000_000, cut: 0 });
  });

  test('keeps the beginning of a long text, and how long it was', () => {
    const long = { ...WITH_TEXT, length: 60_000, text: new Uint8Array(60_000).fill(120) };
    const [kept] = recordCapture([long], options({ total: 1 })).segments;
    expect(kept).toMatchObject({ length: 60_000, text: 'x'.repeat(MOST_TEXT) });
  });

  test('keeps the beginning of a long connection, ends there, and says how much is left out', () => {
    const many = Array.from({ length: MOST_SEGMENTS + 1 }, (_, i) => ({
      ...SYN_ALONE,
      time: SYN_ALONE.time + i,
    }));
    const cut = recordCapture(many, options({ total: 5_000, ended: SYN_ALONE.time + 9_000_000 }));
    expect(cut.segments).toHaveLength(MOST_SEGMENTS);
    expect(cut).toMatchObject({ cut: 5_000 - MOST_SEGMENTS, ended: MOST_SEGMENTS - 1 });
  });

  test('does not reach back before the end of a capture whose clock was set back', () => {
    expect(recordCapture([SYN_ALONE], options({ total: 1, ended: 0 })).ended).toBe(0);
  });
});

describe('what is no record is refused, with the place that is wrong', () => {
  const first = record.segments[0];
  test.each([
    ['no JSON', '{', { problem: 'no-record' }],
    ['the record of a match', JSON.stringify({ format: 1, rulebook: 1 }), { problem: 'no-record' }],
    ['nothing', 'null', { problem: 'no-record' }],
    ['a later format', json({ format: 2 }), { problem: 'other-format', format: 2 }],
    ['no segments', json({ segments: [] }), { problem: 'damaged', at: 'segments' }],
    [
      'a number that no header holds',
      json({ segments: [{ ...first, seq: 2 ** 32 }] }),
      { problem: 'damaged', at: 'segments.0.seq' },
    ],
    [
      'text that is no octets',
      json({ segments: [{ ...first, text: '中' }] }),
      { problem: 'damaged', at: 'segments.0.text' },
    ],
    [
      'a segment that nobody saw',
      json({ segments: [{ ...first, seen: [null] }] }),
      { problem: 'damaged', at: 'segments.0.seen' },
    ],
    [
      'a segment seen in a file that is not there',
      json({
        segments: [
          {
            ...first,
            seen: [
              [1, 0],
              [1, 0],
            ],
          },
        ],
      }),
      { problem: 'damaged', at: '' },
    ],
    [
      'two files of the same end',
      json({ files: [record.files[0], record.files[0]] }),
      { problem: 'damaged', at: 'files' },
    ],
    [
      'more segments than are kept',
      json({ segments: Array.from({ length: MOST_SEGMENTS + 1 }, () => first) }),
      { problem: 'damaged', at: 'segments' },
    ],
    ['something besides', json({ more: 1 }), { problem: 'damaged', at: '' }],
  ])('%s', (_, text, problem) => {
    expect(parseCaptureRecord(text)).toEqual(problem);
  });
});
