/** Tests of a local host: its way, its retransmissions, and captures that begin in the middle. */
import { describe, expect, test } from 'vitest';
import { type LinesOptions, observeLines, verdictOf } from '../fixtures/lines.ts';
import { ACCEPTED, CLOSED_BY_A, LAST_ACK, OPEN, TIME_WAIT } from '../fixtures/scripts.ts';
import { PROFILES } from '../stacks.ts';

describe('the way of a host at whose end the capture was taken', () => {
  const ways: readonly (readonly [string, readonly string[], string, LinesOptions?])[] = [
    ['a client that closes first', TIME_WAIT, 'CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT'],
    [
      'a client that closes last',
      [...LAST_ACK, 'B ACK seq=302 ack=102 wnd=1000'],
      'CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED',
    ],
    ['a server', ACCEPTED, 'CLOSED LISTEN SYN-RECEIVED ESTABLISHED', { viewpoint: 'b' }],
    [
      'R78 FIN-WAIT-1 straight to TIME-WAIT',
      [...CLOSED_BY_A, 'B FIN,ACK seq=301 ack=102 wnd=1000', 'A ACK seq=102 ack=302 wnd=999'],
      'CLOSED SYN-SENT ESTABLISHED FIN-WAIT-1 TIME-WAIT',
    ],
    [
      'the same ports twice',
      [...OPEN, 'A RST seq=101', '2s A SYN seq=9000 wnd=1000'],
      'CLOSED SYN-SENT ESTABLISHED CLOSED SYN-SENT',
    ],
    [
      'a FIN above a gap that is filled',
      [
        ...OPEN,
        'B FIN,ACK seq=311 ack=101 wnd=1000',
        'A ACK seq=101 ack=301 wnd=1000',
        'B ACK seq=301 ack=101 wnd=1000 len=10',
        'A ACK seq=101 ack=312 wnd=990',
      ],
      'CLOSED SYN-SENT ESTABLISHED CLOSE-WAIT',
    ],
  ];
  for (const [title, lines, states, seen] of ways) {
    test(title, () => {
      const host = observeLines(lines, seen)[seen?.viewpoint ?? 'a'];
      expect([verdictOf(host), host.states.join(' ')]).toEqual(['legal', states]);
    });
  }
});

test('retransmissions are recognised: SYN, text, FIN and probes, each by its frame', () => {
  const { a } = observeLines([
    'A SYN seq=100 wnd=1000',
    '1s A SYN seq=100 wnd=1000',
    'B SYN,ACK seq=300 ack=101 wnd=1000',
    'A ACK seq=101 ack=301 wnd=1000',
    'A ACK seq=101 ack=301 wnd=1000 len=5',
    '2s A ACK seq=101 ack=301 wnd=1000 len=5',
    'B ACK seq=301 ack=106 wnd=1000',
    '9s A ACK seq=105 ack=301 wnd=1000',
    'B ACK seq=301 ack=106 wnd=1000',
    'A FIN,ACK seq=106 ack=301 wnd=1000',
    '12s A FIN,ACK seq=106 ack=301 wnd=1000',
  ]);
  expect(a.verdict).toBe('legal');
  expect(a.retransmissions.map(({ frame, of }) => `${frame} ${of}`)).toEqual([
    '2 SYN',
    '6 text',
    '8 probe',
    '11 FIN',
  ]);
});

describe('a capture that begins in the middle', () => {
  test('is judged from where both directions are certain', () => {
    const middle = [
      'A ACK seq=5000 ack=800 wnd=100 len=50',
      'B ACK seq=800 ack=5050 wnd=100',
      'A ACK seq=5050 ack=800 wnd=100',
      'B ACK seq=800 ack=5050 wnd=100 len=20',
      'A ACK seq=5050 ack=820 wnd=100',
      'B ACK seq=820 ack=5050 wnd=100',
    ];
    expect(verdictOf(observeLines(middle).a)).toBe('legal');
    expect(observeLines(middle).a.states).toEqual(['ESTABLISHED']);
    expect(verdictOf(observeLines([...middle, 'A ACK seq=5060 ack=820 wnd=100 len=5']).a)).toBe(
      'illegal 7 R11 skips-octets',
    );
  });

  test('is called unknown as long as nothing is certain', () => {
    const lines = ['A ACK seq=5000 ack=800 wnd=100 len=50', 'A ACK seq=9000 ack=700 wnd=100 len=50'];
    expect(verdictOf(observeLines(lines).a)).toBe('unknown');
  });

  test('with a SYN,ACK tells of the SYN before it', () => {
    const lines = ['B SYN,ACK seq=300 ack=101 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000'];
    expect(observeLines(lines, { viewpoint: 'b' }).b.states).toEqual([
      'CLOSED',
      'LISTEN',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]);
    expect(verdictOf(observeLines([...lines, 'A ACK seq=104 ack=301 wnd=1000']).a)).toBe(
      'illegal 3 R74 skips-octets',
    );
  });
});

test('an old segment that acknowledges leaves the window as it was, by the RFC, and so text may follow', () => {
  const lines = [
    ...OPEN,
    'A ACK seq=101 ack=301 wnd=300 len=900',
    'B ACK seq=401 ack=101 wnd=1000 len=5',
    'A ACK seq=1001 ack=301 wnd=300',
    'B ACK seq=301 ack=1001 wnd=0 len=50',
    'A ACK seq=1001 ack=351 wnd=300 len=500',
  ];
  for (const profile of PROFILES) expect(verdictOf(observeLines(lines, { profile }).a)).toBe('legal');
});

test('a host that has crashed may open again with any ISS that is none of the old connection’s', () => {
  const crashed = (seq: number) => observeLines([...OPEN, `30s A SYN seq=${seq} wnd=1000`]).a;
  expect(verdictOf(crashed(2_000))).toBe('legal');
  expect(verdictOf(crashed(50))).toBe('legal');
  expect(verdictOf(crashed(101))).toBe('illegal 4 R7 syn-in-connection');
});

test('the text of the next incarnation is its own, also with the same ISS', () => {
  const lives = (second: string) => [
    ...OPEN,
    'A ACK seq=101 ack=301 wnd=1000 "for the first"',
    'A RST seq=114',
    ...OPEN,
    'A ACK seq=101 ack=301 wnd=1000 "other octets!"',
    `2s A ACK seq=101 ack=301 wnd=1000 "${second}"`,
  ];
  expect(verdictOf(observeLines(lives('other octets!')).a)).toBe('legal');
  expect(verdictOf(observeLines(lives('for the first')).a)).toBe('illegal 10 R83 other-octets');
});

test('a SYN flood of one connection keeps a bounded memory of it', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `A SYN seq=${i * 1000} wnd=1000`);
  expect(observeLines(lines, { viewpoint: 'b', profile: 'linux' }).b.verdict).toBe('legal');
});
