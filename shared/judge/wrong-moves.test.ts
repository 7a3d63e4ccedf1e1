/**
 * Wrong moves, in every state: the fault that is named, its field, and the rule about it.
 * A row: what has happened before, beside what leads to the state; the stimulus; the move; code, field, rule.
 */
import { describe, expect, test } from 'vitest';
import { live, REACHED, type Reached, reach } from '../tcp/fixtures/states.ts';
import type { RuleId } from '../tcp/rules.ts';
import { moveOf, stimulusOf } from './fixtures/moves.ts';
import { judge } from './judge.ts';
import type { MistakeCode, MistakeField } from './verdict.ts';

type Row = readonly [
  before: string,
  stimulus: string,
  move: string,
  code: MistakeCode,
  field: MistakeField['name'],
  rule: RuleId,
];

// biome-ignore format: a table
const WRONG_MOVES: { readonly [state in Reached]?: readonly Row[] } = {
  CLOSED: [
    ['', 'OPEN active', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R5'],
    ['', 'OPEN active', 'SYN | ESTABLISHED', 'wrong-state', 'next', 'R5'],
    ['', 'OPEN active', 'SYN,ACK | SYN-SENT', 'flag-forbidden', 'flags', 'R5'],
    ['', 'OPEN active', 'SYN seq=0 | SYN-SENT', 'wrong-seq', 'seq', 'R5'],
    ['', 'OPEN active', 'SYN | LISTEN', 'wrong-state', 'next', 'R5'],
    ['', 'OPEN passive', 'SYN | LISTEN', 'no-reply-due', 'move', 'R4'],
    ['', 'OPEN passive', 'nothing | SYN-RECEIVED', 'wrong-state', 'next', 'R4'],
    ['', 'SEND hi', 'ACK len=2 | CLOSED', 'no-reply-due', 'move', 'R8'],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R18'],
    ['', 'SYN seq=300 wnd=1000', 'nothing | CLOSED', 'reply-missing', 'move', 'R32'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | SYN-RECEIVED', 'flag-forbidden', 'flags', 'R32'],
    ['', 'SYN seq=300 wnd=1000', 'RST,ACK seq=0 ack=300 | CLOSED', 'wrong-ack', 'ack', 'R32'],
    ['', 'SYN seq=300 wnd=1000', 'RST | CLOSED', 'flag-missing', 'flags', 'R32'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=0 | CLOSED', 'wrong-seq', 'seq', 'R33'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'ACK | CLOSED', 'flag-missing', 'flags', 'R33'],
    ['', 'FIN,ACK seq=300 ack=700 wnd=9', 'ACK | CLOSED', 'flag-missing', 'flags', 'R33'],
    ['', 'RST seq=7', 'RST | CLOSED', 'no-reply-due', 'move', 'R31'],
    ['', 'RST seq=7', 'ACK | CLOSED', 'no-reply-due', 'move', 'R31'],
    ['', 'unasked', 'SYN | SYN-SENT', 'no-reply-due', 'move', 'R114'],
    ['', 'unasked', 'ACK | CLOSED', 'no-reply-due', 'move', 'R113'],
  ],
  LISTEN: [
    ['', 'SYN seq=300 wnd=1000', 'nothing | SYN-RECEIVED', 'reply-missing', 'move', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'discard', 'reply-missing', 'move', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'ACK | SYN-RECEIVED', 'flag-missing', 'flags', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'SYN | SYN-RECEIVED', 'flag-missing', 'flags', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | ESTABLISHED', 'wrong-state', 'next', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK ack=300 | SYN-RECEIVED', 'wrong-ack', 'ack', 'R113'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=0 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R36'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK wnd=1001 | SYN-RECEIVED', 'window-too-large', 'wnd', 'R76'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK + ACK | SYN-RECEIVED', 'too-many-segments', 'move', 'R99'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'nothing | LISTEN', 'reply-missing', 'move', 'R35'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=100 | LISTEN', 'wrong-seq', 'seq', 'R35'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=700 | CLOSED', 'wrong-state', 'next', 'R35'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R35'],
    ['', 'RST seq=7', 'RST | LISTEN', 'no-reply-due', 'move', 'R34'],
    ['', 'RST seq=7', 'nothing | CLOSED', 'wrong-state', 'next', 'R34'],
    ['', 'CLOSE', 'FIN,ACK | CLOSED', 'no-reply-due', 'move', 'R19'],
    ['', 'SEND hi', 'nothing | LISTEN', 'reply-missing', 'move', 'R9'],
  ],
  'SYN-SENT': [
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R41'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK | SYN-RECEIVED', 'wrong-state', 'next', 'R41'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'SYN,ACK | ESTABLISHED', 'flag-forbidden', 'flags', 'R114'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK ack=300 | ESTABLISHED', 'wrong-ack', 'ack', 'R113'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK seq=100 | ESTABLISHED', 'wrong-seq', 'seq', 'R112'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK len=3 | ESTABLISHED', 'wrong-length', 'len', 'R11'],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'ACK | ESTABLISHED', 'flag-missing', 'flags', 'R38'],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'RST seq=101 | SYN-SENT', 'wrong-seq', 'seq', 'R38'],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R38'],
    ['', 'SYN seq=300 wnd=1000', 'ACK | ESTABLISHED', 'flag-missing', 'flags', 'R42'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | ESTABLISHED', 'wrong-state', 'next', 'R42'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R42'],
    ['', 'RST,ACK seq=0 ack=101', 'nothing | SYN-SENT', 'wrong-state', 'next', 'R39'],
    ['', 'RST,ACK seq=0 ack=101', 'ACK | CLOSED', 'no-reply-due', 'move', 'R39'],
    ['', 'RST seq=0', 'nothing | CLOSED', 'wrong-state', 'next', 'R40'],
    ['', 'ACK seq=300 ack=101 wnd=9', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R43'],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R20'],
    ['', 'CLOSE', 'RST | CLOSED', 'no-reply-due', 'move', 'R20'],
    ['', 'timeout retransmission', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R83'],
    ['', 'timeout retransmission', 'SYN seq=101 | SYN-SENT', 'wrong-seq', 'seq', 'R83'],
  ],
  'SYN-RECEIVED': [
    ['', 'ACK seq=301 ack=101 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111'],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'nothing | SYN-RECEIVED', 'wrong-state', 'next', 'R61'],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'discard', 'must-not-discard', 'move', 'R61'],
    ['', 'ACK seq=301 ack=999 wnd=1000', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R62'],
    ['', 'ACK seq=301 ack=999 wnd=1000', 'RST seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R62'],
    ['', 'RST seq=301', 'nothing | CLOSED', 'wrong-state', 'next', 'R53'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R83'],
    ['', 'CLOSE', 'FIN,ACK | LAST-ACK', 'wrong-state', 'next', 'R21'],
    ['', 'CLOSE', 'nothing | CLOSED', 'reply-missing', 'move', 'R21'],
    ['', 'timeout retransmission', 'SYN | SYN-RECEIVED', 'flag-missing', 'flags', 'R83'],
    ['', 'timeout retransmission', 'ACK | SYN-RECEIVED', 'flag-missing', 'flags', 'R83'],
  ],
  'SYN-RECEIVED after an active OPEN': [
    ['', 'RST seq=301', 'nothing | LISTEN', 'wrong-state', 'next', 'R54'],
  ],
  ESTABLISHED: [
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK ack=309 | ESTABLISHED', 'wrong-ack', 'ack', 'R113'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK ack=302 | ESTABLISHED', 'wrong-ack', 'ack', 'R113'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK seq=102 | ESTABLISHED', 'wrong-seq', 'seq', 'R112'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK len=9 | ESTABLISHED', 'wrong-length', 'len', 'R11'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK wnd=1001 | ESTABLISHED', 'window-too-large', 'wnd', 'R76'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'discard', 'must-not-discard', 'move', 'R74'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R107'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'none | ESTABLISHED', 'flag-missing', 'flags', 'R113'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK + ACK | ESTABLISHED', 'too-many-segments', 'move', 'R99'],
    ['', 'ACK seq=311 ack=101 wnd=1000 len=9', 'ACK ack=320 | ESTABLISHED', 'wrong-ack', 'ack', 'R48'],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111'],
    ['SEND hello', 'ACK seq=301 ack=106 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111'],
    ['SEND hello', 'ACK seq=301 ack=106 wnd=1000', 'discard', 'must-not-discard', 'move', 'R63'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | LAST-ACK', 'wrong-state', 'next', 'R77'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'FIN,ACK | LAST-ACK', 'flag-forbidden', 'flags', 'R107'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK ack=301 | CLOSE-WAIT', 'wrong-ack', 'ack', 'R113'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | TIME-WAIT', 'wrong-state', 'next', 'R77'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R77'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R77'],
    ['', 'RST seq=301', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R55'],
    ['', 'RST seq=301', 'RST | CLOSED', 'no-reply-due', 'move', 'R55'],
    ['', 'RST seq=400', 'RST | ESTABLISHED', 'flag-forbidden', 'flags', 'R52'],
    ['', 'RST seq=2000', 'nothing | CLOSED', 'wrong-state', 'next', 'R50'],
    ['', 'RST seq=2000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R50'],
    ['', 'SYN seq=400 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'flag-forbidden', 'flags', 'R58'],
    ['', 'SYN seq=2000 wnd=9', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115'],
    ['', 'ACK seq=301 ack=900 wnd=9', 'RST seq=900 | ESTABLISHED', 'flag-forbidden', 'flags', 'R115'],
    ['', 'ACK seq=101 ack=101 wnd=9 len=5', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R45'],
    ['', 'SEND hello', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R11'],
    ['', 'SEND hello', 'ACK seq=102 len=5 | ESTABLISHED', 'wrong-seq', 'seq', 'R112'],
    ['', 'SEND hello', 'ACK len=4 | ESTABLISHED', 'wrong-length', 'len', 'R11'],
    ['', 'SEND hello', 'ACK len=500 | ESTABLISHED', 'wrong-length', 'len', 'R104'],
    ['', 'CLOSE', 'nothing | FIN-WAIT-1', 'reply-missing', 'move', 'R22'],
    ['', 'CLOSE', 'ACK | FIN-WAIT-1', 'flag-missing', 'flags', 'R22'],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-2', 'wrong-state', 'next', 'R22'],
    ['', 'CLOSE', 'FIN,ACK | CLOSED', 'wrong-state', 'next', 'R22'],
    ['', 'CLOSE', 'RST | CLOSED', 'flag-missing', 'flags', 'R22'],
    ['', 'CLOSE', 'FIN | FIN-WAIT-1', 'flag-missing', 'flags', 'R113'],
    ['', 'CLOSE', 'discard', 'nothing-to-discard', 'move', 'R22'],
    ['', 'ABORT', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R29'],
    ['', 'ABORT', 'RST seq=0 | CLOSED', 'wrong-seq', 'seq', 'R29'],
    ['', 'unasked', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R107'],
    ['', 'unasked', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115'],
    ['', 'unasked', 'SYN | SYN-SENT', 'flag-forbidden', 'flags', 'R114'],
    ['SEND hello', 'timeout retransmission', 'ACK seq=106 len=5 | ESTABLISHED', 'wrong-seq', 'seq', 'R83'],
    ['SEND hello', 'timeout retransmission', 'ACK len=6 | ESTABLISHED', 'wrong-length', 'len', 'R83'],
    ['SEND hello', 'timeout retransmission', 'nothing | CLOSED', 'reply-missing', 'move', 'R83'],
  ],
  'FIN-WAIT-1': [
    ['', 'ACK seq=301 ack=102 wnd=1000', 'ACK | FIN-WAIT-2', 'no-reply-due', 'move', 'R111'],
    ['', 'ACK seq=301 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R67'],
    ['', 'ACK seq=301 ack=102 wnd=1000', 'discard', 'must-not-discard', 'move', 'R67'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | TIME-WAIT', 'wrong-state', 'next', 'R79'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'FIN,ACK | CLOSING', 'flag-forbidden', 'flags', 'R23'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSING', 'wrong-state', 'next', 'R78'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R78'],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R23'],
    ['', 'SEND hi', 'ACK len=2 | FIN-WAIT-1', 'no-reply-due', 'move', 'R12'],
    ['', 'timeout retransmission', 'FIN,ACK seq=102 | FIN-WAIT-1', 'wrong-seq', 'seq', 'R83'],
  ],
  'FIN-WAIT-2': [
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R80'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'FIN,ACK | TIME-WAIT', 'flag-forbidden', 'flags', 'R23'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK seq=101 | TIME-WAIT', 'wrong-seq', 'seq', 'R112'],
    ['', 'ACK seq=301 ack=102 wnd=1000 len=5', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R74'],
    ['', 'ACK seq=301 ack=102 wnd=1000 len=5', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115'],
    ['', 'unasked', 'FIN,ACK | FIN-WAIT-2', 'flag-forbidden', 'flags', 'R23'],
  ],
  CLOSING: [
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | CLOSED', 'wrong-state', 'next', 'R69'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'ACK | TIME-WAIT', 'no-reply-due', 'move', 'R111'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'discard', 'must-not-discard', 'move', 'R69'],
  ],
  'TIME-WAIT': [
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'reply-missing', 'move', 'R71'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'RST | TIME-WAIT', 'flag-forbidden', 'flags', 'R115'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R71'],
    ['', 'SYN seq=900 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'not-played', 'move', 'R58'],
    ['', 'SYN seq=900 wnd=9', 'RST,ACK | TIME-WAIT', 'flag-forbidden', 'flags', 'R115'],
    ['', 'timeout time-wait', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R84'],
    ['', 'timeout time-wait', 'FIN,ACK | CLOSED', 'no-reply-due', 'move', 'R84'],
    ['', 'unasked', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115'],
  ],
  'CLOSE-WAIT': [
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'wrong-state', 'next', 'R24'],
    ['', 'CLOSE', 'nothing | CLOSED', 'reply-missing', 'move', 'R24'],
    ['', 'CLOSE', 'ACK | LAST-ACK', 'flag-missing', 'flags', 'R24'],
    ['', 'CLOSE', 'FIN,ACK ack=301 | LAST-ACK', 'wrong-ack', 'ack', 'R113'],
    ['', 'SEND hello', 'nothing | CLOSE-WAIT', 'reply-missing', 'move', 'R11'],
    ['', 'SEND hello', 'FIN,ACK len=5 | LAST-ACK', 'flag-forbidden', 'flags', 'R107'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | LAST-ACK', 'wrong-state', 'next', 'R45'],
  ],
  'LAST-ACK': [
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R70'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'ACK | CLOSED', 'no-reply-due', 'move', 'R111'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | LAST-ACK', 'wrong-state', 'next', 'R70'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'nothing | CLOSED', 'reply-missing', 'move', 'R45'],
    ['', 'timeout retransmission', 'ACK | LAST-ACK', 'flag-missing', 'flags', 'R83'],
    ['', 'CLOSE', 'FIN,ACK | LAST-ACK', 'no-reply-due', 'move', 'R25'],
  ],
};

const states = Object.entries(WRONG_MOVES).map(([state, rows]) => [state as Reached, rows] as const);

test('there are wrong moves for every state', () => {
  const told = states.map(([state]) => state);
  expect(REACHED.filter((state) => !told.includes(state))).toEqual([]);
  expect(states.flatMap(([, rows]) => rows).length).toBeGreaterThanOrEqual(150);
});

describe.each(states)('in %s', (state, rows) => {
  test.each(rows)('%s then %s: %s is %s at %s, by %s', (before, stimulus, move, code, field, rule) => {
    const tcb = before === '' ? reach(state) : live(reach(state), before).tcb;
    const { verdict, result } = judge(tcb, stimulusOf(stimulus), moveOf(move), 1_000);
    expect(result).toBeNull();
    expect(verdict).toMatchObject({ legal: false, code, field: { name: field }, rule });
  });
});
