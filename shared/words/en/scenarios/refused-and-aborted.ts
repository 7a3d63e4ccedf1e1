/** What the scenario “Refused, aborted” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Refused, aborted',
  introduction:
    'First A tries to connect before B’s server has started; then it changes its mind; then it leaves in the middle; and finally it leaves without having read what B sent. None of these four connections ends with FINs. Who sends an RST each time, and what does it mean?',
  'debrief.answer':
    'An RST ends a connection at once, in both directions, and is neither acknowledged nor answered.',
  'debrief.refused':
    'First nobody was listening: B’s TCP answered the SYN with RST,ACK, and A’s application was told at once (“connection refused” in the sockets API).',
  'debrief.mind':
    'Then A’s application closed in SYN-SENT, which deletes the connection without sending anything. B’s SYN,ACK met no connection and was answered with an RST, which led B from SYN-RECEIVED back to LISTEN without telling its application.',
  'debrief.aborts':
    'The third time A called ABORT (SO_LINGER with 0 in the sockets API): its TCP threw away all that was not yet acknowledged, and the RST told B (“connection reset by peer”).',
  'debrief.unread':
    'The fourth time A called CLOSE with B’s text unread, and its TCP sent an RST instead of a FIN: a FIN would have let B believe that all had been read.',
  question:
    'Nobody who ends with an RST goes through TIME-WAIT. What does a program give up that aborts every connection for that reason?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-refused': 'Nobody is listening: A’s SYN is refused with an RST.',
  'goal.A-refused.veiled': 'Nobody is listening: A’s SYN gets its answer.',
  'goal.B-listens-again': 'A has changed its mind: an RST leads B from SYN-RECEIVED back to LISTEN.',
  'goal.B-listens-again.veiled': 'A has changed its mind: B finds out.',
  'goal.A-aborts': 'A aborts: its RST ends B’s connection at once.',
  'goal.A-aborts.veiled': 'A aborts, and B’s connection ends.',
  'goal.A-leaves-unread': 'A closes with B’s text unread: an RST tells B that it is lost.',
  'goal.A-leaves-unread.veiled': 'A closes with B’s text unread, and B finds out.',
  'predict.nobody-listens': 'A calls before B’s server has started. What comes back?',
  'predict.nobody-listens.nothing': 'Nothing: A’s SYN goes unanswered',
  'predict.nobody-listens.rst': 'An RST',
  'predict.nobody-listens.fin': 'A FIN',
  'predict.nobody-listens.because':
    'In CLOSED every segment but an RST is answered with one: there is no such connection.',
  'predict.what-B-hears':
    'A’s application is going to call ABORT in the middle of its order. What does B’s application hear?',
  'predict.what-B-hears.closing': '“connection closing”, as after a FIN',
  'predict.what-B-hears.reset': '“connection reset”',
  'predict.what-B-hears.nothing': 'Nothing',
  'predict.what-B-hears.because':
    'ABORT sends an RST. It ends both directions at once, and nobody waits for anything.',
} satisfies ScenarioMessages;
