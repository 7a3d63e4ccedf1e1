import { CONNECTION_HEADER } from '../../host/controls/remedies.ts';
import type { ControlId } from '../../host/controls.ts';
import { paragraphs } from '../../text.ts';
import { failed, happens, helped, nameOf, tried } from '../crowd-goals.ts';
import { walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, FIGURE_ISS, OPENING, PATIENT_CONSTANTS, THINK } from './defaults.ts';

const REQUEST = 'GET / HTTP/1.1';
const ANSWER = 'HTTP/1.1 200 OK';
const STAYS = 10_000;
/** Requests in a row: a row that 28 ports alone do not give again while they wait. */
const ROW = 20;

const noPort = happens(
  'no-port',
  {
    en: 'A request fails, for no port is left: “Cannot assign requested address”.',
    zh: '端口用尽，一个请求失败：“Cannot assign requested address”。',
  },
  ({ crowd }) => (crowd.reasons['no port'] ?? 0) > 0,
  {
    todo: {
      en: 'change nothing yet, and watch A’s ports run out.',
      zh: '先什么也不改，看 A 的端口怎样用尽。',
    },
  },
);

const inVain = tried('A', 'fin-timeout', 10, {
  en: `${nameOf('fin-timeout')} is lowered, alone, for 10 s, and TIME-WAIT takes no notice.`,
  zh: `单独调低 ${nameOf('fin-timeout')} 10 秒：TIME-WAIT 不为所动。`,
});

const morePorts = failed('A', 'port-range', {
  en: 'More ports, alone: they last longer, and run out too.',
  zh: '单独增加端口：撑得久一些，最后同样用尽。',
});

const remedy = (control: ControlId, value: number, en: string, zh: string): Goal =>
  helped('A', control, value, ROW, {
    en: `${en}: ${ROW} requests in a row are served.`,
    zh: `${zh}：连续 ${ROW} 个请求得到应答。`,
  });

const REMEDIES = [
  remedy('time-wait-reuse', 1, 'Reuse with timestamps (tcp_tw_reuse)', '借助时间戳重用端口（tcp_tw_reuse）'),
  remedy(
    'connection-header',
    CONNECTION_HEADER.serverCloses,
    'The server closes first (Connection: close)',
    '由服务器先关闭（Connection: close）',
  ),
  remedy(
    'connection-header',
    CONNECTION_HEADER.keptOpen,
    'Connections are kept open and reused (keep-alive)',
    '保持连接并重复使用（keep-alive）',
  ),
];

/** An autopilot moves one thing at a time, until its goal is reached. */
const TRIALS: readonly (readonly [ControlId, value: number, initial: number, goal: string])[] = [
  ['fin-timeout', 5_000, 60_000, inVain.id],
  ['port-range', 64, 28, morePorts.id],
  ['time-wait-reuse', 1, 0, REMEDIES[0]?.id ?? ''],
  ['connection-header', CONNECTION_HEADER.serverCloses, 0, REMEDIES[1]?.id ?? ''],
  ['connection-header', CONNECTION_HEADER.keptOpen, 0, REMEDIES[2]?.id ?? ''],
];

function experiment(): ScriptItem[] {
  let before = noPort.id;
  return TRIALS.flatMap(([control, value, initial, goal]): ScriptItem[] => {
    const set = (to: number, after: string, delay: number): ScriptItem => ({
      host: 'A',
      control,
      value: to,
      when: { goals: [after] },
      delay,
      autopilots: ['A'],
    });
    // Long enough that what it leaves behind can be looked at.
    const items = [set(value, before, STAYS), set(initial, goal, STAYS)];
    before = goal;
    return items;
  });
}

const bindFails = happens(
  'bind-fails',
  {
    en: 'B restarts its server while connections still have the port: “Address already in use”.',
    zh: '端口上还有连接时 B 重启服务器：“Address already in use”。',
  },
  ({ crowd }) => crowd.bindFailed > 0,
  {
    of: 'B',
    todo: {
      en: 'restart the application while connections still have its port.',
      zh: '在端口上还有连接时重启应用程序。',
    },
  },
);

const bindWorks = happens(
  'bind-works',
  {
    en: 'A server that ran with SO_REUSEADDR is restarted, and gets its port although connections still have it.',
    zh: '运行时已设置 SO_REUSEADDR 的服务器再次重启：端口上还有连接，照样绑定成功。',
  },
  ({ crowd }) => crowd.boundInUse > 0,
  {
    of: 'B',
    todo: {
      en: `set ${nameOf('reuse-address')}, and restart until the server gets its port in spite of old connections.`,
      zh: `设置 ${nameOf('reuse-address')}，再次重启，直到端口上还有旧连接也能绑定成功。`,
    },
  },
);

const sends = (host: 'A' | 'B', data: string, after: number): ScriptItem => ({
  host,
  call: { call: 'SEND', data },
  when: { ...BOTH_ESTABLISHED, after: [after] },
  delay: 1_000,
});

