/** The English sentences of the constants. */
export default {
  title: 'Constants here and in life',
  here: 'here',
  hand: 'in hand',
  others: 'the others',
  rfc: 'RFC',
  linux: 'Linux',
  delay: 'Wire, one way',
  rto: 'First RTO',
  msl: 'MSL',
  'delayed-ack': 'Delayed ACK',
  r2: 'Given up after',
  'r2-orphan': 'After CLOSE, given up after',
  'keep-alive': 'First keep-alive',
} as const;
