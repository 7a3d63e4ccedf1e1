/** The English sentences of what TCP tells its application unasked. */
export default {
  'connection established': 'connection established',
  'connection closing': 'the peer has no more data',
  'connection closed': 'connection closed',
  'connection reset': 'connection reset',
  'connection refused': 'connection refused',
  'delivery problem': 'data undelivered for a long time',
  'connection aborted due to excessive retransmission': 'connection abandoned: too many retransmissions',
  'connection aborted due to user timeout': 'connection abandoned: user timeout',
  'connection aborted due to unanswered keep-alives': 'connection abandoned: no answer to keep-alives',
  'urgent data': 'urgent data',
} as const;
