/** What people wrongly believe of the calls CLOSE, ABORT and SEND. */
export default {
  'close-is-at-once.name': 'CLOSE is at once',
  'close-is-at-once.believes': 'After CLOSE the connection is gone.',
  'close-is-at-once.follows':
    '{peer} would hear of an error, or send to a host that forgot it; text on the way would be lost.',
  'close-is-at-once.question': 'What about text that {peer} still has on the way?',
  'close-is-at-once.plain':
    'CLOSE means: I have nothing more to send. The end is agreed upon, and takes a while.',
  'close-is-a-private-matter.name': 'CLOSE is a private matter',
  'close-is-a-private-matter.believes': 'Closing concerns only my own side.',
  'close-is-a-private-matter.follows':
    '{peer} would keep its end of the connection open, and wait for text that never comes.',
  'close-is-a-private-matter.question': 'How does {peer} learn that nothing more will come?',
  'close-is-a-private-matter.plain':
    'The end of the stream has to be told to the peer, and acknowledged, just like text.',
  'close-wait-is-who-closed.name': 'CLOSE-WAIT is for who has closed',
  'close-wait-is-who-closed.believes': 'I have called CLOSE and wait: CLOSE-WAIT.',
  'close-wait-is-who-closed.follows': '{me} would wait for a CLOSE that its application has just called.',
  'close-wait-is-who-closed.question':
    'Who has to do something before you can go on: your application, or {peer}?',
  'close-wait-is-who-closed.plain':
    'CLOSE-WAIT is the other side’s state: it has heard a FIN and waits for its own application.',
  'the-wait-begins-with-the-fin.name': 'The wait begins with the FIN',
  'the-wait-begins-with-the-fin.believes': 'Who sends a FIN waits 2 MSL.',
  'the-wait-begins-with-the-fin.follows':
    'After {wait} s {me} would forget the connection, whether its FIN has arrived or not.',
  'the-wait-begins-with-the-fin.question': 'Has {peer} acknowledged your FIN, and what if it is lost?',
  'the-wait-begins-with-the-fin.plain':
    'Before the wait there is work: the own FIN has to be acknowledged, and that of the peer has to come.',
  'they-closed-so-all-is-closed.name': 'They have closed, so all is closed',
  'they-closed-so-all-is-closed.believes': 'The peer has closed already; nothing has to be said.',
  'they-closed-so-all-is-closed.follows': '{peer} would wait in FIN-WAIT-2 for a FIN that never comes.',
  'they-closed-so-all-is-closed.question': 'How does {peer} learn that you are done, too?',
  'they-closed-so-all-is-closed.plain': 'Each direction is closed by a FIN of its own.',
  'every-close-goes-by-fin-wait.name': 'Every close goes by FIN-WAIT-1',
  'every-close-goes-by-fin-wait.believes': 'After CLOSE comes FIN-WAIT-1.',
  'every-close-goes-by-fin-wait.follows': '{me} would wait for {peer}’s FIN, which it has had already.',
  'every-close-goes-by-fin-wait.question': 'What is left to come from {peer}?',
  'every-close-goes-by-fin-wait.plain':
    'Who closes second has the peer’s FIN already, and waits for one thing only.',
  'every-close-sends-a-fin.name': 'Every CLOSE sends a FIN',
  'every-close-sends-a-fin.believes': 'To close, one sends a FIN.',
  'every-close-sends-a-fin.follows': '{peer} would get a FIN of a connection that it does not know.',
  'every-close-sends-a-fin.question': 'Is there a connection yet that could be ended?',
  'every-close-sends-a-fin.plain':
    'Before the connection stands there is nothing to end: the attempt is just forgotten.',
  'a-call-is-taken-back-by-reset.name': 'A call is taken back by a reset',
  'a-call-is-taken-back-by-reset.believes': 'The peer has to be told that the call is off.',
  'a-call-is-taken-back-by-reset.follows':
    '{peer} may never have heard the SYN; who would it be that it is told about?',
  'a-call-is-taken-back-by-reset.question': 'What does {peer} know of you by now?',
  'a-call-is-taken-back-by-reset.plain':
    'Nobody has answered yet. The attempt is silently forgotten; should an answer still come, the closed host resets it.',
  'close-waits-for-an-answer.name': 'CLOSE waits for an answer',
  'close-waits-for-an-answer.believes': 'First the SYN has to be answered, then one can close.',
  'close-waits-for-an-answer.follows':
    '{me}’s application, which wants to go, would be kept waiting for a peer that may not exist.',
  'close-waits-for-an-answer.question': 'What is there to finish properly?',
  'close-waits-for-an-answer.plain': 'An attempt that nobody has answered can be dropped at once.',
  'unread-text-does-not-matter.name': 'Unread text does not matter',
  'unread-text-does-not-matter.believes': 'CLOSE is CLOSE, whatever is in the buffer.',
  'unread-text-does-not-matter.follows':
    '{peer} would believe that its text has been read, and never learn that it was thrown away.',
  'unread-text-does-not-matter.question': 'What does {peer} believe about the text that it has sent?',
  'unread-text-does-not-matter.plain':
    'If the application goes without having read what came, the peer has to be told that text was lost.',
  'abort-is-a-quick-close.name': 'ABORT is a quick CLOSE',
  'abort-is-a-quick-close.believes': 'ABORT ends the connection like CLOSE, with a FIN.',
  'abort-is-a-quick-close.follows':
    '{me} would keep the connection, and {peer} would think that all had gone well.',
  'abort-is-a-quick-close.question': 'What is the difference between “I am done” and “I give up”?',
  'abort-is-a-quick-close.plain':
    'ABORT gives the connection up at once, and says so. Nothing that is queued goes out any more.',
  'abort-says-nothing.name': 'ABORT says nothing',
  'abort-says-nothing.believes': 'Who gives up just goes.',
  'abort-says-nothing.follows': '{peer} would keep a connection whose other end is gone.',
  'abort-says-nothing.question': 'How does {peer} find out?',
  'abort-says-nothing.plain':
    'A connection that is given up is reset, so that the peer does not keep it for nothing.',
  'a-reset-has-to-wait-too.name': 'A reset has to wait, too',
  'a-reset-has-to-wait-too.believes': 'At the end comes TIME-WAIT.',
  'a-reset-has-to-wait-too.follows':
    '{me} would keep the connection for {wait} s, although nothing can come of it any more.',
  'a-reset-has-to-wait-too.question': 'Will {peer} answer a reset?',
  'a-reset-has-to-wait-too.plain': 'A reset is not acknowledged, so there is nothing to wait for.',
  'half-closed-the-wrong-way.name': 'Half-closed the wrong way round',
  'half-closed-the-wrong-way.believes': 'After CLOSE one may still send, but not receive.',
  'half-closed-the-wrong-way.follows':
    '{peer} has been told that nothing more will come, and has no place for this text.',
  'half-closed-the-wrong-way.question': 'What did your FIN tell {peer}?',
  'half-closed-the-wrong-way.plain': 'CLOSE ends the own sending. Receiving goes on.',
  'an-error-is-a-reset.name': 'An error is a reset',
  'an-error-is-a-reset.believes': 'If a call is not allowed, the connection is broken.',
  'an-error-is-a-reset.follows':
    '{peer} would lose its connection, and the text that it still sends, because of a slip on {me}’s side.',
  'an-error-is-a-reset.question': 'What has {peer} to do with it?',
  'an-error-is-a-reset.plain':
    'A call that comes too late is refused to the application. The connection goes on as it was.',
} as const;
