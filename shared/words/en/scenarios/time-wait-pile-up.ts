/** What the scenario “TIME-WAIT pile-up” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'TIME-WAIT pile-up',
  introduction:
    'A asks B one thing over a connection of its own and closes first: it ends in TIME-WAIT, and its port waits for 2 MSL. Then A is a busy client that does so twice a second, with 28 ports. Find out what helps, one thing at a time, and what is only believed to help.',
  debrief: [
    'Best is not to close at all: connections that are kept open and reused leave no TIME-WAIT behind.',
    'TIME-WAIT falls to the side that closes first, and here that was the client, with every request. It is no fault: it keeps late segments of the old connection away from the next one. But for 60 seconds its port cannot be used for the same server, so a client that closes first can open no more connections a second than its number of ports divided by 60.',
    'tcp_fin_timeout, whatever is said of it, is about FIN-WAIT-2 and changes nothing here; more ports only lasted longer. tcp_tw_reuse let a new connection take such a port, for timestamps tell the old segments from the new (its sibling tcp_tw_recycle broke clients behind NAT and was removed in Linux 4.12). When the server closed first, TIME-WAIT was the server’s, which uses the same port for all connections: it costs only a little memory.',
    'A restarted server needs SO_REUSEADDR, or it cannot have its port as long as old connections hold it; and the option must have been set before, for Linux requires it of the process that accepted them as well.',
  ].join('\n\n'),
  'cast.A': 'Busy client',
  'cast.B': 'Server',
  'goal.no-port': 'A request fails because no port is left: “Cannot assign requested address”.',
  'goal.no-port.todo': 'change nothing yet, and watch A’s ports run out.',
  'goal.tried-fin-timeout': '{control} is lowered, alone, for {seconds} s, and TIME-WAIT takes no notice.',
  'goal.failed-port-range': 'More ports, alone: they last longer, and run out too.',
  'goal.helped-time-wait-reuse-1':
    'Reuse with timestamps (tcp_tw_reuse): {requests} requests in a row are served.',
  'goal.helped-connection-header-1':
    'The server closes first (Connection: close): {requests} requests in a row are served.',
  'goal.helped-connection-header-2':
    'Connections are kept open and reused (keep-alive): {requests} requests in a row are served.',
  'goal.bind-fails': 'B restarts its server while connections still hold the port: “Address already in use”.',
  'goal.bind-fails.todo': 'restart the application while connections still hold its port.',
  'goal.bind-works':
    'A server that ran with {control} is restarted, and gets its port although connections still hold it.',
  'goal.bind-works.todo':
    'set {control}, and restart until the server gets its port in spite of old connections.',
  'predict.what-runs-out': 'A asks twice a second and closes first each time. What does it run out of?',
  'predict.what-runs-out.memory': 'Memory',
  'predict.what-runs-out.descriptors': 'File descriptors',
  'predict.what-runs-out.ports': 'Ports',
  'predict.what-runs-out.because':
    'Each connection keeps its port for 2 MSL in TIME-WAIT. Memory and descriptors are hardly touched.',
  'predict.fin-timeout': 'Does a shorter tcp_fin_timeout make TIME-WAIT shorter?',
  'predict.fin-timeout.yes': 'Yes',
  'predict.fin-timeout.while': 'For a while',
  'predict.fin-timeout.no': 'No',
  'predict.fin-timeout.because':
    'It is the time that Linux waits in FIN-WAIT-2. TIME-WAIT does not look at it.',
} satisfies ScenarioMessages;
