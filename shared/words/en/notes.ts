/** What a verdict on a captured host rests on: warnings, and what the capture lacks. */
export default {
  'late-ack': 'This ACK comes more than half a second after what it acknowledges.',
  'over-mss': 'This segment is longer than the MSS that the peer has announced.',
  'resent-at-once': 'This is sent again within milliseconds, sooner than the retransmission timer expires.',
  'window-taken-back': 'The right edge of the window moves back: the peer may have sent into it already.',
  'sack-not-permitted': 'It carries SACK blocks, though the peer’s SYN did not permit SACK.',
  'unseen-arrivals':
    'The capture lacks segments here: this host acknowledges {octets} octets that are not in it.',
  'unseen-own': 'The capture lacks segments here: {octets} octets of this host are not in it.',
  'unseen-ack': 'The capture lacks an ACK here that this host must have received.',
  'unseen-syn': 'The capture lacks the SYN that this SYN,ACK answers.',
  'unseen-syn-ack': 'The capture lacks the SYN,ACK that this ACK answers.',
  'unseen-beginning': 'The capture lacks what came before: from here on the connection is followed anew.',
  'never-reached':
    'This segment was captured, but cannot have reached TCP: the host went on as if it had not come.',
  damaged: 'The TCP checksum of this frame is wrong: whoever received it dropped it.',
  swapped: 'The capture has segments here in another order than that in which they were sent or taken up.',
} as const;
