/** What the scenario “Normal close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Normal close',
  introduction:
    'A says goodbye and closes first. TCP closes each direction by itself: with a FIN a side says that it will send no more, and every FIN is acknowledged. B’s application needs a moment longer.',
  'debrief.answer': 'Each direction was closed on its own, so it took four segments: FIN, ACK, FIN, ACK.',
  'debrief.first':
    'A’s FIN said “I have no more to send”, and A was in FIN-WAIT-1. B acknowledged it and was in CLOSE-WAIT, for its application was not done yet; with that ACK A went to FIN-WAIT-2. FIN-WAIT-1 ends with the peer’s ACK, usually after one round trip, and so is seldom seen.',
  'debrief.second':
    'Only when its application called CLOSE did B send its own FIN, and it waited in LAST-ACK. B’s ACK and B’s FIN stay apart as long as B’s application takes its time.',
  'debrief.end':
    'A’s last ACK brought B to CLOSED at once. A went to TIME-WAIT, where it waits for 2 MSL: the wait falls to the side that closes first.',
  question:
    'After the last ACK neither side has anything left to send. What might a host still be waiting for in TIME-WAIT?',
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
