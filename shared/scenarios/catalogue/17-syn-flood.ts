import type { ControlId } from '../../host/controls.ts';
import { paragraphs } from '../../text.ts';
import { happens, tried } from '../crowd-goals.ts';
import { bothEstablished } from '../goals.ts';
import type { Goal, Scenario, ScriptItem } from '../scenario.ts';
import { BOTH_ESTABLISHED, CALM_WIRE, FIGURE_ISS, OPENING, PATIENT_CONSTANTS, THINK } from './defaults.ts';

/** Seconds under fire. */
const LONG_ENOUGH = 15;
/** Clients in a row: longer than an autopilot that attacks takes to raise its rate. */
const HELD = 30;

const triedUnderFire = (control: ControlId, en: string, zh: string): Goal =>
  tried('B', control, LONG_ENOUGH, {
    en: `${en}: tried alone for ${LONG_ENOUGH} s, against forged addresses.`,
    zh: `单独${zh}，在伪造地址的攻击下试验 ${LONG_ENOUGH} 秒。`,
  });

const DEFENCES = {
  'syn-backlog': triedUnderFire('syn-backlog', 'A longer half-open queue', '加长半连接队列'),
  'syn-ack-retries': triedUnderFire('syn-ack-retries', 'Fewer SYN,ACK retries', '减少 SYN,ACK 重传次数'),
  'syn-limit': triedUnderFire('syn-limit', 'The firewall’s limit', '使用防火墙限速'),
  'syn-cookies': triedUnderFire('syn-cookies', 'SYN cookies', '使用 SYN cookie'),
} as const;

const turnedAway = happens(
  'turned-away',
  { en: 'Under fire, a real client is turned away.', zh: '在攻击之下，有真实客户端被拒之门外。' },
  ({ crowd }) => crowd.underFire.turnedAway > 0,
  {
    of: 'A',
    todo: {
      en: 'forge the addresses, and go on until a real client is turned away.',
      zh: '改用伪造的地址，直到有真实客户端被拒之门外。',
    },
  },
);

const held = happens(
  'served-under-fire',
  {
    en: `Under fire, ${HELD} real clients in a row are served.`,
    zh: `在攻击之下，连续 ${HELD} 个真实客户端得到服务。`,
  },
  ({ crowd }) => crowd.underFire.streak >= HELD && crowd.underFire.turnedAway > 0,
  {
    of: 'B',
    todo: {
      en: `hold out against the flood, also when it grows: ${HELD} real clients in a row are to be served.`,
      zh: `顶住攻击，攻击加剧时也一样：让连续 ${HELD} 个真实客户端得到服务。`,
    },
  },
);

const begins = OPENING.length;
/** An autopilot tries one defence after the other, and leaves the last in force. */
const TRIALS = [
  ['syn-backlog', 64, 16],
  ['syn-ack-retries', 1, 5],
  ['syn-limit', 1, 0],
] as const;

function defend(): ScriptItem[] {
  let before = turnedAway.id;
  const items: ScriptItem[] = [];
  const set = (control: ControlId, value: number, after: string): void => {
    items.push({ host: 'B', control, value, when: { goals: [after] }, delay: 0, autopilots: ['B'] });
  };
  for (const [control, value, initial] of TRIALS) {
    set(control, value, before);
    before = DEFENCES[control].id;
    set(control, initial, before);
  }
  set('syn-cookies', 1, before);
  return items;
}

/**
 * What holds against ten SYNs a second may still be beaten by a thousand: an autopilot that is held sends more, and so it does
 * when each defence has been tried.
 */
function grow(): ScriptItem[] {
  const tried = Object.values(DEFENCES).map(({ id }) => id);
  return [[held.id], tried].flatMap((goals) =>
    [100, 1_000].map(
      (value, i): ScriptItem => ({
        host: 'A',
        control: 'syn-rate',
        value,
        when: { goals },
        delay: 4_000 + i * 8_000,
        autopilots: ['A'],
      }),
    ),
  );
}

