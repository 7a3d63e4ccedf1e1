/** Tests of a SYN that arrives: what it tells, and the text and the FIN that came with it. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, reach, segmentOf, sent, sentSegments, testConstants } from './fixtures/states.ts';

testRows('a segment arrives in CLOSED', [
  {
    name: 'R31 a RST is discarded',
    from: 'CLOSED',
    event: 'RST seq=5',
    to: 'CLOSED',
    discarded: true,
  },
  {
    name: 'R31 a RST with ACK is discarded too',
    from: 'CLOSED',
    event: 'RST,ACK seq=5 ack=7',
    to: 'CLOSED',
    discarded: true,
  },
  {
    name: 'R32, R2 a SYN is answered with RST,ACK, and the SYN counts one',
    from: 'CLOSED',
    event: 'SYN seq=300 wnd=1000',
    to: 'CLOSED',
    sends: ['RST,ACK seq=0 ack=301 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R32, R2 SYN, text and FIN all count in the ACK of the RST',
    from: 'CLOSED',
    event: 'SYN,FIN seq=4294967295 "abc"',
    to: 'CLOSED',
    sends: ['RST,ACK seq=0 ack=4 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R33 an ACK is answered with RST at its own number',
    from: 'CLOSED',
    event: 'FIN,ACK seq=300 ack=777 wnd=1000',
    to: 'CLOSED',
    sends: ['RST seq=777 wnd=0 len=0'],
    discarded: true,
  },
]);

testRows('a segment arrives in LISTEN', [
  {
    name: 'R34 a RST is ignored, even with ACK and SYN',
    from: 'LISTEN',
    event: 'SYN,RST,ACK seq=300 ack=777',
    to: 'LISTEN',
    discarded: true,
  },
  {
    name: 'R35 an ACK is answered with RST, even with SYN',
    from: 'LISTEN',
    event: 'SYN,ACK seq=300 ack=777',
    to: 'LISTEN',
    sends: ['RST seq=777 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R36 a SYN is answered with SYN,ACK and leads to SYN-RECEIVED',
    from: 'LISTEN',
    event: 'SYN seq=300 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R36, R106 text and FIN on the SYN are kept, not acknowledged',
    from: 'LISTEN',
    event: 'SYN,FIN seq=300 wnd=1000 "abc"',
    to: 'SYN-RECEIVED',
    sends: ['SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R37 a segment with neither RST nor ACK nor SYN is dropped',
    from: 'LISTEN',
    event: 'FIN seq=300 "abc"',
    to: 'LISTEN',
    discarded: true,
  },
]);

testRows('a segment arrives in SYN-SENT', [
  ...([100, 99, 102] as const).map((ack) => ({
    name: `R38 an ACK of ${ack}, when only 101 is acceptable, is answered with RST`,
    from: 'SYN-SENT' as const,
    event: `SYN,ACK seq=300 ack=${ack} wnd=1000`,
    to: 'SYN-SENT' as const,
    sends: [`RST seq=${ack} wnd=0 len=0`],
    discarded: true as const,
  })),
  {
    name: 'R39 a RST that acknowledges our SYN ends the attempt',
    from: 'SYN-SENT',
    event: 'RST,ACK seq=0 ack=101',
    to: 'CLOSED',
    signals: ['connection reset'],
  },
  {
    name: 'R40 a RST without ACK is dropped',
    from: 'SYN-SENT',
    event: 'RST seq=0',
    to: 'SYN-SENT',
    discarded: true,
  },
  {
    name: 'R40 a RST with an unacceptable ACK is dropped and not answered',
    from: 'SYN-SENT',
    event: 'RST,ACK seq=0 ack=100',
    to: 'SYN-SENT',
    discarded: true,
  },
  {
    name: 'R41 a SYN,ACK of our SYN is acknowledged and leads to ESTABLISHED',
    from: 'SYN-SENT',
    event: 'SYN,ACK seq=300 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    signals: ['connection established'],
  },
  {
    name: 'R41, R99 queued text goes out with the ACK of the SYN',
    from: 'SYN-SENT',
    given: ['SEND hello'],
    event: 'SYN,ACK seq=300 ack=101 wnd=1000',
    aside: true,
    to: 'ESTABLISHED',
    sends: ['PSH,ACK seq=101 ack=301 wnd=1000 len=5'],
    signals: ['connection established'],
  },
  {
    name: 'R41, R106, R73 text on the SYN,ACK is delivered at once',
    from: 'SYN-SENT',
    event: 'SYN,ACK seq=300 ack=101 wnd=1000 "abc"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=997 len=0'],
    signals: ['connection established'],
    delivers: 'abc',
  },
  {
    name: 'R77, R106 a FIN on the SYN,ACK leads straight to CLOSE-WAIT',
    from: 'SYN-SENT',
    event: 'SYN,FIN,ACK seq=300 ack=101 wnd=1000',
    reply: 'R41',
    to: 'CLOSE-WAIT',
    sends: ['ACK seq=101 ack=302 wnd=999 len=0'],
    signals: ['connection established', 'connection closing'],
  },
  {
    name: 'R72 URG on the SYN,ACK is told to the application',
    from: 'SYN-SENT',
    event: 'SYN,ACK,URG seq=300 ack=101 wnd=1000 "abc"',
    aside: true,
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=997 len=0'],
    signals: ['connection established', 'urgent data'],
    delivers: 'abc',
  },
  {
    name: 'R42 a SYN without ACK is a simultaneous open: SYN,ACK with the same ISS',
    from: 'SYN-SENT',
    event: 'SYN seq=300 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R116 a client that withholds the third ACK drops the SYN,ACK, and sends nothing again either',
    from: 'SYN-SENT',
    constants: { thirdAck: 'withheld' },
    event: 'SYN,ACK seq=300 ack=101 wnd=1000',
    to: 'SYN-SENT',
    discarded: true,
  },
  {
    name: 'R43 an acceptable ACK without SYN is dropped',
    from: 'SYN-SENT',
    event: 'ACK seq=300 ack=101 wnd=1000',
    to: 'SYN-SENT',
    discarded: true,
  },
  {
    name: 'R43 a FIN without SYN is dropped',
    from: 'SYN-SENT',
    event: 'FIN seq=300 wnd=1000',
    to: 'SYN-SENT',
    discarded: true,
  },
] satisfies Row[]);

describe('what the SYN tells', () => {
  test('R42, R40 without the ACK bit nothing is acknowledged, not even where our SYN ends at number 0', () => {
    const opened = live(reach('CLOSED'), 'OPEN active 4294967295').tcb;
    expect(live(opened, 'SYN seq=300 wnd=1000').tcb.state).toBe('SYN-RECEIVED');
    expect(live(opened, 'RST seq=300').tcb.state).toBe('SYN-SENT');
  });

  test('R106 has nothing to do with a SYN alone', () => {
    expect(live(reach('LISTEN'), 'SYN seq=300 wnd=1000').rules).not.toContain('R106');
  });

  test('R36, R42 RCV.NXT, IRS and the send window come from it', () => {
    for (const from of ['LISTEN', 'SYN-SENT'] as const) {
      const { tcb } = live(reach(from), 'SYN seq=4294967295 wnd=777');
      expect(tcb).toMatchObject({
        irs: 4_294_967_295,
        rcv: { nxt: 0 },
        snd: { una: 100, nxt: 101, wnd: 777 },
      });
    }
  });

  test.each([
    [{ mss: 1460 }, 1460, 1460],
    [{ mss: 100 }, 1460, 100],
    [{ mss: 1460 }, 300, 300],
    [{ mss: 1460 }, undefined, 536],
    [{ mss: 100 }, undefined, 100],
    [{ mss: 1460 }, 0, 1],
  ])('R104 with our MSS %o and the option %o we send at most %i octets', (ours, theirs, effective) => {
    const syn = { ...segmentOf('SYN seq=300 wnd=1000'), ...(theirs !== undefined && { mss: theirs }) };
    const { tcb } = live(reach('LISTEN', testConstants(ours)), syn);
    expect(tcb.snd.mss).toBe(effective);
  });

  test('R5, R36, R42 every SYN of ours announces our MSS, and nothing else does', () => {
    const active = live(reach('CLOSED'), 'OPEN active 100', 'SYN seq=300 wnd=1000', 'timeout retransmission');
    const passive = live(
      reach('LISTEN'),
      'SYN seq=300 wnd=1000',
      'ACK seq=301 ack=101 wnd=1000',
      'SEND hello',
    );
    expect(sentSegments(...active.all).map((s) => s.mss)).toEqual([100, 100, 100]);
    expect(sentSegments(...passive.all).map((s) => s.mss)).toEqual([100, undefined]);
  });
});

describe('text and FIN that came with the SYN', () => {
  test('R106 they are delivered when the ACK of our SYN makes the connection ESTABLISHED', () => {
    const lived = live(reach('LISTEN'), 'SYN,FIN seq=300 wnd=1000 "abc"', 'ACK seq=304 ack=101 wnd=1000');
    expect(lived.tcb.state).toBe('CLOSE-WAIT');
    expect(lived.effects).toContainEqual({ type: 'deliver', data: 'abc' });
    expect(sent(lived)).toEqual(['ACK seq=101 ack=305 wnd=996 len=0']);
  });

  test('R106 they are forgotten when the connection returns to LISTEN', () => {
    const { tcb } = live(reach('LISTEN'), 'SYN,FIN seq=300 wnd=1000 "abc"', 'RST seq=301');
    expect(tcb).toMatchObject({ state: 'LISTEN', held: [] });
  });
});
