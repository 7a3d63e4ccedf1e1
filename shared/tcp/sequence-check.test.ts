/** Tests of the sequence check: what is acceptable, what is trimmed, and what is answered. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, reach, seen, sent, testConstants } from './fixtures/states.ts';

/** A buffer of 10 that is full: RCV.NXT is 311 and the window is closed. */
const full = {
  constants: { receiveBuffer: 10, receive: 'on call' },
  given: ['ACK seq=301 ack=101 wnd=1000 "0123456789"'],
} as const;

const inEstablished = (rows: readonly Omit<Row, 'from' | 'to'>[]): Row[] =>
  rows.map((row) => ({ ...row, from: 'ESTABLISHED', to: 'ESTABLISHED' }));

testRows(
  'first, check the sequence number: RCV.NXT is 301 and the window 1000',
  inEstablished([
    {
      name: 'R64, R44 length 0 at RCV.NXT is acceptable',
      event: 'ACK seq=301 ack=101 wnd=1000',
    },
    {
      name: 'R64, R44 length 0 at the last number of the window is acceptable',
      event: 'ACK seq=1300 ack=101 wnd=1000',
    },
    {
      name: 'R45, R44 length 0 before the window is not',
      event: 'ACK seq=300 ack=101 wnd=1000',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R45, R44 length 0 far behind the window is not',
      event: 'ACK seq=1303 ack=101 wnd=1000',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R74, R44 text whose last octet alone is in the window is acceptable',
      event: 'ACK seq=299 ack=101 wnd=1000 "abc"',
      sends: ['ACK seq=101 ack=302 wnd=999 len=0'],
      delivers: 'c',
    },
    {
      name: 'R45, R44 text that ends before the window is not',
      event: 'ACK seq=298 ack=101 wnd=1000 "abc"',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R48, R44 text whose first octet alone is in the window is acceptable',
      event: 'ACK seq=1300 ack=101 wnd=1000 "abc"',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    },
    {
      name: 'R45, R44 text that begins behind the window is not',
      event: 'ACK seq=1301 ack=101 wnd=1000 "abc"',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R45 a keep-alive is answered',
      event: 'ACK seq=300 ack=101 wnd=1000 "?"',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R45 an unacceptable FIN is answered even without ACK',
      event: 'FIN seq=200',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R45 without ACK it is nothing but unacceptable there',
      event: 'none seq=1301',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
    {
      name: 'R46 length 0 just behind the window is what a peer sends that has filled it',
      event: 'ACK seq=1301 ack=101 wnd=1000',
      aside: true,
    },
  ]),
);

testRows('first, check the sequence number: the window is closed', [
  {
    name: 'R64, R44 length 0 at RCV.NXT is acceptable',
    from: 'ESTABLISHED',
    ...full,
    event: 'ACK seq=311 ack=101 wnd=1000',
    to: 'ESTABLISHED',
  },
  {
    name: 'R46, R44 text at RCV.NXT is not, but its ACK counts',
    from: 'FIN-WAIT-1',
    ...full,
    event: 'ACK seq=311 ack=102 wnd=1000 "x"',
    aside: true,
    to: 'FIN-WAIT-2',
    sends: ['ACK seq=102 ack=311 wnd=0 len=0'],
    returns: ['ok'],
    discarded: true,
  },
  {
    name: 'R46 nor is a FIN at RCV.NXT',
    from: 'ESTABLISHED',
    ...full,
    event: 'FIN,ACK seq=311 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=311 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R46, R72 its URG counts too',
    from: 'ESTABLISHED',
    ...full,
    event: 'ACK,URG seq=311 ack=101 wnd=1000 "x"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=311 wnd=0 len=0'],
    signals: ['urgent data'],
    discarded: true,
  },
  {
    name: 'R55, R51 its RST counts too',
    from: 'ESTABLISHED',
    ...full,
    event: 'RST seq=311 "why"',
    to: 'CLOSED',
    signals: ['connection reset'],
  },
  {
    name: 'R46 the ACK of a peer that has a probe outstanding counts and is not answered',
    from: 'FIN-WAIT-1',
    ...full,
    event: 'ACK seq=312 ack=102 wnd=1000',
    aside: true,
    to: 'FIN-WAIT-2',
    returns: ['ok'],
  },
  {
    name: 'R45 an ACK further behind is not acceptable',
    from: 'ESTABLISHED',
    ...full,
    event: 'ACK seq=313 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=311 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R45 nor is text behind RCV.NXT',
    from: 'ESTABLISHED',
    ...full,
    event: 'ACK seq=312 ack=101 wnd=1000 "x"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=311 wnd=0 len=0'],
    discarded: true,
  },
  {
    name: 'R45 nor is a SYN,ACK at RCV.NXT',
    from: 'ESTABLISHED',
    ...full,
    event: 'SYN,ACK seq=311 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=311 wnd=0 len=0'],
    discarded: true,
  },
]);

