/** What the scenario “Real or forged reset?” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Real or forged reset?',
  introduction:
    'B sends A a document, page by page. Somebody on another host wants to break the connection: they know both addresses and ports and send segments posing as B or as A, but have to guess the sequence numbers. Which RST may be believed?',
  'debrief.answer':
    'Only an RST that is exactly at RCV.NXT may be believed; any other in the window is challenged.',
  'debrief.forged':
    'A forged RST outside A’s window was silently discarded. One inside, but not exactly at RCV.NXT, was answered with a challenge ACK, which says “this is where I am”; B knew of no reset, and the connection lived on. B met a forged SYN and a forged ACK with text in the same way (RFC 5961).',
  'debrief.lucky':
    'One forged RST had exactly A’s RCV.NXT, by luck or by eavesdropping. It looked like a real one in every bit, and A had to believe it.',
  'debrief.real':
    'On the second connection a page was lost and then B aborted; its real RST came too far ahead, and A challenged it. The challenge met a host without a connection, which answered with an RST numbered with A’s own ACK: exact, and believed. So a challenge costs a real reset one round trip.',
  'debrief.said':
    'A text you may have read leaves it to the application to judge whether an RST is real. Here no application was asked: TCP judged by the number alone, and the application heard only afterwards that its connection had been reset.',
  question:
    'A blind forger has to guess one number out of 4294967296. What about somebody who can read the traffic, and what would help against them?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-ignores': 'A silently drops an RST from outside its window.',
  'goal.A-ignores.veiled': 'A deals with an RST from outside its window.',
  'goal.A-challenges': 'A challenges an RST that only lies in its window.',
  'goal.A-challenges.veiled': 'A deals with an RST that only lies in its window.',
  'goal.B-challenges': 'B challenges a SYN, and an ACK with text, that A never sent.',
  'goal.B-challenges.veiled': 'B deals with a SYN, and with an ACK, from nowhere.',
  'goal.A-cannot-tell':
    'An RST with exactly the right number ends A’s connection: nobody can tell it from a real one.',
  'goal.A-cannot-tell.veiled': 'A deals with an RST of exactly the right number.',
  'goal.real-reset': 'A challenges B’s real RST as well, and believes the exact one that answers.',
  'goal.real-reset.veiled': 'B really aborts, and A finds out.',
  'predict.which-rst': 'Which RST does A believe at once?',
  'predict.which-rst.any': 'Any with the right addresses and ports',
  'predict.which-rst.window': 'One with a number inside the window',
  'predict.which-rst.exact': 'One with exactly the number expected next',
  'predict.which-rst.because':
    'Only a number that equals RCV.NXT convinces at once. Who cannot see the wire has one chance in four thousand million.',
  'predict.in-the-window':
    'An RST comes whose number is inside the window, but not the one expected next. What does A do?',
  'predict.in-the-window.believes': 'It believes it: CLOSED',
  'predict.in-the-window.drops': 'It drops it and says nothing',
  'predict.in-the-window.asks': 'It asks the peer with an ACK',
  'predict.in-the-window.because':
    'A challenge ACK: a real peer that has forgotten the connection answers it with an RST that fits exactly.',
} satisfies ScenarioMessages;
