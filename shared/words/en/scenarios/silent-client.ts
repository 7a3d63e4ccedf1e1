/** What the scenario “The silent client” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'The silent client',
  introduction:
    'A is a test program: it sends a SYN, and then withholds the third ACK on purpose. B has answered with a SYN,ACK and waits, with the figures of a real Linux. What can B do about it, and how long does netstat show SYN_RECV?',
  'debrief.answer': 'Nothing in TCP makes a client finish: B could only repeat its SYN,ACK, and give up.',
  'debrief.silent':
    'A had B’s SYN,ACK and dropped it without a word. To B that looks like loss: it saw silence, and stayed in SYN-RECEIVED, with a half-finished connection that takes a place in its queue.',
  'debrief.again':
    'A repetition helps against loss, not against intent: A dropped every SYN,ACK like the first, and no other segment would have made it speak.',
  'debrief.up':
    'When no repetition was left, B gave up and sent nothing more. Here as on Linux the SYN,ACK goes again after 1, 3, 7, 15 and 31 s (tcp_synack_retries = 5), and after 63 s the entry is gone; who thinks longer at B lets it stay longer. On Linux the listening socket is another one, and goes on listening; here listener and connection are one TCB, and so B ends in CLOSED.',
  'debrief.said':
    'A text you may have read says that SYN_RCVD can hardly be seen with netstat unless a client withholds the last ACK. So it is: B’s netstat showed SYN_RECV for all that time, and one such client did it. Thousands of them are a SYN flood.',
  question:
    'If servers repeated their SYN,ACK less often, which clients would they be rid of sooner, and which would they lose?',
  'cast.A': 'Silent client',
  'cast.B': 'Server',
  'goal.A-withholds': 'A has the SYN,ACK, and withholds the third ACK.',
  'goal.B-repeats': 'B, in SYN-RECEIVED, sends its SYN,ACK again, and A keeps silent.',
  'goal.B-repeats.veiled': 'B does what it can do about the missing ACK.',
  'goal.B-gives-up': 'B has used up its retransmissions and gives up the half-finished connection.',
  'goal.B-gives-up.veiled': 'B’s wait in SYN-RECEIVED comes to an end.',
  'predict.what-makes-A-answer':
    'A withholds the third ACK on purpose. What makes it send the ACK after all?',
  'predict.what-makes-A-answer.repetition': 'A repeated SYN,ACK',
  'predict.what-makes-A-answer.rst': 'An RST from B',
  'predict.what-makes-A-answer.nothing': 'Nothing',
  'predict.what-makes-A-answer.because':
    'TCP is an agreement. B can repeat what it said, and stop waiting; it has no means to make A speak.',
  'predict.how-long': 'How long will B stay in SYN-RECEIVED?',
  'predict.how-long.retries': 'Until its retransmissions are used up',
  'predict.how-long.round-trip': 'For one round trip',
  'predict.how-long.ever': 'Until A answers, however long that takes',
  'predict.how-long.because':
    'Each wait was twice as long as the one before; after the fifth repetition and a last wait B gave up.',
  'predict.where-is-A.because':
    'Its SYN is out, and it has not taken B’s: for A nothing has changed since it called.',
} satisfies ScenarioMessages;
