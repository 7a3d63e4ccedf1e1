/** Tests of CLOSE and ABORT in every state. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, reach } from './fixtures/states.ts';

const onCall = { receive: 'on call' } as const;
const closes: readonly Row[] = [
  {
    name: 'R18 CLOSE in CLOSED is an error',
    from: 'CLOSED',
    event: 'CLOSE',
    to: 'CLOSED',
    returns: ['connection does not exist'],
  },
  {
    name: 'R19 CLOSE in LISTEN leads to CLOSED in silence',
    from: 'LISTEN',
    event: 'CLOSE',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['ok'],
  },
  {
    name: 'R19 CLOSE in LISTEN answers the RECEIVEs that wait',
    from: 'LISTEN',
    constants: onCall,
    given: ['RECEIVE 5'],
    event: 'CLOSE',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['closing', 'ok'],
  },
  {
    name: 'R20 CLOSE in SYN-SENT leads to CLOSED in silence',
    from: 'SYN-SENT',
    event: 'CLOSE',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['ok'],
  },
  {
    name: 'R20 CLOSE in SYN-SENT answers the SENDs that wait',
    from: 'SYN-SENT',
    given: ['SEND hello'],
    event: 'CLOSE',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['closing', 'ok'],
  },
  {
    name: 'R21 CLOSE in SYN-RECEIVED sends a FIN and enters FIN-WAIT-1',
    from: 'SYN-RECEIVED',
    event: 'CLOSE',
    to: 'FIN-WAIT-1',
    sends: ['FIN,ACK seq=101 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R21 CLOSE in SYN-RECEIVED waits behind queued text',
    from: 'SYN-RECEIVED',
    given: ['SEND hello'],
    event: 'CLOSE',
    to: 'SYN-RECEIVED',
  },
  {
    name: 'R21 the CLOSE that waited in SYN-RECEIVED goes with its text once ESTABLISHED',
    from: 'SYN-RECEIVED',
    given: ['SEND hello', 'CLOSE'],
    event: 'ACK seq=301 ack=101 wnd=1000',
    reply: 'R107',
    to: 'FIN-WAIT-1',
    sends: ['FIN,PSH,ACK seq=101 ack=301 wnd=1000 len=5'],
    signals: ['connection established'],
  },
  {
    name: 'R22 CLOSE in ESTABLISHED sends a FIN and enters FIN-WAIT-1',
    from: 'ESTABLISHED',
    event: 'CLOSE',
    to: 'FIN-WAIT-1',
    sends: ['FIN,ACK seq=101 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R22 CLOSE in ESTABLISHED enters FIN-WAIT-1 even when the window lets no FIN pass',
    from: 'ESTABLISHED',
    given: ['ACK seq=301 ack=101 wnd=0'],
    event: 'CLOSE',
    to: 'FIN-WAIT-1',
  },
  ...(['FIN-WAIT-1', 'FIN-WAIT-2'] as const).map((from) => ({
    name: `R23 CLOSE in ${from} is an error and no second FIN`,
    from,
    event: 'CLOSE',
    to: from,
    returns: ['connection closing'],
  })),
  {
    name: 'R24 CLOSE in CLOSE-WAIT sends a FIN and enters LAST-ACK',
    from: 'CLOSE-WAIT',
    event: 'CLOSE',
    to: 'LAST-ACK',
    sends: ['FIN,ACK seq=101 ack=302 wnd=999 len=0'],
  },
  {
    name: 'R24 CLOSE in CLOSE-WAIT stays there while the window lets no FIN pass',
    from: 'CLOSE-WAIT',
    given: ['ACK seq=302 ack=101 wnd=0'],
    event: 'CLOSE',
    to: 'CLOSE-WAIT',
  },
  {
    name: 'R24, R107 the FIN that waited in CLOSE-WAIT leads to LAST-ACK when it goes out',
    from: 'CLOSE-WAIT',
    given: ['ACK seq=302 ack=101 wnd=0', 'CLOSE'],
    event: 'ACK seq=302 ack=101 wnd=500',
    reply: 'R107',
    to: 'LAST-ACK',
    sends: ['FIN,ACK seq=101 ack=302 wnd=999 len=0'],
  },
  ...(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) => ({
    name: `R25 CLOSE in ${from} is an error`,
    from,
    event: 'CLOSE',
    to: from,
    returns: ['connection closing'],
  })),
  {
    name: 'R25 a second CLOSE in SYN-RECEIVED is an error',
    from: 'SYN-RECEIVED',
    given: ['SEND hello', 'CLOSE'],
    event: 'CLOSE',
    to: 'SYN-RECEIVED',
    returns: ['connection closing'],
  },
  {
    name: 'R25 a second CLOSE in CLOSE-WAIT is an error',
    from: 'CLOSE-WAIT',
    given: ['ACK seq=302 ack=101 wnd=0', 'CLOSE'],
    event: 'CLOSE',
    to: 'CLOSE-WAIT',
    returns: ['connection closing'],
  },
];

const halfDuplex = { receive: 'on call', halfDuplexClose: true } as const;
const resets: readonly Row[] = [
  {
    name: 'R26 a half-duplex CLOSE with text unread resets the connection',
    from: 'ESTABLISHED',
    constants: halfDuplex,
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'CLOSE',
    to: 'CLOSED',
    sends: ['RST seq=101 wnd=0 len=0'],
    signals: ['connection reset'],
    returns: ['ok'],
  },
  {
    name: 'R26 a half-duplex CLOSE in CLOSE-WAIT with text unread resets the connection',
    from: 'ESTABLISHED',
    constants: halfDuplex,
    given: ['FIN,ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'CLOSE',
    to: 'CLOSED',
    sends: ['RST seq=101 wnd=0 len=0'],
    signals: ['connection reset'],
    returns: ['ok'],
  },
  {
    name: 'R26 text that arrives after a half-duplex CLOSE resets the connection',
    from: 'FIN-WAIT-2',
    constants: halfDuplex,
    event: 'ACK seq=301 ack=102 wnd=1000 "hello"',
    to: 'CLOSED',
    sends: ['RST seq=102 wnd=0 len=0'],
    signals: ['connection reset'],
  },
  {
    name: 'R26 text above a gap, too',
    from: 'FIN-WAIT-2',
    constants: halfDuplex,
    event: 'ACK seq=302 ack=102 wnd=1000 "ello"',
    to: 'CLOSED',
    sends: ['RST seq=102 wnd=0 len=0'],
    signals: ['connection reset'],
  },
  {
    name: 'R80 old text that comes again with the FIN was read before a half-duplex CLOSE, and is not lost',
    from: 'ESTABLISHED',
    constants: halfDuplex,
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"', 'RECEIVE 5', 'CLOSE', 'ACK seq=306 ack=102 wnd=1000'],
    event: 'FIN,ACK seq=301 ack=102 wnd=1000 "hello"',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=307 wnd=994 len=0'],
    signals: ['connection closing'],
  },
  {
    name: 'R64 an ACK above a gap is no text that a half-duplex CLOSE could lose',
    from: 'FIN-WAIT-2',
    constants: halfDuplex,
    event: 'ACK seq=302 ack=102 wnd=1000',
    to: 'FIN-WAIT-2',
  },
  {
    name: 'R22 a half-duplex CLOSE with everything read is an ordinary one',
    from: 'ESTABLISHED',
    constants: halfDuplex,
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"', 'RECEIVE 5'],
    event: 'CLOSE',
    to: 'FIN-WAIT-1',
    sends: ['FIN,ACK seq=101 ack=306 wnd=995 len=0'],
  },
  {
    name: 'R22 an ordinary CLOSE with text unread sends no RST',
    from: 'ESTABLISHED',
    constants: onCall,
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'CLOSE',
    to: 'FIN-WAIT-1',
    sends: ['FIN,ACK seq=101 ack=306 wnd=995 len=0'],
  },
];

const aborts: readonly Row[] = [
  {
    name: 'R27 ABORT in CLOSED is an error',
    from: 'CLOSED',
    event: 'ABORT',
    to: 'CLOSED',
    returns: ['connection does not exist'],
  },
  ...(['LISTEN', 'SYN-SENT'] as const).map((from) => ({
    name: `R28 ABORT in ${from} sends no RST`,
    from,
    event: 'ABORT',
    to: 'CLOSED' as const,
    signals: ['connection closed'],
    returns: ['ok'],
  })),
  {
    name: 'R28 ABORT in SYN-SENT answers the SENDs that wait',
    from: 'SYN-SENT',
    given: ['SEND hello'],
    event: 'ABORT',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['connection reset', 'ok'],
  },
  ...(
    [
      ['SYN-RECEIVED', 101],
      ['SYN-RECEIVED after an active OPEN', 101],
      ['ESTABLISHED', 101],
      ['FIN-WAIT-1', 102],
      ['FIN-WAIT-2', 102],
      ['CLOSE-WAIT', 101],
    ] as const
  ).map(([from, seq]) => ({
    name: `R29 ABORT in ${from} sends RST with SND.NXT`,
    from,
    event: 'ABORT',
    to: 'CLOSED' as const,
    sends: [`RST seq=${seq} wnd=0 len=0`],
    signals: ['connection reset'],
    returns: ['ok'],
  })),
  {
    name: 'R29 ABORT in ESTABLISHED answers the SENDs that are not acknowledged',
    from: 'ESTABLISHED',
    given: ['SEND hello'],
    event: 'ABORT',
    to: 'CLOSED',
    sends: ['RST seq=106 wnd=0 len=0'],
    signals: ['connection reset'],
    returns: ['connection reset', 'ok'],
  },
  {
    name: 'R30 ABORT in CLOSING says nothing of text that is not acknowledged',
    from: 'ESTABLISHED',
    given: ['SEND hello', 'CLOSE', 'FIN,ACK seq=301 ack=101 wnd=1000'],
    event: 'ABORT',
    to: 'CLOSED',
    signals: ['connection closed'],
    returns: ['ok'],
  },
  ...(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) => ({
    name: `R30 ABORT in ${from} leads to CLOSED in silence`,
    from,
    event: 'ABORT',
    to: 'CLOSED' as const,
    signals: ['connection closed'],
    returns: ['ok'],
  })),
];

testRows('CLOSE', closes);
testRows('CLOSE of a half-duplex host', resets);
testRows('ABORT', aborts);

describe('a call that ends the connection', () => {
  test.each([
    ['R19', 'LISTEN', 'CLOSE'],
    ['R20', 'SYN-SENT', 'CLOSE'],
    ['R29', 'ESTABLISHED', 'ABORT'],
    ['R30', 'LAST-ACK', 'ABORT'],
  ] as const)('%s leaves nothing behind after %s %s', (_, from, call) => {
    const { tcb } = live(reach(from), call);
    expect(tcb).toEqual(reach('CLOSED'));
  });
});
