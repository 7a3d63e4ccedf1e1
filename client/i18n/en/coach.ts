/** The English sentences of the coach of a first match. */
export default {
  title: 'Coach',
  leave: 'Back to the lobby',
  'leave.short': 'Leave',
  again: 'Once more',
  next: 'Got it',
  skip: 'Continue without the coach',

  'step.you': 'You are host A. This is your state: CLOSED means that there is no connection yet.',
  'step.soon': 'What you have to answer will appear here, in a moment.',
  'step.turn': 'Your turn! This is what happened: the application asks TCP for a connection.',
  'step.choose':
    'Each card is one whole answer: the segment that you send, and the state that follows. Choose one.',
  'step.submit': 'Now submit it. If it is wrong, you will read why, and choose again.',
  'step.sent': 'Right! Your SYN is on its way to B, and your state has changed to SYN-SENT.',
  'step.way': 'Watch your SYN travel down the ladder. It takes 2 s to reach B; then B answers.',
  'step.arrived': 'B answers. The flags say what its segment is: SYN opens B’s side, ACK confirms yours.',
  'step.numbers': 'SEQ is where B begins to count. ACK is the number that B expects from you next.',
  'step.reply': 'B does not know yet that its SYN has reached you. Which answer tells it?',
  'step.confirm': 'Look at the state that follows, too: is your side open then? Submit.',
  'step.open': 'ESTABLISHED: your side is open. Your ACK is on its way, and then B’s side is open, too.',

  'again.state':
    'No harm done, choose again: what would you send first, while there is no connection at all?',
  'again.segment':
    'No harm done, choose again: look at the flags of B’s segment. Which of them awaits your reply?',

  'end.title': 'Your first handshake',
  'end.what': 'SYN, SYN,ACK, ACK: three segments, and both sides are in ESTABLISHED.',
  'end.turn':
    'This is the whole game: something happens, you answer with a segment and a state, and TCP decides whether that is right.',
} as const;
