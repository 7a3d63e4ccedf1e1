/** Scenario 13: Old duplicates. */
import { ACK } from '../../tcp/segment.ts';
import type { Fault } from '../../wire/fault.ts';
import { reached } from '../debrief.ts';
import { walks } from '../goals.ts';
import type { Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, PATIENT_CONSTANTS, THINK, TIME_LIMIT } from './defaults.ts';

/** Longer than the RFC's: the late segment must outlive the gap between two connections of people who think for 30 s. */
const MSL = 180_000;
/** As long as each other, so that one can take the other's numbers. */
const PRICES = ['Price: 10', 'Price: 99', 'Price: 75'] as const;
const [FIRST, SECOND, THIRD] = PRICES;

/**
 * B begins every connection with the same number, A a little later each time: B's text of one connection then has just the
 * numbers that A expects in the next.
 */
const ISS = { A: [100, 200, 300], B: [300, 300, 300] } as const;
const [A1, A2, A3] = ISS.A;
const [B1] = ISS.B;

/**
 * Copies of B's text, as it bears this ACK, stray until A's next connection, of this ISS, is ESTABLISHED. Text that is cut
 * or sent again is copied piece by piece.
 */
function straying(ack: number, next: number): Fault {
  const handshakeEnds = { from: 'A', flags: ACK, data: false, seq: next + 1, ack: B1 + 1 } as const;
  return {
    on: { from: 'B', data: true, ack },
    times: 1_000,
    action: { do: 'duplicate', until: handshakeEnds },
  };
}

const closed = { A: 'CLOSED', B: 'CLOSED' } as const;

/** The second connection and the third: B has its price ready before the handshake ends. */
function connection(price: string, from: number): readonly ScriptItem[] {
  const [listens, opens, sends] = [from, from + 1, from + 2];
  return [
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: closed, after: [from - 1] },
      delay: 500,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { B: 'LISTEN' }, after: [listens] },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: price },
      when: { states: { B: 'SYN-RECEIVED' }, after: [opens] },
      delay: 0,
    },
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { states: { A: 'ESTABLISHED' }, acknowledged: 'B', after: [sends] },
      delay: 2_000,
    },
  ];
}

export const oldDuplicates: Scenario = {
  id: 'old-duplicates',
  version: 1,
  number: 13,
  cast: {
    A: { iss: ISS.A, controls: { 'time-wait': 0 } },
    B: { iss: ISS.B },
  },
  constants: { ...PATIENT_CONSTANTS, msl: MSL },
  wire: {
    ...CALM_WIRE,
    msl: MSL,
    faults: [
      // A has sent its SYN and its FIN, and nothing else.
      straying(A1 + 2, A2),
      straying(A2 + 1, A3),
    ],
  },
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 500 },
    // The first price comes late in its connection, so that its copy is young in the next.
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'SEND', data: FIRST },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 500,
    },
    { host: 'B', call: { call: 'CLOSE' }, when: { after: [3] }, delay: 0 },
    ...connection(SECOND, 5),
    { host: 'A', control: 'time-wait', value: 2 * MSL, when: { after: [8] }, delay: 4_000 },
    { host: 'B', call: { call: 'CLOSE' }, when: { states: { B: 'CLOSE-WAIT' }, after: [8] }, delay: 500 },
    ...connection(THIRD, 11),
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'the-stranger-is-reset' },
  goals: [
    {
      id: 'corrupted',
      reached: ({ A }) => A.delivered.startsWith(FIRST + FIRST),
    },
    {
      id: 'B-deceived',
      reached: ({ A, B }) =>
        B.sent === FIRST + SECOND && B.unacknowledged === 0 && !A.delivered.includes(SECOND),
    },
    walks('A', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'),
    {
      id: 'safe',
      reached: ({ A, lost }) => lost > 0 && A.delivered === FIRST + FIRST + THIRD,
    },
  ],
  predictions: [
    {
      id: 'old-text',
      when: 'introduction',
      options: ['taken', 'checksum', 'port'],
      right: 'taken',
      reveal: { goals: ['corrupted'] },
    },
    {
      id: 'what-helps',
      when: { goals: ['corrupted'] },
      options: ['checksum', 'acks', 'wait'],
      right: 'wait',
      reveal: { goals: ['safe'] },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('corrupted')] },
    { id: 'copy', needs: [reached('corrupted'), reached('B-deceived')] },
    { id: 'safe', needs: [reached('safe')] },
    { id: 'practice', needs: [reached('corrupted')] },
  ],
  minutes: 15,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
