/** What each control of a host does, what it costs the others, and what a Linux of today has for it. */
import type en from '../en/controls.ts';
import type { Translation } from '../translation.ts';

export default {
  'time-wait.about': 'TIME-WAIT 持续的时间，即 2MSL。设为 0 就没有 TIME-WAIT，端口立即可以再用。',
  'time-wait.linux': '60 秒，在内核中固定',
  'orphan-retries.about': '应用程序调用 CLOSE 之后，仍未被确认的内容最多重传多少次；超过就放弃连接。',
  'orphan-retries.linux': '8 次，约 100 秒',
  'keep-alive.about': '连接长时间空闲时，是否探测对方还在不在：这里空闲 30 秒后开始。',
  'keep-alive.linux': '关闭；打开后，空闲 2 小时才探测',
  'syn-rate.about': '攻击者每秒发送多少个 SYN。它们都不会有最后的 ACK。',
  'forged-addresses.about':
    '用伪造的源地址发送 SYN，SYN,ACK 没有主机回复。若用自己的地址，攻击者的内核会对并非自己打开的连接回复 RST，表项随即释放。（运营商若按 BCP 38 不放行伪造的源地址，就能从源头阻止这种攻击。）',
  'syn-backlog.about':
    '半连接队列的长度：最多有多少条连接可以停留在 SYN-RECEIVED，等待握手的最后一个 ACK。在 Linux 上它受三个数限制，这里一并调整：本参数、应用程序传给 listen() 的 backlog，以及 backlog 的上限 somaxconn。打开 SYN cookie 后，Linux 只看 backlog。',
  'syn-backlog.price':
    '每个表项占用几百字节内存；攻击再快一些，照样填满。而且每个 SYN 都要消耗 CPU：算一次散列找位置，再发一个 SYN,ACK。',
  'syn-backlog.linux': '128–4096',
  'syn-ack-retries.about':
    'SYN,ACK 最多重传几次。5 次时，半连接要等 63 秒才放弃；2 次是 7 秒，1 次是 3 秒，0 次是 1 秒。（队列超过半满时，Linux 会提前放弃较旧的半连接，最短只等 7 秒。）',
  'syn-ack-retries.price': '设为 0 时，线路慢的客户端的 ACK 来得太晚，会被复位。',
  'syn-ack-retries.linux': '5',
  'syn-cookies.about':
    '半连接队列满时仍然回复 SYN，但不保存任何状态：SYN,ACK 的初始序号就是一个 cookie，由 ACK 带回来核对。',
  'syn-cookies.price':
    '每个 SYN 和每个 ACK 都要算一次散列：攻击很快时，消耗的不再是内存，而是 CPU。cookie 只装得下客户端选项中的 MSS，窗口扩大、SACK 和 ECN 都会丢失；除非客户端发送时间戳（多数都会发送），这时 Linux 把它们放在自己时间戳的低位。丢失的 SYN,ACK 不会重传；如果丢的是客户端的最后一个 ACK，服务器根本不知道有这条连接，而客户端可能还在等它先说话。',
  'syn-cookies.linux': '1',
  'syn-limit.about': '防火墙每秒只放行这么多个 SYN（开始时可突发 5 个），其余丢弃。',
  'syn-limit.price':
    '防火墙分不清丢的是谁的 SYN：真实客户端也排在同一队里。每个报文段还都要经过规则检查，消耗 CPU。',
  'connection-header.about':
    '谁先关闭：客户端收到响应就关闭；或者用“Connection: close”请服务器先关闭；或者用“keep-alive”，谁也不关闭，下一个请求沿用同一条连接。',
  'connection-header.linux': 'keep-alive',
  'port-range.about':
    '可用于主动连接的临时端口有多少个（这里是实际数量的千分之一）。处于 TIME-WAIT 的端口，不能再用来连接同一服务器。',
  'port-range.linux': '32768 60999',
  'time-wait-reuse.about':
    '主动连接可以使用进入 TIME-WAIT 满一秒的端口（这里只在没有其他空闲端口时使用）；前提是双方都发送时间戳，用来区分新旧报文段。对服务器一侧不起作用。',
  'time-wait-reuse.linux': '2（只用于环回地址）',
  'timestamps.about': '报文段带有发送时间（RFC 7323）。tcp_tw_reuse 要求双方都打开它。',
  'timestamps.linux': '1',
  'fin-timeout.about':
    '连接不再被任何应用程序持有时，FIN-WAIT-2 最多持续多久。常有人说它能缩短 TIME-WAIT，其实不能；应用程序仍持有的连接，它也不会结束。',
  'fin-timeout.linux': '60 秒',
  'reuse-address.about':
    '服务器重新启动时，即使该端口上还有连接正在关闭或处于 TIME-WAIT，也可以绑定端口。但接受这些连接的旧进程也必须设置过它：事后才设置，对它们已经来不及，bind() 仍会像没有设置一样一直失败，直到这些连接全部消失。',
  'reuse-address.linux': '0',
  'close-at-end.about':
    '应用程序读到流的结尾时调用 CLOSE。有缺陷的程序忘了这一步，连接就停在 CLOSE-WAIT。修好之后，此后接受的连接会正常关闭。',
  'descriptors.about': '应用程序最多能持有多少个文件描述符。每条连接占用一个，直到应用程序调用 close()。',
  'descriptors.price': '提高上限，只是推迟耗尽的时刻。',
  'descriptors.linux': '1024',
  'half-close.about':
    '客户端用 shutdown() 结束自己的发送方向，保留套接字继续读取；而 close() 则把连接留给内核处理。',
  commands: '在真实系统上',
  copy: '复制',
  copied: '已复制',
  'command.now': '立即生效',
  'command.kept': '重新启动后仍有效',
  'command.old': '旧办法（下次启动就失效，除非写进 rc.local）',
  'command.iptables': 'iptables',
  'command.nftables': 'nftables，如今的办法',
  'command.program': '在程序中',
  'command.look': '查看',
  'time-wait.remark': '没有命令可以改变它：TCP_TIMEWAIT_LEN 是内核源码中的常量。',
  'syn-backlog.remark':
    '只调大 tcp_max_syn_backlog 可能毫无作用：三个数中最小的那个才算数，另外两个要等应用程序再次调用 listen() 才生效。',
  'syn-limit.remark':
    '只有放行的规则，什么也限制不了：超出的部分会继续匹配下一条规则，必须在那里丢弃（DROP）。保护本机用 INPUT；FORWARD 只管路由器转发的流量。选项是 --syn，两个连字符。',
  'time-wait-reuse.remark':
    '旧资料还会加上 tcp_tw_recycle，它会丢弃同一 NAT 地址后面的客户端。Linux 4.12 已将它删除。',
  'fin-timeout.remark': '旧资料用它来对付 TIME-WAIT，其实它只管 FIN-WAIT-2。',
} satisfies Translation<typeof en>;
