/** What a capture taken at the host itself can hold against it, and what it cannot. A is the host, unless B is named. */
import { describe, expect, test } from 'vitest';
import { observeLines, type Seen, verdictOf } from './fixtures/lines.ts';
import { PROFILES } from './limits.ts';

const OPEN = [
  'A SYN seq=100 wnd=1000',
  'B SYN,ACK seq=300 ack=101 wnd=1000',
  'A ACK seq=101 ack=301 wnd=1000',
];
/** The same from the other side, with A as the client still: B is watched. */
const ACCEPTED = [
  'A SYN seq=100 wnd=1000',
  'B SYN,ACK seq=300 ack=101 wnd=1000',
  'A ACK seq=101 ack=301 wnd=1000',
];
const CLOSED_BY_A = [...OPEN, 'A FIN,ACK seq=101 ack=301 wnd=1000'];
const TIME_WAIT = [
  ...CLOSED_BY_A,
  'B ACK seq=301 ack=102 wnd=1000',
  'B FIN,ACK seq=301 ack=102 wnd=1000',
  'A ACK seq=102 ack=302 wnd=1000',
];
const CLOSE_WAIT = [...OPEN, 'B FIN,ACK seq=301 ack=101 wnd=1000', 'A ACK seq=101 ack=302 wnd=999'];
const LAST_ACK = [...CLOSE_WAIT, 'A FIN,ACK seq=101 ack=302 wnd=999'];

type Row = readonly [title: string, lines: readonly string[], verdict: string, seen?: Seen];

