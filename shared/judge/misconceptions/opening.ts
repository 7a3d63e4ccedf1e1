/** What people wrongly believe of opening a connection. */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { discards, type Misconception, nothing, rightBut, STAY, SYN_ACK, sends, text } from './moment.ts';

export const opening = {
  'calling-is-being-connected': {
    rule: 'R5',
    because: ['R5'],
    moves: [sends(SYN, 'ESTABLISHED')],
  },
  'sent-and-received-swapped': {
    rule: 'R5',
    because: ['R5'],
    moves: [sends(SYN, 'SYN-RECEIVED')],
  },
  'active-and-passive-swapped': {
    rule: 'R5',
    because: ['R5'],
    moves: [nothing('LISTEN'), nothing('SYN-SENT')],
  },
  'a-server-calls-too': {
    rule: 'R4',
    because: ['R4'],
    moves: [sends(SYN, 'SYN-SENT')],
  },
  'a-server-announces-itself': {
    rule: 'R4',
    because: ['R4'],
    moves: [sends(SYN, 'LISTEN'), sends(ACK, 'LISTEN')],
  },
  'listening-is-being-connected': {
    rule: 'R4',
    because: ['R4'],
    moves: [nothing('ESTABLISHED')],
  },
  'without-a-segment-no-change': {
    rule: 'R4',
    because: ['R4'],
    moves: [nothing('CLOSED')],
  },
  'connected-with-the-syn-ack': {
    rule: 'R36',
    because: ['R36', 'R42'],
    moves: [sends(SYN_ACK, 'ESTABLISHED')],
  },
  'a-call-of-ones-own': {
    rule: 'R36',
    because: ['R36'],
    moves: [sends(SYN, 'SYN-SENT'), sends(SYN, 'SYN-RECEIVED')],
  },
  'an-ack-opens-both-ways': {
    rule: 'R36',
    because: ['R36'],
    moves: [sends(ACK, 'SYN-RECEIVED'), sends(ACK, 'ESTABLISHED')],
  },
  'two-segments-suffice': {
    rule: 'R41',
    because: ['R41', 'R116'],
    moves: [nothing('ESTABLISHED')],
  },
  'the-client-has-to-finish': {
    rule: 'R116',
    because: ['R116'],
    moves: [sends(ACK, 'ESTABLISHED')],
  },
  'to-withhold-is-to-refuse': {
    rule: 'R116',
    because: ['R116'],
    moves: [sends(RST, 'CLOSED')],
  },
  'answers-in-kind': {
    rule: 'R41',
    because: ['R41', 'R49'],
    moves: [sends(SYN_ACK, 'ESTABLISHED'), sends(SYN_ACK, 'SYN-RECEIVED')],
  },
  'connected-when-confirmed': {
    rule: 'R41',
    because: ['R41', 'R49'],
    moves: [sends(ACK, 'SYN-RECEIVED')],
  },
  'a-syn-connects': {
    rule: 'R42',
    because: ['R42'],
    moves: [sends(ACK, 'ESTABLISHED')],
  },
  'calls-collide': {
    rule: 'R42',
    because: ['R42'],
    moves: [sends(RST, 'CLOSED')],
  },
  'my-syn-is-out-already': {
    rule: 'R42',
    because: ['R42'],
    moves: [sends(ACK, 'SYN-RECEIVED')],
  },
  'a-refusal-is-tried-again': {
    rule: 'R39',
    because: ['R39'],
    moves: [sends(SYN, STAY)],
  },
  'refused-back-to-listening': {
    rule: 'R39',
    because: ['R39'],
    moves: [nothing('LISTEN')],
  },
  'any-ack-connects': {
    rule: 'R38',
    because: ['R38'],
    moves: [sends(ACK, 'ESTABLISHED'), nothing('ESTABLISHED')],
  },
  'what-does-not-fit-is-ignored': {
    rule: 'R38',
    because: ['R38'],
    moves: [discards, nothing(STAY)],
  },
  'who-resets-is-closed': {
    rule: 'R38',
    because: ['R38'],
    moves: [sends(RST, 'CLOSED')],
  },
  'the-handshake-needs-a-fourth': {
    rule: 'R61',
    because: ['R61'],
    when: ({ right }) => right.kind !== 'send',
    moves: [nothing(STAY), sends(ACK, STAY), discards],
  },
  'text-cannot-open': {
    rule: 'R61',
    because: ['R74'],
    in: ['SYN-RECEIVED'],
    moves: [sends(SYN_ACK, STAY), discards, sends(ACK, STAY), nothing(STAY)],
  },
  'text-before-connected': {
    rule: 'R10',
    because: ['R10'],
    moves: [text(ACK, STAY)],
  },
  'text-connects': {
    rule: 'R10',
    because: ['R10'],
    moves: [text(ACK, 'ESTABLISHED'), nothing('ESTABLISHED')],
  },
  'a-reset-ends-listening': {
    rule: 'R53',
    because: ['R53', 'R34'],
    moves: [nothing('CLOSED')],
  },
  'no-connection-no-word': {
    rule: 'R33',
    because: ['R33', 'R32'],
    moves: [discards, nothing('CLOSED')],
  },
  'whatever-comes-is-acknowledged': {
    rule: 'R33',
    because: ['R33'],
    moves: [sends(ACK, 'CLOSED'), sends(ACK, 'ESTABLISHED')],
  },
  'turned-away-politely': {
    rule: 'R33',
    because: ['R33'],
    moves: [sends(FIN | ACK, 'CLOSED'), sends(FIN | ACK, 'LAST-ACK')],
  },
  'every-host-answers-a-syn': {
    rule: 'R32',
    because: ['R32'],
    moves: [sends(SYN_ACK, 'SYN-RECEIVED')],
  },
  'a-reset-is-always-bare': {
    rule: 'R32',
    because: ['R32'],
    moves: [rightBut({ flags: RST })],
  },
} as const satisfies Record<string, Misconception>;
