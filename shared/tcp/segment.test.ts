/** Tests of a segment's length and of its text form. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACK,
  FIN,
  FLAG_BITS,
  flagsText,
  parseFlags,
  parseSegment,
  RST,
  SYN,
  segEnd,
  segLen,
  segment,
  segmentText,
} from './segment.ts';

describe('SEG.LEN', () => {
  test.each([
    ['an ACK takes nothing', { flags: ACK }, 0],
    ['text takes its octets', { flags: ACK, data: 'abc' }, 3],
    ['SYN takes one', { flags: SYN }, 1],
    ['FIN takes one', { flags: FIN | ACK }, 1],
    ['RST takes nothing', { flags: RST }, 0],
    ['SYN, text and FIN take all of it', { flags: SYN | FIN, data: 'abc' }, 5],
  ])('R2 %s', (_, fields, len) => {
    expect(segLen(segment(fields))).toBe(len);
  });

  test('R2, R1 a segment ends behind its last number, modulo 2^32', () => {
    expect(segEnd(segment({ seq: 4_294_967_295, flags: FIN, data: 'abc' }))).toBe(3);
  });
});

describe('the text form', () => {
  test.each([
    ['SYN seq=100 wnd=1000 len=0', { flags: SYN, seq: 100, wnd: 1000 }],
    ['SYN,ACK seq=300 ack=101 wnd=1000 len=0', { flags: SYN | ACK, seq: 300, ack: 101, wnd: 1000 }],
    [
      'FIN,PSH,ACK seq=1 ack=2 wnd=3 len=3',
      { flags: FIN | ACK | FLAG_BITS.PSH, seq: 1, ack: 2, wnd: 3, data: '...' },
    ],
    ['none seq=0 wnd=0 len=0', {}],
    [
      'RST,ACK,URG seq=0 ack=4294967295 wnd=0 len=0',
      { flags: RST | ACK | FLAG_BITS.URG, ack: 4_294_967_295 },
    ],
  ])('of %s', (text, fields) => {
    expect(segmentText(segment(fields))).toBe(text);
    expect(parseSegment(text)).toEqual(segment(fields));
  });

  test('an ACK number without the ACK bit means nothing and is not shown', () => {
    expect(segmentText(segment({ flags: RST, seq: 5, ack: 9 }))).toBe('RST seq=5 wnd=0 len=0');
  });

  test('may leave out what is zero', () => {
    expect(parseSegment('SYN seq=7')).toStrictEqual(segment({ flags: SYN, seq: 7 }));
    expect(segment({})).toStrictEqual({ seq: 0, ack: 0, flags: 0, wnd: 0, up: 0, data: '' });
    expect(segment({ mss: 9 })).toStrictEqual({ ...segment({}), mss: 9 });
  });

  test('leads back to the same segment, but for what it does not show', () => {
    const any = fc.record({
      seq: fc.nat(4_294_967_295),
      ack: fc.nat(4_294_967_295),
      wnd: fc.nat(65_535),
      flags: fc.nat(63),
      len: fc.nat(50),
    });
    fc.assert(
      fc.property(any, ({ ack, len, ...fields }) => {
        const s = segment({ ...fields, ...((fields.flags & ACK) !== 0 && { ack }), data: '.'.repeat(len) });
        expect(parseSegment(segmentText(s))).toEqual(s);
      }),
    );
  });

  test.each([
    'SYN',
    'seq=1',
    'SYN seq=x',
    'SYN seq=1 len=65536',
    'SYN seq=4294967296',
    'ACK seq=1 ack=4294967296',
    'XYZ seq=1',
    'SYN, seq=1',
    'syn seq=1',
  ])('is refused when it is "%s"', (text) => {
    expect(() => parseSegment(text)).toThrow(RangeError);
  });

  test('may count as much text as a datagram has room for', () => {
    expect(parseSegment('ACK seq=1 ack=2 len=65535').data).toHaveLength(65_535);
  });

  test('of control bits goes both ways', () => {
    for (let flags = 0; flags < 64; flags++) expect(parseFlags(flagsText(flags))).toBe(flags);
    expect(() => parseFlags('constructor')).toThrow(RangeError);
  });
});
