/** What the scenario “Three-way handshake” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Three-way handshake',
  introduction:
    'A wants to talk to B, and B is listening. Before any text may travel, each side must tell the other the number at which it begins to count, and must have it acknowledged.',
  debrief:
    'A sent a SYN with its initial sequence number (ISS): 100 in the header, which the page counts as 0. B answered with one segment that did two things: ACK 1 said “I have your 0”, and its own SYN gave B’s ISS, 300, from which B’s numbers are counted. A’s ACK 1 confirmed that one. Two numbers had to be told and two confirmed; B put two of these four messages into one segment, so three segments are enough. Two would be too few: B would never learn whether A knows its ISS, and an old SYN that had wandered through the network could open a connection that nobody wants. A SYN takes one sequence number, so both sides have counted on by one; a bare ACK takes none, so A’s first octet of text will be number 1. SYN-RECEIVED lasts only until the third segment arrives, which is why netstat seldom shows it. Real hosts choose an ISS that cannot be guessed; 100 and 300 are the numbers of figure 6 in RFC 9293.',
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
