/** What the scenario “FIN-WAIT-1 stays” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'FIN-WAIT-1 stays',
  introduction:
    'A has said all that it had to say, and closes. But B’s power has gone for good: no ACK, no FIN, no RST will come. How long does A stay in FIN-WAIT-1, and where does it go from there?',
  'debrief.answer':
    'A stayed in FIN-WAIT-1 until its retransmissions were used up, and then was simply gone.',
  'debrief.dark':
    'A called CLOSE and sent its FIN to a host without power. FIN-WAIT-1 waits for one thing, the ACK of that FIN; usually it comes after one round trip, and so the state is seldom seen.',
  'debrief.stays':
    'The FIN takes a number like an octet of text, so it was sent again each time the timer expired, after ever longer waits. A could not know whether B was slow, cut off or dead.',
  'debrief.up':
    'At R2 A’s TCP gave up, told the application and deleted the connection: CLOSED, without a wait of 2 MSL, for nothing had been agreed with B that could come late.',
  'debrief.kernel':
    'RFC 9293 asks for an R2 of at least 100 s, and leaves the rest to the host. Linux counts by tcp_orphan_retries once the application has called close(): 0 there means 8 retransmissions, some 100 s. Who only calls shutdown() and keeps the socket gets tcp_retries2, some 15 minutes.',
  question:
    'Many FIN-WAIT-1s stand in the netstat of a server. What do they say about its clients, and about the network between?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-repeats': 'A, in FIN-WAIT-1, sends its FIN again.',
  'goal.A-repeats.veiled': 'A, in FIN-WAIT-1, deals with the missing ACK.',
  'goal.A-gives-up': 'A reaches R2 and gives up: from FIN-WAIT-1 straight to CLOSED.',
  'goal.A-gives-up.veiled': 'A’s wait in FIN-WAIT-1 comes to an end.',
  'predict.how-long': 'B’s power is gone for good, and A closes. How long does A stay in FIN-WAIT-1?',
  'predict.how-long.back': 'Until B is there again',
  'predict.how-long.gives-up': 'Until it has sent its FIN in vain often enough',
  'predict.how-long.two-msl': 'For 2 MSL',
  'predict.how-long.because':
    'Only the ACK of its FIN leads on. As it never came, A’s own retransmissions set the limit.',
  'predict.where-to': 'Nobody acknowledges A’s FIN. Which state follows FIN-WAIT-1 in the end?',
  'predict.where-to.because':
    'The connection was deleted. For any other state A would have needed a word from B.',
} satisfies ScenarioMessages;
