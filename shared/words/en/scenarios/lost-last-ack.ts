/** What the scenario “The lost last ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'The lost last ACK',
  introduction:
    'A closes, B closes, and A sends the last ACK. Nobody acknowledges an ACK, so A cannot know whether it arrives. May A simply leave?',
  'debrief.answer':
    'No, A may not simply leave. Whoever sends the last ACK must stay long enough to repeat it: that is the first reason for TIME-WAIT.',
  'debrief.lost':
    'A’s last ACK was lost, and A could not notice. B waited for it in LAST-ACK until its retransmission timer expired, and sent its FIN again. A, in TIME-WAIT, saw by the sequence number that it had this FIN already: it acknowledged it again and restarted the 2 MSL timer, since this ACK might be lost as well.',
  'debrief.otherwise':
    'Had A gone to CLOSED, B’s FIN would have been answered with an RST, and B would never have learnt whether all its data had arrived. 2 MSL leave time for the ACK to arrive or to die (one MSL) and for a repeated FIN to come back (another).',
  question: 'Can the sender of the last ACK ever be sure that it has arrived?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-restarts-2msl': 'B sends its FIN again; A, in TIME-WAIT, acknowledges it again and restarts 2 MSL.',
  'goal.A-restarts-2msl.veiled': 'A, in TIME-WAIT, deals with what B does about the missing ACK.',
  'predict.may-A-leave': 'A has sent the last ACK. May it leave?',
  'predict.may-A-leave.yes': 'Yes, at once',
  'predict.may-A-leave.ack': 'When B has acknowledged the ACK',
  'predict.may-A-leave.waits': 'Only after 2 MSL',
  'predict.may-A-leave.because':
    'The ACK was lost, and B sent its FIN again. A was still there to acknowledge it.',
  'predict.where-is-B.because': 'A’s ACK has not reached it, and it leaves LAST-ACK only with that.',
  'predict.where-is-A.because': 'It has acknowledged B’s FIN, and waits for 2 MSL.',
} satisfies ScenarioMessages;
