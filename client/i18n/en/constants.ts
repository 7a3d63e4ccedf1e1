/** The English sentences of the constants. */
export default {
  title: 'Constants here and in practice',
  here: 'here',
  hand: 'your connection',
  others: 'the others',
  rfc: 'RFC',
  linux: 'Linux',
  delay: 'Wire, one way',
  rto: 'First RTO',
  msl: 'MSL',
  'delayed-ack': 'Delayed ACK',
  r2: 'Abandoned after',
  'r2-orphan': 'After CLOSE, abandoned after',
  'keep-alive': 'First keep-alive',
} as const;
