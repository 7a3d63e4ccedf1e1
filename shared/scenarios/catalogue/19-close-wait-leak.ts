import { paragraphs } from '../../text.ts';
import { failed, happens, helped, nameOf, tried } from '../crowd-goals.ts';
import { walks } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { CALM_WIRE, FIGURE_ISS, PATIENT_CONSTANTS, THINK } from './defaults.ts';
import { FORGOTTEN } from './forgetful-server.ts';

const OUT_OF_DESCRIPTORS = happens(
  'out-of-descriptors',
  {
    en: 'The server has no descriptor left: “Too many open files”.',
    zh: '服务器的文件描述符用尽：“Too many open files”。',
  },
  ({ crowd }) => crowd.outOfDescriptors > 0,
  {
    todo: {
      en: 'change nothing yet, and watch B’s connection table and descriptors.',
      zh: '先什么也不改，观察 B 的连接表和文件描述符。',
    },
  },
);

const TURNED_AWAY = happens(
  'turned-away',
  { en: 'A client is turned away.', zh: '有客户端被拒之门外。' },
  ({ crowd }) => crowd.turnedAway > 0,
);

const KEEP_ALIVE = tried('B', 'keep-alive', 40, {
  en: 'Keep-alive, alone, for 40 s: the probes are answered, and nobody is served for it.',
  zh: '单独打开保活探测 40 秒：探测得到应答，却没有因此多服务一个客户端。',
});

const HIGHER_LIMIT = failed('B', 'descriptors', {
  en: `A higher ${nameOf('descriptors')}, alone: it only takes longer.`,
  zh: `单独提高 ${nameOf('descriptors')}：只是推迟耗尽。`,
});

const CLOSED: Goal = {
  ...walks('B', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'),
  of: 'B',
  todo: {
    en: 'as the application, call CLOSE for the connection in hand.',
    zh: '作为应用程序，对手中的连接调用 CLOSE。',
  },
};

const BY_HAND = happens(
  'closed-by-hand',
  {
    en: 'A forgotten connection of the table is closed by hand, and its descriptor is free.',
    zh: '手动关闭表中一条被遗忘的连接，释放它的文件描述符。',
  },
  ({ crowd }) => crowd.closedByHand > 0,
  {
    of: 'B',
    todo: {
      en: 'call close() for a row of the table in CLOSE-WAIT.',
      zh: '对表中一条 CLOSE-WAIT 连接调用 close()。',
    },
  },
);

const MENDED: Goal = {
  ...helped('B', 'close-at-end', 1, 10, {
    en: 'The application is mended and restarted: 10 clients in a row are served.',
    zh: '修好应用程序并重启：连续 10 个客户端得到服务。',
  }),
  todo: {
    en: `turn ${nameOf('close-at-end')} on, with nothing else moved, and restart the application.`,
    zh: `打开 ${nameOf('close-at-end')}，其他保持原样，然后重启应用程序。`,
  },
};

const b = { autopilots: ['B'], delay: 0 } as const;
const after = (goal: string) => ({ goals: [goal] });

/** An autopilot tries what does not help, then what does. */
const SEARCH: readonly ScriptItem[] = [
  { host: 'B', control: 'keep-alive', value: 1, when: after(TURNED_AWAY.id), ...b },
  { host: 'B', control: 'keep-alive', value: 0, when: after(KEEP_ALIVE.id), ...b },
  { host: 'B', control: 'descriptors', value: 48, when: after(KEEP_ALIVE.id), ...b },
  { host: 'B', control: 'descriptors', value: 24, when: after(HIGHER_LIMIT.id), ...b },
  { host: 'B', call: { call: 'CLOSE' }, when: after(HIGHER_LIMIT.id), ...b },
  { host: 'B', act: { do: 'close', row: 'oldest' }, when: after(CLOSED.id), ...b },
  { host: 'B', control: 'close-at-end', value: 1, when: after(BY_HAND.id), ...b },
  { host: 'B', act: { do: 'restart' }, when: after(BY_HAND.id), ...b, delay: 2_000 },
];

export const closeWaitLeak: Scenario = {
  id: 'close-wait-leak',
  version: 1,
  number: 19,
  title: { en: 'CLOSE-WAIT leak', zh: 'CLOSE-WAIT 泄漏' },
  introduction: {
    en: 'A asks, B answers, A closes: now B is in CLOSE-WAIT, and only B’s application can end that. It forgets to, every time. Watch the connection table fill until B can serve nobody, find out why, and mend it.',
    zh: 'A 请求，B 应答，A 关闭：现在 B 处于 CLOSE-WAIT，只有 B 的应用程序才能结束它，而它每次都忘记。看着连接表越积越满，直到 B 谁也服务不了；找出原因，把它修好。',
  },
  debrief: paragraphs(
    {
      en: 'CLOSE-WAIT ends when the application calls CLOSE. Many of them are a mistake of the program, never of the network or the kernel.',
      zh: '应用程序调用 CLOSE，CLOSE-WAIT 才会结束。大量 CLOSE-WAIT 是程序的错，从来不是网络的错，也不是内核的错。',
    },
    {
      en: 'A FIN says only that the peer sends no more; when the other direction ends is for the own application to say. So CLOSE-WAIT has no timer: TCP waits for CLOSE as long as it takes. B’s application read the end of the stream and forgot to call close(), so each request left a connection in CLOSE-WAIT and a descriptor taken. When the descriptors had run out, accept() failed, the accept queue filled, and the kernel dropped SYNs and last ACKs: to the clients the server was dead.',
      zh: 'FIN 只表示对方不再发送数据；自己的方向何时结束，由自己的应用程序决定。所以 CLOSE-WAIT 没有计时器：TCP 会一直等待 CLOSE。B 的应用程序读到流的结尾，却忘了调用 close()，于是每个请求都留下一条 CLOSE-WAIT 连接，占着一个文件描述符。描述符用尽后 accept() 失败，全连接队列填满，内核丢弃 SYN 和最后的 ACK：在客户端看来，服务器已经死了。',
    },
    {
      en: 'Keep-alive did not help, for the peers’ TCP answered from FIN-WAIT-2; when they had forgotten the connection, their RST took the row from the table, yet the descriptor stayed taken. A higher limit only bought time. What helped was CLOSE: for one connection by hand, for all of them by a restart, for good by an application that closes what it has read to the end.',
      zh: '保活探测没有用，因为对方的 TCP 在 FIN-WAIT-2 照样应答；等对方忘记了连接，RST 会让表项消失，描述符却仍被占用。提高上限只是拖延时间。真正有效的是 CLOSE：手动关闭一条，重启关闭全部，而读到结尾就关闭的程序才是根治。',
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
      controls: { 'close-at-end': 0, 'reuse-address': 1 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [...FORGOTTEN, ...SEARCH],
  freeCalls: ['CLOSE'],
  offered: { A: ['fin-timeout'], B: ['descriptors', 'keep-alive', 'close-at-end'] },
  crowd: { from: 'A', every: 1_000, patience: 6_000, acceptQueue: 8 },
  acts: { B: ['close', 'restart'] },
  goals: [
    walks('B', 'ESTABLISHED', 'CLOSE-WAIT'),
    OUT_OF_DESCRIPTORS,
    TURNED_AWAY,
    KEEP_ALIVE,
    HIGHER_LIMIT,
    CLOSED,
    BY_HAND,
    MENDED,
  ],
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
