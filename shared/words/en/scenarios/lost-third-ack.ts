/** What the scenario “The lost third ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'The lost third ACK',
  introduction:
    'A opens a connection, and B answers. But the ACK that completes the handshake is lost on the way, and so is the next one. Meanwhile, what does each side think of the connection?',
  'debrief.answer': 'The lost ACK was not retransmitted; B had to ask for it.',
  'debrief.lost':
    'A’s ACK, the third segment of the handshake, was lost, and A could not notice: with B’s SYN,ACK in hand it was ESTABLISHED, while B stayed in SYN-RECEIVED. For a while the two hosts did not agree on their connection.',
  'debrief.repeats':
    'A bare ACK is never retransmitted, for nobody acknowledges it. B’s retransmission timer expired, B sent its SYN,ACK again, and A, which knew that SYN by its number, acknowledged it once more.',
  'debrief.text':
    'After the handshake every segment carries an ACK, and any of them will do: A’s text, too, told B that its SYN,ACK had arrived.',
  'debrief.practice':
    'In practice SYN-RECEIVED lasts one round trip, so netstat hardly ever catches it. Many of them mean that last ACKs are missing. B would not wait forever: here it gives up after 5 retransmissions, as Linux does (tcp_synack_retries).',
  question:
    'While one host is ESTABLISHED and the other still in SYN-RECEIVED: what would each tell its application about the connection?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.B-repeats': 'B, in SYN-RECEIVED, sends its SYN,ACK again.',
  'goal.B-repeats.veiled': 'B does something about the missing ACK.',
  'goal.A-acknowledges-again': 'A, long in ESTABLISHED, acknowledges the repeated SYN,ACK again.',
  'goal.A-acknowledges-again.veiled': 'A, long in ESTABLISHED, deals with a repeated SYN,ACK.',
  'predict.who-notices': 'A’s ACK is lost. Who notices first, and sends something again?',
  'predict.who-notices.A': 'A, which sent the ACK',
  'predict.who-notices.B': 'B, which waits for it',
  'predict.who-notices.nobody': 'Nobody',
  'predict.who-notices.because':
    'An ACK is not acknowledged, so A hears nothing of its loss. B’s SYN waits for an ACK: its timer expires, and B sends its SYN,ACK again.',
  'predict.where-is-B.because': 'The ACK has not arrived, and only with it does B leave SYN-RECEIVED.',
  'predict.where-is-A.because':
    'A was in ESTABLISHED as soon as it had sent its ACK. It cannot know that the ACK was lost.',
} satisfies ScenarioMessages;
