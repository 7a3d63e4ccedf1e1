/**
 * Wrong moves, in every state: the fault that is named, its field, and the rule about it.
 * A row: what has happened before, beside what leads to the state; the stimulus; the move; code, field, rule; the misconception.
 */
import { describe, expect, test } from 'vitest';
import { live, REACHED, type Reached, reach } from '../tcp/fixtures/states.ts';
import type { RuleId } from '../tcp/rules.ts';
import { moveOf, stimulusOf } from './fixtures/moves.ts';
import { judge } from './judge.ts';
import type { MisconceptionId } from './misconceptions/catalogue.ts';
import { momentOf, recognise } from './misconceptions/recognise.ts';
import type { MistakeCode, MistakeField } from './verdict.ts';

type Row = readonly [
  before: string,
  stimulus: string,
  move: string,
  code: MistakeCode,
  field: MistakeField['name'],
  rule: RuleId,
  misconception: MisconceptionId | null,
];

// biome-ignore format: a table
const WRONG_MOVES: { readonly [state in Reached]?: readonly Row[] } = {
  CLOSED: [
    ['', 'OPEN active', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R5', 'active-and-passive-swapped'],
    ['', 'OPEN active', 'SYN | ESTABLISHED', 'wrong-state', 'next', 'R5', 'calling-is-being-connected'],
    ['', 'OPEN active', 'SYN,ACK | SYN-SENT', 'flag-forbidden', 'flags', 'R5', null],
    ['', 'OPEN active', 'SYN seq=0 | SYN-SENT', 'wrong-seq', 'seq', 'R5', null],
    ['', 'OPEN active', 'SYN | LISTEN', 'wrong-state', 'next', 'R5', 'active-and-passive-swapped'],
    ['', 'OPEN passive', 'SYN | LISTEN', 'no-reply-due', 'move', 'R4', 'a-server-announces-itself'],
    ['', 'OPEN passive', 'nothing | SYN-RECEIVED', 'wrong-state', 'next', 'R4', null],
    ['', 'SEND hi', 'ACK len=2 | CLOSED', 'no-reply-due', 'move', 'R8', null],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R18', null],
    ['', 'SYN seq=300 wnd=1000', 'nothing | CLOSED', 'reply-missing', 'move', 'R32', 'no-connection-no-word'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | SYN-RECEIVED', 'flag-forbidden', 'flags', 'R32', 'every-host-answers-a-syn'],
    ['', 'SYN seq=300 wnd=1000', 'RST,ACK seq=0 ack=300 | CLOSED', 'wrong-ack', 'ack', 'R32', null],
    ['', 'SYN seq=300 wnd=1000', 'RST | CLOSED', 'flag-missing', 'flags', 'R32', 'a-reset-is-always-bare'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=0 | CLOSED', 'wrong-seq', 'seq', 'R33', null],
    ['', 'ACK seq=300 ack=700 wnd=9', 'ACK | CLOSED', 'flag-missing', 'flags', 'R33', 'whatever-comes-is-acknowledged'],
    ['', 'FIN,ACK seq=300 ack=700 wnd=9', 'ACK | CLOSED', 'flag-missing', 'flags', 'R33', 'whatever-comes-is-acknowledged'],
    ['', 'RST seq=7', 'RST | CLOSED', 'no-reply-due', 'move', 'R31', 'a-reset-for-a-reset'],
    ['', 'RST seq=7', 'ACK | CLOSED', 'no-reply-due', 'move', 'R31', 'every-reset-is-challenged'],
    ['', 'unasked', 'SYN | SYN-SENT', 'no-reply-due', 'move', 'R114', null],
    ['', 'unasked', 'ACK | CLOSED', 'no-reply-due', 'move', 'R113', null],
  ],
  LISTEN: [
    ['', 'SYN seq=300 wnd=1000', 'nothing | SYN-RECEIVED', 'reply-missing', 'move', 'R36', null],
    ['', 'SYN seq=300 wnd=1000', 'discard', 'reply-missing', 'move', 'R36', null],
    ['', 'SYN seq=300 wnd=1000', 'ACK | SYN-RECEIVED', 'flag-missing', 'flags', 'R36', 'an-ack-opens-both-ways'],
    ['', 'SYN seq=300 wnd=1000', 'SYN | SYN-RECEIVED', 'flag-missing', 'flags', 'R36', 'a-call-of-ones-own'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | ESTABLISHED', 'wrong-state', 'next', 'R36', 'connected-with-the-syn-ack'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK ack=300 | SYN-RECEIVED', 'wrong-ack', 'ack', 'R113', 'a-syn-takes-no-number'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=0 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R36', null],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK wnd=1001 | SYN-RECEIVED', 'window-too-large', 'wnd', 'R76', null],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK + ACK | SYN-RECEIVED', 'too-many-segments', 'move', 'R99', null],
    ['', 'ACK seq=300 ack=700 wnd=9', 'nothing | LISTEN', 'reply-missing', 'move', 'R35', null],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=100 | LISTEN', 'wrong-seq', 'seq', 'R35', null],
    ['', 'ACK seq=300 ack=700 wnd=9', 'RST seq=700 | CLOSED', 'wrong-state', 'next', 'R35', null],
    ['', 'ACK seq=300 ack=700 wnd=9', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R35', null],
    ['', 'RST seq=7', 'RST | LISTEN', 'no-reply-due', 'move', 'R34', 'a-reset-for-a-reset'],
    ['', 'RST seq=7', 'nothing | CLOSED', 'wrong-state', 'next', 'R34', 'a-reset-ends-listening'],
    ['', 'CLOSE', 'FIN,ACK | CLOSED', 'no-reply-due', 'move', 'R19', null],
    ['', 'SEND hi', 'nothing | LISTEN', 'reply-missing', 'move', 'R9', null],
  ],
  'SYN-SENT': [
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R41', 'two-segments-suffice'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK | SYN-RECEIVED', 'wrong-state', 'next', 'R41', 'connected-when-confirmed'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'SYN,ACK | ESTABLISHED', 'flag-forbidden', 'flags', 'R114', 'answers-in-kind'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK ack=300 | ESTABLISHED', 'wrong-ack', 'ack', 'R113', 'a-syn-takes-no-number'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK seq=100 | ESTABLISHED', 'wrong-seq', 'seq', 'R112', null],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'ACK len=3 | ESTABLISHED', 'wrong-length', 'len', 'R11', null],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'ACK | ESTABLISHED', 'flag-missing', 'flags', 'R38', 'any-ack-connects'],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'RST seq=101 | SYN-SENT', 'wrong-seq', 'seq', 'R38', null],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R38', 'what-does-not-fit-is-ignored'],
    ['', 'SYN seq=300 wnd=1000', 'ACK | ESTABLISHED', 'flag-missing', 'flags', 'R42', 'a-syn-connects'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK | ESTABLISHED', 'wrong-state', 'next', 'R42', 'connected-with-the-syn-ack'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R42', null],
    ['', 'RST,ACK seq=0 ack=101', 'nothing | SYN-SENT', 'wrong-state', 'next', 'R39', 'no-reset-is-believed'],
    ['', 'RST,ACK seq=0 ack=101', 'ACK | CLOSED', 'no-reply-due', 'move', 'R39', 'a-reset-is-acknowledged'],
    ['', 'RST seq=0', 'nothing | CLOSED', 'wrong-state', 'next', 'R40', null],
    ['', 'ACK seq=300 ack=101 wnd=9', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R43', null],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R20', 'every-close-sends-a-fin'],
    ['', 'CLOSE', 'RST | CLOSED', 'no-reply-due', 'move', 'R20', 'a-call-is-taken-back-by-reset'],
    ['', 'timeout retransmission', 'nothing | SYN-SENT', 'reply-missing', 'move', 'R83', 'they-will-answer-yet'],
    ['', 'timeout retransmission', 'SYN seq=101 | SYN-SENT', 'wrong-seq', 'seq', 'R83', null],
  ],
  'SYN-RECEIVED': [
    ['', 'ACK seq=301 ack=101 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'nothing | SYN-RECEIVED', 'wrong-state', 'next', 'R61', 'the-handshake-needs-a-fourth'],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'discard', 'must-not-discard', 'move', 'R61', 'an-ack-says-nothing'],
    ['', 'ACK seq=301 ack=999 wnd=1000', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R62', null],
    ['', 'ACK seq=301 ack=999 wnd=1000', 'RST seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R62', null],
    ['', 'RST seq=301', 'nothing | CLOSED', 'wrong-state', 'next', 'R53', 'a-reset-ends-listening'],
    ['', 'SYN seq=300 wnd=1000', 'SYN,ACK seq=101 | SYN-RECEIVED', 'wrong-seq', 'seq', 'R83', null],
    ['', 'CLOSE', 'FIN,ACK | LAST-ACK', 'wrong-state', 'next', 'R21', null],
    ['', 'CLOSE', 'nothing | CLOSED', 'reply-missing', 'move', 'R21', null],
    ['', 'timeout retransmission', 'SYN | SYN-RECEIVED', 'flag-missing', 'flags', 'R83', null],
    ['', 'timeout retransmission', 'ACK | SYN-RECEIVED', 'flag-missing', 'flags', 'R83', 'asks-instead-of-repeating'],
  ],
  'SYN-RECEIVED after an active OPEN': [
    ['', 'RST seq=301', 'nothing | LISTEN', 'wrong-state', 'next', 'R54', null],
  ],
  ESTABLISHED: [
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK ack=309 | ESTABLISHED', 'wrong-ack', 'ack', 'R113', 'ack-names-the-last'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK ack=302 | ESTABLISHED', 'wrong-ack', 'ack', 'R113', null],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK seq=102 | ESTABLISHED', 'wrong-seq', 'seq', 'R112', 'a-bare-ack-takes-a-number'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK len=9 | ESTABLISHED', 'wrong-length', 'len', 'R11', null],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK wnd=1001 | ESTABLISHED', 'window-too-large', 'wnd', 'R76', null],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'discard', 'must-not-discard', 'move', 'R74', null],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R107', 'one-message-one-connection'],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'none | ESTABLISHED', 'flag-missing', 'flags', 'R113', null],
    ['', 'ACK seq=301 ack=101 wnd=1000 len=9', 'ACK + ACK | ESTABLISHED', 'too-many-segments', 'move', 'R99', null],
    ['', 'ACK seq=311 ack=101 wnd=1000 len=9', 'ACK ack=320 | ESTABLISHED', 'wrong-ack', 'ack', 'R48', null],
    ['', 'ACK seq=301 ack=101 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['SEND hello', 'ACK seq=301 ack=106 wnd=1000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['SEND hello', 'ACK seq=301 ack=106 wnd=1000', 'discard', 'must-not-discard', 'move', 'R63', 'an-ack-says-nothing'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | LAST-ACK', 'wrong-state', 'next', 'R77', 'answers-for-the-application'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'FIN,ACK | LAST-ACK', 'flag-forbidden', 'flags', 'R107', 'answers-for-the-application'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK ack=301 | CLOSE-WAIT', 'wrong-ack', 'ack', 'R113', 'a-fin-takes-no-number'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | TIME-WAIT', 'wrong-state', 'next', 'R77', 'who-hears-the-fin-waits'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R77', 'a-fin-ends-both-ways'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R77', null],
    ['', 'RST seq=301', 'nothing | ESTABLISHED', 'wrong-state', 'next', 'R55', 'no-reset-is-believed'],
    ['', 'RST seq=301', 'RST | CLOSED', 'no-reply-due', 'move', 'R55', 'a-reset-for-a-reset'],
    ['', 'RST seq=400', 'RST | ESTABLISHED', 'flag-forbidden', 'flags', 'R52', 'a-reset-for-a-reset'],
    ['', 'RST seq=2000', 'nothing | CLOSED', 'wrong-state', 'next', 'R50', 'every-reset-is-believed'],
    ['', 'RST seq=2000', 'ACK | ESTABLISHED', 'no-reply-due', 'move', 'R50', 'every-reset-is-challenged'],
    ['', 'SYN seq=400 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'flag-forbidden', 'flags', 'R58', 'a-syn-starts-anew'],
    ['', 'SYN seq=2000 wnd=9', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115', 'the-stranger-is-reset'],
    ['', 'ACK seq=301 ack=900 wnd=9', 'RST seq=900 | ESTABLISHED', 'flag-forbidden', 'flags', 'R115', null],
    ['', 'ACK seq=101 ack=101 wnd=9 len=5', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R45', 'seen-already-so-silent'],
    ['', 'SEND hello', 'nothing | ESTABLISHED', 'reply-missing', 'move', 'R11', 'text-waits-to-be-asked-for'],
    ['', 'SEND hello', 'ACK seq=102 len=5 | ESTABLISHED', 'wrong-seq', 'seq', 'R112', 'seq-moves-before-sending'],
    ['', 'SEND hello', 'ACK len=4 | ESTABLISHED', 'wrong-length', 'len', 'R11', null],
    ['', 'SEND hello', 'ACK len=500 | ESTABLISHED', 'wrong-length', 'len', 'R104', null],
    ['', 'CLOSE', 'nothing | FIN-WAIT-1', 'reply-missing', 'move', 'R22', 'close-is-a-private-matter'],
    ['', 'CLOSE', 'ACK | FIN-WAIT-1', 'flag-missing', 'flags', 'R22', null],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-2', 'wrong-state', 'next', 'R22', null],
    ['', 'CLOSE', 'FIN,ACK | CLOSED', 'wrong-state', 'next', 'R22', 'close-is-at-once'],
    ['', 'CLOSE', 'RST | CLOSED', 'flag-missing', 'flags', 'R22', 'close-is-at-once'],
    ['', 'CLOSE', 'FIN | FIN-WAIT-1', 'flag-missing', 'flags', 'R113', 'a-fin-goes-alone'],
    ['', 'CLOSE', 'discard', 'nothing-to-discard', 'move', 'R22', null],
    ['', 'ABORT', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R29', 'abort-is-a-quick-close'],
    ['', 'ABORT', 'RST seq=0 | CLOSED', 'wrong-seq', 'seq', 'R29', null],
    ['', 'unasked', 'FIN,ACK | FIN-WAIT-1', 'flag-forbidden', 'flags', 'R107', null],
    ['', 'unasked', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115', null],
    ['', 'unasked', 'SYN | SYN-SENT', 'flag-forbidden', 'flags', 'R114', null],
    ['SEND hello', 'timeout retransmission', 'ACK seq=106 len=5 | ESTABLISHED', 'wrong-seq', 'seq', 'R83', null],
    ['SEND hello', 'timeout retransmission', 'ACK len=6 | ESTABLISHED', 'wrong-length', 'len', 'R83', null],
    ['SEND hello', 'timeout retransmission', 'nothing | CLOSED', 'reply-missing', 'move', 'R83', 'a-timeout-is-the-end'],
  ],
  'FIN-WAIT-1': [
    ['', 'ACK seq=301 ack=102 wnd=1000', 'ACK | FIN-WAIT-2', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['', 'ACK seq=301 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R67', 'the-ack-of-the-fin-starts-the-wait'],
    ['', 'ACK seq=301 ack=102 wnd=1000', 'discard', 'must-not-discard', 'move', 'R67', 'an-ack-says-nothing'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | TIME-WAIT', 'wrong-state', 'next', 'R79', 'a-crossing-fin-acknowledges'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'FIN,ACK | CLOSING', 'flag-forbidden', 'flags', 'R23', 'a-fin-for-a-fin'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSING', 'wrong-state', 'next', 'R78', 'closing-whenever-both-close'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R78', 'all-is-said-so-closed'],
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'no-reply-due', 'move', 'R23', null],
    ['', 'SEND hi', 'ACK len=2 | FIN-WAIT-1', 'no-reply-due', 'move', 'R12', 'half-closed-the-wrong-way'],
    ['', 'timeout retransmission', 'FIN,ACK seq=102 | FIN-WAIT-1', 'wrong-seq', 'seq', 'R83', null],
  ],
  'FIN-WAIT-2': [
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R80', 'all-is-said-so-closed'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'FIN,ACK | TIME-WAIT', 'flag-forbidden', 'flags', 'R23', 'a-fin-for-a-fin'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK seq=101 | TIME-WAIT', 'wrong-seq', 'seq', 'R112', null],
    ['', 'ACK seq=301 ack=102 wnd=1000 len=5', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R74', 'text-ends-the-half-close'],
    ['', 'ACK seq=301 ack=102 wnd=1000 len=5', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115', 'closed-hosts-are-deaf'],
    ['', 'unasked', 'FIN,ACK | FIN-WAIT-2', 'flag-forbidden', 'flags', 'R23', null],
  ],
  CLOSING: [
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | CLOSED', 'wrong-state', 'next', 'R69', 'the-crossing-is-over-so-closed'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'ACK | TIME-WAIT', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'discard', 'must-not-discard', 'move', 'R69', 'an-ack-says-nothing'],
  ],
  'TIME-WAIT': [
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'reply-missing', 'move', 'R71', 'acknowledged-once-for-all'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'RST | TIME-WAIT', 'flag-forbidden', 'flags', 'R115', 'a-closed-port-resets'],
    ['', 'FIN,ACK seq=301 ack=102 wnd=1000', 'ACK | CLOSED', 'wrong-state', 'next', 'R71', 'the-second-fin-ends-the-wait'],
    ['', 'SYN seq=900 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'not-played', 'move', 'R58', 'a-syn-starts-anew'],
    ['', 'SYN seq=900 wnd=9', 'RST,ACK | TIME-WAIT', 'flag-forbidden', 'flags', 'R115', null],
    ['', 'timeout time-wait', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R84', 'the-wait-goes-round'],
    ['', 'timeout time-wait', 'FIN,ACK | CLOSED', 'no-reply-due', 'move', 'R84', 'a-goodbye-at-the-end'],
    ['', 'unasked', 'RST | CLOSED', 'flag-forbidden', 'flags', 'R115', null],
  ],
  'CLOSE-WAIT': [
    ['', 'CLOSE', 'FIN,ACK | FIN-WAIT-1', 'wrong-state', 'next', 'R24', 'every-close-goes-by-fin-wait'],
    ['', 'CLOSE', 'nothing | CLOSED', 'reply-missing', 'move', 'R24', 'they-closed-so-all-is-closed'],
    ['', 'CLOSE', 'ACK | LAST-ACK', 'flag-missing', 'flags', 'R24', null],
    ['', 'CLOSE', 'FIN,ACK ack=301 | LAST-ACK', 'wrong-ack', 'ack', 'R113', null],
    ['', 'SEND hello', 'nothing | CLOSE-WAIT', 'reply-missing', 'move', 'R11', 'text-waits-to-be-asked-for'],
    ['', 'SEND hello', 'FIN,ACK len=5 | LAST-ACK', 'flag-forbidden', 'flags', 'R107', 'text-says-goodbye'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'ACK | LAST-ACK', 'wrong-state', 'next', 'R45', 'an-ack-ends-close-wait'],
  ],
  'LAST-ACK': [
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | TIME-WAIT', 'wrong-state', 'next', 'R70', 'wait-in-last-ack'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'ACK | CLOSED', 'no-reply-due', 'move', 'R111', 'an-ack-is-acknowledged'],
    ['', 'ACK seq=302 ack=102 wnd=1000', 'nothing | LAST-ACK', 'wrong-state', 'next', 'R70', 'the-end-needs-more'],
    ['', 'FIN,ACK seq=301 ack=101 wnd=1000', 'nothing | CLOSED', 'reply-missing', 'move', 'R45', null],
    ['', 'timeout retransmission', 'ACK | LAST-ACK', 'flag-missing', 'flags', 'R83', 'asks-instead-of-repeating'],
    ['', 'CLOSE', 'FIN,ACK | LAST-ACK', 'no-reply-due', 'move', 'R25', null],
  ],
};

const states = Object.entries(WRONG_MOVES).map(([state, rows]) => [state as Reached, rows] as const);

test('there are wrong moves for every state', () => {
  const told = states.map(([state]) => state);
  expect(REACHED.filter((state) => !told.includes(state))).toEqual([]);
  expect(states.flatMap(([, rows]) => rows).length).toBeGreaterThanOrEqual(150);
});

describe.each(states)('in %s', (state, rows) => {
  test.each(rows)(
    '%s then %s: %s is %s at %s, by %s, for %s',
    (before, given, made, code, field, rule, misconception) => {
      const tcb = before === '' ? reach(state) : live(reach(state), before).tcb;
      const [stimulus, move] = [stimulusOf(given), moveOf(made)];
      const { verdict, result } = judge(tcb, stimulus, move, 1_000);
      expect(result).toBeNull();
      expect(verdict).toMatchObject({ legal: false, code, field: { name: field }, rule });
      expect(stimulus && recognise(momentOf(tcb, stimulus, 1_000), move)).toBe(misconception);
    },
  );
});
