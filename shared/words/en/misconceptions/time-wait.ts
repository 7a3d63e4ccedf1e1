/** What people wrongly believe of TIME-WAIT. */
export default {
  'a-goodbye-at-the-end.name': 'A goodbye at the end',
  'a-goodbye-at-the-end.believes': 'At the end one tells the other side.',
  'a-goodbye-at-the-end.follows':
    '{peer} is long gone: the segment would meet a closed host, or even a new connection.',
  'a-goodbye-at-the-end.question': 'Who would hear it?',
  'a-goodbye-at-the-end.plain':
    'When the wait is over, the connection is simply forgotten. All has been said before.',
  'one-more-ack-to-be-sure.name': 'One more ACK, to be sure',
  'one-more-ack-to-be-sure.believes': 'An ACK more cannot hurt.',
  'one-more-ack-to-be-sure.follows': '{peer} has closed and would answer it with a reset.',
  'one-more-ack-to-be-sure.question': 'Has {peer} asked for anything?',
  'one-more-ack-to-be-sure.plain':
    'An ACK is repeated when the peer’s FIN comes again, and not because time has passed.',
  'the-wait-goes-round.name': 'The wait goes round',
  'the-wait-goes-round.believes': 'I stay until something comes.',
  'the-wait-goes-round.follows': '{me} would keep the connection, with its port, forever.',
  'the-wait-goes-round.question': 'What was the wait for, and can it still happen?',
  'the-wait-goes-round.plain':
    'After twice the longest life of a segment nothing of this connection can be on the way any more.',
  'acknowledged-once-for-all.name': 'Acknowledged once for all',
  'acknowledged-once-for-all.believes': 'I have acknowledged this FIN; it is old.',
  'acknowledged-once-for-all.follows': '{peer} would send its FIN again and again, until it gives up.',
  'acknowledged-once-for-all.question': 'Why does {peer} send its FIN again?',
  'acknowledged-once-for-all.plain':
    'A FIN that comes again shows that the ACK was lost. To repeat it is what the wait is for.',
  'the-second-fin-ends-the-wait.name': 'The second FIN ends the wait',
  'the-second-fin-ends-the-wait.believes': 'Now the peer has what it needs, and I can go.',
  'the-second-fin-ends-the-wait.follows': 'Should this ACK be lost, too, {peer} would get a reset next time.',
  'the-second-fin-ends-the-wait.question': 'How sure is it that this ACK arrives?',
  'the-second-fin-ends-the-wait.plain':
    'A FIN that comes again starts the wait anew: the last ACK is on its way once more.',
  'a-closed-port-resets.name': 'Who is done resets',
  'a-closed-port-resets.believes': 'The connection is over; whatever still comes is reset.',
  'a-closed-port-resets.follows':
    '{peer}’s application would hear of an error, although all its text has arrived.',
  'a-closed-port-resets.question': 'What would {peer} think of its close?',
  'a-closed-port-resets.plain':
    'A host that waits still knows the connection. It answers a repeated FIN as it did the first time.',
} as const;
