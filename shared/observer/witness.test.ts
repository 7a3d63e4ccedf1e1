/** Tests of what a capture is shown to lack by its own numbers. */
import { describe, expect, test } from 'vitest';
import { capturedLines, ENDPOINTS } from './fixtures/lines.ts';
import { observed } from './observed-segment.ts';
import type { ViolationCode } from './violations.ts';
import { Witness } from './witness.ts';

function excuseFor(lines: readonly string[], frame: number, code: ViolationCode = 'skips-octets') {
  const witness = new Witness();
  for (const segment of capturedLines(lines))
    witness.add(observed(segment), segment.source.port === ENDPOINTS.a.port);
  const gap = witness.excuses({ frame, code });
  return gap && [gap.fromA ? 'A' : 'B', gap.from, gap.to];
}

const OPENED = [
  'A SYN seq=100 wnd=900',
  'B SYN,ACK seq=300 ack=101 wnd=900',
  'A ACK seq=101 ack=301 wnd=900',
];

describe('a capture that lacks segments elsewhere excuses what one could explain', () => {
  const lost = [...OPENED, 'A ACK seq=106 ack=301 wnd=900 "later"', 'B ACK seq=301 ack=111 wnd=900'];
  test('text that its receiver acknowledges, between two that were captured', () => {
    expect(excuseFor(lost, 9)).toEqual(['A', 101, 106]);
  });

  test('the last text, and one of B, too', () => {
    expect(excuseFor([...OPENED, 'B ACK seq=301 ack=111 wnd=900'], 9)).toEqual(['A', 101, 111]);
    expect(excuseFor([...OPENED, 'A ACK seq=101 ack=350 wnd=900'], 9)).toEqual(['B', 301, 350]);
  });

  test('but not the frame that shows it, nor the one that went furthest before', () => {
    expect([1, 4].map((frame) => excuseFor(lost, frame))).toEqual([null, null]);
  });

  test('nor the one that has as many octets at other numbers', () => {
    const moved = [
      ...OPENED,
      'A ACK seq=91 ack=301 wnd=900 "hello"',
      'A ACK seq=106 ack=301 wnd=900 "later"',
      'B ACK seq=301 ack=111 wnd=900',
    ];
    expect(excuseFor(moved, 4)).toBeNull();
    expect(excuseFor(moved, 9)).toEqual(['A', 101, 106]);
  });

  test('nor what is wrong whatever was missed', () => {
    expect(excuseFor(lost, 9, 'other-octets')).toBeNull();
    expect(excuseFor(lost, 9, 'reply-missing')).not.toBeNull();
  });

  test.each([
    [
      'nobody acknowledges it',
      OPENED.concat('A ACK seq=106 ack=301 wnd=900 "later"', 'B ACK seq=301 ack=101 wnd=900'),
    ],
    ['it comes later', lost.concat('A ACK seq=101 ack=301 wnd=900 "first"')],
    ['it would be further away than any window', OPENED.concat('B ACK seq=301 ack=2147483900 wnd=900')],
    ['a reset says so', OPENED.concat('B RST,ACK seq=301 ack=111 wnd=0')],
    ['a SYN begins anew', OPENED.concat('A SYN seq=7000 wnd=900', 'B SYN,ACK seq=9000 ack=7001 wnd=900')],
  ])('nothing is lacking where %s', (_, lines) => {
    expect(excuseFor(lines, 9)).toBeNull();
  });
});
