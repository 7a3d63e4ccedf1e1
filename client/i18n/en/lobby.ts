/** The English sentences of the lobby. */
export default {
  title: 'You are in, {name}.',
  wait: 'Wait for your teacher to start the round. This page continues by itself.',
  'set-aside':
    'The server’s disk has damaged your match, and it cannot go on. You will play from the next round.',
  late: 'This round began without you. You will play from the next one.',
  here: { one: '{n} person is here', other: '{n} people are here' },
  you: 'you',
  offline: 'offline',
  diagram: 'You will be one end of a TCP connection. These are the states it can be in.',
  results: 'My results, and mistakes to answer again',
  'results.failed': 'The server did not answer. Please try again.',
  states: 'What each state means',
  keys: 'Everything can be done with the keyboard',
  lost: 'The server has been restarted, and your warm-up is gone. You can begin another.',
  practice: 'Practise in another tab while you wait',
} as const;