testRows('the SYN,ACK of a simultaneous open', [
  {
    name: 'R49 it repeats their SYN, but its ACK leads to ESTABLISHED',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'SYN,ACK seq=300 ack=101 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    signals: ['connection established'],
  },
  {
    name: 'R45 with another sequence number it is an old segment',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'SYN,ACK seq=299 ack=101 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  {
    name: 'R45 with another acknowledgment number it is an old segment',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'SYN,ACK seq=300 ack=100 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  {
    name: 'R45 without its SYN it is an old segment',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'ACK seq=300 ack=101 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  {
    name: 'R45 once ESTABLISHED it is an old segment, whatever it acknowledges',
    from: 'ESTABLISHED',
    given: ['SEND hello'],
    event: 'SYN,ACK seq=300 ack=106 wnd=1000',
    to: 'ESTABLISHED',
    sends: ['ACK seq=106 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  {
    name: 'R45 after a passive OPEN it is an old segment',
    from: 'SYN-RECEIVED',
    event: 'SYN,ACK seq=300 ack=101 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
]);

describe('the sequence check', () => {
  test('R44 takes length 0 at RCV.NXT of a closed window as acceptable, not as an exception (R46)', () => {
    const { constants, given } = full;
    const lived = live(
      reach('ESTABLISHED', testConstants(constants)),
      ...given,
      'ACK seq=311 ack=101 wnd=1000',
    );
    expect(lived.rules).not.toContain('R46');
  });

  test('R46 sends nothing once the ACK has ended the connection', () => {
    const before = reach('ESTABLISHED', testConstants(full.constants));
    const lived = live(
      before,
      'FIN,ACK seq=301 ack=101 wnd=1000 "012345678"',
      'CLOSE',
      'ACK seq=311 ack=102 wnd=1000 "x"',
    );
    expect(seen(lived)).toMatchObject({ to: 'CLOSED', signals: ['connection closed'] });
    expect(sent(lived)).toEqual([]);
  });

  test('R49 takes the SYN off: what sets the window is the number behind it', () => {
    const lived = live(reach('SYN-RECEIVED after an active OPEN'), 'SYN,ACK seq=300 ack=101 wnd=77');
    expect(lived.tcb.snd).toMatchObject({ wnd: 77, wl1: 301, wl2: 101 });
  });

  test('R45, R52, R58, R60, R65 calls an answer a challenge when it is one', () => {
    const reason = (event: string) => live(reach('ESTABLISHED'), event).effects[0];
    expect(reason('ACK seq=200 ack=101 wnd=9')).toMatchObject({ reason: 'acknowledgment' });
    const challenged = [
      'RST seq=302',
      'SYN seq=301',
      'SYN seq=200',
      'ACK seq=301 ack=4000000000',
      'ACK seq=301 ack=102',
    ];
    for (const event of challenged) expect(reason(event)).toMatchObject({ reason: 'challenge ACK' });
  });
});
