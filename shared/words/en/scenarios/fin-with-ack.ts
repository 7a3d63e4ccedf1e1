/** What the scenario “FIN with ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'FIN with ACK',
  introduction:
    'The server tells the time, and then neither side has more to send. The client closes, and the server’s application closes at once, while the server’s ACK may still wait. Count the segments of this close.',
  'debrief.answer':
    'Three segments are enough to close when one of them does two things: B’s FIN carried the ACK of A’s FIN.',
  'debrief.delayed':
    'A host may delay an ACK, in practice for less than half a second. Here B’s application called CLOSE within that time. Had B’s ACK gone ahead alone and been lost, nothing would be missing: the FIN repeats the acknowledgment number, and acknowledgments are cumulative.',
  'debrief.order':
    'A looks at the ACK of a segment before its FIN. The ACK ended FIN-WAIT-1, the FIN would have ended FIN-WAIT-2, and so A went straight to TIME-WAIT.',
  question:
    'A host in FIN-WAIT-1 receives a FIN that does not acknowledge its own. In which state should it be then?',
  'cast.A': 'Client',
  'cast.B': 'Time server',
  'predict.fewer-than-four': 'How many segments reach the other host in this close?',
  'predict.fewer-than-four.two': 'Two',
  'predict.fewer-than-four.three': 'Three',
  'predict.fewer-than-four.four': 'Four',
  'predict.fewer-than-four.because': 'B’s FIN also acknowledged A’s: FIN, FIN,ACK, ACK.',
  'predict.what-follows': 'B’s FIN will acknowledge A’s at the same time. Which state follows for A?',
  'predict.what-follows.because':
    'Its own FIN is acknowledged and B’s has come: all that FIN-WAIT-2 and CLOSING wait for has happened at once.',
  'predict.where-is-A.because': 'No ACK of its FIN has reached A yet.',
} satisfies ScenarioMessages;
