/** The lesson plans that come with the game: their titles, and each round's talking points. */
export default {
  'opening-and-closing.title': 'Opening and closing',
  'opening-and-closing.1':
    'Before: “You are the two ends of a connection. You see only your own host.” Let everybody predict in which state B is after the SYN.\nMeanwhile: who answers SYN with ACK alone? B, too, has a number to tell.\nAfterwards: Why are two segments not enough, and four not needed?',
  'opening-and-closing.2':
    'Before: each direction of TCP is closed by itself. Ask who may still send after the first FIN.\nMeanwhile: pairs in which B sends FIN at once, before its application has called CLOSE.\nAfterwards: Which of the two ends in TIME-WAIT, and why that one?',
  'opening-and-closing.3':
    'Before: A has nothing more to send. Does that mean it has nothing more to hear?\nMeanwhile: A must go on acknowledging in FIN-WAIT-2; who discards B’s text there?\nAfterwards: half-close and half-open: which of the two is a fault?',
  'opening-and-closing.4':
    'Before: both close at the same moment. Predict: to which state does a FIN lead in FIN-WAIT-1?\nMeanwhile: the commonest mistake is to go to TIME-WAIT at once. What is still missing?\nAfterwards: compare with the round before: three ways out of FIN-WAIT-1, and what each has received.',
  'trouble-on-the-wire.title': 'Trouble on the wire',
  'trouble-on-the-wire.1':
    'Before: an ACK is never acknowledged. What if the third segment of the handshake is lost?\nMeanwhile: A believes it is connected, B does not. Which of them finds out?\nAfterwards: Why is SYN-RECEIVED so seldom seen on a real server?',
  'trouble-on-the-wire.2':
    'Before: the network loses segments and tells nobody. Predict how long the timer runs the second time.\nMeanwhile: who sends a duplicate’s ACK, and who thinks that a duplicate needs no answer?\nAfterwards: Which number of the duplicate told the receiver that it had the text already?',
  'trouble-on-the-wire.3':
    'Before: A has sent the last ACK. May it leave?\nMeanwhile: wait in TIME-WAIT until B’s FIN comes a second time. What happens to the timer?\nAfterwards: the first reason for TIME-WAIT. What would B have been told by a host that had left?',
  'trouble-on-the-wire.4':
    'Before: and if the last ACK never comes at all? Does B wait forever? Take a vote.\nMeanwhile: B’s timer doubles each time; slow pairs may let time leap.\nAfterwards: Which limit ended it, and what does the application of B learn?',
  'a-busy-server.title': 'A busy server',
  'a-busy-server.1':
    'Before: one connection by hand, so that everybody knows the states by name before they come in hundreds.\nMeanwhile: note who ends in TIME-WAIT; the third round comes back to it.\nAfterwards: Which states can you find in the output of ss on your own machine?',
  'a-busy-server.2':
    'Before: the whole class is the attacker, the teacher is the server. Who will be turned away first?\nMeanwhile: move one control at a time: a longer backlog, fewer retries, a limit, SYN cookies. Read the count of real clients after each.\nAfterwards: What does each remedy cost, and whom does the limit hit as well?',
  'a-busy-server.3':
    'Before: 28 ports, two connections a second, 2 MSL each. Work out when the ports run out.\nMeanwhile: one control at a time. What only seems to help?\nAfterwards: Whose TIME-WAITs are they, and what becomes of them when the other end closes first?',
  'a-busy-server.4':
    'Before: a table full of CLOSE-WAIT. Whose fault is it: the network’s, TCP’s or the application’s?\nMeanwhile: pairs that turn controls of TCP; none of them closes a connection.\nAfterwards: Why is there no timer for CLOSE-WAIT, though there is one for TIME-WAIT?',
};
