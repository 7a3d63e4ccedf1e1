/** What the scenario “The last ACK never comes” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'The last ACK never comes',
  introduction:
    'Both have closed, and B waits in LAST-ACK for the ACK of its FIN. But a firewall between them has forgotten this connection and drops all that A sends. Will B wait forever?',
  'debrief.answer': 'No, B did not wait forever: TCP gives up after so many retransmissions.',
  'debrief.again':
    'Each time its retransmission timer expired, B sent its FIN again; the interval doubles up to a limit, here from 20 s to 40 s. Each time A, in TIME-WAIT, acknowledged the FIN and restarted its 2 MSL, and each of these ACKs was lost.',
  'debrief.up':
    'At its threshold R2 B’s TCP gave up, told the application and deleted the connection: CLOSED. So it is in every state that waits for an acknowledgment. RFC 9293 wants R2 to be at least 100 s; Linux counts separately for connections whose application has gone (tcp_orphan_retries), 8 retransmissions or some 100 s.',
  question: 'What does a server gain when it gives up after fewer retransmissions, and whom does it cut off?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-acknowledges-again': 'A, in TIME-WAIT, acknowledges B’s repeated FIN again.',
  'goal.A-acknowledges-again.veiled': 'A, in TIME-WAIT, deals with what B does about the missing ACK.',
  'goal.B-gives-up': 'B reaches R2, gives up and tells its application.',
  'goal.B-gives-up.veiled': 'B’s wait in LAST-ACK comes to an end.',
  'predict.how-it-ends': 'No ACK of B’s FIN ever arrives. How does it end for B?',
  'predict.how-it-ends.ever': 'It sends its FIN forever',
  'predict.how-it-ends.reset': 'A’s RST ends it',
  'predict.how-it-ends.gives-up': 'It gives up after some tries',
  'predict.how-it-ends.because':
    'B counts its retransmissions. At R2 it forgets the connection and is in CLOSED.',
  'predict.how-A-ends': 'How will A’s end of the connection come to its end?',
  'predict.how-A-ends.with-B': 'Together with B’s',
  'predict.how-A-ends.timer': 'By itself, 2 MSL after B’s last FIN',
  'predict.how-A-ends.reset': 'By an RST',
  'predict.how-A-ends.because':
    'Every FIN that comes again restarts the 2 MSL timer. When none comes any more, the timer expires.',
} satisfies ScenarioMessages;
