/** Tests of what is held against a remote host: only what no network and no forger can explain. */
import { describe, expect, test } from 'vitest';
import { type LinesOptions, observeLines, verdictOf } from '../fixtures/lines.ts';

const OPEN = [
  'A SYN seq=100 wnd=1000 ts=101',
  'B SYN,ACK seq=300 ack=101 wnd=1000 ts=101',
  'A ACK seq=101 ack=301 wnd=1000 ts=102',
];
/** B is judged, and A took the capture, if anybody. */
const places: readonly LinesOptions[] = [
  { viewpoint: 'a', profile: 'linux' },
  { viewpoint: null, profile: 'linux' },
];

const of = (lines: readonly string[], seen: LinesOptions): string =>
  verdictOf(observeLines([...OPEN, ...lines], seen).b);

describe('a host that is seen from elsewhere is not accused', () => {
  test.each([
    [
      'of a keep-alive that brings an octet of its own (§3.8.4)',
      [
        'B ACK seq=301 ack=101 wnd=9 ts=103 "hello"',
        'A ACK seq=101 ack=306 wnd=9 ts=103',
        '9s B ACK seq=305 ack=101 wnd=9 ts=9103 "?"',
      ],
    ],
    [
      'of segments that come out of order',
      ['B ACK seq=401 ack=101 wnd=9 len=9 ts=103', 'B ACK seq=301 ack=101 wnd=9 len=9 ts=102'],
    ],
    ['of octets that the capture never saw', ['B ACK seq=900 ack=101 wnd=9 ts=103']],
    [
      'of silence',
      ['A ACK seq=101 ack=301 wnd=9 len=9 ts=103', '99s A ACK seq=110 ack=301 wnd=9 len=9 ts=109'],
    ],
    ['of what comes after its RST', ['B RST seq=301', 'B ACK seq=301 ack=101 wnd=9 len=9 ts=104']],
    [
      'of a SYN that somebody may have forged',
      ['B SYN seq=77 wnd=9', 'B ACK seq=301 ack=101 wnd=9 len=9 ts=104'],
    ],
    [
      'of a segment without the timestamps that all of its own have',
      ['B ACK seq=301 ack=4000 wnd=9 len=9', 'B none seq=301 wnd=9'],
    ],
    [
      'of segments of an earlier life',
      ['B FIN,ACK seq=301 ack=101 wnd=9 ts=104', 'B ACK seq=900000301 ack=70 wnd=9 len=9 ts=4'],
    ],
    [
      'of a SYN in the window that somebody may have forged, and the life that goes on',
      [
        'B SYN seq=401 wnd=9 ts=103',
        'B ACK seq=301 ack=101 wnd=9 len=9 ts=104',
        'B FIN,ACK seq=310 ack=101 wnd=9 ts=105',
      ],
    ],
    [
      'of what fits to the life before a SYN that somebody may have forged in the name of A',
      ['A SYN seq=90 wnd=0', 'B ACK seq=301 ack=101 wnd=9 len=500 ts=104'],
    ],
    [
      'of a RST without timestamps, and the life that goes on',
      ['B RST,ACK seq=301 ack=101', 'B ACK seq=301 ack=101 wnd=9 len=9 ts=104'],
    ],
    [
      'of acknowledging text that somebody forged without timestamps',
      ['A ACK seq=101 ack=301 wnd=9 len=9', 'B ACK seq=301 ack=110 wnd=9 ts=104'],
    ],
    [
      'of acknowledging what only the host itself can have seen',
      ['B ACK seq=301 ack=110 wnd=9 ts=104', 'B ACK seq=301 ack=110 wnd=9 ts=105'],
    ],
    [
      'of a SYN,ACK to a SYN that only the host itself has seen, and what follows',
      ['B SYN,ACK seq=7000 ack=5001 wnd=9 ts=104', 'B ACK seq=7001 ack=5001 wnd=9 ts=105'],
    ],
    [
      'of older ACKs that come late',
      [
        'A ACK seq=101 ack=301 wnd=9 len=9 ts=103',
        'B ACK seq=301 ack=110 wnd=9 ts=105',
        'B ACK seq=301 ack=101 wnd=9 ts=104',
      ],
    ],
    [
      'of a life whose SYN,ACK was lost on its way to the capture',
      ['A SYN seq=90000 wnd=1000 ts=103', 'B ACK seq=700000301 ack=90001 wnd=9 ts=104'],
    ],
    [
      'of a keep-alive, and of a bare ACK that keeps inside a window which has shrunk',
      [
        'B ACK seq=301 ack=101 wnd=9 len=50 ts=104',
        'B ACK seq=350 ack=101 wnd=9 ts=105',
        'A ACK seq=101 ack=301 wnd=0 ts=106',
        'B ACK seq=301 ack=101 wnd=9 ts=107',
      ],
    ],
    [
      'of the copy of a SYN',
      ['B SYN,ACK seq=300 ack=101 wnd=1000 ts=101', 'B ACK seq=301 ack=101 wnd=9 ts=102'],
    ],
  ] as const)('%s', (_title, lines) => {
    for (const seen of places) expect(of(lines, seen)).toBe('legal');
  });
});