export const synFlood: Scenario = {
  id: 'syn-flood',
  version: 2,
  number: 17,
  title: { en: 'SYN flood', zh: 'SYN 泛洪攻击' },
  introduction: {
    en: 'A shakes hands with B once, honestly, so that both see what a half-open connection is. Then A turns attacker: SYNs that nobody will ever follow up fill B’s half-open queue, while real clients wait to be served. B defends itself, and the score is the real clients served.',
    zh: 'A 先老老实实地与 B 完成一次三次握手，双方都看清什么是半连接。随后 A 变成攻击者：没有下文的 SYN 填满 B 的半连接队列，而真实客户端正等着服务。B 要设法守住，得分就是得到服务的真实客户端数。',
  },
  debrief: paragraphs(
    {
      en: 'What held for good was to keep nothing until the client answers: SYN cookies.',
      zh: '真正守得住的办法，是在客户端应答之前什么也不保存：SYN cookie。',
    },
    {
      en: 'For every SYN a server keeps a half-open connection until the last ACK comes, and it has room for only so many. Under its own address the attacker did little harm: its kernel answered each SYN,ACK with an RST, and the entry was free again. Nobody answers from forged addresses, so each entry stayed until the SYN,ACK had been sent again five times, for 63 seconds.',
      zh: '服务器每收到一个 SYN，就要保存一条半连接，直到最后的 ACK 到来，而队列的位置是有限的。攻击者用自己的地址时危害不大：它的内核对每个 SYN,ACK 回复 RST，表项随即释放。伪造的地址没有人应答，每个表项要等 SYN,ACK 重传五次，占用 63 秒。',
    },
    {
      en: 'A longer queue only took longer to fill. With fewer retries the entries were free sooner, but the ACKs of clients on slow lines came too late; both together held 10 SYNs a second, and even 100, but not 1,000. The firewall’s limit let one SYN a second through and dropped the rest, real clients like forged ones.',
      zh: '加长队列，只是多花些时间填满。减少重传次数能更快释放表项，但线路慢的客户端的 ACK 来得太晚；两者一起用，每秒 10 个甚至 100 个 SYN 都顶得住，1,000 个就顶不住了。防火墙限速每秒只放行一个 SYN，其余一律丢弃，不分真实还是伪造。',
    },
    {
      en: 'With SYN cookies the ISS itself holds a counter, the MSS and a keyed hash of the connection, and only an ACK that brings it back makes a connection. Their price: there is room for the MSS alone, and window scale, SACK and ECN are lost, unless the client sends timestamps, as most do; Linux then keeps them in the low bits of its own timestamp, which comes back as well. Such floods are best stopped where they begin, by providers that let no forged addresses out (BCP 38).',
      zh: '使用 SYN cookie 时，初始序号本身包含计数器、MSS 和对连接的带密钥散列，只有带回它的 ACK 才能建立连接。代价是只放得下 MSS：窗口扩大、SACK 和 ECN 都会丢失，除非客户端发送时间戳（多数都会发送），这时 Linux 把它们放在自己时间戳的低位，同样会被带回来。最好的办法是从源头阻止：运营商不放行伪造的源地址（BCP 38）。',
    },
  ),
  cast: {
    A: {
      name: { en: 'Attacker', zh: '攻击者' },
      iss: FIGURE_ISS.A,
      controls: { descriptors: 1_024 },
    },
    B: {
      name: { en: 'Server', zh: '服务器' },
      iss: FIGURE_ISS.B,
      controls: { descriptors: 1_024, 'reuse-address': 1 },
    },
  },
  constants: PATIENT_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    ...OPENING,
    { crowd: 'begins', when: BOTH_ESTABLISHED, delay: 1_000 },
    // First under its own address, so that both see why addresses are forged.
    {
      host: 'A',
      control: 'syn-rate',
      value: 10,
      when: { after: [begins] },
      delay: 8_000,
      autopilots: ['A'],
    },
    {
      host: 'A',
      control: 'forged-addresses',
      value: 1,
      when: { goals: ['own-address'] },
      delay: 4_000,
      autopilots: ['A'],
    },
    ...defend(),
    ...grow(),
  ],
  freeCalls: [],
  offered: { A: ['syn-rate', 'forged-addresses'], B: Object.keys(DEFENCES) as ControlId[] },
  crowd: {
    from: 'world',
    every: 1_500,
    patience: 10_000,
    slow: { nth: 4, delay: 750 },
    acceptQueue: 16,
  },
  acts: { A: ['syn'] },
  // Thirty hands instead of one machine.
  together: { host: 'A', controls: ['forged-addresses'] },
  goals: [
    bothEstablished,
    happens(
      'own-address',
      {
        en: 'Under the attacker’s own address, 20 entries are freed by its kernel’s RSTs.',
        zh: '攻击者使用自己的地址时，有 20 个表项被它自己内核的 RST 释放。',
      },
      ({ crowd }) => crowd.freedByReset >= 20,
      {
        of: 'A',
        todo: {
          en: 'send SYNs, many of them, and first under your own address.',
          zh: '大量发送 SYN，先用自己的地址。',
        },
      },
    ),
    turnedAway,
    ...Object.values(DEFENCES),
    held,
  ],
  timeLimit: 30 * 60_000,
  showWire: false,
  think: THINK,
};
