/** What people wrongly believe of timers. */
export default {
  'a-timeout-is-the-end.name': 'A timeout is the end',
  'a-timeout-is-the-end.believes': 'No answer: the peer is gone.',
  'a-timeout-is-the-end.follows': 'A single lost segment would end the connection, although {peer} is there.',
  'a-timeout-is-the-end.question': 'What may have been lost: {peer}, or a segment?',
  'a-timeout-is-the-end.plain':
    'A timeout first of all means that something may have been lost. It is tried again several times before one gives up.',
  'they-will-answer-yet.name': 'They will answer yet',
  'they-will-answer-yet.believes': 'I only have to wait longer.',
  'they-will-answer-yet.follows':
    'If the segment was lost, {peer} knows nothing of it, and both would wait forever.',
  'they-will-answer-yet.question': 'What if {peer} never got it?',
  'they-will-answer-yet.plain': 'When the timer expires, what has not been acknowledged is sent again.',
  'asks-instead-of-repeating.name': 'Asks instead of repeating',
  'asks-instead-of-repeating.believes': 'With an ACK I ask what has arrived.',
  'asks-instead-of-repeating.follows':
    '{peer} owes no answer to a bare ACK: it would stay silent, and so would {me}.',
  'asks-instead-of-repeating.question': 'Does a bare ACK have to be answered?',
  'asks-instead-of-repeating.plain':
    'Only what takes a number has to be acknowledged. So the lost segment itself is sent again.',
  'a-lost-fin-starts-the-wait.name': 'A lost FIN starts the wait',
  'a-lost-fin-starts-the-wait.believes': 'No answer any more: now 2 MSL pass.',
  'a-lost-fin-starts-the-wait.follows':
    '{me} would wait {wait} s and go, without {peer} having heard its FIN.',
  'a-lost-fin-starts-the-wait.question': 'Do you know that your FIN has arrived?',
  'a-lost-fin-starts-the-wait.plain':
    'The wait is for who has sent a last ACK. Here the own FIN is still open.',
  'it-is-tried-for-ever.name': 'It is tried forever',
  'it-is-tried-for-ever.believes': 'What takes a number has to be acknowledged, whatever it takes.',
  'it-is-tried-for-ever.follows':
    '{me} would send the same segment to a silent host forever, and never be free.',
  'it-is-tried-for-ever.question': 'How often has it been tried, and what speaks for the next time?',
  'it-is-tried-for-ever.plain':
    'After a number of tries in vain one gives up, and the connection is deleted.',
  'giving-up-resets.name': 'Giving up, with a reset',
  'giving-up-resets.believes': 'Who gives up tells the other side.',
  'giving-up-resets.follows':
    '{peer} has answered nothing for a long time: it would be one more segment into the void.',
  'giving-up-resets.question': 'Who would hear the reset?',
  'giving-up-resets.plain':
    'When all tries were in vain the connection is just deleted. Should the peer still live, it will be reset when it sends something.',
  'an-ack-not-sent-is-not-needed.name': 'An ACK put off is not needed',
  'an-ack-not-sent-is-not-needed.believes': 'It was put off; so it can be left out.',
  'an-ack-not-sent-is-not-needed.follows':
    '{peer} would take its segment for lost, and send it again after its timeout.',
  'an-ack-not-sent-is-not-needed.question': 'How long will {peer} wait for the ACK?',
  'an-ack-not-sent-is-not-needed.plain':
    'An ACK may be put off for a moment, for company. When the timer expires, it has to go.',
  'a-closed-window-means-silence.name': 'A closed window means silence',
  'a-closed-window-means-silence.believes': 'The window is closed, so I wait until it opens.',
  'a-closed-window-means-silence.follows':
    'Should the segment that opens the window be lost, {me} and {peer} would wait for each other forever.',
  'a-closed-window-means-silence.question': 'What if the news that the window is open is lost?',
  'a-closed-window-means-silence.plain':
    'A closed window is asked about now and then. The question is one octet, which has to be answered.',
  'a-probe-is-all-there-is.name': 'A probe is all there is',
  'a-probe-is-all-there-is.believes': 'The timer has expired, so the text goes out.',
  'a-probe-is-all-there-is.follows':
    '{peer} has no room for {n} octets: it would throw them away, and they would all have to be sent again.',
  'a-probe-is-all-there-is.question': 'How much can {peer} take at this moment?',
  'a-probe-is-all-there-is.plain': 'Into a closed window goes as little as will get an answer.',
  'a-probe-is-a-bare-ack.name': 'A probe is a bare ACK',
  'a-probe-is-a-bare-ack.believes': 'With an ACK I ask whether the window is open.',
  'a-probe-is-a-bare-ack.follows': 'A bare ACK need not be answered: {me} would ask, and hear nothing.',
  'a-probe-is-a-bare-ack.question': 'Does {peer} have to answer a segment without text?',
  'a-probe-is-a-bare-ack.plain':
    'A question must take a number, so that it has to be answered. An ACK without text takes none.',
} as const;
