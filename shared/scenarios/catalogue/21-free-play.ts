import { type HostId, peerOf } from '../../hosts.ts';
import { CALLS } from '../../tcp/event.ts';
import { STATES } from '../../tcp/state.ts';
import { bothEstablished } from '../goals.ts';
import type { Condition, Goal, Scenario, ScriptedCall, ScriptedCallBody } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, PATIENT_CONSTANTS, PEERS, THINK } from './defaults.ts';

const textBothWays: Goal = {
  id: 'text-both-ways',
  text: {
    en: 'Each application receives something that the other has sent.',
    zh: '双方的应用程序都收到对方发送的数据。',
  },
  reached: ({ A, B }) => A.delivered !== '' && B.delivered !== '',
};

/** The connection that filled the card must come to its end, too. */
function fullCard(host: HostId): Goal {
  return {
    id: `${host}-full-card`,
    text: {
      en: `${host} has been in all eleven states, and is back in CLOSED.`,
      zh: `${host} 走遍十一种状态，并回到 CLOSED。`,
    },
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
  title: { en: 'Free play', zh: '自由对局' },
  introduction: {
    en: 'You are TCP and the application at once: open, send, receive, close and abort as you like. Fill your card, all eleven states; it takes three connections at least. CLOSING needs two who close at the same moment, so talk to your partner; an autopilot plays client and server in turn, and the third time it closes when you do.',
    zh: '你既是 TCP，又是应用程序：可以随意打开、发送、接收、关闭、放弃。填满你的卡片，走遍十一种状态，这至少需要三条连接。只有两人在同一时刻关闭，才会进入 CLOSING，请和同伴商量着来；如果同伴是自动应答，它前两次轮流做客户端和服务器，第三次与你同时关闭。',
  },
  debrief: {
    en: 'A connection begins for a host in one of two ways: active through SYN-SENT, passive through LISTEN and SYN-RECEIVED. It ends in one of three. Who closes first goes through FIN-WAIT-1 and FIN-WAIT-2 to TIME-WAIT. Who closes second goes through CLOSE-WAIT and LAST-ACK and need not wait. When both close before either knows of it, both go through CLOSING. So a card of eleven states takes three connections at least. Neither CLOSE-WAIT nor FIN-WAIT-2 ends by itself: both last until the application on the passive side calls CLOSE. An ABORT ends everything at once, with an RST, and what was under way is lost.',
    zh: '对一台主机来说，连接有两种开始方式：主动打开，经过 SYN-SENT；被动打开，经过 LISTEN 和 SYN-RECEIVED。结束方式有三种。先关闭的一方经过 FIN-WAIT-1、FIN-WAIT-2，到达 TIME-WAIT。后关闭的一方经过 CLOSE-WAIT 和 LAST-ACK，不必等待。如果双方都在得知对方关闭之前就关闭，则都要经过 CLOSING。所以，走遍十一种状态至少需要三条连接。CLOSE-WAIT 和 FIN-WAIT-2 都不会自行结束：它们一直持续到被动关闭一方的应用程序调用 CLOSE。ABORT 则用 RST 立即结束一切，尚在途中的数据随之丢失。',
  },
  cast: { A: { name: PEERS.A }, B: { name: PEERS.B } },
  constants: { ...PATIENT_CONSTANTS, receive: 'on call', receiveBuffer: 200, mss: 50, delayedAck: 3_000 },
  // Slow enough that two people who count to three can let their segments cross.
  wire: { ...CALM_WIRE, delay: 4_000 },
  script,
  freeCalls: CALLS,
  goals: [bothEstablished, textBothWays, fullCard('A'), fullCard('B')],
  timeLimit: 60 * 60_000,
  showWire: false,
  think: THINK,
};
