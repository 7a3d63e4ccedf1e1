/** What the scenario “Simultaneous open” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Simultaneous open',
  introduction:
    'Nobody is listening: both applications open actively, and their SYNs pass each other on the way. Each host now sees a SYN where it expected SYN,ACK. Will there be two connections, one, or none?',
  'debrief.answer':
    'The result is one connection, not two, since both SYNs name the same two addresses and ports.',
  'debrief.crossed':
    'Each host sent its SYN and, in SYN-SENT, received a SYN that acknowledged nothing: the peer wanted the same thing at the same time. Each went to SYN-RECEIVED and sent its own SYN once more, now with an ACK. The sequence number stayed the same, because it was the same SYN.',
  'debrief.end':
    'The ACK in the peer’s SYN,ACK led to ESTABLISHED; the SYN in it was known already. Sending one more ACK then is right, and so is not sending it: the RFC leaves that open.',
  'debrief.practice':
    'In practice SYNs rarely cross: each side must know the other’s port beforehand and open within one network delay. Every TCP must be able to do it all the same (MUST-10).',
  question: 'How does a host in SYN-SENT tell a SYN that answers its own from one that does not?',
  'cast.A': 'Peer A',
  'cast.B': 'Peer B',
  'predict.how-many': 'Both call, and nobody listens. How many connections come of it?',
  'predict.how-many.none': 'None',
  'predict.how-many.one': 'One',
  'predict.how-many.two': 'Two',
  'predict.how-many.because':
    'A connection is a pair of addresses and ports, and the two calls name the same pair.',
  'predict.where-is-B.because': 'B has called, too, and A’s SYN has not arrived yet.',
  'predict.where-is-A.because': 'A has called, too, and B’s SYN has not arrived yet.',
} satisfies ScenarioMessages;
