import { paragraphs } from '../../text.ts';
import { happens, nameOf, pileUp } from '../crowd-goals.ts';
import { closedInOrder, walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, PATIENT_CONSTANTS, THINK } from './defaults.ts';
import { FORGOTTEN } from './forgetful-server.ts';

const PILE = pileUp('A', 'FIN-WAIT-2', 10);

const TIMED_OUT = happens(
  'timed-out',
  {
    en: `close(): nobody holds the connection, and after ${nameOf('fin-timeout')} A’s kernel forgets it.`,
    zh: `用 close()：没有人再持有连接，过了 ${nameOf('fin-timeout')}，A 的内核就忘掉它。`,
  },
  ({ crowd }) => crowd.finTimeouts > 0,
  {
    of: 'A',
    todo: {
      en: `lower ${nameOf('fin-timeout')}, and watch what becomes of FIN-WAIT-2.`,
      zh: `调低 ${nameOf('fin-timeout')}，观察 FIN-WAIT-2 的连接。`,
    },
  },
);

const OUTLIVED = happens(
  'outlived',
  {
    en: `shutdown(): the application holds the connection, and it outlives ${nameOf('fin-timeout')} in FIN-WAIT-2.`,
    zh: `用 shutdown()：应用程序仍持有连接，它在 FIN-WAIT-2 停留得比 ${nameOf('fin-timeout')} 更久。`,
  },
  ({ crowd }) => crowd.outlivedFinTimeout,
  {
    of: 'A',
    todo: {
      en: `turn ${nameOf('half-close')} on, and wait for longer than ${nameOf('fin-timeout')}.`,
      zh: `打开 ${nameOf('half-close')}，等待的时间超过 ${nameOf('fin-timeout')}。`,
    },
  },
);

const TOO_LATE = happens(
  'too-late',
  {
    en: 'B closes a connection that A has forgotten: A answers B’s FIN with RST.',
    zh: 'B 关闭一条 A 已经忘记的连接：A 用 RST 回答 B 的 FIN。',
  },
  ({ crowd }) => crowd.resets.A > 0,
  {
    of: 'B',
    todo: {
      en: 'when A has forgotten connections, call close() for a row of the table that you still have.',
      zh: 'A 忘记一些连接之后，对表中还留着的一条调用 close()。',
    },
  },
);

const IN_ORDER = happens(
  'mended',
  {
    en: 'B’s application is mended: 5 connections of A go on from FIN-WAIT-2 to TIME-WAIT.',
    zh: 'B 的应用程序修好了：A 有 5 条连接从 FIN-WAIT-2 走到 TIME-WAIT。',
  },
  ({ crowd }) => (crowd.now.A['TIME-WAIT'] ?? 0) >= 5,
  {
    of: 'B',
    todo: {
      en: `turn ${nameOf('close-at-end')} on, and restart the application.`,
      zh: `打开 ${nameOf('close-at-end')}，然后重启应用程序。`,
    },
  },
);

const ENDS: Goal = {
  ...closedInOrder,
  of: 'B',
  todo: {
    en: 'as the application, call CLOSE for the connection in hand.',
    zh: '作为应用程序，对手中的连接调用 CLOSE。',
  },
};

const WAITS = walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2');

const after = (...goals: string[]) => ({ when: { goals }, delay: 0 });
const a = { host: 'A', autopilots: ['A'] } as const;
const b = { host: 'B', autopilots: ['B'] } as const;

const SEARCH: readonly ScriptItem[] = [
  { ...a, control: 'fin-timeout', value: 5_000, ...after(PILE.id) },
  { ...a, control: 'half-close', value: 1, ...after(TIMED_OUT.id) },
  { ...b, act: { do: 'close', row: 'oldest' }, ...after(TIMED_OUT.id) },
  { ...b, control: 'close-at-end', value: 1, ...after(TOO_LATE.id, OUTLIVED.id) },
  { ...b, act: { do: 'restart' }, ...after(TOO_LATE.id, OUTLIVED.id) },
  { ...b, call: { call: 'CLOSE' }, ...after(IN_ORDER.id) },
];

export const finWait2Stuck: Scenario = {
  id: 'fin-wait-2-stuck',
  version: 1,
  number: 20,
  title: { en: 'FIN-WAIT-2 stuck', zh: '停在 FIN-WAIT-2' },
  introduction: {
    en: 'The other side of the CLOSE-WAIT leak: A has closed, B’s application has not, and A waits in FIN-WAIT-2. Find out how long it waits, who may end it, and what becomes of the half that is left.',
    zh: 'CLOSE-WAIT 泄漏的另一头：A 已经关闭，B 的应用程序没有，A 等在 FIN-WAIT-2。弄清楚它要等多久，谁能结束它，剩下的半条连接会怎样。',
  },
  debrief: paragraphs(
    {
      en: 'A waits in FIN-WAIT-2 as long as B’s application likes, and only B’s FIN ends it in order.',
      zh: 'B 的应用程序愿意拖多久，A 就在 FIN-WAIT-2 等多久；能让它有序结束的只有 B 的 FIN。',
    },
    {
      en: 'In FIN-WAIT-2 all that A sent has been acknowledged, its FIN too, so no retransmission timer runs, and TCP itself sets no other. That is meant so, for B may still have much to send: a connection of which only one direction is closed is half-closed, not broken.',
      zh: '在 FIN-WAIT-2，A 发送的一切连同 FIN 都已得到确认，重传计时器不再运行，TCP 本身也没有别的计时器。这是有意为之，因为 B 可能还有许多数据要发：只关闭了一个方向的连接是半关闭，并不是坏了。',
    },
    {
      en: 'Whether anybody at A still waits depends on the call. After shutdown() the application holds the connection and reads on, and it stays. After close() nobody could take what B sends any more, so operating systems give up such orphans after a while, Linux after tcp_fin_timeout. Then A has forgotten a connection that B still has: the FIN or the text that comes at last is answered with an RST.',
      zh: 'A 这边是否还有人在等，取决于调用。shutdown() 之后应用程序仍持有连接、继续读取，它就一直保留。close() 之后，B 再发什么也没有人接收，所以操作系统过一段时间就会放弃这种孤儿连接，Linux 是 tcp_fin_timeout。此后 A 忘记了连接而 B 还保留着：迟来的 FIN 或数据得到的回答是 RST。',
    },
    {
      en: 'B’s FIN is B’s application to send: many FIN-WAIT-2s here mean many CLOSE-WAITs there.',
      zh: 'B 的 FIN 要由 B 的应用程序发出：这里有许多 FIN-WAIT-2，那边就有许多 CLOSE-WAIT。',
    },
  ),
  cast: {
    A: {
      name: { en: 'Client', zh: '客户端' },
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024, 'port-range': 1_000 },
    },
    B: {
      name: { en: 'Forgetful server', zh: '健忘的服务器' },
      iss: FIGURE_ISS.B,
      controls: { 'close-at-end': 0, 'reuse-address': 1, descriptors: 1_024 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [...FORGOTTEN, ...SEARCH],
  freeCalls: ['CLOSE'],
  offered: { A: ['fin-timeout', 'half-close'], B: ['close-at-end'] },
  crowd: { from: 'A', every: 1_500, patience: 6_000, acceptQueue: 16 },
  acts: { B: ['close', 'restart'] },
  goals: [WAITS, PILE, TIMED_OUT, OUTLIVED, TOO_LATE, IN_ORDER, ENDS],
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
