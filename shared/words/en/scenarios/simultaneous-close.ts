/** What the scenario “Simultaneous close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Simultaneous close',
  introduction:
    'Both have said goodbye, and both close at the same moment. The two FINs pass each other on the way. What does a host do with a FIN when it waits for the ACK of its own?',
  'debrief.answer':
    'When two FINs cross, each host acknowledges the other’s and then waits for the ACK of its own: that is CLOSING.',
  'debrief.crossed':
    'Both applications called CLOSE before the other’s FIN had arrived, so both hosts were in FIN-WAIT-1, each believing itself the first to close. Then a FIN came that did not acknowledge their own: it had been sent too early for that.',
  'debrief.end':
    'The ACKs brought both to TIME-WAIT. Both have to wait for 2 MSL, because both closed actively; neither passed through CLOSE-WAIT or LAST-ACK.',
  'debrief.practice':
    'In practice this is rare, since both must close within one network delay. Here the network held A’s FIN or B’s back until the other was sent.',
  question:
    'A host in FIN-WAIT-1 receives a FIN. Which field of the segment tells whether CLOSING or TIME-WAIT comes next?',
  'cast.A': 'Peer A',
  'cast.B': 'Peer B',
  'predict.which-state':
    'Which state will both hosts pass that no host passes when one closes after the other?',
  'predict.which-state.because': 'A FIN comes while the own one is not acknowledged yet: that is CLOSING.',
  'predict.where-is-B.because': 'B has closed as well, and has not seen A’s FIN yet.',
  'predict.where-is-A.because': 'A has closed as well, and has not seen B’s FIN yet.',
} satisfies ScenarioMessages;
