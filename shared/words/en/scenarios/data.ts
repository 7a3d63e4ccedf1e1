/** What the scenario “Data and acknowledgments” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Data and acknowledgments',
  introduction:
    'First the handshake; then both sides have something to send. Every octet (byte) has a number, and an ACK names the next octet that is expected. Here an ACK may wait a few seconds for text to travel with, and A’s numbers are about to pass 2³².',
  'debrief.answer': 'An ACK names the next octet expected, and so confirms everything before it.',
  'debrief.count':
    '“Hello, B!” has 9 octets, numbers 1 to 9 as the page counts, so B acknowledged them with ACK 10. An ACK counts octets, not segments, and it can travel on a segment that carries text.',
  'debrief.alone':
    'A had nothing to send, so its ACK went out alone when the delayed-ACK timer expired; in practice that takes less than half a second. Acknowledging at once is right as well, and only costs more segments.',
  'debrief.two':
    'A’s question is 24 octets long, two segments of the largest size here (MSS 12). A second full-sized segment is acknowledged at once, and a single ACK is enough for both.',
  'debrief.wrapped':
    'On the way A’s sequence numbers wrapped around. Absolute numbers show it: 4294967286 + 12 = 2, counted modulo 2³². That is why sequence numbers are compared on a circle and never with a plain “less than”.',
  question:
    'Octets 10 to 33 are sent in two segments, and only the second arrives. Which number does the ACK carry?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.wrapped': 'A’s sequence numbers pass 2³² and start again from 0.',
  'predict.run-over': 'A’s numbers are about to run past 2³² − 1. What happens to the connection then?',
  'predict.run-over.ends': 'It ends: all numbers are used up',
  'predict.run-over.zero': 'It goes on: the next octet is number 0',
  'predict.run-over.anew': 'It goes on after a new handshake',
  'predict.run-over.because':
    'Sequence numbers are counted modulo 2³². Only what is under way at one time must not share a number.',
  'predict.which-ack':
    'A’s SYN is number 0, and the nine octets of “Hello, B!” are numbers 1 to 9. Which ACK says that B has them all?',
  'predict.which-ack.eight': 'ACK 8',
  'predict.which-ack.nine': 'ACK 9',
  'predict.which-ack.ten': 'ACK 10',
  'predict.which-ack.because': 'An ACK names the octet that is expected next, not the last one that came.',
} satisfies ScenarioMessages;
