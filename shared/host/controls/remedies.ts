/** What can be set against connections that pile up, what works and what people only believe to work. */
import type { Milliseconds } from '../../tcp/constants.ts';
import type { Control } from '../control.ts';

const SECOND: Milliseconds = 1_000;

/** What an HTTP client's `Connection` header asks for, and so who closes first. */
export const CONNECTION_HEADER = { clientCloses: 0, serverCloses: 1, keptOpen: 2 } as const;

export const REMEDY_CONTROLS = {
  'connection-header': {
    name: 'Connection:',
    about: {
      en: 'Who closes first: the client as soon as it has the answer; the server, asked by “Connection: close”; or nobody, with “keep-alive”, and the next request goes over the same connection.',
      zh: '谁先关闭：客户端收到应答就关闭；或者用“Connection: close”请服务器先关闭；或者用“keep-alive”，谁也不关闭，下一个请求沿用同一条连接。',
    },
    values: [CONNECTION_HEADER.clientCloses, CONNECTION_HEADER.serverCloses, CONNECTION_HEADER.keptOpen],
    unit: 'choice',
    words: [
      { en: 'client closes', zh: '客户端先关闭' },
      { en: 'close', zh: 'close' },
      { en: 'keep-alive', zh: 'keep-alive' },
    ],
    linux: { en: 'keep-alive', zh: 'keep-alive' },
  },
  'port-range': {
    name: 'ip_local_port_range',
    about: {
      en: 'How many ports there are for outgoing connections; here a thousandth of the real number. In TIME-WAIT a port is not free for the same server.',
      zh: '可用于主动连接的临时端口有多少个（这里是实际数量的千分之一）。处于 TIME-WAIT 的端口，不能再用来连接同一服务器。',
    },
    values: [28, 64],
    unit: 'number',
    linux: { en: '32768 60999', zh: '32768 60999' },
  },
  'time-wait-reuse': {
    name: 'tcp_tw_reuse',
    about: {
      en: 'When no port is free, an outgoing connection may take one that has been in TIME-WAIT for a second, if both sides send timestamps, which tell old segments from new ones. It does nothing for a server.',
      zh: '没有空闲端口时，主动连接可以使用进入 TIME-WAIT 满一秒的端口；前提是双方都发送时间戳，用来区分新旧报文段。对服务器一侧不起作用。',
    },
    values: [0, 1],
    unit: 'switch',
    linux: { en: '2', zh: '2' },
  },
  timestamps: {
    name: 'tcp_timestamps',
    about: {
      en: 'Segments carry the time at which they were sent (RFC 7323). tcp_tw_reuse needs it on both sides.',
      zh: '报文段带有发送时间（RFC 7323）。tcp_tw_reuse 要求双方都打开它。',
    },
    values: [1, 0],
    unit: 'switch',
    linux: { en: '1', zh: '1' },
  },
  'fin-timeout': {
    name: 'tcp_fin_timeout',
    about: {
      en: 'How long FIN-WAIT-2 lasts when no application holds the connection any more. It does not shorten TIME-WAIT, whatever is said of it, and ends nothing that an application still holds.',
      zh: '连接不再被任何应用程序持有时，FIN-WAIT-2 最多持续多久。常有人说它能缩短 TIME-WAIT，其实不能；应用程序仍持有的连接，它也不会结束。',
    },
    values: [60 * SECOND, 15 * SECOND, 5 * SECOND],
    unit: 'milliseconds',
    linux: { en: '60 s', zh: '60 秒' },
  },
  'reuse-address': {
    name: 'SO_REUSEADDR',
    about: {
      en: 'A server that is started again may bind its port although connections of that port are still closing or in TIME-WAIT. Without it, bind() fails until the last of them is gone.',
      zh: '服务器重新启动时，即使该端口上还有连接正在关闭或处于 TIME-WAIT，也可以绑定端口。没有它，bind() 会一直失败，直到这些连接全部消失。',
    },
    values: [0, 1],
    unit: 'switch',
    linux: { en: '0', zh: '0' },
  },
  'close-at-end': {
    name: 'close(fd)',
    about: {
      en: 'The application calls CLOSE when it has read the end of the stream. The faulty one forgets it: its connections stay in CLOSE-WAIT. Mended, it does better with those that it accepts from now on.',
      zh: '应用程序读到流的结尾时调用 CLOSE。有缺陷的程序忘了这一步，连接就停在 CLOSE-WAIT。修好之后，此后接受的连接会正常关闭。',
    },
    values: [1, 0],
    unit: 'switch',
  },
  descriptors: {
    name: 'ulimit -n',
    about: {
      en: 'How many descriptors the application may hold. Each connection takes one until the application calls close().',
      zh: '应用程序最多能持有多少个文件描述符。每条连接占用一个，直到应用程序调用 close()。',
    },
    price: {
      en: 'Raised, it only takes longer until they have run out.',
      zh: '提高上限，只是推迟耗尽的时刻。',
    },
    values: [24, 48],
    unit: 'number',
    linux: { en: '1024', zh: '1024' },
  },
  'half-close': {
    name: 'shutdown(SHUT_WR)',
    about: {
      en: 'The client ends its direction with shutdown() and keeps its socket to read the rest, instead of close(), which leaves the connection to the kernel.',
      zh: '客户端用 shutdown() 结束自己的发送方向，保留套接字继续读取；而 close() 则把连接留给内核处理。',
    },
    values: [0, 1],
    unit: 'switch',
  },
} as const satisfies Record<string, Control>;
