/** What the scenario “TIME-WAIT pile-up” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'TIME-WAIT pile-up',
  introduction:
    'A asks B one thing over a connection of its own and closes first: it ends in TIME-WAIT, and its port waits for 2 MSL. Then A is a busy client that does so twice a second, with 28 ports. Find out what helps, one thing at a time, and what is only believed to help.',
  'debrief.answer':
    'Best is not to close at all: connections that are kept open and reused leave no TIME-WAIT behind.',
  'debrief.ports':
    'TIME-WAIT falls to the side that closes first, and that was A, with every request, until no port was left. It is no fault: it keeps late segments of the old connection out of the next one. But the port cannot be used for the same server for so long, on Linux 60 seconds: a client that closes first can open no more than its ports divided by 60 connections a second.',
  'debrief.said':
    'A text you may have read wants tcp_fin_timeout lowered against TIME-WAIT. You lowered it, and nothing changed: it is about FIN-WAIT-2, and TIME-WAIT is fixed in the kernel.',
  'debrief.more': 'More ports only lasted longer.',
  'debrief.reuse':
    'tcp_tw_reuse let a new connection take such a port, for timestamps tell the old segments from the new. Its sister tcp_tw_recycle broke clients behind NAT, and has been gone since Linux 4.12.',
  'debrief.server':
    'When the server closed first, TIME-WAIT was the server’s, which uses the same port for all: it costs it only a little memory.',
  'debrief.bind':
    'B could not have its port again while old connections had it, until SO_REUSEADDR was set; and it must have been set before, for Linux asks it of the server that accepted them as well.',
  question: 'Which side should close first, and who decides that in the programs that you use?',
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
