import { meets, receives } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  CLIENT_AND_SERVER,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

const BACK = 'I am back.';
/** The new SYN lies outside of B's window, as that of a host that starts anew mostly does. */
const ISS = { A: [100, 2_100, 9_100], B: [300, 2_300, 4_300] } as const;

export const halfOpen: Scenario = {
  id: 'half-open',
  version: 1,
  number: 16,
  title: { en: 'Half-open', zh: '半开连接' },
  introduction: {
    en: 'Three times somebody pulls the plug: a host loses its power, and with it every memory of the connection. The other host hears nothing of it and is still ESTABLISHED. How does it ever find out?',
    zh: '有人三次拔掉电源：一台主机断电，忘记了连接的一切。另一台主机毫不知情，仍然处于 ESTABLISHED。它怎样才能发现？',
  },
  debrief: {
    en: 'A connection of which one end knows nothing is called half-open. The first time A wrote to B; B, back in CLOSED, answered the unknown segment with an RST, numbered with A’s own ACK so that A would believe it. The second time A had forgotten, and called anew: its SYN met a B that was still ESTABLISHED. B did not believe it but sent a challenge ACK; A, in SYN-SENT, saw an ACK of something that it had never sent, and answered with an RST, so that B let the old connection go. When the SYN came again, B was listening, and a new connection began (RFC 9293, figure 9). The third time nobody had anything to say, and without a segment there is nothing to notice: such a connection can stay half-open for years. Keep-alives are the remedy: after a long silence A asks with an empty segment whose number B has acknowledged before; a living B repeats its ACK, a restarted one sends RST, and a dead one stays silent, until A gives up after several tries. They are off by default and wait for two hours, because they cost traffic and can kill a connection that only had a bad moment.',
    zh: '只有一端还记得的连接，称为半开连接。第一次，A 向 B 发送数据；B 已回到 CLOSED，对不认识的报文段回了 RST，序号取自 A 的确认号，所以 A 相信了它。第二次是 A 忘记了，重新发起连接：它的 SYN 遇到的 B 仍处于 ESTABLISHED。B 没有相信，而是发出质询 ACK；A 在 SYN-SENT 看到对方确认了自己从未发送的内容，于是回了 RST，B 这才放弃旧连接。SYN 重传到达时，B 已在监听，新连接由此建立（RFC 9293 图 9）。第三次谁也没有话说，没有报文段就无从发现：这样的连接可以半开好几年。补救的办法是保活（keep-alive）：长时间没有动静之后，A 发送一个空报文段去探测，序号是 B 早已确认过的；B 还在，就再确认一次；B 重启过，就回 RST；B 已不在，就没有回答，A 试探几次之后放弃。保活默认关闭，打开后也要空闲两小时才开始，因为它增加流量，还可能断送只是一时不通的连接。',
  },
  cast: {
    A: { name: CLIENT_AND_SERVER.A, iss: ISS.A },
    B: { name: CLIENT_AND_SERVER.B, iss: ISS.B },
  },
  constants: { ...HUMANE_CONSTANTS, challenge: 'must' },
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { crash: 'B', when: BOTH_ESTABLISHED, delay: 4_000 },
    {
      host: 'A',
      call: { call: 'SEND', data: 'Are you there?' },
      when: { states: { A: 'ESTABLISHED' }, after: [2] },
      delay: 3_000,
    },
    // Now A forgets.
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { A: 'CLOSED', B: 'CLOSED' }, after: [3] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [4] },
      delay: 1_000,
    },
    { crash: 'A', when: { ...BOTH_ESTABLISHED, after: [5] }, delay: 4_000 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { after: [6] }, delay: 3_000 },
    {
      host: 'B',
      call: { call: 'OPEN', mode: 'passive' },
      when: { states: { B: 'CLOSED' }, after: [7] },
      delay: 0,
    },
    // Should its SYN have come while B was not listening yet.
    {
      host: 'A',
      call: { call: 'OPEN', mode: 'active' },
      when: { states: { A: 'CLOSED', B: 'LISTEN' }, after: [8] },
      delay: 2_000,
    },
    {
      host: 'A',
      call: { call: 'SEND', data: BACK },
      when: { ...BOTH_ESTABLISHED, after: [8] },
      delay: 2_000,
    },
    // Nobody has anything to say. If A's player does not think of the remedy, somebody else does.
    {
      host: 'A',
      control: 'keep-alive',
      value: 1,
      when: { ...BOTH_ESTABLISHED, acknowledged: 'A', after: [10] },
      delay: 20_000,
    },
    { crash: 'B', when: { ...BOTH_ESTABLISHED, rules: { A: 'R109' }, after: [11] }, delay: 4_000 },
  ],
  freeCalls: [],
  offered: { A: ['keep-alive'] },
  goals: [
    {
      id: 'A-learns-by-writing',
      text: {
        en: 'A writes to a B that has forgotten it, and learns by an RST.',
        zh: 'A 向已经忘记连接的 B 发送数据，从 RST 得知。',
      },
      veiled: {
        en: 'A writes to a B that has forgotten it, and finds out.',
        zh: 'A 向已经忘记连接的 B 发送数据，发现了真相。',
      },
      reached: ({ A, B }) => B.crashes > 0 && A.signals.includes('connection reset'),
    },
    {
      ...meets('B', 'R58', 'B-challenges', {
        en: 'B, still ESTABLISHED, challenges the SYN of a restarted A.',
        zh: '仍处于 ESTABLISHED 的 B 对重启后的 A 发来的 SYN 发出质询 ACK。',
      }),
      veiled: {
        en: 'B, still ESTABLISHED, deals with the SYN of a restarted A.',
        zh: '仍处于 ESTABLISHED 的 B 处理重启后的 A 发来的 SYN。',
      },
    },
    {
      ...meets('A', 'R38', 'A-resets', {
        en: 'A, in SYN-SENT, answers the ACK of something unknown with an RST.',
        zh: '处于 SYN-SENT 的 A 收到来历不明的 ACK，回答 RST。',
      }),
      veiled: {
        en: 'A, in SYN-SENT, deals with the ACK of something unknown.',
        zh: '处于 SYN-SENT 的 A 处理来历不明的 ACK。',
      },
    },
    receives('B', BACK),
    {
      id: 'A-learns-by-keep-alive',
      text: {
        en: 'A has nothing to say, and finds out by a keep-alive.',
        zh: 'A 没有数据要发送，靠保活探测发现了真相。',
      },
      reached: ({ A, B }) =>
        B.crashes > 1 &&
        A.rules.includes('R108') &&
        A.signals.filter((signal) => signal === 'connection reset').length > 1,
    },
  ],
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