const illegal: readonly Row[] = [
  [
    'R11 octets that are left out behind a challenge ACK with which the capture begins',
    ['B SYN seq=900 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000', '1s A ACK seq=102 ack=301 wnd=1000 len=5'],
    'illegal 3 R11 skips-octets',
  ],
  [
    'R30 a second reset of an ABORT that nothing has crossed',
    [...OPEN, '1s A RST seq=101', '1.000010s A RST,ACK seq=101 ack=301 wnd=1000'],
    'illegal 5 R30 unasked-reset',
  ],
  [
    'R33 an ACK after a RST that ended the connection',
    [...OPEN, 'A RST seq=101', 'A ACK seq=101 ack=301 wnd=1000'],
    'illegal 5 R33 no-connection',
  ],
  [
    'R10 text in SYN-SENT',
    ['A SYN seq=100 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000 len=5'],
    'illegal 2 R10 not-synchronized',
  ],
  [
    'R10 text in SYN-RECEIVED',
    [...ACCEPTED.slice(0, 2), 'B ACK seq=301 ack=101 wnd=1000 len=5'],
    'illegal 3 R10 not-synchronized',
    { viewpoint: 'b' },
  ],
  [
    'R42 an ACK where crossing SYNs demand a SYN,ACK',
    ['A SYN seq=100 wnd=1000', 'B SYN seq=300 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000'],
    'illegal 3 R42 not-synchronized',
  ],
  [
    'R59 text without the ACK bit',
    [...OPEN, 'A none seq=101 wnd=1000 len=5'],
    'illegal 4 R59 ack-bit-missing',
  ],
  [
    'R59 a segment without any control bit at all',
    ['A none seq=101 wnd=1000'],
    'illegal 1 R59 ack-bit-missing',
  ],
  [
    'R74 the acknowledgment of text that has not arrived',
    [...OPEN, 'A ACK seq=101 ack=302 wnd=1000'],
    'illegal 4 R74 ack-of-nothing',
  ],
  [
    'R74 an acknowledgment that goes back',
    [
      ...OPEN,
      'B ACK seq=301 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=311 wnd=990',
      'A ACK seq=101 ack=301 wnd=1000',
    ],
    'illegal 6 R74 ack-falls-back',
  ],
  [
    'R74 an acknowledgment of half a segment',
    [...OPEN, 'B ACK seq=301 ack=101 wnd=1000 len=10', 'A ACK seq=101 ack=306 wnd=990'],
    'illegal 5 R74 ack-falls-back',
  ],
  [
    'R74 an ACK that leaves out a FIN that arrived long ago',
    [...OPEN, 'B FIN,ACK seq=301 ack=101 wnd=1000', 'A ACK seq=101 ack=301 wnd=1000'],
    'illegal 5 R74 ack-falls-back',
  ],
  [
    'R74 a bare ACK with SEQ beyond SND.NXT',
    [...OPEN, 'A ACK seq=102 ack=301 wnd=1000'],
    'illegal 4 R74 skips-octets',
  ],
  [
    'R74 an answer with SEQ = SND.NXT − 1, which only a probe has',
    [...OPEN, 'B ACK seq=301 ack=101 wnd=1000 len=10', 'A ACK seq=100 ack=311 wnd=990'],
    'illegal 5 R74 wrong-seq',
  ],
  [
    'R11 text that leaves octets out',
    [...OPEN, 'A ACK seq=102 ack=301 wnd=1000 len=5'],
    'illegal 4 R11 skips-octets',
  ],
  [
    'R11 text beyond the window',
    [...OPEN, 'A ACK seq=101 ack=301 wnd=1000 len=1002'],
    'illegal 4 R11 beyond-window',
  ],
  [
    'R63 text again that has been acknowledged',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=10',
      'B ACK seq=301 ack=111 wnd=1000',
      '5s A ACK seq=101 ack=301 wnd=1000 len=10',
    ],
    'illegal 6 R63 already-acknowledged',
  ],
  [
    'R83 other octets under numbers that were used before',
    [...OPEN, 'A ACK seq=101 ack=301 wnd=1000 "abcdefghij"', '2s A ACK seq=102 ack=301 wnd=1000 "abcdefghi"'],
    'illegal 5 R83 other-octets',
  ],
  [
    'R12 text after a FIN',
    [...CLOSED_BY_A, 'A ACK seq=102 ack=301 wnd=1000 len=5'],
    'illegal 5 R12 text-after-fin',
  ],
  [
    'R23 a second FIN with another number',
    [...CLOSED_BY_A, 'A FIN,ACK seq=102 ack=301 wnd=1000'],
    'illegal 5 R23 second-fin',
  ],
  [
    'R107 a FIN in front of text that was sent',
    [...OPEN, 'A ACK seq=101 ack=301 wnd=1000 len=10', 'A FIN,ACK seq=105 ack=301 wnd=1000'],
    'illegal 5 R107 fin-before-text',
  ],
  ['R107 SYN and FIN in one segment', ['A SYN,FIN seq=100 wnd=1000'], 'illegal 1 R107 impossible-flags'],
  ['R7 a SYN in an open connection', [...OPEN, 'A SYN seq=900 wnd=1000'], 'illegal 4 R7 syn-in-connection'],
  [
    'R83 a SYN that is no repetition of the first, and no later ISS',
    ['A SYN seq=100 wnd=1000', '1s A SYN seq=101 wnd=1000'],
    'illegal 2 R83 other-iss',
  ],
  [
    'R36 a SYN,ACK that nobody asked for',
    ['A SYN seq=100 wnd=1000', 'A SYN,ACK seq=100 ack=301 wnd=1000'],
    'illegal 2 R36 unasked-syn-ack',
  ],
  [
    'R36 a SYN,ACK with another ISS than before',
    [...ACCEPTED.slice(0, 2), '1s B SYN,ACK seq=301 ack=101 wnd=1000'],
    'illegal 3 R36 other-iss',
    { viewpoint: 'b' },
  ],
  [
    'R36 a SYN,ACK to a repeated SYN whose ISS is beside the first: no hash of a SYN cookie gives that',
    [...ACCEPTED.slice(0, 2), '0.1s A SYN seq=100 wnd=1000', 'B SYN,ACK seq=301 ack=101 wnd=1000'],
    'illegal 4 R36 other-iss',
    { viewpoint: 'b', profile: 'linux' },
  ],
  [
    'R36 a SYN in answer to a SYN',
    ['A SYN seq=100 wnd=1000', 'B SYN seq=300 wnd=1000'],
    'illegal 2 R36 ack-bit-missing',
    { viewpoint: 'b' },
  ],
  [
    'R29 an ABORT in CLOSE-WAIT with another SEQ than SND.NXT, no FIN of ours waiting',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=106 wnd=1000',
      'B FIN,ACK seq=301 ack=106 wnd=1000',
      'A ACK seq=106 ack=302 wnd=999',
      'B ACK seq=302 ack=101 wnd=1000',
      'A RST seq=101',
    ],
    'illegal 9 R29 wrong-reset',
  ],
  ['R29 an ABORT with another SEQ than SND.NXT', [...OPEN, 'A RST seq=102'], 'illegal 4 R29 wrong-reset'],
  [
    'R30 a RST in TIME-WAIT that answers nothing',
    [...TIME_WAIT, '2s A RST seq=102'],
    'illegal 8 R30 unasked-reset',
  ],
  [
    'R33 a reset with a wrong SEQ where there is no connection',
    [...OPEN, 'A RST seq=101', 'B ACK seq=301 ack=101 wnd=1000', 'A RST seq=100'],
    'illegal 6 R33 wrong-reset',
  ],
  ['R41 no ACK of a SYN,ACK', OPEN.slice(0, 2), 'illegal 2 R41 reply-missing', { until: 1 }],
  [
    'R74 no ACK of text within half a second',
    [...OPEN, 'B ACK seq=301 ack=101 wnd=1000 len=10', '0.7s B ACK seq=311 ack=101 wnd=1000 len=10'],
    'illegal 4 R74 reply-missing',
  ],
  [
    'R77 no ACK of a FIN within half a second',
    [...OPEN, 'B FIN,ACK seq=301 ack=101 wnd=1000'],
    'illegal 4 R77 reply-missing',
    { until: 1 },
  ],
  [
    'R45 no ACK of text that comes again',
    [
      ...OPEN,
      'B ACK seq=301 ack=101 wnd=1000 len=10',
      'A ACK seq=101 ack=311 wnd=990',
      'B ACK seq=301 ack=101 wnd=1000 len=10',
    ],
    'illegal 6 R45 reply-missing',
    { until: 1 },
  ],
  [
    'R71 no ACK of a FIN that comes again in TIME-WAIT',
    [...TIME_WAIT, 'B FIN,ACK seq=301 ack=102 wnd=1000'],
    'illegal 8 R71 reply-missing',
    { until: 1 },
  ],
  [
    'R33 no RST where there is no connection any more',
    [...OPEN, 'A RST seq=101', 'B ACK seq=301 ack=101 wnd=1000'],
    'illegal 5 R33 reply-missing',
    { until: 1 },
  ],
  [
    'R38 no RST to a wrong ACK in SYN-SENT',
    ['A SYN seq=100 wnd=1000', 'B ACK seq=300 ack=77 wnd=1000'],
    'illegal 2 R38 reply-missing',
    { until: 1 },
  ],
  [
    'R62 no RST to a wrong ACK in SYN-RECEIVED',
    [...ACCEPTED.slice(0, 2), 'A ACK seq=101 ack=77 wnd=1000'],
    'illegal 3 R62 reply-missing',
    { viewpoint: 'b', until: 1 },
  ],
  [
    'R36 no answer to a SYN',
    ['A SYN seq=100 wnd=1000'],
    'illegal 1 R36 reply-missing',
    { viewpoint: 'b', until: 1 },
  ],
];

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
const linux: readonly Row[] = [
  [
    'R26 a RST in CLOSING, because text was left unread',
    [
      ...OPEN,
      'B ACK seq=301 ack=101 wnd=1000 len=5',
      'A ACK seq=101 ack=306 wnd=995',
      'A FIN,ACK seq=101 ack=306 wnd=995',
      'B FIN,ACK seq=306 ack=101 wnd=1000',
      'A ACK seq=102 ack=307 wnd=994',
      'A RST,ACK seq=102 ack=307 wnd=994',
    ],
    'illegal 9 R30 unasked-reset',
  ],
  [
    'R36 silence in answer to a SYN',
    ['A SYN seq=100 wnd=1000'],
    'illegal 1 R36 reply-missing',
    { viewpoint: 'b', until: 9 },
  ],
  [
    'R100 a window probe without text, at SND.UNA − 1',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=1000',
      'B ACK seq=301 ack=1101 wnd=0',
      '0.5s A ACK seq=1100 ack=301 wnd=1000',
    ],
    'legal',
  ],
  [
    'R56 a RST at RCV.NXT − 1 that ends CLOSE-WAIT',
    [
      ...CLOSE_WAIT,
      'B RST seq=301',
      '1s B ACK seq=302 ack=101 wnd=1000',
      'A RST seq=101',
      '2s A SYN seq=99999 wnd=9',
    ],
    'legal',
  ],
  [
    'R74 an ACK of less than arrived, with the window closed for want of memory',
    [...OPEN, 'B ACK seq=301 ack=101 wnd=1000 len=10', 'A ACK seq=101 ack=301 wnd=0'],
    'illegal 5 R74 ack-falls-back',
  ],
  [
    'R45 no answer to a second probe within the limit of their number',
    [
      ...OPEN,
      '7s B ACK seq=300 ack=101 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000',
      'B ACK seq=300 ack=101 wnd=1000',
    ],
    'illegal 6 R45 reply-missing',
    { until: 9 },
  ],
  [
    'R100 a probe, because an old segment that acknowledged something closed the window',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=50',
      'B ACK seq=401 ack=101 wnd=1000 len=10',
      'B ACK seq=301 ack=151 wnd=0',
      '0.2s A ACK seq=150 ack=301 wnd=1000',
    ],
    'illegal 7 R74 wrong-seq',
  ],
  [
    'R53 a RST in SYN-RECEIVED that ends nothing: with SYN cookies there is nothing yet',
    [
      ...ACCEPTED.slice(0, 2),
      'A RST seq=101',
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=106 wnd=1000',
    ],
    'illegal 5 R35 no-connection',
    { viewpoint: 'b' },
  ],
  [
    'R57 a SYN,ACK to another SYN in SYN-RECEIVED, and the first one is acknowledged (SYN cookies)',
    [
      ...ACCEPTED.slice(0, 2),
      'A SYN seq=101 wnd=1000',
      'B SYN,ACK seq=800000 ack=102 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=106 wnd=1000',
    ],
    'illegal 6 R74 ack-of-nothing',
    { viewpoint: 'b' },
  ],
  [
    'R36 a SYN,ACK with another ISS to a SYN that is repeated at once (SYN cookies)',
    [
      ...ACCEPTED.slice(0, 2),
      'A SYN seq=100 wnd=1000',
      'B SYN,ACK seq=800000 ack=101 wnd=1000',
      'A ACK seq=101 ack=301 wnd=1000',
      'B ACK seq=301 ack=101 wnd=1000 len=5',
    ],
    'illegal 4 R36 other-iss',
    { viewpoint: 'b' },
  ],
  [
    'R26 a RST with SEQ = SEG.ACK for text after a close',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=1000 len=5',
      'A FIN,ACK seq=106 ack=301 wnd=1000',
      'B ACK seq=301 ack=106 wnd=1000 len=7',
      'A RST seq=106',
    ],
    'illegal 7 R29 wrong-reset',
  ],
  [
    'R57 a RST,ACK to another SYN in SYN-RECEIVED',
    [...ACCEPTED.slice(0, 2), 'A SYN seq=400 wnd=1000', 'B RST,ACK seq=0 ack=401'],
    'illegal 4 R30 unasked-reset',
    { viewpoint: 'b' },
  ],
  [
    'R57 a RST,ACK to a SYN in SYN-RECEIVED, and a connection that stays: Fast Open',
    [
      'A SYN seq=100 wnd=1000 len=50',
      'B SYN,ACK seq=300 ack=151 wnd=1000',
      'A SYN seq=400 wnd=1000',
      'B RST,ACK seq=0 ack=401',
      'A ACK seq=151 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=156 wnd=1000',
    ],
    'illegal 4 R30 unasked-reset',
    { viewpoint: 'b' },
  ],
  [
    'R45 and R65 silence to an old segment with an ACK of what was never sent',
    [...OPEN, 'B FIN,ACK seq=300 ack=500 wnd=1000'],
    'illegal 4 R45 reply-missing',
    { until: 9 },
  ],
  [
    'R46 a segment beyond the window, of which only the ACK and the window count',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=100 len=500',
      'A ACK seq=601 ack=301 wnd=100 len=500',
      'B ACK seq=401 ack=1099 wnd=0 len=1',
      'A ACK seq=1099 ack=301 wnd=100',
    ],
    'illegal 7 R74 wrong-seq',
  ],
  [
    'R61 an ACK that does not begin at IRS + 1: not taken, but answered, and the SYN,ACK comes again',
    [
      ...ACCEPTED.slice(0, 2),
      'A ACK seq=141 ack=301 wnd=1000 len=5',
      'B ACK seq=301 ack=101 wnd=1000',
      '1.1s B SYN,ACK seq=300 ack=101 wnd=1000',
    ],
    'illegal 5 R36 syn-in-connection',
    { viewpoint: 'b' },
  ],
  [
    'R76 what lies in a window that has moved left is not taken',
    [
      ...OPEN,
      'A ACK seq=101 ack=301 wnd=0',
      'B ACK seq=601 ack=101 wnd=0',
      'A ACK seq=101 ack=301 wnd=0',
      '0.4s A ACK seq=101 ack=301 wnd=0 len=5',
    ],
    'legal',
  ],
];

describe('a host at whose end the capture was taken', () => {
  describe('is accused of', () => {
    for (const [title, lines, verdict, seen] of illegal) {
      test(title, () => {
        expect(verdictOf(observeLines(lines, seen)[seen?.viewpoint ?? 'a'])).toBe(verdict);
      });
    }
  });

  describe('is not accused of', () => {
    for (const [title, lines, verdict, seen] of legal) {
      test(title, () => {
        for (const profile of ['rfc9293', 'linux'] as const) {
          expect(verdictOf(observeLines(lines, { ...seen, profile })[seen?.viewpoint ?? 'a'])).toBe(verdict);
        }
      });
    }
  });

  describe('may do as Linux does, by its profile alone:', () => {
    for (const [title, lines, rfc, seen] of linux) {
      test(title, () => {
        const end = seen?.viewpoint ?? 'a';
        expect(verdictOf(observeLines(lines, { ...seen, profile: 'linux' })[end])).toBe('legal');
        expect(verdictOf(observeLines(lines, { ...seen, profile: 'rfc9293' })[end])).toBe(rfc);
      });
    }
  });
});

describe('the way of a host at whose end the capture was taken', () => {
  const ways: readonly (readonly [string, readonly string[], string, Seen?])[] = [
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
