/** What each control of a host does, what it costs the others, and what a Linux of today has for it. */
export default {
  'time-wait.about':
    'How long TIME-WAIT lasts: 2 MSL. With 0 there is no TIME-WAIT, and its ports are free at once.',
  'time-wait.linux': '60 s, fixed in the kernel',
  'orphan-retries.about':
    'How often what is still unacknowledged after CLOSE is retransmitted before the connection is abandoned.',
  'orphan-retries.linux': '8 times, some 100 s',
  'keep-alive.about':
    'Whether the host checks, on a connection that has long been idle, that the peer is still there: here after 30 s.',
  'keep-alive.linux': 'off; when on, after 2 hours',
  'syn-rate.about':
    'How many SYNs the attacker sends a second. None of them is ever followed by the last ACK.',
  'forged-addresses.about':
    'The SYNs bear forged source addresses, from which nobody answers. If the attacker uses its own address, its kernel resets what it did not open, and the entry is free again. (Providers that let no forged addresses out, BCP 38, stop such floods at their source.)',
  'syn-backlog.about':
    'How many half-open connections (SYN-RECEIVED) may wait for the last ACK of their handshake. On Linux three numbers bound them, here moved together: this one, the backlog that the application gives listen(), and somaxconn above it. With SYN cookies switched on, Linux looks at the backlog alone.',
  'syn-backlog.price':
    'Each entry takes a few hundred octets of memory, and a faster flood fills the queue all the same, while every SYN costs CPU: a hash to find its place, and a SYN,ACK.',
  'syn-backlog.linux': '128–4096',
  'syn-ack-retries.about':
    'How often a SYN,ACK is retransmitted. With 5 a half-open connection waits for 63 s, with 2 for 7 s, with 1 for 3 s, with 0 for 1 s. (While its queue is more than half full, Linux gives up the oldest sooner, after as little as 7 s.)',
  'syn-ack-retries.price': 'With 0, the ACKs of clients on slow lines come too late and are reset.',
  'syn-ack-retries.linux': '5',
  'syn-cookies.about':
    'When the half-open queue is full, a SYN is answered all the same, and nothing is kept of it: the ISS of the SYN,ACK is a cookie, which the ACK brings back.',
  'syn-cookies.price':
    'Each SYN and each ACK now costs a hash: a fast flood takes CPU instead of memory. Of the client’s options only the MSS fits into a cookie. Window scale, SACK and ECN are lost, unless the client sends timestamps, as most do: Linux then keeps them in the low bits of its own timestamp. A lost SYN,ACK is not sent again; and if the client’s last ACK is lost, the server knows nothing of a connection on which the client may be waiting for it to speak first.',
  'syn-cookies.linux': '1',
  'syn-limit.about':
    'The firewall lets this many SYNs a second through, after a first burst of 5, and drops the rest.',
  'syn-limit.price':
    'It cannot tell whose SYN it drops: real clients stand in the same queue. And every segment takes its way through the rules, which costs CPU.',
  'connection-header.about':
    'Who closes first: the client as soon as it has the answer; the server, asked by “Connection: close”; or nobody, with “keep-alive”, and the next request goes over the same connection.',
  'connection-header.linux': 'keep-alive',
  'port-range.about':
    'How many ports there are for outgoing connections; here a thousandth of the real number. In TIME-WAIT a port is not free for the same server.',
  'port-range.linux': '32768 60999',
  'time-wait-reuse.about':
    'An outgoing connection may take a port that has been in TIME-WAIT for a second (here only when no other is free), if both sides send timestamps, which tell old segments from new ones. It does nothing for a server.',
  'time-wait-reuse.linux': '2, for loopback only',
  'timestamps.about':
    'Segments carry the time at which they were sent (RFC 7323). tcp_tw_reuse needs it on both sides.',
  'timestamps.linux': '1',
  'fin-timeout.about':
    'How long FIN-WAIT-2 lasts when no application holds the connection any more. It does not shorten TIME-WAIT, whatever is said of it, and does not end a connection that an application still holds.',
  'fin-timeout.linux': '60 s',
  'reuse-address.about':
    'A restarted server may bind its port although connections of that port are still closing or in TIME-WAIT. It must also have been set when those were accepted: set only afterwards, it comes too late for them, and bind() fails, as it does without it, until the last of them is gone.',
  'reuse-address.linux': '0',
  'close-at-end.about':
    'The application calls CLOSE when it has read the end of the stream. A faulty one forgets to: its connections stay in CLOSE-WAIT. Once it is fixed, the connections that it accepts from then on are closed.',
  'descriptors.about':
    'How many descriptors the application may hold. Each connection takes one until the application calls close().',
  'descriptors.price': 'Raising it only delays the moment when they run out.',
  'descriptors.linux': '1024',
  'half-close.about':
    'The client ends its direction with shutdown() and keeps its socket to read the rest, instead of close(), which leaves the connection to the kernel.',
  commands: 'On a real system',
  copy: 'Copy',
  copied: 'Copied',
  'command.now': 'At once',
  'command.kept': 'To keep it after a restart',
  'command.old': 'The old way (lost at the next start, unless rc.local repeats it)',
  'command.iptables': 'iptables',
  'command.nftables': 'nftables, today’s way',
  'command.program': 'In the program',
  'command.look': 'To look',
  'time-wait.remark': 'No command changes it: TCP_TIMEWAIT_LEN is a constant of the kernel’s source.',
  'syn-backlog.remark':
    'Raising tcp_max_syn_backlog alone, as old texts do, may change nothing: the smallest of the three bounds counts, and the other two hold from the next listen() on.',
  'syn-limit.remark':
    'The rule that accepts within the limit limits nothing by itself: what exceeds it goes on to the next rule, and must be dropped there. INPUT protects this host; FORWARD sees only what a router passes on. And it is --syn, with two hyphens.',
  'time-wait-reuse.remark':
    'Old texts add tcp_tw_recycle, which dropped clients behind one NAT address. Linux has removed it (4.12).',
  'fin-timeout.remark': 'Old texts set it against TIME-WAIT. It is about FIN-WAIT-2 only.',
} as const;