describe('a host that is seen from elsewhere is accused', () => {
  test.each([
    ['R59 of a segment without ACK', ['B none seq=301 wnd=9 len=3 ts=103'], 'illegal 4 R59 ack-bit-missing'],
    [
      'R74 of acknowledging what was never sent, as its next ACK shows',
      ['B ACK seq=301 ack=102 wnd=9 ts=103', 'B ACK seq=301 ack=101 wnd=9 ts=104'],
      'illegal 4 R74 ack-of-nothing',
    ],
    [
      'R74 of acknowledging what lies out of all reach',
      ['B ACK seq=301 ack=101 wnd=9 ts=103', 'B ACK seq=301 ack=2147483749 wnd=9 ts=103'],
      'illegal 5 R74 ack-of-nothing',
    ],
    [
      'R74 of a later ACK of less',
      [
        'A ACK seq=101 ack=301 wnd=9 len=9 ts=103',
        'B ACK seq=301 ack=110 wnd=9 ts=104',
        'B ACK seq=301 ack=101 wnd=9 ts=105',
      ],
      'illegal 6 R74 ack-falls-back',
    ],
    [
      'R74 of a later bare ACK before SND.NXT',
      ['B ACK seq=301 ack=101 wnd=9 len=50 ts=104', 'B ACK seq=310 ack=101 wnd=9 ts=105'],
      'illegal 5 R74 wrong-seq',
    ],
    [
      'R11 of numbers out of all reach',
      ['B ACK seq=301 ack=101 wnd=9 ts=103', 'B ACK seq=2147483949 ack=101 wnd=9 ts=103'],
      'illegal 5 R11 wrong-seq',
    ],
    ['R11 of numbers before its ISS', ['B ACK seq=299 ack=101 wnd=9 ts=103'], 'illegal 4 R11 wrong-seq'],
    [
      'R7 of a SYN,ACK in the middle of a life that goes on',
      [
        'B ACK seq=301 ack=101 wnd=9 ts=103',
        'B SYN,ACK seq=301 ack=101 wnd=9 ts=104/102',
        'B ACK seq=301 ack=101 wnd=9 ts=105',
      ],
      'illegal 5 R7 syn-in-connection',
    ],
    [
      'R33 of a life that goes on behind its RST',
      [
        'B ACK seq=301 ack=101 wnd=9 ts=103',
        'B RST,ACK seq=301 ack=101 ts=104/102',
        'B ACK seq=301 ack=101 wnd=9 ts=105',
      ],
      'illegal 6 R33 no-connection',
    ],
    [
      'R12 of text after its FIN',
      ['B FIN,ACK seq=301 ack=101 wnd=9 ts=103', 'B ACK seq=302 ack=101 wnd=9 len=1 ts=104'],
      'illegal 5 R12 text-after-fin',
    ],
    [
      'R23 of a second FIN elsewhere',
      ['B FIN,ACK seq=301 ack=101 wnd=9 ts=103', 'B FIN,ACK seq=309 ack=101 wnd=9 ts=104'],
      'illegal 5 R23 second-fin',
    ],
    [
      'R107 of a FIN in front of text',
      ['B ACK seq=301 ack=101 wnd=9 len=9 ts=103', 'B FIN,ACK seq=304 ack=101 wnd=9 ts=104'],
      'illegal 5 R107 fin-before-text',
    ],
    [
      'R83 of other octets under numbers that it has used',
      ['B ACK seq=301 ack=101 wnd=9 ts=103 "hello"', 'B ACK seq=301 ack=101 wnd=9 ts=303 "HELLO"'],
      'illegal 5 R83 other-octets',
    ],
    [
      'R11 of text beyond every window',
      ['B ACK seq=9301 ack=101 wnd=9 len=1 ts=103'],
      'illegal 4 R11 beyond-window',
    ],
  ] as const)('%s', (_title, lines, verdict) => {
    for (const seen of places) expect(of(lines, seen)).toBe(verdict);
  });

  test('of text beyond every window only when both SYNs tell what the windows mean', () => {
    const [syn, synAck, ack] = OPEN;
    const beyond = 'B ACK seq=9301 ack=101 wnd=9 len=1 ts=103';
    const verdict = (lines: readonly (string | undefined)[]) =>
      places.map((seen) => verdictOf(observeLines([...lines.map(String), beyond, beyond, beyond], seen).b));
    // It offers no shift, and so there is none; unseen, it could be 14.
    expect(verdict([`${syn} ws=9`, synAck, ack])).toEqual(Array(2).fill('illegal 4 R11 beyond-window'));
    expect(verdict([synAck, ack])).toEqual(Array(2).fill('illegal 3 R11 beyond-window'));
    expect(verdict([`${synAck} ws=9`, ack])).toEqual(Array(2).fill('legal'));
  });

  test('without timestamps only when it goes on, for one segment may be forged', () => {
    const bare = OPEN.map((line) => line.replace(/ ts=\d+/, ''));
    const wrong = 'B none seq=301 wnd=9 len=3';
    for (const seen of places) {
      expect(verdictOf(observeLines([...bare, wrong, wrong], seen).b)).toBe('legal');
      expect(verdictOf(observeLines([...bare, wrong, wrong, wrong], seen).b)).toBe(
        'illegal 4 R59 ack-bit-missing',
      );
    }
  });
});

