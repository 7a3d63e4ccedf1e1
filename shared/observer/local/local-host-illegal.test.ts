/** What a capture taken at the host itself can hold against it. */
import { describe, expect, test } from 'vitest';
import { observeLines, verdictOf } from '../fixtures/lines.ts';
import { ACCEPTED, CLOSED_BY_A, OPEN, type Row, TIME_WAIT } from '../fixtures/scripts.ts';

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

describe('a host at whose end the capture was taken is accused of', () => {
  for (const [title, lines, verdict, seen] of illegal) {
    test(title, () => {
      expect(verdictOf(observeLines(lines, seen)[seen?.viewpoint ?? 'a'])).toBe(verdict);
    });
  }
});
