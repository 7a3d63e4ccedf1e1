/** What is kept of a half-open connection is what was captured. */
import { expect, test } from 'vitest';
import type { CapturedSegment } from '../pcap/captured.ts';
import { ACK, SYN } from '../tcp/segment.ts';
import { HalfOpen } from './half-open.ts';

const A = { ip: '192.0.2.1', port: 4000 };
const B = { ip: '2001:db8::1', port: 80 };
const syn: CapturedSegment = {
  frame: 1,
  time: 1_700_000_000_000_001,
  source: A,
  destination: B,
  seq: 0xffff_ffff,
  ack: 0,
  flags: SYN,
  wnd: 65_535,
  up: 0,
  length: 0,
  text: new Uint8Array(0),
  options: {
    mss: 1_460,
    windowScale: 0,
    sackPermitted: true,
    timestamps: { value: 0, echo: 0 },
    fastOpen: true,
  },
  packet: { id: 7, sum: 0xfedc, right: null },
};
const synAck: CapturedSegment = {
  ...syn,
  frame: 2,
  source: B,
  destination: A,
  ack: 0,
  flags: SYN | ACK,
  options: { cut: true },
  packet: { id: 0, sum: 1, right: false },
};

test('a SYN and its SYN,ACK come back as they were captured, and their row is used again', () => {
  const rows = new HalfOpen();
  const row = rows.keep(syn);
  expect(rows.answers(row, synAck)).toBe(true);
  expect(rows.answers(row, synAck)).toBe(false);
  expect(rows.take(row, A, B)).toEqual([syn, synAck]);
  const { packet: _packet, ...unmarked } = syn;
  expect(rows.keep(unmarked)).toBe(row);
  expect(rows.take(row, A, B)).toEqual([unmarked]);
});

test('rows are told apart, however many there are', () => {
  const rows = new HalfOpen();
  const kept = Array.from({ length: 200 }, (_, i) => rows.keep({ ...syn, frame: i + 1 }));
  expect(kept.map((row) => rows.take(row, A, B)[0]?.frame)).toEqual(kept.map((_, i) => i + 1));
});

test.each([
  ['brings text', { length: 1 }],
  ['has another flag', { flags: SYN | ACK }],
  ['has SACK blocks', { options: { sack: [[1, 2]] as const } }],
])('a SYN that %s is not kept so', (_, fields) => {
  expect(new HalfOpen().keep({ ...syn, ...fields })).toBe(-1);
});
