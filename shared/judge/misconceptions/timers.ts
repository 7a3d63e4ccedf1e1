/** What people wrongly believe of timers. */
import { ACK, RST, SYN } from '../../tcp/segment.ts';
import {
  FIN_ACK,
  type Misconception,
  nothing,
  RIGHT,
  rightBut,
  STAY,
  SYN_ACK,
  sends,
  text,
  type WrongMove,
} from './moment.ts';

/** What has been sent so often, once more: a SYN, or what ends the stream. */
const again: WrongMove = (moment) => {
  const { state } = moment.tcb;
  const syn = state === 'SYN-RECEIVED' ? SYN_ACK : state === 'SYN-SENT' ? SYN : null;
  return sends(syn ?? FIN_ACK, STAY)(moment);
};

export const timers = {
  'a-timeout-is-the-end': {
    rule: 'R83',
    because: ['R83', 'R100', 'R108'],
    moves: [nothing('CLOSED'), sends(RST, 'CLOSED')],
  },
  'they-will-answer-yet': {
    rule: 'R83',
    because: ['R83', 'R108'],
    moves: [nothing(STAY)],
  },
  'asks-instead-of-repeating': {
    rule: 'R83',
    because: ['R83'],
    // A host that listens would reset who asks before the SYN.
    when: ({ tcb }) => tcb.state !== 'SYN-SENT',
    moves: [sends(ACK, STAY)],
  },
  'a-lost-fin-starts-the-wait': {
    rule: 'R83',
    because: ['R83'],
    in: ['LAST-ACK', 'FIN-WAIT-1'],
    // Once it is given up nobody has heard the FIN either way.
    when: ({ right }) => right.kind === 'send',
    moves: [nothing('TIME-WAIT'), rightBut({ next: 'TIME-WAIT' })],
  },
  'it-is-tried-for-ever': {
    rule: 'R96',
    because: ['R96'],
    moves: [again],
  },
  'giving-up-resets': {
    rule: 'R96',
    because: ['R96', 'R110', 'R82'],
    moves: [sends(RST, 'CLOSED')],
  },
  'an-ack-not-sent-is-not-needed': {
    rule: 'R97',
    because: ['R97'],
    moves: [nothing(RIGHT)],
  },
  'a-closed-window-means-silence': {
    rule: 'R100',
    because: ['R100'],
    moves: [nothing(STAY)],
  },
  'a-probe-is-all-there-is': {
    rule: 'R100',
    because: ['R100'],
    moves: [text(ACK, STAY)],
  },
  'a-probe-is-a-bare-ack': {
    rule: 'R100',
    because: ['R100'],
    moves: [sends(ACK, STAY)],
  },
} as const satisfies Record<string, Misconception>;
