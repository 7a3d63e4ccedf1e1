/** What the scenario “CLOSE-WAIT leak” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'CLOSE-WAIT leak',
  introduction:
    'A asks, B answers, A closes: now B is in CLOSE-WAIT, and only B’s application can end that. It forgets to, every time. Watch the connection table fill until B can serve nobody, find out why, and fix it.',
  'debrief.answer':
    'CLOSE-WAIT ends when the application calls CLOSE. Many of them are the program’s fault, never the network’s or the kernel’s.',
  'debrief.leak':
    'A FIN says only that the peer sends no more; when the other direction ends is for its own application to decide, so CLOSE-WAIT has no timer. B’s application read the end of the stream and forgot to call close(): each request left a connection in CLOSE-WAIT and a descriptor taken.',
  'debrief.said':
    'A text you may have read calls this state WAIT_CLOSE. B’s table had it as CLOSE-WAIT (ss) or CLOSE_WAIT (netstat): the close of the peer has been heard, and now its own is waited for.',
  'debrief.dead':
    'When B’s descriptors had run out, accept() failed, the accept queue filled, and the kernel dropped SYNs and last ACKs: to the clients the server looked dead.',
  'debrief.keep-alive':
    'Keep-alive did not help: the peers’ TCP answers from FIN-WAIT-2, and once it has forgotten the connection, its RST takes the row from the table, but the descriptor stays taken.',
  'debrief.limit': 'A higher limit only bought time.',
  'debrief.fixed':
    'What helped was CLOSE. A restart closes everything once; an application that closes what it has read to the end needs no restart.',
  question:
    'On your server netstat shows 500 connections in CLOSE-WAIT. Whom do you ask, and what should they look for?',
  'cast.A': 'Client',
  'cast.B': 'Forgetful server',
  'goal.out-of-descriptors': 'The server has no descriptor left: “Too many open files”.',
  'goal.out-of-descriptors.todo': 'change nothing yet, and watch B’s connection table and descriptors.',
  'goal.turned-away': 'A client is turned away.',
  'goal.tried-keep-alive':
    'Keep-alive, alone, for {seconds} s: the probes are answered, but nobody more is served.',
  'goal.failed-descriptors': 'A higher {control}, alone: it only takes longer.',
  'goal.B-walks-CLOSE-WAIT-LAST-ACK-CLOSED.todo': 'as the application, call CLOSE for your connection.',
  'goal.closed-by-hand': 'A forgotten connection of the table is closed by hand, and its descriptor is free.',
  'goal.closed-by-hand.todo': 'call close() for a row of the table in CLOSE-WAIT.',
  'goal.helped-close-at-end-1':
    'The application is fixed and restarted: {requests} clients in a row are served.',
  'goal.helped-close-at-end-1.todo':
    'turn {control} on, with nothing else changed, and restart the application.',
  'predict.what-frees': 'What ends a connection in CLOSE-WAIT?',
  'predict.what-frees.timer': 'A timer of B’s TCP',
  'predict.what-frees.client': 'The client, when it leaves',
  'predict.what-frees.application': 'B’s application, by closing it',
  'predict.what-frees.because':
    'The client has long closed, and TCP has no timer here: it waits for its own application.',
  'predict.more-descriptors': 'B can serve nobody. Would a higher limit of file descriptors help?',
  'predict.more-descriptors.yes': 'Yes',
  'predict.more-descriptors.while': 'For a while',
  'predict.more-descriptors.no': 'Not even for a moment',
  'predict.more-descriptors.because':
    'The leak goes on, so the larger number is used up as well, only later.',
} satisfies ScenarioMessages;
