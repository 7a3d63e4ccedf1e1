/** What a capture taken at the host itself cannot hold against it, by either profile. */
import { describe, expect, test } from 'vitest';
import { observeLines, verdictOf } from '../fixtures/lines.ts';
import { ACCEPTED, CLOSED_BY_A, LAST_ACK, OPEN, type Row, TIME_WAIT } from '../fixtures/scripts.ts';
import { PROFILES } from '../stacks.ts';

const legal: readonly Row[] = [
  [
    'R58 a challenge ACK to a SYN with which the capture begins, and what goes on: the connection is older',
    [
      'B SYN seq=900 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000',
      '1s A ACK seq=101 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=106 wnd=1000',
    ],
    'legal',
  ],
  [
    'R74 an ACK of an old SYN,ACK with which the capture begins',
    ['B SYN,ACK seq=300 ack=101 wnd=1000', 'A ACK seq=150 ack=390 wnd=1000'],
    'unknown',
  ],
  [
    'R49 the SYN,ACK of a simultaneous open whose first SYN the capture does not show',
    [
      'B SYN seq=300 wnd=1000',
      'A SYN,ACK seq=100 ack=301 wnd=1000',
      'B SYN,ACK seq=300 ack=101 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000 len=5',
    ],
    'legal',
  ],
  [
    'R29 and R33 an ABORT that crosses a FIN, and two resets: one for the FIN, one of the ABORT',
    [
      ...OPEN,
      '1s B FIN,ACK seq=301 ack=101 wnd=1000',
      '1.000010s A RST seq=101',
      '1.000020s A RST,ACK seq=101 ack=301 wnd=1000',
    ],
    'legal',
  ],
  ['a whole life that ends in TIME-WAIT', TIME_WAIT, 'legal', { until: 300 }],
  [
    'a whole life that ends in LAST-ACK',
    [...LAST_ACK, 'B ACK seq=302 ack=102 wnd=1000'],
    'legal',
    { until: 300 },
  ],
  [
    'R81 a FIN that is acknowledged after 0.4 s',
    [...OPEN, '1s B FIN,ACK seq=301 ack=101 wnd=1000', '1.4s A ACK seq=101 ack=302 wnd=999'],
    'legal',
  ],
  [
    'R83 the whole of a segment again that was acknowledged in part',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=10',
      'B ACK seq=301 ack=105 wnd=1000',
      '2s A ACK seq=101 ack=301 wnd=1000 len=10',
    ],
    'legal',
  ],
  [
    'R48 and R74 the ACK of a gap that is filled covers what was held, or not',
    [
      ...OPEN,
      'B ACK seq=311 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=301 wnd=1000',
      'B ACK seq=301 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=311 wnd=990',
      'B ACK seq=311 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=321 wnd=980',
    ],
    'legal',
  ],
  [
    'R52 a RST that is not at RCV.NXT, and a challenge ACK',
    [...OPEN, 'B RST seq=400', 'A ACK seq=101 ack=301 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000 len=5'],
    'legal',
  ],
  ['R52 and L6 a RST that is not at RCV.NXT, and silence', [...OPEN, 'B RST seq=400'], 'legal', { until: 9 }],
  [
    'R51 and R33 a RST that is believed, and resets for what comes after',
    [...OPEN, 'B RST seq=301', 'B ACK seq=301 ack=101 wnd=1000 len=5', 'A RST seq=101'],
    'legal',
    { until: 9 },
  ],
  [
    'R32 a SYN and its copy, each reset at once where there is no connection, and then a connection of its own',
    [
      '1s B SYN seq=300 wnd=1000',
      '1s A RST,ACK seq=0 ack=301 wnd=0',
      '1.1s B SYN seq=300 wnd=1000',
      '1.1s A RST,ACK seq=0 ack=301 wnd=0',
      '1.2s A SYN seq=100 wnd=1000',
    ],
    'legal',
  ],
  [
    'R58 a SYN in the connection, and a challenge ACK; the RST that it causes ends it',
    [...OPEN, 'B SYN seq=900 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000', 'B RST seq=301'],
    'legal',
  ],
  [
    'R38 a half-open connection is found out',
    ['A SYN seq=100 wnd=1000', 'B ACK seq=300 ack=77 wnd=1000', 'A RST seq=77', '1s A SYN seq=100 wnd=1000'],
    'legal',
  ],
  [
    'R42 and R49 SYNs that cross',
    [
      'A SYN seq=100 wnd=1000',
      'B SYN seq=300 wnd=1000',
      'A SYN,ACK seq=100 ack=301 wnd=1000',
      'B SYN,ACK seq=300 ack=101 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000',
    ],
    'legal',
  ],
  [
    'R79 and R69 FINs that cross',
    [
      ...CLOSED_BY_A,
      'B FIN,ACK seq=301 ack=101 wnd=1000',
      'A ACK seq=102 ack=302 wnd=999',
      'B ACK seq=302 ack=102 wnd=1000',
    ],
    'legal',
    { until: 9 },
  ],
  [
    'R100 one octet into a closed window, out of a silence',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=1000',
      'B ACK seq=301 ack=1101 wnd=0',
      '2s A ACK seq=1101 ack=301 wnd=1000 len=1',
      'B ACK seq=301 ack=1101 wnd=0',
    ],
    'legal',
  ],
  [
    'a keep-alive, with SEQ = SND.NXT − 1 and nothing in it (§3.8.4)',
    [...OPEN, '7200s A ACK seq=100 ack=301 wnd=1000', 'B ACK seq=301 ack=101 wnd=1000'],
    'legal',
  ],
  [
    'R30 an ABORT that says nothing, our FIN still waiting behind text when theirs came: then no connection (R33)',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      'B FIN,ACK seq=301 ack=101 wnd=1000',
      'A ACK seq=106 ack=302 wnd=999',
      'B ACK seq=302 ack=101 wnd=1000',
      'A RST seq=101',
    ],
    'legal',
  ],
  [
    'R30 the same, our FIN waiting behind text for which the window is too small to be worth it (§3.8.6.2.1)',
    [
      ...OPEN,
      'B ACK seq=301 ack=101 wnd=499',
      'B FIN,ACK seq=301 ack=101 wnd=499',
      'A ACK seq=101 ack=302 wnd=999',
      '1s A ACK seq=101 ack=302 wnd=999 len=499',
      'B FIN,ACK seq=301 ack=101 wnd=499',
      'A RST seq=101',
    ],
    'legal',
  ],
  [
    'R66 text up to the window that old segments left as it was, though they acknowledge',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=500',
      'A ACK seq=601 ack=301 wnd=1000 len=500',
      'B ACK seq=401 ack=101 wnd=1000',
      'A ACK seq=1101 ack=301 wnd=1000',
      'B ACK seq=301 ack=601 wnd=500 len=50',
      'A ACK seq=1101 ack=351 wnd=950',
      'B ACK seq=351 ack=1101 wnd=0 len=50',
      'A ACK seq=1101 ack=401 wnd=900 len=900',
    ],
    'legal',
  ],
  [
    'R69 TIME-WAIT after text and a FIN that may have waited when the peer’s FIN came: CLOSING, not LAST-ACK',
    [
      ...OPEN,
      'B FIN,ACK seq=301 ack=101 wnd=1000',
      'A FIN,ACK seq=101 ack=302 wnd=999 len=1',
      'B ACK seq=302 ack=103 wnd=1000',
      'B ACK seq=302 ack=103 wnd=1000',
      '3s B ACK seq=302 ack=103 wnd=1000',
    ],
    'legal',
  ],
  [
    'text beyond the window that was told last: taking text has moved its edge, and the ACK that tells comes after',
    [
      'A SYN seq=100 wnd=10',
      'B SYN,ACK seq=300 ack=101 wnd=1000',
      'A ACK seq=101 ack=301 wnd=10',
      'B ACK seq=301 ack=101 wnd=1000 len=5',
      'B ACK seq=306 ack=101 wnd=1000 len=7',
      'A ACK seq=101 ack=313 wnd=10',
    ],
    'legal',
  ],
  ['R29 and L7 an ABORT with an ACK', [...OPEN, 'A RST,ACK seq=101 ack=301 wnd=1000'], 'legal'],
  [
    'R96 a connection that was given up, and the RST for what comes later',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      '1s A ACK seq=101 ack=301 wnd=1000 len=5',
      '300s B ACK seq=301 ack=106 wnd=1000',
      'A RST seq=106',
    ],
    'legal',
    { until: 999 },
  ],
  [
    'a host that acts just before it sees what the capture saw',
    [
      ...OPEN,
      '1.0000s B FIN,ACK seq=301 ack=101 wnd=1000',
      '1.0001s A FIN,ACK seq=101 ack=301 wnd=1000',
      'A ACK seq=102 ack=302 wnd=999',
    ],
    'legal',
  ],
  [
    'MAY-2 a SYN in TIME-WAIT above all that came before',
    [
      ...TIME_WAIT,
      'B SYN seq=5000 wnd=1000',
      'A SYN,ACK seq=7000 ack=5001 wnd=1000',
      'B ACK seq=5001 ack=7001 wnd=1000',
    ],
    'legal',
  ],
  [
    'the same ports again after a RST',
    [
      ...OPEN,
      'A RST seq=101',
      '2s A SYN seq=9000 wnd=1000',
      'B SYN,ACK seq=70 ack=9001 wnd=1000',
      'A ACK seq=9001 ack=71 wnd=1000',
    ],
    'legal',
  ],
  [
    'R53 a SYN-RECEIVED that is reset and asked again',
    [
      ...ACCEPTED.slice(0, 2),
      'A RST seq=101',
      'A SYN seq=500 wnd=1000',
      'B SYN,ACK seq=900 ack=501 wnd=1000',
      'A ACK seq=501 ack=901 wnd=1000',
      'B ACK seq=901 ack=501 wnd=1000 len=5',
    ],
    'legal',
    { viewpoint: 'b' },
  ],
  [
    'R33 a connection that is lost with text outstanding, and the RST that tells (§3.5.1)',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=50',
      'A ACK seq=151 ack=301 wnd=1000 len=50',
      '3s B ACK seq=301 ack=151 wnd=1000',
      'A RST seq=151',
      'B ACK seq=301 ack=201 wnd=1000',
      'A RST seq=201',
    ],
    'legal',
    { until: 9 },
  ],
  [
    'R5 a connection that is lost, and a SYN with the ISS of a clock that went on (§3.5.1)',
    [...OPEN, '2s A SYN seq=250100 wnd=1000'],
    'legal',
  ],
  [
    'R49 and L10 a crossing SYN,ACK that is not answered, and text later',
    [
      'A SYN seq=100 wnd=1000',
      'B SYN seq=300 wnd=1000',
      'A SYN,ACK seq=100 ack=301 wnd=1000',
      'B SYN,ACK seq=300 ack=101 wnd=1000',
      '2s A ACK seq=101 ack=301 wnd=1000 len=5',
    ],
    'legal',
  ],
  [
    'R48 and R74 the ACK of a part of what lay above a gap, after an ACK of less',
    [
      ...OPEN,
      'B ACK seq=311 ack=101 wnd=1000 len=10',
      'B ACK seq=321 ack=101 wnd=1000 len=10',
      'B ACK seq=301 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=311 wnd=990',
      'B ACK seq=311 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=321 wnd=980',
    ],
    'legal',
  ],
  [
    'R48 and R74 the ACK of a segment that lies in a longer one, for which there was no room',
    [
      ...OPEN,
      'B ACK seq=311 ack=101 wnd=1000 len=30',
      'B ACK seq=311 ack=101 wnd=1000 len=10',
      'B ACK seq=301 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=321 wnd=980',
      'B ACK seq=321 ack=101 wnd=1000 len=5',
      'A ACK seq=101 ack=326 wnd=975',
    ],
    'legal',
  ],
];

/** Legal for Linux, and what RFC 9293 says of it. */
describe('a host at whose end the capture was taken is not accused of', () => {
  for (const [title, lines, verdict, seen] of legal) {
    test(title, () => {
      for (const profile of PROFILES) {
        expect(verdictOf(observeLines(lines, { ...seen, profile })[seen?.viewpoint ?? 'a'])).toBe(verdict);
      }
    });
  }
});
