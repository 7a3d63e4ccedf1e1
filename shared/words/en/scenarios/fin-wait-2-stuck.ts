/** What the scenario “FIN-WAIT-2 stuck” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'FIN-WAIT-2 stuck',
  introduction:
    'The other side of the CLOSE-WAIT leak: A has closed, B’s application has not, and A waits in FIN-WAIT-2. Find out how long it waits, who may end it, and what becomes of the half that is left.',
  'debrief.answer':
    'A waits in FIN-WAIT-2 as long as B’s application likes, and only B’s FIN ends the wait in order.',
  'debrief.why':
    'In FIN-WAIT-2 all that A sent has been acknowledged, its FIN too, so no retransmission timer runs, and TCP itself sets no other. That is intended, for B may still have much to send: such a connection is half-closed, not broken.',
  'debrief.orphan':
    'After close() there is nobody left to receive what the peer sends, so operating systems give up such orphans after a while; A’s kernel did so after tcp_fin_timeout.',
  'debrief.held':
    'After shutdown() A’s application held the connection and read on, so it outlived the timeout.',
  'debrief.late': 'Then B closed a connection that A had forgotten, and its FIN was answered with an RST.',
  'debrief.fixed':
    'When B’s application was fixed, A’s connections went on to TIME-WAIT: many FIN-WAIT-2s here mean many CLOSE-WAITs there.',
  question: 'Would you lower tcp_fin_timeout on a busy client? What would it change for the server?',
  'cast.A': 'Client',
  'cast.B': 'Forgetful server',
  'goal.timed-out': 'close(): nobody holds the connection, and after {timeout} A’s kernel forgets it.',
  'goal.timed-out.todo': 'lower {timeout}, and watch what becomes of FIN-WAIT-2.',
  'goal.outlived':
    'shutdown(): the application holds the connection, and it outlives {timeout} in FIN-WAIT-2.',
  'goal.outlived.todo': 'turn {halfClose} on, and wait for longer than {timeout}.',
  'goal.too-late': 'B closes a connection that A has forgotten: A answers B’s FIN with RST.',
  'goal.too-late.veiled': 'B closes a connection that A has forgotten: what does A answer?',
  'goal.too-late.todo':
    'when A has forgotten connections, call close() for a row of the table that you still have.',
  'goal.mended': 'B’s application is fixed: 5 connections of A go on from FIN-WAIT-2 to TIME-WAIT.',
  'goal.mended.todo': 'turn {control} on, and restart the application.',
  'goal.closed-in-order.todo': 'as the application, call CLOSE for your connection.',
  'predict.how-long': 'How long does RFC 9293 let A wait in FIN-WAIT-2?',
  'predict.how-long.two-msl': 'For 2 MSL',
  'predict.how-long.ack': 'Until its FIN is acknowledged',
  'predict.how-long.ever': 'Until B closes, however long that takes',
  'predict.how-long.because':
    'B may still have something to say, so the RFC sets no limit. That Linux ends the wait after tcp_fin_timeout is its own doing.',
  'predict.too-late': 'A’s tcp_fin_timeout has expired, and only then does B close. What comes back?',
  'predict.too-late.ack': 'An ACK, as always',
  'predict.too-late.rst': 'An RST',
  'predict.too-late.nothing': 'Nothing',
  'predict.too-late.because':
    'A has forgotten the connection. It answers B’s FIN as it answers everything in CLOSED.',
} satisfies ScenarioMessages;
