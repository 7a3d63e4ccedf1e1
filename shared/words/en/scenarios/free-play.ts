/** What the scenario “Free play” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Free play',
  introduction:
    'You are TCP and the application at once: open, send, receive, close and abort as you like. Fill your card, all eleven states; it takes three connections at least. CLOSING needs two hosts that close at the same moment, so talk to your partner; an autopilot plays client and server in turn, and the third time it closes when you do.',
  'debrief.answer':
    'There are two ways into a connection and three ways out, so a card of eleven states takes three connections at least.',
  'debrief.begin':
    'A connection is opened actively, through SYN-SENT, or passively, through LISTEN and SYN-RECEIVED.',
  'debrief.end':
    'The side that closes first goes through FIN-WAIT-1 and FIN-WAIT-2 to TIME-WAIT. The side that closes second goes through CLOSE-WAIT and LAST-ACK and need not wait. When both close before either knows of it, both go through CLOSING.',
  'debrief.stay':
    'Neither CLOSE-WAIT nor FIN-WAIT-2 ends by itself: both last until the application on the passive side calls CLOSE. An ABORT ends everything at once, with an RST, and what is on its way is lost.',
  question:
    'Which states are still missing on your card, and what would the two hosts have to do to get there?',
  'cast.A': 'Peer A',
  'cast.B': 'Peer B',
  'goal.text-both-ways': 'Each application receives something that the other has sent.',
  'goal.A-full-card': 'A has been in all eleven states, and is back in CLOSED.',
  'goal.B-full-card': 'B has been in all eleven states, and is back in CLOSED.',
  'predict.A-closes-first': 'If A closes first, in which state will it wait at the end?',
  'predict.A-closes-first.because':
    'Who closes first sends the last ACK, and must wait for 2 MSL in case it is lost.',
  'predict.B-closes-first': 'If B closes first, in which state will it wait at the end?',
  'predict.B-closes-first.because':
    'Who closes first sends the last ACK, and must wait for 2 MSL in case it is lost.',
  'predict.where-is-A.because': 'B’s ACK of its FIN has not arrived yet.',
  'predict.where-is-B.because': 'A’s ACK of its FIN has not arrived yet.',
} satisfies ScenarioMessages;
