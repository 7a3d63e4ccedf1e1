/** What people wrongly believe of resets and forgeries. */
export default {
  'every-reset-is-believed.name': 'Every reset is believed',
  'every-reset-is-believed.believes': 'A reset came, so the connection is over.',
  'every-reset-is-believed.follows':
    'Anybody who guesses a number about right could cut the connection of {me} and {peer}, who both are alive.',
  'every-reset-is-believed.question': 'Does this number prove that {peer} sent it?',
  'every-reset-is-believed.plain':
    'Only a reset with exactly the number that is expected is believed. Another may be forged.',
  'what-may-be-forged-is-ignored.name': 'What may be forged is ignored',
  'what-may-be-forged-is-ignored.believes': 'I do not fall for it: I say nothing.',
  'what-may-be-forged-is-ignored.follows':
    'Should it really come from {peer}, which has lost its memory, {me} would never find out.',
  'what-may-be-forged-is-ignored.question': 'What if it is real?',
  'what-may-be-forged-is-ignored.plain':
    'What may be forged is not believed, but the peer is asked with an ACK: if it meant it, it can say so properly.',
  'no-reset-is-believed.name': 'No reset is believed',
  'no-reset-is-believed.believes': 'A reset may always be forged.',
  'no-reset-is-believed.follows': '{me} would keep a connection whose other end is gone, and send to nobody.',
  'no-reset-is-believed.question': 'What speaks against it that {peer} sent this?',
  'no-reset-is-believed.plain':
    'A reset with exactly the expected number is believed. Nobody else is likely to know it.',
  'every-reset-is-challenged.name': 'Every reset is challenged',
  'every-reset-is-challenged.believes': 'To a reset one answers with an ACK, and asks.',
  'every-reset-is-challenged.follows':
    'For each forged or stray segment {me} would send one of its own, for no use.',
  'every-reset-is-challenged.question': 'Is there a doubt that an ACK could clear up?',
  'every-reset-is-challenged.plain':
    'An ACK asks back only where a reset is close, but not exact. If it is exact, it counts; if it is far off, or there is no connection, it is dropped.',
  'a-reset-for-a-reset.name': 'A reset for a reset',
  'a-reset-for-a-reset.believes': 'A reset is answered with a reset.',
  'a-reset-for-a-reset.follows': 'Two hosts that both do so would send each other resets forever.',
  'a-reset-for-a-reset.question': 'What would {peer} do with it, if it thinks as you do?',
  'a-reset-for-a-reset.plain': 'A reset is never answered with a reset.',
  'a-reset-is-acknowledged.name': 'A reset is acknowledged',
  'a-reset-is-acknowledged.believes': 'Every segment is acknowledged, a reset as well.',
  'a-reset-is-acknowledged.follows':
    '{peer} has no connection any more, and would answer the ACK with another reset.',
  'a-reset-is-acknowledged.question': 'Is there anybody left who waits for this ACK?',
  'a-reset-is-acknowledged.plain':
    'A reset takes no number, and its sender has gone: it is not acknowledged.',
  'a-reset-is-like-a-fin.name': 'A reset is like a FIN',
  'a-reset-is-like-a-fin.believes': 'The peer has ended its side; mine goes on.',
  'a-reset-is-like-a-fin.follows':
    '{me} would wait for its application to close, and send text to a host that knows nothing of it.',
  'a-reset-is-like-a-fin.question': 'Will {peer} still take your text?',
  'a-reset-is-like-a-fin.plain':
    'A FIN ends one direction in good order. A reset, if it is believed, ends all at once.',
  'a-reset-is-waited-out.name': 'A reset is waited out',
  'a-reset-is-waited-out.believes': 'After the end comes TIME-WAIT.',
  'a-reset-is-waited-out.follows':
    '{me} would keep the connection for {wait} s, although {peer} has forgotten it.',
  'a-reset-is-waited-out.question': 'What would have to be repeated if it were lost?',
  'a-reset-is-waited-out.plain': 'The wait is there to repeat a last ACK. After a reset there is none.',
  'a-syn-starts-anew.name': 'A SYN starts anew',
  'a-syn-starts-anew.believes': 'The peer wants a new connection, so it begins again.',
  'a-syn-starts-anew.follows':
    'Anybody could throw a running connection back to its beginning with a single forged SYN.',
  'a-syn-starts-anew.question': 'Is this {peer} of today, of yesterday, or somebody else?',
  'a-syn-starts-anew.plain':
    'On an open connection a SYN is not believed. An ACK asks back; a peer that has really started anew will answer with a reset.',
  'the-stranger-is-reset.name': 'What does not fit is reset',
  'the-stranger-is-reset.believes': 'It does not belong here, so the connection is reset.',
  'the-stranger-is-reset.follows': 'A stray old segment would cut a connection on which nothing is wrong.',
  'the-stranger-is-reset.question': 'Is it the connection that is wrong, or only this segment?',
  'the-stranger-is-reset.plain':
    'A segment that does not fit is dropped, and an ACK says what is expected. The connection goes on.',
} as const;
