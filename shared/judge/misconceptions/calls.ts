/** What people wrongly believe of the calls CLOSE, ABORT and SEND. */
import { ACK, FIN, RST } from '../../tcp/segment.ts';
import { FIN_ACK, type Misconception, nothing, STAY, sends, text } from './moment.ts';

export const calls = {
  'close-is-at-once': {
    rule: 'R22',
    because: ['R22', 'R24'],
    moves: [sends(RST, 'CLOSED'), sends(FIN_ACK, 'CLOSED')],
  },
  'close-is-a-private-matter': {
    rule: 'R22',
    because: ['R22'],
    moves: [nothing('CLOSED'), nothing('FIN-WAIT-1')],
  },
  'close-wait-is-who-closed': {
    rule: 'R22',
    because: ['R22'],
    moves: [sends(FIN_ACK, 'CLOSE-WAIT')],
  },
  'the-wait-begins-with-the-fin': {
    rule: 'R22',
    because: ['R22', 'R24'],
    moves: [sends(FIN_ACK, 'TIME-WAIT')],
  },
  'they-closed-so-all-is-closed': {
    rule: 'R24',
    because: ['R24'],
    moves: [nothing('CLOSED'), nothing('LAST-ACK')],
  },
  'every-close-goes-by-fin-wait': {
    rule: 'R24',
    because: ['R24'],
    moves: [sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'every-close-sends-a-fin': {
    rule: 'R20',
    because: ['R19', 'R20'],
    moves: [sends(FIN, 'FIN-WAIT-1'), sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'a-call-is-taken-back-by-reset': {
    rule: 'R20',
    because: ['R20', 'R28'],
    moves: [sends(RST, 'CLOSED')],
  },
  'close-waits-for-an-answer': {
    rule: 'R20',
    because: ['R20'],
    moves: [nothing(STAY)],
  },
  'unread-text-does-not-matter': {
    rule: 'R26',
    because: ['R26'],
    moves: [sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'abort-is-a-quick-close': {
    rule: 'R29',
    because: ['R29'],
    moves: [sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'abort-says-nothing': {
    rule: 'R29',
    because: ['R29', 'R26'],
    moves: [nothing('CLOSED')],
  },
  'a-reset-has-to-wait-too': {
    rule: 'R29',
    because: ['R29', 'R26'],
    moves: [sends(RST, 'TIME-WAIT')],
  },
  'half-closed-the-wrong-way': {
    rule: 'R12',
    because: ['R12'],
    moves: [text(ACK, STAY)],
  },
  'an-error-is-a-reset': {
    rule: 'R12',
    because: ['R12', 'R23', 'R25'],
    moves: [sends(RST, 'CLOSED')],
  },
} as const satisfies Record<string, Misconception>;
