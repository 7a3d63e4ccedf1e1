/** Tests of text and FINs that arrive, in any order and twice. */
import { describe, expect, test } from 'vitest';
import { testRows } from './fixtures/rows.ts';
import { delivered, live, reach, sent, testConstants } from './fixtures/states.ts';

testRows('sixth, check the URG bit', [
  ...(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const).map((from) => ({
    name: `R72 in ${from} the application is told of urgent data`,
    from,
    event: 'ACK,URG seq=301 ack=101 wnd=1000',
    aside: true as const,
    to: from,
    signals: ['urgent data'],
  })),
  ...(['CLOSE-WAIT', 'CLOSING'] as const).map((from) => ({
    name: `R64 in ${from} URG is ignored`,
    from,
    event: 'ACK,URG seq=302 ack=101 wnd=1000',
    to: from,
  })),
]);

testRows('seventh, process the text', [
  ...(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const).map((from) => ({
    name: `R74, R73 in ${from} text in order is delivered and acknowledged`,
    from,
    event: 'PSH,ACK seq=301 ack=101 wnd=1000 "hello"',
    to: from,
    sends: [`ACK seq=${from === 'ESTABLISHED' ? 101 : 102} ack=306 wnd=995 len=0`],
    delivers: 'hello',
  })),
  {
    name: 'R74, R47 of text that is partly old only the new part is taken',
    from: 'ESTABLISHED',
    given: ['ACK seq=301 ack=101 wnd=1000 "hello"'],
    event: 'ACK seq=303 ack=101 wnd=1000 "llo world"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=312 wnd=989 len=0'],
    delivers: ' world',
  },
  {
    name: 'R74, R47 of text that reaches beyond the window only the part inside is taken, and no FIN',
    from: 'ESTABLISHED',
    constants: { receiveBuffer: 3, receive: 'on call' },
    event: 'FIN,ACK seq=301 ack=101 wnd=1000 "hello"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=0 len=0'],
  },
  {
    name: 'R74, R47 a FIN just behind the window is not taken either',
    from: 'ESTABLISHED',
    constants: { receiveBuffer: 3, receive: 'on call' },
    event: 'FIN,ACK seq=301 ack=101 wnd=1000 "hel"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=304 wnd=0 len=0'],
  },
  {
    name: 'R48 text above a gap is held, and what is missing is acknowledged at once',
    from: 'ESTABLISHED',
    constants: { acknowledge: 'delayed' },
    event: 'ACK seq=304 ack=101 wnd=1000 "lo"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R48 a FIN above a gap is held, too',
    from: 'ESTABLISHED',
    event: 'FIN,ACK seq=304 ack=101 wnd=1000 "lo"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
  },
  {
    name: 'R74, R73 what fills the gap is delivered with what was held, and acknowledged at once',
    from: 'ESTABLISHED',
    constants: { acknowledge: 'delayed' },
    given: ['ACK seq=304 ack=101 wnd=1000 "lo"'],
    event: 'ACK seq=301 ack=101 wnd=1000 "hel"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=306 wnd=995 len=0'],
    delivers: 'hello',
  },
  {
    name: 'R77 the FIN that was held is taken with the text that fills the gap',
    from: 'ESTABLISHED',
    given: ['FIN,ACK seq=304 ack=101 wnd=1000 "lo"'],
    event: 'ACK seq=301 ack=101 wnd=1000 "hel"',
    to: 'CLOSE-WAIT',
    sends: ['ACK seq=101 ack=307 wnd=994 len=0'],
    signals: ['connection closing'],
    delivers: 'hello',
  },
  {
    name: 'R48 another gap is acknowledged at once again',
    from: 'ESTABLISHED',
    given: ['ACK seq=309 ack=101 wnd=1000 "!"', 'ACK seq=304 ack=101 wnd=1000 "lo"'],
    event: 'ACK seq=301 ack=101 wnd=1000 "hel"',
    to: 'ESTABLISHED',
    sends: ['ACK seq=101 ack=306 wnd=995 len=0'],
    delivers: 'hello',
  },
  {
    name: 'R75 in CLOSE-WAIT the ACK counts, the text behind their FIN does not',
    from: 'CLOSE-WAIT',
    given: ['SEND hello'],
    event: 'ACK seq=302 ack=106 wnd=1000 "more"',
    to: 'CLOSE-WAIT',
  },
  ...(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) => ({
    name: `R75 in ${from} text behind their FIN is ignored`,
    from,
    event: `ACK seq=302 ack=${from === 'TIME-WAIT' ? 102 : 101} wnd=1000 "more"`,
    to: from,
  })),
]);

