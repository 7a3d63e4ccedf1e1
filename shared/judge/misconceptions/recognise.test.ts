/** Tests of the recognition: wrong moves beside those of wrong-moves.test.ts, and what each shows. */
import { describe, expect, test } from 'vitest';
import { live, type Reached, reach } from '../../tcp/fixtures/states.ts';
import { moveOf, stimulusOf } from '../fixtures/moves.ts';
import { judge } from '../judge.ts';
import type { MisconceptionId } from './catalogue.ts';
import { momentOf, recognise } from './recognise.ts';

const TEXT = 'ACK seq=301 ack=101 wnd=1000 len=9';
const FIN = 'FIN,ACK seq=301 ack=101 wnd=1000';
const FIN_OF_BOTH = 'FIN,ACK seq=301 ack=102 wnd=1000';
const LAST = 'ACK seq=302 ack=102 wnd=1000';

type Row = readonly [before: string, stimulus: string, move: string, shown: MisconceptionId];

// biome-ignore format: a table
const WRONG_MOVES: { readonly [state in Reached]?: readonly Row[] } = {
  CLOSED: [
    ['', 'OPEN active', 'SYN | SYN-RECEIVED', 'sent-and-received-swapped'],
    ['', 'OPEN active', 'nothing | LISTEN', 'active-and-passive-swapped'],
    ['', 'OPEN passive', 'SYN | SYN-SENT', 'a-server-calls-too'],
    ['', 'OPEN passive', 'nothing | ESTABLISHED', 'listening-is-being-connected'],
    ['', 'OPEN passive', 'nothing | CLOSED', 'without-a-segment-no-change'],
    ['', 'SYN seq=300 wnd=1000', 'discard', 'no-connection-no-word'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'FIN,ACK | LAST-ACK', 'turned-away-politely'],
    ['', 'ACK seq=300 ack=700 wnd=9', 'ACK | ESTABLISHED', 'whatever-comes-is-acknowledged'],
  ],
  LISTEN: [
    ['', 'SYN seq=300 wnd=1000', 'SYN | SYN-SENT', 'a-call-of-ones-own'],
    ['', 'SYN seq=300 wnd=1000', 'ACK | ESTABLISHED', 'an-ack-opens-both-ways'],
    ['', 'RST seq=7', 'ACK | LISTEN', 'every-reset-is-challenged'],
  ],
  'SYN-SENT': [
    ['', 'SYN seq=300 wnd=1000', 'RST | CLOSED', 'calls-collide'],
    ['', 'SYN seq=300 wnd=1000', 'ACK | SYN-RECEIVED', 'my-syn-is-out-already'],
    ['', 'SYN,ACK seq=300 ack=101 wnd=1000', 'SYN,ACK | SYN-RECEIVED', 'answers-in-kind'],
    ['', 'SYN,ACK seq=300 ack=999 wnd=1000', 'RST | CLOSED', 'who-resets-is-closed'],
    ['', 'RST,ACK seq=0 ack=101', 'SYN | SYN-SENT', 'a-refusal-is-tried-again'],
    ['', 'RST,ACK seq=0 ack=101', 'nothing | LISTEN', 'refused-back-to-listening'],
    ['', 'CLOSE', 'nothing | SYN-SENT', 'close-waits-for-an-answer'],
    ['', 'timeout retransmission', 'RST | CLOSED', 'a-timeout-is-the-end'],
  ],
  'SYN-RECEIVED': [
    ['', TEXT, 'SYN,ACK | SYN-RECEIVED', 'text-cannot-open'],
    ['', TEXT, 'nothing | SYN-RECEIVED', 'text-cannot-open'],
    ['', 'SEND hi', 'ACK len=2 | SYN-RECEIVED', 'text-before-connected'],
    ['', 'SEND hi', 'nothing | ESTABLISHED', 'text-connects'],
  ],
  ESTABLISHED: [
    ['', TEXT, 'nothing | CLOSE-WAIT', 'they-fall-silent-so-they-are-done'],
    ['', TEXT, 'SYN,ACK | ESTABLISHED', 'text-begins-with-a-syn'],
    ['', TEXT, 'ACK ack=301 | ESTABLISHED', 'ack-repeats-the-seq'],
    ['', FIN, 'FIN,ACK | CLOSE-WAIT', 'answers-for-the-application'],
    ['', FIN, 'nothing | TIME-WAIT', 'who-hears-the-fin-waits'],
    ['', FIN, 'RST | CLOSED', 'a-fin-ends-both-ways'],
    ['', 'CLOSE', 'FIN,ACK | CLOSE-WAIT', 'close-wait-is-who-closed'],
    ['', 'CLOSE', 'FIN,ACK | TIME-WAIT', 'the-wait-begins-with-the-fin'],
    ['', 'CLOSE', 'FIN | TIME-WAIT', 'the-wait-begins-with-the-fin'],
    ['', 'CLOSE', 'nothing | CLOSED', 'close-is-a-private-matter'],
    ['', 'ABORT', 'nothing | CLOSED', 'abort-says-nothing'],
    ['', 'ABORT', 'RST | TIME-WAIT', 'a-reset-has-to-wait-too'],
    ['', 'RST seq=301', 'ACK | CLOSE-WAIT', 'a-reset-is-like-a-fin'],
    ['', 'RST seq=301', 'nothing | TIME-WAIT', 'a-reset-is-waited-out'],
    ['', 'RST seq=301', 'ACK | ESTABLISHED', 'every-reset-is-challenged'],
    ['', 'SEND hello', 'none len=5 | ESTABLISHED', 'only-answers-have-an-ack'],
    ['', 'SEND hello', 'SYN,ACK len=5 | ESTABLISHED', 'text-begins-with-a-syn'],
    ['', 'SEND hello', 'FIN,ACK len=5 | FIN-WAIT-1', 'text-says-goodbye'],
    ['SEND hello', 'timeout retransmission', 'ACK len=0 | ESTABLISHED', 'asks-instead-of-repeating'],
    ['SEND hello', 'timeout retransmission', 'nothing | ESTABLISHED', 'they-will-answer-yet'],
    ['SEND hello', 'ACK seq=301 ack=106 wnd=1000', 'FIN,ACK | FIN-WAIT-1', 'one-message-one-connection'],
  ],
  'FIN-WAIT-1': [
    ['', 'ACK seq=301 ack=102 wnd=1000', 'nothing | CLOSED', 'the-ack-of-the-fin-closes'],
    ['', 'ACK seq=301 ack=102 wnd=1000', 'nothing | FIN-WAIT-1', 'one-fin-wait-is-enough'],
    ['', FIN, 'ACK | CLOSE-WAIT', 'every-fin-leads-to-close-wait'],
    ['', FIN, 'FIN,ACK | LAST-ACK', 'a-fin-for-a-fin'],
    ['', FIN_OF_BOTH, 'ACK | FIN-WAIT-2', 'first-the-ack-then-the-fin'],
    ['', FIN_OF_BOTH, 'nothing | TIME-WAIT', 'a-last-fin-needs-no-ack'],
    ['', 'timeout retransmission', 'nothing | TIME-WAIT', 'a-lost-fin-starts-the-wait'],
  ],
  'FIN-WAIT-2': [
    ['', FIN_OF_BOTH, 'ACK | LAST-ACK', 'last-ack-is-who-sends-it'],
    ['', FIN_OF_BOTH, 'ACK | CLOSE-WAIT', 'every-fin-leads-to-close-wait'],
    ['', 'SEND hi', 'ACK len=2 | ESTABLISHED', 'sending-opens-again'],
    ['', 'SEND hi', 'RST | CLOSED', 'an-error-is-a-reset'],
    ['', 'ACK seq=301 ack=102 wnd=1000 len=5', 'discard', 'closed-hosts-are-deaf'],
  ],
  CLOSING: [
    ['', LAST, 'nothing | FIN-WAIT-2', 'closing-goes-by-fin-wait'],
    ['', LAST, 'ACK | CLOSED', 'the-crossing-is-over-so-closed'],
    ['', LAST, 'nothing | CLOSING', 'the-end-needs-more'],
  ],
  'TIME-WAIT': [
    ['', FIN_OF_BOTH, 'discard', 'acknowledged-once-for-all'],
    ['', FIN_OF_BOTH, 'nothing | CLOSED', 'the-second-fin-ends-the-wait'],
    ['', 'timeout time-wait', 'RST | CLOSED', 'a-goodbye-at-the-end'],
    ['', 'timeout time-wait', 'ACK | CLOSED', 'one-more-ack-to-be-sure'],
  ],
  'CLOSE-WAIT': [
    ['', 'CLOSE', 'FIN,ACK | TIME-WAIT', 'the-wait-begins-with-the-fin'],
    ['', 'CLOSE', 'RST | CLOSED', 'close-is-at-once'],
    ['', 'CLOSE', 'FIN | LAST-ACK', 'a-fin-goes-alone'],
    ['', 'SEND hello', 'RST | CLOSED', 'they-closed-so-no-more-text'],
  ],
  'LAST-ACK': [
    ['', LAST, 'ACK | TIME-WAIT', 'wait-in-last-ack'],
    ['', LAST, 'discard', 'an-ack-says-nothing'],
    ['', 'timeout retransmission', 'nothing | CLOSED', 'a-timeout-is-the-end'],
    ['', 'timeout retransmission', 'nothing | TIME-WAIT', 'a-lost-fin-starts-the-wait'],
  ],
};

const states = Object.entries(WRONG_MOVES).map(([state, rows]) => [state as Reached, rows] as const);

describe.each(states)('in %s', (state, rows) => {
  test.each(rows)('%s then %s: %s shows %s', (before, given, made, shown) => {
    const tcb = before === '' ? reach(state) : live(reach(state), before).tcb;
    const [stimulus, move] = [stimulusOf(given), moveOf(made)];
    expect(judge(tcb, stimulus, move, 1_000).verdict.legal).toBe(false);
    expect(stimulus && recognise(momentOf(tcb, stimulus, 1_000), move)).toBe(shown);
  });
});
