/** What the scenario “Half-close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Half-close',
  introduction:
    'A asks one question and closes at once: it has nothing more to send. But it wants to hear the answer, and B takes its time. Who may still send, and until when?',
  'debrief.answer':
    'After its FIN a host may send no more text, but it still receives and acknowledges, for as long as the peer sends.',
  'debrief.directions':
    'A connection has two directions, and each is closed on its own. A’s FIN closed the one from A to B; when it was acknowledged, A was in FIN-WAIT-2. B, in CLOSE-WAIT, knew that A sends no more, but its own direction was open.',
  'debrief.text':
    'B sent its answer in two parts, and A took and acknowledged them: an ACK is not data, so it may follow a FIN. Text may not: when A’s application called SEND once more, TCP refused with “connection closing”.',
  'debrief.end':
    'The connection came to its end only when B’s application called CLOSE, too. A program asks for a half-close with shutdown(SHUT_WR); close() gives up both directions.',
  'debrief.said':
    'A text you may have read calls a connection in FIN-WAIT-2 a “half-connection”. Here it was half-closed: both ends knew where they stood, and text still went from B to A. A handshake that is not finished is something else, and so is a half-open connection, of which one end knows nothing.',
  question: 'Who decides how long a host stays in FIN-WAIT-2, and what happens if they never do anything?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-may-not-send': 'A’s application tries to SEND after its CLOSE, and is refused.',
  'goal.A-may-not-send.veiled': 'A’s application tries to SEND after its CLOSE.',
  'predict.may-B-send': 'A has closed. May B still send text?',
  'predict.may-B-send.no': 'No: the connection is over',
  'predict.may-B-send.acks': 'Only ACKs',
  'predict.may-B-send.yes': 'Yes, as much as it likes',
  'predict.may-B-send.because':
    'A FIN ends one direction, that of its sender. The other stays open until B sends its own.',
  'predict.one-more-question': 'A has closed. What becomes of text that its application now wants to SEND?',
  'predict.one-more-question.sent': 'It is sent: B is still there',
  'predict.one-more-question.kept': 'It is kept until B has closed',
  'predict.one-more-question.error': 'It is refused with an error',
  'predict.one-more-question.because': 'The FIN has the last number of A’s text. Nothing can come after it.',
  'predict.where-is-A.because':
    'Its FIN is acknowledged, and it waits for B’s. This wait has no end in RFC 9293.',
} satisfies ScenarioMessages;
