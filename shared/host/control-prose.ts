/** What each control does, what it costs, and how Linux is set up. Apart from the controls: a page fetches it when it is read. */
import type { Text } from '../text.ts';
import type { ControlId } from './controls.ts';

export interface ControlProse {
  readonly about: Text;
  /** What it costs those whom it does not concern. */
  readonly price?: Text;
  /** How a Linux of today is set up. */
  readonly linux?: Text;
}

export const CONTROL_PROSE: Readonly<Record<ControlId, ControlProse>> = {
  'time-wait': {
    about: {
      en: 'How long TIME-WAIT lasts: 2 MSL. With 0 there is no TIME-WAIT, and its ports are free at once.',
      zh: 'TIME-WAIT 持续的时间，即 2MSL。设为 0 就没有 TIME-WAIT，端口立即可以再用。',
    },
    linux: { en: '60 s, fixed in the kernel', zh: '60 秒，在内核中固定' },
  },
  'orphan-retries': {
    about: {
      en: 'How often what is still unacknowledged after CLOSE is sent again before the connection is given up.',
      zh: '应用程序调用 CLOSE 之后，仍未被确认的内容最多重传多少次；超过就放弃连接。',
    },
    linux: { en: '8 times, some 100 s', zh: '8 次，约 100 秒' },
  },
  'keep-alive': {
    about: {
      en: 'Whether the host asks, on a connection that has long been idle, if the peer is still there: here after 30 s.',
      zh: '连接长时间空闲时，是否探测对方还在不在：这里空闲 30 秒后开始。',
    },
    linux: { en: 'off; when on, after 2 hours', zh: '关闭；打开后，空闲 2 小时才探测' },
  },
  'syn-rate': {
    about: {
      en: 'How many SYNs the attacker sends a second. None of them is ever followed by the last ACK.',
      zh: '攻击者每秒发送多少个 SYN。它们都不会有最后的 ACK。',
    },
  },
  'forged-addresses': {
    about: {
      en: 'The SYNs bear forged addresses, from which nobody answers. Under its own address the attacker’s own kernel resets what it did not open, and the entry is free again. (Providers that let no forged addresses out, BCP 38, stop such floods at their source.)',
      zh: '用伪造的源地址发送 SYN，SYN,ACK 无人应答。若用自己的地址，攻击者的内核会对并非自己打开的连接回复 RST，表项随即释放。（运营商若按 BCP 38 不放行伪造的源地址，就能从源头阻止这种攻击。）',
    },
  },
  'syn-backlog': {
    about: {
      en: 'How many half-open connections (SYN-RECEIVED) may wait for the last ACK of their handshake. On Linux three numbers bound them, here moved together: this one, the backlog that the application gives listen(), and somaxconn above it. With SYN cookies switched on, Linux looks at the backlog alone.',
      zh: '半连接队列的长度：最多有多少条连接可以停留在 SYN-RECEIVED，等待握手的最后一个 ACK。在 Linux 上它受三个数限制，这里一并调整：本参数、应用程序传给 listen() 的 backlog，以及 backlog 的上限 somaxconn。打开 SYN cookie 后，Linux 只看 backlog。',
    },
    price: {
      en: 'Each entry takes some hundred octets of memory, and a faster flood fills it all the same.',
      zh: '每个表项占用几百字节内存；攻击再快一些，照样填满。',
    },
    linux: { en: '128 … 4096', zh: '128 … 4096' },
  },
  'syn-ack-retries': {
    about: {
      en: 'How often a SYN,ACK is sent again. With 5 a half-open connection waits for 63 s, with 2 for 7 s, with 1 for 3 s, with 0 for 1 s. (Linux is less patient, down to 7 s, with the old ones while its queue is more than half full.)',
      zh: 'SYN,ACK 最多重传几次。5 次时，半连接要等 63 秒才放弃；2 次是 7 秒，1 次是 3 秒，0 次是 1 秒。（队列超过半满时，Linux 会提前放弃较旧的半连接，最短只等 7 秒。）',
    },
    price: {
      en: 'With none, clients on a slow line come too late, and are reset.',
      zh: '设为 0 时，线路慢的客户端的 ACK 来得太晚，会被复位。',
    },
    linux: { en: '5', zh: '5' },
  },
  'syn-cookies': {
    about: {
      en: 'When the half-open queue is full, a SYN is answered all the same, and nothing is kept of it: the ISS of the SYN,ACK is a cookie, which the ACK brings back.',
      zh: '半连接队列满时仍然回答 SYN，但不保存任何状态：SYN,ACK 的初始序号就是一个 cookie，由 ACK 带回来核对。',
    },
    price: {
      en: 'Of the client’s options only the MSS fits into a cookie. Window scale, SACK and ECN are lost, unless the client sends timestamps, as most do: Linux then keeps them in the low bits of its own timestamp. A lost SYN,ACK is not sent again; and if the client’s last ACK is lost, the server knows nothing of a connection in which the client may be waiting for it to speak first.',
      zh: 'cookie 只装得下客户端选项中的 MSS，窗口扩大、SACK 和 ECN 都会丢失；除非客户端发送时间戳（多数都会发送），这时 Linux 把它们放在自己时间戳的低位。丢失的 SYN,ACK 不会重传；如果丢的是客户端的最后一个 ACK，服务器根本不知道有这条连接，而客户端可能还在等它先说话。',
    },
    linux: { en: '1', zh: '1' },
  },
  'syn-limit': {
    about: {
      en: 'The firewall lets so many SYNs a second through, after a first burst of 5, and drops the rest.',
      zh: '防火墙每秒只放行这么多个 SYN（开始时可突发 5 个），其余丢弃。',
    },
    price: {
      en: 'It cannot tell whose SYN it drops: real clients stand in the same line.',
      zh: '防火墙分不清丢的是谁的 SYN：真实客户端也排在同一队里。',
    },
  },
  'connection-header': {
    about: {
      en: 'Who closes first: the client as soon as it has the answer; the server, asked by “Connection: close”; or nobody, with “keep-alive”, and the next request goes over the same connection.',
      zh: '谁先关闭：客户端收到应答就关闭；或者用“Connection: close”请服务器先关闭；或者用“keep-alive”，谁也不关闭，下一个请求沿用同一条连接。',
    },
    linux: { en: 'keep-alive', zh: 'keep-alive' },
  },
  'port-range': {
    about: {
      en: 'How many ports there are for outgoing connections; here a thousandth of the real number. In TIME-WAIT a port is not free for the same server.',
      zh: '可用于主动连接的临时端口有多少个（这里是实际数量的千分之一）。处于 TIME-WAIT 的端口，不能再用来连接同一服务器。',
    },
    linux: { en: '32768 60999', zh: '32768 60999' },
  },
  'time-wait-reuse': {
    about: {
      en: 'An outgoing connection may take a port that has been in TIME-WAIT for a second (here only when no other is free), if both sides send timestamps, which tell old segments from new ones. It does nothing for a server.',
      zh: '主动连接可以使用进入 TIME-WAIT 满一秒的端口（这里只在没有其他空闲端口时使用）；前提是双方都发送时间戳，用来区分新旧报文段。对服务器一侧不起作用。',
    },
    linux: { en: '2', zh: '2' },
  },
  timestamps: {
    about: {
      en: 'Segments carry the time at which they were sent (RFC 7323). tcp_tw_reuse needs it on both sides.',
      zh: '报文段带有发送时间（RFC 7323）。tcp_tw_reuse 要求双方都打开它。',
    },
    linux: { en: '1', zh: '1' },
  },
  'fin-timeout': {
    about: {
      en: 'How long FIN-WAIT-2 lasts when no application holds the connection any more. It does not shorten TIME-WAIT, whatever is said of it, and ends nothing that an application still holds.',
      zh: '连接不再被任何应用程序持有时，FIN-WAIT-2 最多持续多久。常有人说它能缩短 TIME-WAIT，其实不能；应用程序仍持有的连接，它也不会结束。',
    },
    linux: { en: '60 s', zh: '60 秒' },
  },
  'reuse-address': {
    about: {
      en: 'A server that is started again may bind its port although connections of that port are still closing or in TIME-WAIT. It must have been set when those were accepted, too: set only afterwards, it comes too late for them, and bind() fails until the last of them is gone, as without it.',
      zh: '服务器重新启动时，即使该端口上还有连接正在关闭或处于 TIME-WAIT，也可以绑定端口。但接受这些连接的旧进程也必须设置过它：事后才设置，对它们已经来不及，bind() 仍会像没有设置一样一直失败，直到这些连接全部消失。',
    },
    linux: { en: '0', zh: '0' },
  },
  'close-at-end': {
    about: {
      en: 'The application calls CLOSE when it has read the end of the stream. The faulty one forgets it: its connections stay in CLOSE-WAIT. Mended, it does better with those that it accepts from now on.',
      zh: '应用程序读到流的结尾时调用 CLOSE。有缺陷的程序忘了这一步，连接就停在 CLOSE-WAIT。修好之后，此后接受的连接会正常关闭。',
    },
  },
  descriptors: {
    about: {
      en: 'How many descriptors the application may hold. Each connection takes one until the application calls close().',
      zh: '应用程序最多能持有多少个文件描述符。每条连接占用一个，直到应用程序调用 close()。',
    },
    price: {
      en: 'Raised, it only takes longer until they have run out.',
      zh: '提高上限，只是推迟耗尽的时刻。',
    },
    linux: { en: '1024', zh: '1024' },
  },
  'half-close': {
    about: {
      en: 'The client ends its direction with shutdown() and keeps its socket to read the rest, instead of close(), which leaves the connection to the kernel.',
      zh: '客户端用 shutdown() 结束自己的发送方向，保留套接字继续读取；而 close() 则把连接留给内核处理。',
    },
  },
};
