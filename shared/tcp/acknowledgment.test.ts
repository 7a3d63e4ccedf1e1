/** Tests of ACKs: the send window that they set, what they end, and the 2 MSL of TIME-WAIT. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, type Reached, reach, SYNCHRONIZED, seen, sent, testConstants } from './fixtures/states.ts';

testRows('fifth, check the ACK field: the bit and the range', [
  ...SYNCHRONIZED.flatMap((from): Row[] => {
    const { rcv, snd } = reach(from);
    const answer = {
      from,
      to: from as Row['to'],
      sends: [`ACK seq=${snd.nxt} ack=${rcv.nxt} wnd=${rcv.wnd} len=0`],
      discarded: true,
    } as const;
    return [
      {
        name: `R59 text and FIN without ACK are dropped in silence in ${from}`,
        from,
        event: `FIN seq=${rcv.nxt} "abc"`,
        to: from as Row['to'],
        discarded: true,
      },
      {
        name: `R65 an ACK of what was never sent is answered with an ACK in ${from}`,
        event: `ACK seq=${rcv.nxt} ack=${snd.nxt + 1} wnd=1000 "abc"`,
        ...answer,
      },
      {
        name: `R60 so is an ACK older than the largest window in ${from}`,
        event: `ACK seq=${rcv.nxt} ack=${(snd.una - 1001) >>> 0} wnd=1000 "abc"`,
        ...answer,
      },
    ];
  }),
  {
    name: 'R74 the text of an ACK that is just not too old is taken',
    from: 'ESTABLISHED',
    event: `ACK seq=301 ack=${(101 - 1000) >>> 0} wnd=1000 "abc"`,
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=997 len=0'],
    delivers: 'abc',
  },
]);

testRows('fifth, check the ACK field: SYN-RECEIVED', [
  {
    name: 'R61, R3 the ACK of our SYN leads to ESTABLISHED',
    from: 'SYN-RECEIVED',
    event: 'ACK seq=301 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    signals: ['connection established'],
  },
  {
    name: 'R61 after an active OPEN, too',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'ACK seq=301 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    signals: ['connection established'],
  },
  {
    name: 'R61, R73 its text is taken',
    from: 'SYN-RECEIVED',
    event: 'ACK seq=301 ack=101 wnd=1000 "abc"',
    reply: 'R74',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=997 len=0'],
    signals: ['connection established'],
    delivers: 'abc',
  },
  {
    name: 'R77, R61 its FIN leads on to CLOSE-WAIT',
    from: 'SYN-RECEIVED',
    event: 'FIN,ACK seq=301 ack=101 wnd=1000',
    to: 'CLOSE-WAIT',
    sends: ['ACK seq=101 ack=302 wnd=999 len=0'],
    signals: ['connection established', 'connection closing'],
  },
  ...([100, 102, 5] as const).map(
    (ack): Row => ({
      name: `R62 an ACK of ${ack} is answered with RST, and the state stays`,
      from: 'SYN-RECEIVED',
      event: `ACK seq=301 ack=${ack} wnd=1000`,
      to: 'SYN-RECEIVED',
      sends: [`RST seq=${ack} wnd=0 len=0`],
      discarded: true,
    }),
  ),
]);

testRows('fifth, check the ACK field: the closing states', [
  {
    name: 'R67, R68 in FIN-WAIT-1 the ACK of our FIN leads to FIN-WAIT-2 and answers the CLOSE',
    from: 'FIN-WAIT-1',
    event: 'ACK seq=301 ack=102 wnd=1000',
    reply: 'R63',
    to: 'FIN-WAIT-2',
    returns: ['ok'],
  },
  {
    name: 'R63 in FIN-WAIT-1 the ACK of text before our FIN does not',
    from: 'ESTABLISHED',
    given: ['SEND hello', 'CLOSE'],
    event: 'ACK seq=301 ack=106 wnd=1000',
    to: 'FIN-WAIT-1',
  },
  {
    name: 'R63 in FIN-WAIT-1 the ACK of everything but a FIN that still waits for the window does not',
    from: 'ESTABLISHED',
    given: ['SEND hello', 'ACK seq=301 ack=101 wnd=5', 'CLOSE'],
    event: 'ACK seq=301 ack=106 wnd=0',
    to: 'FIN-WAIT-1',
  },
  {
    name: 'R69, R68 in CLOSING the ACK of our FIN leads to TIME-WAIT',
    from: 'CLOSING',
    event: 'ACK seq=302 ack=102 wnd=1000',
    reply: 'R63',
    to: 'TIME-WAIT',
    returns: ['ok'],
  },
  {
    name: 'R64 in CLOSING another ACK is ignored',
    from: 'CLOSING',
    event: 'ACK seq=302 ack=101 wnd=1000',
    to: 'CLOSING',
  },
  {
    name: 'R70, R68 in LAST-ACK the ACK of our FIN leads to CLOSED, without TIME-WAIT',
    from: 'LAST-ACK',
    event: 'ACK seq=302 ack=102 wnd=1000',
    to: 'CLOSED',
    returns: ['ok'],
    signals: ['connection closed'],
  },
  {
    name: 'R70 whatever else the segment bears',
    from: 'LAST-ACK',
    event: 'FIN,ACK,URG seq=302 ack=102 wnd=1000 "abc"',
    to: 'CLOSED',
    returns: ['ok'],
    signals: ['connection closed'],
  },
  {
    name: 'R71 in TIME-WAIT their FIN again is acknowledged again',
    from: 'TIME-WAIT',
    event: 'FIN,ACK seq=301 ack=102 wnd=1000',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
    discarded: true,
  },
  {
    name: 'R71 even as the end of a longer segment',
    from: 'TIME-WAIT',
    event: 'FIN,ACK seq=298 ack=102 wnd=1000 "abc"',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
    discarded: true,
  },
]);

describe('the 2 MSL of TIME-WAIT', () => {
  const due = (...lines: string[]) => live(reach('TIME-WAIT'), ...lines).tcb.timers['time-wait']?.due;

  test('R71 their FIN again starts them anew', () => {
    expect(due()).toBe(30_000);
    expect(due('at 20000', 'FIN,ACK seq=301 ack=102 wnd=1000')).toBe(50_000);
    expect(due('at 20000', 'FIN,ACK seq=302 ack=102 wnd=1000')).toBe(50_000);
  });

  test('R71 it is an acknowledgment, and no challenge', () => {
    const [ack] = live(reach('TIME-WAIT'), 'FIN,ACK seq=301 ack=102 wnd=1000').effects;
    expect(ack).toMatchObject({ reason: 'acknowledgment' });
  });

  test.each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'] as const)(
    'R45 their FIN again starts none in %s',
    (from) => {
      const { tcb, because } = live(reach(from), 'FIN,ACK seq=301 ack=101 wnd=1000');
      expect(because.reply).toBe('R45');
      expect(tcb.timers['time-wait']).toBeUndefined();
    },
  );

  test('R71 nothing else does', () => {
    expect(due('at 20000', 'ACK seq=301 ack=102 wnd=1000')).toBe(30_000);
    expect(due('at 20000', 'ACK seq=300 ack=102 wnd=1000 "ab"')).toBe(30_000);
    expect(due('at 20000', 'FIN,ACK seq=200 ack=102 wnd=1000')).toBe(30_000);
    expect(due('at 20000', 'SYN seq=9000 wnd=1000')).toBe(30_000);
  });

  test('R69, R78, R80 they start with TIME-WAIT, and every other timer stops', () => {
    const ways: readonly [Reached, string][] = [
      ['CLOSING', 'ACK seq=302 ack=102 wnd=1000'],
      ['FIN-WAIT-1', 'FIN,ACK seq=301 ack=102 wnd=1000'],
      ['FIN-WAIT-2', 'FIN,ACK seq=301 ack=102 wnd=1000'],
    ];
    for (const [from, event] of ways) {
      const { tcb } = live(reach(from, testConstants({ acknowledge: 'delayed' })), 'at 500', event);
      expect(tcb.timers).toEqual({ 'time-wait': { set: 500, due: 30_500 } });
    }
  });
});

describe('a new ACK', () => {
  const outstanding = live(reach('ESTABLISHED'), 'SEND hello', 'SEND world').tcb;

  test('R63, R3 it moves SND.UNA and takes what it acknowledges from the queue', () => {
    const { tcb } = live(outstanding, 'ACK seq=301 ack=106 wnd=1000');
    expect(tcb).toMatchObject({ snd: { una: 106, nxt: 111 }, outgoing: 'world', outgoingSeq: 106 });
    expect(tcb.retransmissionQueue).toEqual([
      { seq: 106, octets: 5, syn: false, fin: false, transmissions: 1 },
    ]);
  });

  test('R63 a segment that is acknowledged in part stays with its rest', () => {
    const { tcb } = live(outstanding, 'ACK seq=301 ack=108 wnd=1000');
    expect(tcb.retransmissionQueue).toEqual([
      { seq: 108, octets: 3, syn: false, fin: false, transmissions: 1 },
    ]);
    expect(sent(live(tcb, 'timeout retransmission'))).toEqual(['PSH,ACK seq=108 ack=301 wnd=1000 len=3']);
  });

  test('R63 a FIN stays when only the text before it is acknowledged', () => {
    const { tcb } = live(reach('ESTABLISHED'), 'SEND hello', 'CLOSE', 'ACK seq=301 ack=106 wnd=1000');
    expect(tcb).toMatchObject({ state: 'FIN-WAIT-1', outgoing: '', outgoingSeq: 106 });
    expect(sent(live(tcb, 'timeout retransmission'))).toEqual(['FIN,ACK seq=106 ack=301 wnd=1000 len=0']);
  });

  test('R3 what is acknowledged already, or was never sent, is not new', () => {
    for (const ack of [101, 100, 112]) {
      const { tcb } = live(outstanding, `ACK seq=301 ack=${ack} wnd=1000`);
      expect(tcb.snd.una).toBe(101);
      expect(tcb.retransmissionQueue).toEqual(outstanding.retransmissionQueue);
    }
  });

  test('R64 a duplicate ACK changes nothing and is not answered', () => {
    const lived = live(outstanding, 'ACK seq=301 ack=101 wnd=1000');
    expect(seen(lived)).toEqual({ to: 'ESTABLISHED' });
    expect(lived.because.reply).toBe('R64');
    // It is newer all the same, and so says what window is on offer.
    expect(lived.tcb).toEqual({ ...outstanding, snd: { ...outstanding.snd, wl1: 301 } });
  });

  test('R64 is no matter for a segment that brings something', () => {
    expect(live(outstanding, 'ACK seq=301 ack=101 wnd=1000 "abc"').rules).not.toContain('R64');
  });

  test('R64 not even while text above a gap is held', () => {
    const { tcb } = live(reach('ESTABLISHED'), 'ACK seq=303 ack=101 wnd=1000 "c"');
    expect(seen(live(tcb, 'ACK seq=304 ack=101 wnd=1000'))).toEqual({ to: 'ESTABLISHED' });
  });
});

describe('the send window', () => {
  const window = (...lines: string[]) => live(reach('ESTABLISHED'), 'SEND hello', ...lines).tcb.snd;

  test('R66 a segment with a higher SEQ sets it', () => {
    const snd = window('ACK seq=302 ack=101 wnd=700 "b"');
    expect(snd).toMatchObject({ wnd: 700, wl1: 302, wl2: 101 });
    expect(live(reach('ESTABLISHED'), 'ACK seq=301 ack=101 wnd=7').rules).toContain('R66');
  });

  test('R66 so does one with the same SEQ and no lower ACK', () => {
    expect(window('ACK seq=301 ack=101 wnd=700')).toMatchObject({ wnd: 700, wl1: 301, wl2: 101 });
    expect(window('ACK seq=301 ack=106 wnd=600')).toMatchObject({ wnd: 600, wl1: 301, wl2: 106 });
  });

  test('R66 an older segment does not', () => {
    expect(window('ACK seq=302 ack=101 wnd=700 "b"', 'ACK seq=301 ack=101 wnd=600 "a"').wnd).toBe(700);
    expect(window('ACK seq=301 ack=106 wnd=700', 'ACK seq=301 ack=105 wnd=600').wnd).toBe(700);
    expect(window('ACK seq=301 ack=106 wnd=700', 'ACK seq=302 ack=105 wnd=600').wnd).toBe(700);
  });

  test('R66, R60 the largest one is remembered', () => {
    expect(window('ACK seq=301 ack=101 wnd=2000', 'ACK seq=301 ack=101 wnd=10').maxWnd).toBe(2000);
  });

  test('R61, R66 the ACK of our SYN sets it, however old its numbers seem', () => {
    const { tcb } = live(reach('SYN-RECEIVED'), 'ACK seq=299 ack=101 wnd=44 "abc"');
    expect(tcb.snd).toMatchObject({ wnd: 44, wl1: 299, wl2: 101 });
  });
});
