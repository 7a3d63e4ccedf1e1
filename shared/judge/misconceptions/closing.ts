/** What people wrongly believe of closing a connection. */
import { ACK, FIN, RST } from '../../tcp/segment.ts';
import { discards, FIN_ACK, type Misconception, nothing, rightBut, STAY, sends } from './moment.ts';

export const closing = {
  'answers-for-the-application': {
    rule: 'R77',
    because: ['R77', 'R97', 'R45', 'R63'],
    in: ['ESTABLISHED', 'CLOSE-WAIT'],
    when: ({ tcb, canonical }) => tcb.state === 'CLOSE-WAIT' || canonical.tcb.state === 'CLOSE-WAIT',
    moves: [sends(FIN_ACK, 'LAST-ACK'), sends(FIN_ACK, 'CLOSE-WAIT')],
  },
  'who-hears-the-fin-waits': {
    rule: 'R77',
    because: ['R77'],
    moves: [sends(ACK, 'TIME-WAIT'), nothing('TIME-WAIT')],
  },
  'a-fin-ends-both-ways': {
    rule: 'R77',
    because: ['R77'],
    moves: [sends(ACK, 'CLOSED'), nothing('CLOSED'), sends(RST, 'CLOSED')],
  },
  'the-ack-of-the-fin-closes': {
    rule: 'R67',
    because: ['R67'],
    moves: [nothing('CLOSED')],
  },
  'the-ack-of-the-fin-starts-the-wait': {
    rule: 'R67',
    because: ['R67', 'R64', 'R68'],
    in: ['FIN-WAIT-1', 'FIN-WAIT-2'],
    moves: [nothing('TIME-WAIT')],
  },
  'one-fin-wait-is-enough': {
    rule: 'R67',
    because: ['R67'],
    moves: [nothing(STAY), discards],
  },
  'closing-whenever-both-close': {
    rule: 'R78',
    because: ['R78'],
    moves: [sends(ACK, 'CLOSING')],
  },
  'all-is-said-so-closed': {
    rule: 'R80',
    because: ['R78', 'R80'],
    moves: [sends(ACK, 'CLOSED')],
  },
  'first-the-ack-then-the-fin': {
    rule: 'R78',
    because: ['R78'],
    moves: [sends(ACK, 'FIN-WAIT-2'), nothing('FIN-WAIT-2')],
  },
  'a-crossing-fin-acknowledges': {
    rule: 'R79',
    because: ['R79'],
    moves: [sends(ACK, 'TIME-WAIT')],
  },
  'every-fin-leads-to-close-wait': {
    rule: 'R79',
    because: ['R79', 'R80'],
    moves: [sends(ACK, 'CLOSE-WAIT')],
  },
  'a-fin-for-a-fin': {
    rule: 'R23',
    because: ['R78', 'R79', 'R80'],
    moves: [sends(FIN_ACK, 'LAST-ACK'), rightBut({ flags: FIN_ACK })],
  },
  'last-ack-is-who-sends-it': {
    rule: 'R80',
    because: ['R80'],
    moves: [sends(ACK, 'LAST-ACK')],
  },
  'a-last-fin-needs-no-ack': {
    rule: 'R80',
    because: ['R80', 'R78'],
    moves: [nothing('TIME-WAIT'), nothing('CLOSED')],
  },
  'wait-in-last-ack': {
    rule: 'R70',
    because: ['R70', 'R63'],
    in: ['LAST-ACK'],
    moves: [nothing('TIME-WAIT'), sends(ACK, 'TIME-WAIT')],
  },
  'any-ack-ends-last-ack': {
    rule: 'R70',
    because: ['R63'],
    in: ['LAST-ACK'],
    when: ({ right }) => right.kind === 'nothing' && right.next === 'LAST-ACK',
    moves: [nothing('CLOSED')],
  },
  'the-end-needs-more': {
    rule: 'R70',
    because: ['R70', 'R69'],
    moves: [nothing(STAY), discards],
  },
  'the-crossing-is-over-so-closed': {
    rule: 'R69',
    because: ['R69'],
    moves: [nothing('CLOSED'), sends(ACK, 'CLOSED')],
  },
  'closing-goes-by-fin-wait': {
    rule: 'R69',
    because: ['R69'],
    moves: [nothing('FIN-WAIT-2'), sends(ACK, 'FIN-WAIT-2')],
  },
  'an-ack-ends-close-wait': {
    rule: 'R24',
    because: ['R63', 'R97', 'R45'],
    in: ['CLOSE-WAIT'],
    moves: [rightBut({ next: 'LAST-ACK' }), nothing('LAST-ACK'), nothing('CLOSED')],
  },
  'closed-hosts-are-deaf': {
    rule: 'R15',
    because: ['R74', 'R97'],
    in: ['FIN-WAIT-1', 'FIN-WAIT-2'],
    moves: [sends(RST, 'CLOSED'), discards],
  },
  'text-ends-the-half-close': {
    rule: 'R80',
    because: ['R74', 'R97'],
    in: ['FIN-WAIT-1', 'FIN-WAIT-2'],
    moves: [sends(ACK, 'TIME-WAIT')],
  },
  'no-word-after-the-fin': {
    rule: 'R12',
    because: ['R74', 'R97'],
    in: ['FIN-WAIT-1', 'FIN-WAIT-2'],
    moves: [nothing(STAY)],
  },
  'a-fin-goes-alone': {
    rule: 'R22',
    because: ['R22', 'R24'],
    moves: [rightBut({ flags: FIN })],
  },
} as const satisfies Record<string, Misconception>;