export const timeWaitPileUp: Scenario = {
  id: 'time-wait-pile-up',
  version: 1,
  number: 18,
  title: { en: 'TIME-WAIT pile-up', zh: 'TIME-WAIT 堆积' },
  introduction: {
    en: 'A asks B one thing over a connection of its own and closes first: it ends in TIME-WAIT, and its port waits for 2 MSL. Then A is a busy client that does so twice a second, with 28 ports. Find out what helps, one thing at a time, and what people only believe to help.',
    zh: 'A 用一条连接向 B 提出一个请求，并首先关闭：它停在 TIME-WAIT，端口要等 2MSL。接着 A 成了繁忙的客户端，每秒请求两次，而端口只有 28 个。每次只改一样，看看什么办法有效，什么办法只是人们以为有效。',
  },
  debrief: paragraphs(
    {
      en: 'Best is not to close at all: connections that are kept open and reused leave no TIME-WAIT behind.',
      zh: '最好的办法是不关闭：保持连接、重复使用，就不会留下 TIME-WAIT。',
    },
    {
      en: 'TIME-WAIT falls to the side that closes first, and here that was the client, with every request. It is no fault: it keeps late segments of the old connection away from the next one. But for 60 seconds its port cannot be used for the same server, so a client that closes first can open no more than its ports divided by 60 connections a second.',
      zh: 'TIME-WAIT 总是落在首先关闭的一方，这里每次请求都是客户端先关闭。它不是故障：它让旧连接迟到的报文段不会混入下一条连接。但是在 60 秒内，该端口不能再用来连接同一服务器，所以先关闭的客户端每秒最多新建“端口数除以 60”条连接。',
    },
    {
      en: 'tcp_fin_timeout, whatever is said of it, is about FIN-WAIT-2 and changes nothing here; more ports only lasted longer. tcp_tw_reuse let a new connection take such a port, for timestamps tell the old segments from the new (its sister tcp_tw_recycle broke clients behind NAT, and is gone since Linux 4.12). When the server closed first, TIME-WAIT was the server’s, which keeps the same port for all: it costs it only a little memory.',
      zh: '常有人提到的 tcp_fin_timeout 管的是 FIN-WAIT-2，在这里毫无作用；增加端口只是撑得久一些。tcp_tw_reuse 允许新连接使用这样的端口，因为时间戳能区分新旧报文段（与它相似的 tcp_tw_recycle 会误伤 NAT 之后的客户端，Linux 4.12 起已删除）。由服务器先关闭时，TIME-WAIT 归服务器，而服务器所有连接共用一个端口，只多占一点内存。',
    },
    {
      en: 'A server that is started again needs SO_REUSEADDR, or it cannot have its port as long as old connections do; and it must have been set before, for Linux asks it of the server that accepted them as well.',
      zh: '服务器重启时需要 SO_REUSEADDR，否则旧连接还在时就拿不到端口；而且要事先设置，因为 Linux 要求接受这些旧连接的那个进程也设置过它。',
    },
  ),
  cast: {
    A: {
      name: { en: 'Busy client', zh: '繁忙的客户端' },
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024 },
    },
    B: {
      name: { en: 'Server', zh: '服务器' },
      iss: FIGURE_ISS.B,
      controls: { descriptors: 1_024 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    sends('A', REQUEST, 1),
    {
      host: 'B',
      call: { call: 'SEND', data: ANSWER },
      when: { ...BOTH_ESTABLISHED, delivered: { B: REQUEST.length } },
      delay: 500,
    },
    {
      host: 'A',
      call: { call: 'CLOSE' },
      when: { delivered: { A: ANSWER.length }, acknowledged: 'A' },
      delay: 500,
    },
    {
      host: 'B',
      call: { call: 'CLOSE' },
      when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } },
      delay: 500,
    },
    { crowd: 'begins', when: { states: { A: ['TIME-WAIT', 'CLOSED'] }, after: [5] }, delay: 1_000 },
    ...experiment(),
    {
      host: 'B',
      act: { do: 'restart' },
      when: { goals: [REMEDIES[1]?.id ?? ''] },
      delay: 6_000,
      autopilots: ['B'],
    },
    {
      host: 'B',
      control: 'reuse-address',
      value: 1,
      when: { goals: [bindFails.id] },
      delay: 3_000,
      autopilots: ['B'],
    },
    // When all else is done. The port may have been free again before SO_REUSEADDR was set: then this is the first restart
    // with it. Or the one connection of that moment has a request unread, and is reset: then nothing has the port.
    ...Array.from(
      { length: 24 },
      (_, i): ScriptItem => ({
        host: 'B',
        act: { do: 'restart' },
        when: { goals: [bindFails, inVain, morePorts, ...REMEDIES].map(({ id }) => id) },
        delay: 4_000 + i * 5_000,
        autopilots: ['B'],
      }),
    ),
  ],
  freeCalls: [],
  offered: {
    A: ['connection-header', 'time-wait-reuse', 'timestamps', 'port-range', 'fin-timeout'],
    B: ['reuse-address', 'time-wait-reuse', 'timestamps'],
  },
  crowd: { from: 'A', every: 500, patience: 10_000, acceptQueue: 16 },
  acts: { B: ['restart'] },
  goals: [
    walks('A', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'),
    noPort,
    inVain,
    morePorts,
    ...REMEDIES,
    bindFails,
    bindWorks,
  ],
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
