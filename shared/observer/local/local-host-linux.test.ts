/** What Linux does that RFC 9293 does not allow. */
import { describe, expect, test } from 'vitest';
import { observeLines, verdictOf } from '../fixtures/lines.ts';
import { ACCEPTED, CLOSE_WAIT, OPEN, type Row } from '../fixtures/scripts.ts';

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

describe('a host at whose end the capture was taken may do as Linux does, by its profile alone:', () => {
  for (const [title, lines, rfc, seen] of linux) {
    test(title, () => {
      const end = seen?.viewpoint ?? 'a';
      const report = observeLines(lines, { ...seen, profile: 'linux' })[end];
      expect(verdictOf(report)).toBe('legal');
      // Of silence within a limit nobody can tell that it was meant.
      const tells = rfc !== 'legal' && !rfc.endsWith('reply-missing');
      if (tells) expect(report.liberties).not.toEqual([]);
      expect(verdictOf(observeLines(lines, { ...seen, profile: 'rfc9293' })[end])).toBe(rfc);
    });
  }
});
