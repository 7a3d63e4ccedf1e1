/** What the scenario “The lost third ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'The lost third ACK',
  introduction:
    'A opens a connection, and B answers. But the ACK that completes the handshake is lost on the way, and so is the next one. Meanwhile, what does each side think of the connection?',
  debrief:
    'Twice A’s ACK, the third segment of the handshake, was lost. A could not notice: with B’s SYN,ACK in hand it was ESTABLISHED, while B stayed in SYN-RECEIVED, so for a while the two did not agree on their connection. A bare ACK is never retransmitted, for nobody acknowledges it; B had to act. Its retransmission timer expired, it sent its SYN,ACK again, and A, which knew that SYN by its number, acknowledged it once more. What brought B to ESTABLISHED in the end was A’s text: every segment after the handshake carries an ACK, and any of them will do. In practice SYN-RECEIVED lasts one round trip, a few milliseconds, so netstat hardly ever catches it. If you see many, last ACKs are missing: the network is bad, or somebody sends SYNs and never means to answer (a SYN flood). B does not wait forever: here it gives up after 5 retransmissions, as Linux does (tcp_synack_retries).',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.B-repeats': 'B, in SYN-RECEIVED, sends its SYN,ACK again.',
  'goal.B-repeats.veiled': 'B does something about the missing ACK.',
  'goal.A-acknowledges-again': 'A, long in ESTABLISHED, acknowledges the repeated SYN,ACK again.',
  'predict.who-notices': 'A’s ACK is lost. Who notices first, and sends something again?',
  'predict.who-notices.A': 'A, which sent the ACK',
  'predict.who-notices.B': 'B, which waits for it',
  'predict.who-notices.nobody': 'Nobody',
  'predict.who-notices.because':
    'An ACK is not acknowledged, so A hears nothing of its loss. B’s SYN waits for an ACK: its timer runs out, and B sends its SYN,ACK again.',
  'predict.where-is-B.because': 'The ACK has not arrived, and only with it does B leave SYN-RECEIVED.',
  'predict.where-is-A.because':
    'A was in ESTABLISHED as soon as it had sent its ACK. It cannot know that the ACK was lost.',
} satisfies ScenarioMessages;
