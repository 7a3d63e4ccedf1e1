/** What the scenario “Three-way handshake” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Three-way handshake',
  introduction:
    'A wants to talk to B, and B is listening. Before any text may travel, each side must tell the other the number at which it begins to count, and must have it acknowledged.',
  'debrief.answer': 'Three segments are enough: each side tells its number, and each has it acknowledged.',
  'debrief.numbers':
    'A’s SYN gave its initial sequence number (ISS), which the page counts as 0. B’s SYN,ACK did two things at once: its ACK 1 said “I have your 0”, and its SYN gave B’s own ISS. A’s ACK 1 confirmed that one. Two numbers to tell and two to confirm: B put two of these four messages into one segment.',
  'debrief.two':
    'Two segments would be too few: a listener would never learn whether its own number has arrived, and an old SYN that had wandered through the network could open a connection that nobody wants. A SYN takes one sequence number and a bare ACK none, so the first octet of text will be number 1.',
  'debrief.seen':
    'B is in SYN-RECEIVED only until the third segment arrives, which is why netstat seldom shows that state. Real hosts choose an ISS that cannot be guessed; those used here, 100 and 300 in absolute numbers, are from figure 6 in RFC 9293.',
  question:
    'Which host is the first to know that the connection is open? What does the other one not know yet at that moment?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'predict.segments': 'How many segments does it take until both hosts are in ESTABLISHED?',
  'predict.segments.two': 'Two',
  'predict.segments.three': 'Three',
  'predict.segments.four': 'Four',
  'predict.segments.because':
    'Two numbers have to be told, and two confirmed. B tells its own and confirms A’s in one segment, so three are enough.',
  'predict.where-is-B.because': 'B has answered the SYN and does not yet know whether its SYN,ACK arrived.',
  'predict.where-is-A.because': 'A has sent its SYN, and waits for B to answer it.',
} satisfies ScenarioMessages;
