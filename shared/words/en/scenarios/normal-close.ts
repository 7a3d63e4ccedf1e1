/** What the scenario “Normal close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Normal close',
  introduction:
    'A says goodbye and closes first. TCP closes each direction by itself: with a FIN a side says that it will send no more, and every FIN is acknowledged. B’s application needs a moment longer.',
  debrief:
    'A’s FIN said “I have no more to send”, and A entered FIN-WAIT-1. B acknowledged it, but B’s application was not done yet: B stayed in CLOSE-WAIT, and A, now with its ACK, in FIN-WAIT-2. Only when its application called CLOSE did B send its own FIN, and waited in LAST-ACK. So there were four segments: FIN, ACK, FIN, ACK; the two in the middle stay apart as long as B’s application takes its time. A’s last ACK brought B to CLOSED at once. A waited for 2 MSL in TIME-WAIT, for two reasons: its last ACK may be lost, and B’s FIN come again; and late segments of this connection must have died before the next one with the same ports begins. The wait falls to the side that closes first. FIN-WAIT-1 ends with the peer’s ACK, usually after one round trip, and so is seldom seen.',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'predict.segments': 'How many segments does it take to close both directions?',
  'predict.segments.two': 'Two',
  'predict.segments.three': 'Three',
  'predict.segments.four': 'Four',
  'predict.segments.because':
    'A FIN and its ACK for each direction. The two in the middle stayed apart, as B’s application was not done yet.',
  'predict.how-long': 'When B’s FIN has come and A has acknowledged it, how long does A stay in TIME-WAIT?',
  'predict.how-long.not': 'Not at all: everything is acknowledged',
  'predict.how-long.told': 'Until B says that the ACK has come',
  'predict.how-long.two-msl': 'For 2 MSL',
  'predict.how-long.because':
    'Nobody acknowledges an ACK. A waits long enough for B’s FIN to come again, should the ACK be lost.',
  'predict.where-is-A.because':
    'A’s FIN has been acknowledged, and B’s has not been sent yet: A waits for it in FIN-WAIT-2.',
} satisfies ScenarioMessages;
