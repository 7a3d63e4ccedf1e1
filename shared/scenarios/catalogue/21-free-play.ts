/** Scenario 21: Free play. */
import { HOSTS, type HostId, peerOf } from '../../hosts.ts';
import { CALLS } from '../../tcp/event.ts';
import { STATES } from '../../tcp/state.ts';
import { reached } from '../debrief.ts';
import { bothEstablished } from '../goals.ts';
import { whereIs } from '../predictions.ts';
import type { Condition, Goal, Prediction, Scenario, ScriptedCall, ScriptedCallBody } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, PATIENT_CONSTANTS, THINK } from './defaults.ts';

const textBothWays: Goal = {
  id: 'text-both-ways',
  reached: ({ A, B }) => A.delivered !== '' && B.delivered !== '',
};

/** The connection that filled the card must come to its end, too. */
function fullCard(host: HostId): Goal {
  return {
    id: `${host}-full-card`,
    reached: (facts) => facts[host].visited.length === STATES.length && facts[host].state === 'CLOSED',
  };
}

/** Each host makes its calls in this order, whatever the other does. `begin` is the index of the first in the script. */
function inOrder(calls: readonly ScriptedCall[], begin: number): ScriptedCall[] {
  const previous: { [host in HostId]?: number } = {};
  return calls.map((call, i) => {
    const before = previous[call.host];
    previous[call.host] = begin + i;
    return { ...call, when: { ...call.when, after: before === undefined ? [] : [before] } };
  });
}

/** The call of an autopilot whose partner is a person. */
const beside =
  (host: HostId) =>
  (call: ScriptedCallBody, states: NonNullable<Condition['states']>, delay: number): ScriptedCall => ({
    host,
    call,
    when: { states },
    delay,
    autopilots: [host],
    people: [peerOf(host)],
  });
const a = beside('A');
const b = beside('B');

/** The call of one of two autopilots. */
const between =
  (host: HostId) =>
  (call: ScriptedCallBody, when: Condition, delay: number): ScriptedCall => ({
    host,
    call,
    when,
    delay,
    autopilots: ['A', 'B'],
  });
const toA = between('A');
const toB = between('B');

const active: ScriptedCallBody = { call: 'OPEN', mode: 'active' };
const passive: ScriptedCallBody = { call: 'OPEN', mode: 'passive' };
const close: ScriptedCallBody = { call: 'CLOSE' };
const receiveAll: ScriptedCallBody = { call: 'RECEIVE', octets: 1_000 };
const say = (data: string): ScriptedCallBody => ({ call: 'SEND', data });

/** A peer that will answer a SYN: with SYN,ACK, or with its own that crosses ours. */
const reachable = ['LISTEN', 'SYN-SENT'] as const;
const connected = ['ESTABLISHED', 'CLOSE-WAIT'] as const;

/** What an autopilot does beside a person: often the same again. */
const program: readonly ScriptedCall[] = [
  // A opens and closes first.
  b(passive, { B: 'CLOSED' }, 500),
  a(active, { A: 'CLOSED', B: reachable }, 1_000),
  b(receiveAll, { B: connected }, 1_000),
  b(say('Hello, A!'), { B: connected }, 2_000),
  a(receiveAll, { A: connected }, 1_000),
  a(say('Hello, B!'), { A: connected }, 2_000),
  a(close, { A: connected }, 20_000),
  b(close, { B: 'CLOSE-WAIT' }, 5_000),
  // B opens and closes first.
  a(passive, { A: 'CLOSED' }, 500),
  b(active, { B: 'CLOSED', A: reachable }, 1_000),
  b(close, { B: connected }, 10_000),
  a(close, { A: 'CLOSE-WAIT' }, 5_000),
  // Whoever closes first, the other closes before it can know.
  b(passive, { B: 'CLOSED' }, 500),
  a(active, { A: 'CLOSED', B: reachable }, 1_000),
  b(close, { A: 'FIN-WAIT-1', B: 'ESTABLISHED' }, 0),
  a(close, { A: 'ESTABLISHED', B: 'FIN-WAIT-1' }, 0),
];

