/** Tests of user calls: RECEIVEs that are counted down, and the text that a call queues. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, reach, sentSegments, testConstants } from './fixtures/states.ts';

const opens: readonly Row[] = [
  {
    name: 'R4 a passive OPEN waits in LISTEN and sends nothing',
    from: 'CLOSED',
    event: 'OPEN passive 100',
    to: 'LISTEN',
    returns: ['ok'],
  },
  {
    name: 'R5 an active OPEN sends a SYN with the ISS and enters SYN-SENT',
    from: 'CLOSED',
    event: 'OPEN active 100',
    to: 'SYN-SENT',
    sends: ['SYN seq=100 wnd=1000 len=0'],
    returns: ['ok'],
  },
  {
    name: 'R6 an active OPEN in LISTEN turns the connection active',
    from: 'LISTEN',
    event: 'OPEN active 500',
    to: 'SYN-SENT',
    sends: ['SYN seq=500 wnd=1000 len=0'],
    returns: ['ok'],
  },
  {
    name: 'R7 a passive OPEN in LISTEN is an error',
    from: 'LISTEN',
    event: 'OPEN passive 100',
    to: 'LISTEN',
    returns: ['connection already exists'],
  },
  ...(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'TIME-WAIT'] as const).map((from) => ({
    name: `R7 OPEN in ${from} is an error`,
    from,
    event: 'OPEN active 900',
    to: from,
    returns: ['connection already exists'],
  })),
];

const sends: readonly Row[] = [
  {
    name: 'R8 SEND in CLOSED is an error',
    from: 'CLOSED',
    event: 'SEND hello',
    to: 'CLOSED',
    returns: ['connection does not exist'],
  },
  {
    name: 'R9 SEND in LISTEN opens actively and keeps the text for later',
    from: 'LISTEN',
    event: 'SEND hello',
    to: 'SYN-SENT',
    sends: ['SYN seq=100 wnd=1000 len=0'],
    returns: ['ok'],
  },
  {
    name: 'R10 SEND in SYN-SENT is queued',
    from: 'SYN-SENT',
    event: 'SEND hello',
    to: 'SYN-SENT',
    returns: ['ok'],
  },
  {
    name: 'R10 SEND in SYN-RECEIVED is queued',
    from: 'SYN-RECEIVED',
    event: 'SEND hello',
    to: 'SYN-RECEIVED',
    returns: ['ok'],
  },
  ...(['ESTABLISHED', 'CLOSE-WAIT'] as const).map((from) => ({
    name: `R11 SEND in ${from} goes out at once with the acknowledgment`,
    from,
    event: 'SEND hello',
    to: from,
    sends: [`PSH,ACK seq=101 ack=${from === 'ESTABLISHED' ? '301 wnd=1000' : '302 wnd=999'} len=5`],
    returns: ['ok'],
  })),
  ...(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) => ({
    name: `R12 SEND in ${from} is an error`,
    from,
    event: 'SEND hello',
    to: from,
    returns: ['connection closing'],
  })),
  {
    name: 'R12 SEND in CLOSE-WAIT is an error while the FIN waits for the window',
    from: 'CLOSE-WAIT',
    given: ['ACK seq=302 ack=101 wnd=0', 'CLOSE'],
    event: 'SEND hello',
    to: 'CLOSE-WAIT',
    returns: ['connection closing'],
  },
  {
    name: 'R12 SEND in SYN-RECEIVED is an error while a CLOSE waits behind earlier text',
    from: 'SYN-RECEIVED',
    given: ['SEND hello', 'CLOSE'],
    event: 'SEND more',
    to: 'SYN-RECEIVED',
    returns: ['connection closing'],
  },
];

const onCall = { receive: 'on call' } as const;
const receives: readonly Row[] = [
  {
    name: 'R13 RECEIVE in CLOSED is an error',
    from: 'CLOSED',
    event: 'RECEIVE 5',
    to: 'CLOSED',
    returns: ['connection does not exist'],
  },
  ...(['LISTEN', 'SYN-SENT', 'SYN-RECEIVED'] as const).map((from) => ({
    name: `R14 RECEIVE in ${from} waits`,
    from,
    constants: onCall,
    event: 'RECEIVE 5',
    to: from,
  })),
  {
    name: 'R73 text goes to the RECEIVE that waited since before ESTABLISHED',
    from: 'SYN-SENT',
    constants: onCall,
    given: ['RECEIVE 3', 'SYN,ACK seq=300 ack=101 wnd=1000'],
    event: 'ACK seq=301 ack=101 wnd=1000 "hello"',
    aside: true,
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=306 wnd=995 len=0'],
    delivers: 'hel',
  },
  ...(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const).map((from) => ({
    name: `R15 RECEIVE in ${from} takes what has arrived`,
    from,
    constants: onCall,
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'RECEIVE 3',
    to: from,
    delivers: 'hel',
  })),
  {
    name: 'R15 RECEIVE in ESTABLISHED waits when nothing has arrived',
    from: 'ESTABLISHED',
    constants: onCall,
    event: 'RECEIVE 3',
    to: 'ESTABLISHED',
  },
  {
    name: 'R16 RECEIVE in CLOSE-WAIT takes what is on hand',
    from: 'ESTABLISHED',
    constants: onCall,
    given: ['FIN,ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'RECEIVE 9',
    to: 'CLOSE-WAIT',
    delivers: 'hello',
  },
  {
    name: 'R16 RECEIVE in CLOSE-WAIT is an error when nothing is on hand',
    from: 'CLOSE-WAIT',
    constants: onCall,
    event: 'RECEIVE 9',
    to: 'CLOSE-WAIT',
    returns: ['connection closing'],
  },
  ...(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) => ({
    name: `R17 RECEIVE in ${from} is an error`,
    from,
    constants: onCall,
    event: 'RECEIVE 9',
    to: from,
    returns: ['connection closing'],
  })),
];

testRows('OPEN', opens);
testRows('SEND', sends);
testRows('RECEIVE', receives);

describe('what a RECEIVE asks for', () => {
  const wanted = (...lines: string[]) => live(reach('ESTABLISHED', testConstants(onCall)), ...lines);
  const hello = 'ACK seq=301 ack=101 wnd=1000 "hello"';

  test('R15 is counted down by what it gets', () => {
    expect(wanted('RECEIVE 3', hello).tcb).toMatchObject({ incoming: 'lo', receiveWanted: 0 });
    expect(wanted('RECEIVE 9', hello).tcb).toMatchObject({ incoming: '', receiveWanted: 4 });
    expect(wanted('RECEIVE 3', 'RECEIVE 3', hello).tcb).toMatchObject({ incoming: '', receiveWanted: 1 });
  });

  test('R15 may come from several segments', () => {
    const { effects } = wanted(hello, 'ACK seq=306 ack=101 wnd=1000 " world"', 'RECEIVE 11');
    expect(effects).toContainEqual({ type: 'deliver', data: 'hello world' });
  });

  test('R16 is not waited for after their FIN', () => {
    const lived = wanted('FIN,ACK seq=301 ack=101 wnd=1000 "hello"', 'RECEIVE 9');
    expect(lived.tcb).toMatchObject({ incoming: '', receiveWanted: 0 });
  });

  test('R15 is nothing when the application always receives', () => {
    const lived = live(reach('ESTABLISHED'), 'RECEIVE 9', hello);
    expect(lived.tcb).toMatchObject({ incoming: '', receiveWanted: 0 });
  });
});

describe('the text that a call queued', () => {
  test('R9, R10, R11 it goes out as it was, once the connection is ESTABLISHED', () => {
    const lived = live(reach('LISTEN'), 'SEND hel', 'SEND lo', 'SYN,ACK seq=300 ack=101 wnd=1000', 'SEND !');
    expect(sentSegments(...lived.all).map((s) => s.data)).toEqual(['', 'hello', '!']);
  });

  test('R12 it is not taken once CLOSE was called', () => {
    expect(live(reach('FIN-WAIT-1'), 'SEND hello').tcb.outgoing).toBe('');
  });
});
