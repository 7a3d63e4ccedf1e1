/** What attacker and server may set in a SYN flood. */
import type { Control } from '../control.ts';

export const FLOOD_CONTROLS = {
  'syn-rate': {
    name: 'SYN/s',
    about: {
      en: 'How many SYNs the attacker sends a second. None of them is ever followed by the last ACK.',
      zh: '攻击者每秒发送多少个 SYN。它们都不会有最后的 ACK。',
    },
    values: [0, 10, 100, 1_000],
    unit: 'number',
  },
  'forged-addresses': {
    name: 'IP spoofing',
    about: {
      en: 'The SYNs bear forged addresses, from which nobody answers. Under its own address the attacker’s own kernel resets what it did not open, and the entry is free again. (Providers that let no forged addresses out, BCP 38, stop such floods at their source.)',
      zh: '用伪造的源地址发送 SYN，SYN,ACK 无人应答。若用自己的地址，攻击者的内核会对并非自己打开的连接回复 RST，表项随即释放。（运营商若按 BCP 38 不放行伪造的源地址，就能从源头阻止这种攻击。）',
    },
    values: [0, 1],
    unit: 'switch',
  },
  'syn-backlog': {
    name: 'tcp_max_syn_backlog',
    about: {
      en: 'How many half-open connections (SYN-RECEIVED) may wait for the last ACK of their handshake.',
      zh: '半连接队列的长度：最多有多少条连接可以停留在 SYN-RECEIVED，等待握手的最后一个 ACK。',
    },
    price: {
      en: 'Each entry takes some hundred octets of memory, and a faster flood fills it all the same.',
      zh: '每个表项占用几百字节内存；攻击再快一些，照样填满。',
    },
    values: [16, 64, 256],
    unit: 'number',
    linux: { en: '128 … 4096', zh: '128 … 4096' },
  },
  'syn-ack-retries': {
    name: 'tcp_synack_retries',
    about: {
      en: 'How often a SYN,ACK is sent again. With 5 a half-open connection waits for 63 s, with 2 for 7 s, with 1 for 3 s, with 0 for 1 s.',
      zh: 'SYN,ACK 最多重传几次。5 次时，半连接要等 63 秒才放弃；2 次是 7 秒，1 次是 3 秒，0 次是 1 秒。',
    },
    price: {
      en: 'With none, clients on a slow line come too late, and are reset.',
      zh: '设为 0 时，线路慢的客户端的 ACK 来得太晚，会被重置。',
    },
    values: [5, 2, 1, 0],
    unit: 'number',
    linux: { en: '5', zh: '5' },
  },
  'syn-cookies': {
    name: 'tcp_syncookies',
    about: {
      en: 'When the half-open queue is full, a SYN is answered all the same, and nothing is kept of it: the ISS of the SYN,ACK is a cookie, which the ACK brings back.',
      zh: '半连接队列满时仍然回答 SYN，但不保存任何状态：SYN,ACK 的初始序号就是一个 cookie，由 ACK 带回来核对。',
    },
    price: {
      en: 'Of the client’s options only the MSS fits into a cookie: no window scale, no SACK. And a lost SYN,ACK is not sent again.',
      zh: 'cookie 只装得下客户端选项中的 MSS：没有窗口扩大和 SACK。丢失的 SYN,ACK 也不会重传。',
    },
    values: [0, 1],
    unit: 'switch',
    linux: { en: '1', zh: '1' },
  },
  'syn-limit': {
    name: 'iptables … --limit',
    about: {
      en: 'The firewall lets so many SYNs a second through, after a first burst of 5, and drops the rest.',
      zh: '防火墙每秒只放行这么多个 SYN（开始时可突发 5 个），其余丢弃。',
    },
    price: {
      en: 'It cannot tell whose SYN it drops: real clients stand in the same line.',
      zh: '防火墙分不清丢的是谁的 SYN：真实客户端也排在同一队里。',
    },
    values: [0, 1, 10],
    unit: 'choice',
    words: [
      { en: 'off', zh: '关' },
      { en: '1/s', zh: '1/秒' },
      { en: '10/s', zh: '10/秒' },
    ],
  },
} as const satisfies Record<string, Control>;
