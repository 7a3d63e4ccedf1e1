/** What the scenario “Old duplicates” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Old duplicates',
  introduction:
    'Three times A asks B for a price, each time on a new connection between the same ports. Somebody has set A’s TIME-WAIT to 0, to save time; before the third connection it is restored. Look at what A is told each time.',
  'debrief.answer': 'Without TIME-WAIT A was told an old price as the new one, and nobody noticed.',
  'debrief.copy':
    'The network had copied B’s first segment, “Price: 10”, and the copy came late: in the second connection its numbers fitted, and A’s TCP gave it to the application. The right text had the same numbers, so A took it for a duplicate and discarded it, yet acknowledged it. B believes to this day that “Price: 99” has arrived.',
  'debrief.safe':
    'That is the second reason for TIME-WAIT. A segment lives for one MSL at most, 2 minutes in the RFC; after 2 MSL all segments of the old connection, in both directions, are dead. So before the third connection the copy of “Price: 99” died on the wire, and A was given “Price: 75”.',
  'debrief.practice':
    'Here B begins each connection with the same number, to make the numbers fit. On real hosts the ISS runs with a clock (RFC 9293 §3.4.1), which makes the accident rare; but on a fast connection the numbers soon wrap around.',
  question: 'Somebody says: “TIME-WAIT only wastes ports. Switch it off.” What do you answer?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.corrupted':
    'Without TIME-WAIT: a late segment of the first connection is given to A’s application on the second.',
  'goal.corrupted.veiled': 'Without TIME-WAIT: see what the second connection gives to A’s application.',
  'goal.B-deceived': 'B is told that “Price: 99” has arrived, though A’s application never gets it.',
  'goal.B-deceived.veiled': 'B’s second price is acknowledged.',
  'goal.safe':
    'With TIME-WAIT: the late segment dies on the wire, and the third connection gives A what B has sent.',
  'goal.safe.veiled': 'With TIME-WAIT: see what the third connection gives to A’s application.',
  'predict.old-text':
    'A copy of an old segment comes into a new connection between the same ports, and its number fits. What does A do?',
  'predict.old-text.checksum': 'Its checksum is wrong: A drops it',
  'predict.old-text.port': 'It belongs to another connection: A drops it',
  'predict.old-text.taken': 'A takes it for new text',
  'predict.old-text.because':
    'Addresses, ports and numbers are all that tells segments apart. All of them fitted.',
  'predict.what-helps': 'What keeps the old text out of the third connection?',
  'predict.what-helps.checksum': 'A better checksum',
  'predict.what-helps.acks': 'ACKs that come at once',
  'predict.what-helps.wait': '2 MSL of waiting before it begins',
  'predict.what-helps.because': 'After 2 MSL, whatever was still under way has died.',
} satisfies ScenarioMessages;
