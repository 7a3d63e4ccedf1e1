/** What the scenario “Half-close” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Half-close',
  introduction:
    'A asks one question and closes at once: it has nothing more to send. But it wants to hear the answer, and B takes its time. Who may still send, and until when?',
  debrief:
    'A connection has two directions, and each is closed on its own. A’s FIN closed the one from A to B: A was in FIN-WAIT-1, and with the ACK in FIN-WAIT-2. B, in CLOSE-WAIT, had heard that A sends no more, but its own direction was open: it sent its answer in two parts, and A took and acknowledged them as before. An ACK is not data, so A may still send ACKs after its FIN. When A’s application tried to SEND once more, TCP refused with “connection closing”: nothing may follow a FIN. The connection was closed when B called CLOSE and its FIN came too. A program asks for a half-close with shutdown(SHUT_WR); close() gives up both directions. FIN-WAIT-2 and CLOSE-WAIT are the only closing states without a time limit of their own, because they wait for an application and not for the network: B’s application alone decides how long.',
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
