/** What people wrongly believe of resets, and of what may be forged. */
import { ACK, RST } from '../../tcp/segment.ts';
import { discards, type Misconception, nothing, RIGHT, STAY, SYN_ACK, sends } from './moment.ts';

const BELIEVED = ['R39', 'R53', 'R54', 'R55', 'R56'] as const;

export const resets = {
  'every-reset-is-believed': {
    rule: 'R52',
    because: ['R50', 'R52'],
    moves: [nothing('CLOSED')],
  },
  'what-may-be-forged-is-ignored': {
    rule: 'R52',
    because: ['R52', 'R58', 'R60'],
    moves: [discards, nothing(STAY)],
  },
  'no-reset-is-believed': {
    rule: 'R51',
    because: [...BELIEVED],
    moves: [discards, nothing(STAY)],
  },
  'every-reset-is-challenged': {
    rule: 'R50',
    because: ['R50', 'R31', 'R34', ...BELIEVED],
    moves: [sends(ACK, STAY)],
  },
  'a-reset-for-a-reset': {
    rule: 'R31',
    because: ['R31', 'R34', 'R50', 'R52', ...BELIEVED],
    moves: [sends(RST, 'CLOSED'), sends(RST, STAY)],
  },
  'a-reset-is-acknowledged': {
    rule: 'R55',
    because: [...BELIEVED],
    moves: [sends(ACK, RIGHT)],
  },
  'a-reset-is-like-a-fin': {
    rule: 'R55',
    because: ['R55', 'R52'],
    in: ['ESTABLISHED'],
    moves: [sends(ACK, 'CLOSE-WAIT'), nothing('CLOSE-WAIT')],
  },
  'a-reset-is-waited-out': {
    rule: 'R55',
    because: ['R55', 'R56'],
    moves: [nothing('TIME-WAIT')],
  },
  'a-syn-starts-anew': {
    rule: 'R58',
    because: ['R58', 'R45'],
    when: ({ stimulus, tcb }) =>
      stimulus.type === 'segment' && (stimulus.segment.flags & 2) !== 0 && tcb.state !== 'SYN-RECEIVED',
    moves: [sends(SYN_ACK, 'SYN-RECEIVED'), sends(ACK, 'SYN-RECEIVED')],
  },
  'the-stranger-is-reset': {
    rule: 'R45',
    because: ['R45', 'R58', 'R60'],
    moves: [sends(RST, 'CLOSED'), sends(RST, STAY)],
  },
} as const satisfies Record<string, Misconception>;