testRows('eighth, check the FIN bit', [
  {
    name: 'R77 in ESTABLISHED it is acknowledged and leads to CLOSE-WAIT',
    from: 'ESTABLISHED',
    event: 'FIN,ACK seq=301 ack=101 wnd=1000',
    to: 'CLOSE-WAIT',
    sends: ['ACK seq=101 ack=302 wnd=999 len=0'],
    signals: ['connection closing'],
  },
  {
    name: 'R77, R73 behind text both are taken and one ACK serves both',
    from: 'ESTABLISHED',
    event: 'FIN,ACK seq=301 ack=101 wnd=1000 "hello"',
    to: 'CLOSE-WAIT',
    sends: ['ACK seq=101 ack=307 wnd=994 len=0'],
    signals: ['connection closing'],
    delivers: 'hello',
  },
  {
    name: 'R78, R67 in FIN-WAIT-1 with the ACK of our FIN it leads straight to TIME-WAIT',
    from: 'FIN-WAIT-1',
    event: 'FIN,ACK seq=301 ack=102 wnd=1000',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
    signals: ['connection closing'],
    returns: ['ok'],
  },
  {
    name: 'R79 in FIN-WAIT-1 without the ACK of our FIN it leads to CLOSING',
    from: 'FIN-WAIT-1',
    event: 'FIN,ACK seq=301 ack=101 wnd=1000',
    to: 'CLOSING',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
    signals: ['connection closing'],
  },
  {
    name: 'R80 in FIN-WAIT-2 it leads to TIME-WAIT, and its ACK is not delayed',
    from: 'FIN-WAIT-2',
    constants: { acknowledge: 'delayed' },
    event: 'FIN,ACK seq=301 ack=102 wnd=1000',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
    signals: ['connection closing'],
  },
  ...(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'] as const).map((from) => ({
    name: `R81 in ${from} another FIN is acknowledged and changes nothing`,
    from,
    event: 'FIN,ACK seq=302 ack=101 wnd=1000',
    to: from,
    sends: [`ACK seq=${from === 'CLOSE-WAIT' ? 101 : 102} ack=302 wnd=999 len=0`],
  })),
  {
    name: 'R71 in TIME-WAIT another FIN is acknowledged and changes nothing',
    from: 'TIME-WAIT',
    event: 'FIN,ACK seq=302 ack=102 wnd=1000',
    to: 'TIME-WAIT',
    sends: ['ACK seq=102 ack=302 wnd=999 len=0'],
  },
]);

describe('a FIN that is taken', () => {
  test('R77 ends the stream: what was held behind it is dropped, and no RECEIVE waits any longer', () => {
    const before = reach('ESTABLISHED', testConstants({ receive: 'on call' }));
    const { tcb } = live(
      before,
      'RECEIVE 9',
      'ACK seq=305 ack=101 wnd=1000 "x"',
      'FIN,ACK seq=301 ack=101 wnd=1000',
    );
    expect(tcb).toMatchObject({ state: 'CLOSE-WAIT', held: [], receiveWanted: 0, rcv: { nxt: 302 } });
  });

  test('R79, R69 may come before our own FIN could go out', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=0',
      'CLOSE',
      'FIN,ACK seq=301 ack=101 wnd=0',
      'ACK seq=302 ack=101 wnd=9',
      'ACK seq=302 ack=102 wnd=9',
    );
    expect(lived.all.map((r) => r.tcb.state)).toEqual([
      'ESTABLISHED',
      'FIN-WAIT-1',
      'CLOSING',
      'CLOSING',
      'TIME-WAIT',
    ]);
    expect(sent(...lived.all)).toEqual([
      'ACK seq=101 ack=302 wnd=999 len=0',
      'FIN,ACK seq=101 ack=302 wnd=999 len=0',
    ]);
  });
});

describe('text that arrives in any order', () => {
  test('R47 is trimmed only where it reaches over an edge', () => {
    const trimmed = (event: string) =>
      live(reach('ESTABLISHED', testConstants({ receiveBuffer: 3 })), event).rules.includes('R47');
    expect(trimmed('ACK seq=301 ack=101 wnd=1000 "abc"')).toBe(false);
    expect(trimmed('FIN,ACK seq=301 ack=101 wnd=1000 "ab"')).toBe(false);
    expect(trimmed('ACK seq=300 ack=101 wnd=1000 "abc"')).toBe(true);
    expect(trimmed('FIN,ACK seq=301 ack=101 wnd=1000 "abc"')).toBe(true);
    expect(trimmed('ACK seq=301 ack=101 wnd=1000 "abcd"')).toBe(true);
  });

  test('R73 takes part only when there is text', () => {
    expect(live(reach('ESTABLISHED'), 'FIN,ACK seq=301 ack=101 wnd=1000').rules).not.toContain('R73');
  });

  test('R48, R47, R73 is delivered once and in order, however its pieces overlap', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=308 ack=101 wnd=1000 "hij"',
      'ACK seq=303 ack=101 wnd=1000 "cdef"',
      'ACK seq=304 ack=101 wnd=1000 "de"',
      'ACK seq=302 ack=101 wnd=1000 "bcdefg"',
      'ACK seq=308 ack=101 wnd=1000 "hi"',
      'ACK seq=301 ack=101 wnd=1000 "ab"',
    );
    expect(delivered(...lived.all)).toBe('abcdefghij');
    expect(lived.tcb).toMatchObject({ held: [], rcv: { nxt: 311 } });
  });

  test('R48 what is covered by another piece is not held twice', () => {
    const { tcb } = live(
      reach('ESTABLISHED'),
      'ACK seq=303 ack=101 wnd=1000 "cd"',
      'FIN,ACK seq=303 ack=101 wnd=1000 "cd"',
      'ACK seq=303 ack=101 wnd=1000 "cd"',
      'ACK seq=304 ack=101 wnd=1000 "d"',
    );
    expect(tcb.held).toEqual([{ seq: 303, data: 'cd', fin: true }]);
    const { tcb: plain } = live(
      reach('ESTABLISHED'),
      'ACK seq=303 ack=101 wnd=1000 "cd"',
      'ACK seq=304 ack=101 wnd=1000 "d"',
    );
    expect(plain.held).toEqual([{ seq: 303, data: 'cd', fin: false }]);
  });
});