/** What two autopilots do together: they also go where other scenarios never lead. */
const tour: readonly ScriptedCall[] = [
  // B listens, and no longer.
  toB(passive, { states: { B: 'CLOSED' } }, 500),
  toB(close, { states: { B: 'LISTEN' } }, 1_000),
  // Both listen until A wants to say something; B closes before the handshake ends.
  toB(passive, { states: { B: 'CLOSED' } }, 500),
  toA(passive, { states: { A: 'CLOSED' } }, 500),
  toA(say('Hello, B!'), { states: { A: 'LISTEN', B: 'LISTEN' }, rules: { B: 'R19' } }, 1_000),
  toB(close, { states: { B: 'SYN-RECEIVED' } }, 0),
  toB(receiveAll, { states: { B: ['FIN-WAIT-1', 'FIN-WAIT-2'] } }, 1_000),
  toA(close, { states: { A: 'CLOSE-WAIT' } }, 5_000),
  // B calls and changes its mind; then it calls in earnest, and A closes first.
  toA(passive, { states: { A: 'CLOSED' } }, 500),
  toB(active, { states: { A: 'LISTEN', B: 'CLOSED' } }, 1_000),
  toB(close, { states: { B: 'SYN-SENT' } }, 0),
  toB(active, { states: { A: 'LISTEN', B: 'CLOSED' }, rules: { A: 'R53' } }, 1_000),
  toB(say('Hello, A!'), { states: { B: 'ESTABLISHED' } }, 2_000),
  toA(receiveAll, { states: { A: 'ESTABLISHED' } }, 1_000),
  toA(close, { states: { A: 'ESTABLISHED' }, delivered: { A: 1 } }, 2_000),
  toB(close, { states: { B: 'CLOSE-WAIT' } }, 5_000),
  // Both close before they can know.
  toB(passive, { states: { B: 'CLOSED' } }, 500),
  toA(active, { states: { A: 'CLOSED', B: 'LISTEN' } }, 1_000),
  toA(close, BOTH_ESTABLISHED, 10_000),
  toB(close, BOTH_ESTABLISHED, 10_000),
];

const script = [...inOrder(tour, 0), ...inOrder([...program, ...program, ...program], tour.length)];

export const freePlay: Scenario = {
  id: 'free-play',
  version: 2,
  number: 21,
  cast: { A: {}, B: {} },
  constants: { ...PATIENT_CONSTANTS, receive: 'on call', receiveBuffer: 200, mss: 50, delayedAck: 3_000 },
  // Slow enough that two people who count to three can let their segments cross.
  wire: { ...CALM_WIRE, delay: 4_000 },
  script,
  freeCalls: CALLS,
  turningPoint: { state: 'LAST-ACK', misconception: 'wait-in-last-ack' },
  goals: [bothEstablished, textBothWays, fullCard('A'), fullCard('B')],
  predictions: [
    ...HOSTS.map(
      (host): Prediction => ({
        id: `${host}-closes-first`,
        host,
        when: 'introduction',
        options: ['CLOSE-WAIT', 'TIME-WAIT', 'LAST-ACK'],
        right: 'TIME-WAIT',
        reveal: { states: { [host]: 'TIME-WAIT' } },
      }),
    ),
    ...HOSTS.map((host) =>
      whereIs(host, 'FIN-WAIT-1', { states: { [host]: 'FIN-WAIT-1', [peerOf(host)]: 'CLOSE-WAIT' } }, [
        'FIN-WAIT-1',
        'FIN-WAIT-2',
        'TIME-WAIT',
      ]),
    ),
  ],
  debrief: [
    { id: 'answer', needs: [reached('both-established')] },
    { id: 'begin', needs: [reached('both-established')] },
    { id: 'end', needs: [reached('text-both-ways')] },
    { id: 'stay', needs: [reached('text-both-ways')] },
  ],
  minutes: 15,
  timeLimit: 60 * 60_000,
  showWire: false,
  think: THINK,
};
