/** What the scenario “Simultaneous close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Simultaneous close',
  introduction:
    'Both have said goodbye, and both close at the same moment. The two FINs pass each other on the way. What does a host do with a FIN when it waits for the ACK of its own?',
  debrief:
    'Both applications called CLOSE before the other’s FIN had arrived, so both hosts were in FIN-WAIT-1, each believing itself the first to close. Then a FIN came that did not acknowledge their own: it had been sent too early for that. Each acknowledged it and went to CLOSING, which means “the other side is done, but my own FIN is not acknowledged yet”. The ACKs crossed too, and brought both to TIME-WAIT. Both wait for 2 MSL, because both closed actively; neither passed through CLOSE-WAIT or LAST-ACK. Again four segments were needed, two in flight at a time. In practice this is rare, since both must close within one network delay. Here the network held the first FIN back until the second was sent.',
  'cast.A': 'Peer A',
  'cast.B': 'Peer B',
  'predict.which-state':
    'Which state will both hosts pass that no host passes when one closes after the other?',
  'predict.which-state.because': 'A FIN comes while the own one is not acknowledged yet: that is CLOSING.',
  'predict.where-is-B.because': 'B has closed as well, and has not seen A’s FIN yet.',
  'predict.where-is-A.because': 'A has closed as well, and has not seen B’s FIN yet.',
} satisfies ScenarioMessages;