describe('the way of a host that is seen from elsewhere', () => {
  const way = (lines: readonly string[]): string =>
    observeLines([...OPEN, ...lines], { viewpoint: null }).b.states.join(' ');
  const begin = 'CLOSED LISTEN SYN-RECEIVED ESTABLISHED';

  test.each([
    [
      'the last to close',
      [
        'A FIN,ACK seq=101 ack=301 wnd=9 ts=103',
        'B FIN,ACK seq=301 ack=102 wnd=9 ts=103',
        'A ACK seq=102 ack=302 wnd=9 ts=104',
      ],
      `${begin} CLOSE-WAIT LAST-ACK CLOSED`,
    ],
    [
      'the first to close',
      [
        'B FIN,ACK seq=301 ack=101 wnd=9 ts=103',
        'A ACK seq=101 ack=302 wnd=9 ts=103',
        'A FIN,ACK seq=101 ack=302 wnd=9 ts=104',
        'B ACK seq=302 ack=102 wnd=9 ts=105',
      ],
      `${begin} FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT`,
    ],
    [
      'FINs that cross',
      [
        'A FIN,ACK seq=101 ack=301 wnd=9 ts=103',
        'B FIN,ACK seq=301 ack=101 wnd=9 ts=103',
        'A ACK seq=102 ack=302 wnd=9 ts=104',
        'B ACK seq=302 ack=102 wnd=9 ts=105',
      ],
      `${begin} FIN-WAIT-1 CLOSING TIME-WAIT`,
    ],
    ['an ABORT', ['B RST,ACK seq=301 ack=101'], `${begin} CLOSED`],
    [
      'an ACK of the last FIN that was lost',
      [
        'A FIN,ACK seq=101 ack=301 wnd=9 ts=103',
        'B FIN,ACK seq=301 ack=102 wnd=9 ts=103',
        'A ACK seq=102 ack=302 wnd=9 ts=104',
        '2s B FIN,ACK seq=301 ack=102 wnd=9 ts=105',
      ],
      `${begin} CLOSE-WAIT LAST-ACK`,
    ],
  ] as const)('%s', (_title, lines, states) => {
    expect(way(lines)).toBe(states);
  });

  test('nothing is said of a host that sent nothing', () => {
    const { b } = observeLines(['A SYN seq=100 wnd=1000'], { viewpoint: null });
    expect([b.verdict, b.states]).toEqual(['unknown', []]);
  });

  test('its SYN may come after what it sent later', () => {
    const lines = ['A SYN seq=100 wnd=1000', 'B ACK seq=301 ack=101 wnd=1000', 'B SYN seq=300 wnd=1000'];
    expect(observeLines(lines, { viewpoint: 'a' }).b.verdict).toBe('legal');
    expect(observeLines(lines.slice(0, 2), { viewpoint: 'a' }).b.verdict).toBe('unknown');
  });
});
