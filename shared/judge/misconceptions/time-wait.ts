/** What people wrongly believe of TIME-WAIT. */
import { ACK, RST } from '../../tcp/segment.ts';
import { discards, FIN_ACK, type Misconception, nothing, STAY, sends } from './moment.ts';

export const timeWait = {
  'a-goodbye-at-the-end': {
    rule: 'R84',
    because: ['R84'],
    moves: [sends(RST, 'CLOSED'), sends(FIN_ACK, 'CLOSED')],
  },
  'one-more-ack-to-be-sure': {
    rule: 'R84',
    because: ['R84'],
    moves: [sends(ACK, 'CLOSED'), sends(ACK, STAY)],
  },
  'the-wait-goes-round': {
    rule: 'R84',
    because: ['R84'],
    moves: [nothing(STAY)],
  },
  'acknowledged-once-for-all': {
    rule: 'R71',
    because: ['R71'],
    moves: [discards, nothing(STAY)],
  },
  'the-second-fin-ends-the-wait': {
    rule: 'R71',
    because: ['R71'],
    moves: [sends(ACK, 'CLOSED'), nothing('CLOSED')],
  },
  'a-closed-port-resets': {
    rule: 'R71',
    because: ['R71'],
    moves: [sends(RST, STAY), sends(RST, 'CLOSED')],
  },
} as const satisfies Record<string, Misconception>;
