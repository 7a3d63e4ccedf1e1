/** What a captured segment can have wrong. {state} is the state that its sender was in. */
export default {
  'impossible-flags': 'SYN, FIN and RST never go together: no TCP sends a segment with such flags.',
  'no-connection':
    'In {state} there is no connection to send this on: only a SYN opens one, and only an RST answers.',
  'not-synchronized':
    'In {state} the sequence numbers are not agreed yet: text and ACK must wait for ESTABLISHED.',
  'ack-bit-missing': 'In {state} every segment carries ACK. The peer drops one that does not.',
  'ack-of-nothing': 'It acknowledges what has not arrived at this host.',
  'ack-falls-back':
    'Its acknowledgment number is lower than RCV.NXT, which never goes back and covers all that has arrived in order.',
  'wrong-seq': 'A segment without text bears SEQ = SND.NXT, and this one does not.',
  'skips-octets': 'Its sequence number is beyond SND.NXT: numbers in between were never sent.',
  'already-acknowledged':
    'It repeats what has already been acknowledged and is no longer in any retransmission queue.',
  'other-octets': 'It repeats sequence numbers with other octets than were sent under them before.',
  'text-after-fin': 'Nothing follows a FIN: the stream has ended.',
  'second-fin': 'A second FIN with another number: only the first may be sent again.',
  'fin-before-text': 'The FIN stands before text that was already sent; it follows the last octet.',
  'beyond-window': 'It lies beyond every window that the peer has offered.',
  'syn-in-connection': 'The connection exists and is in {state}: it has no use for a SYN.',
  'other-iss': 'A repeated SYN bears the ISS of the first, and this one does not.',
  'unasked-syn-ack': 'No SYN has arrived that this SYN,ACK could answer.',
  'wrong-reset':
    'Its numbers are neither those of ABORT (SEQ = SND.NXT) nor those of an answer to what arrived.',
  'unasked-reset': 'In {state} an RST is only ever an answer, and nothing asked for this one.',
  'reply-missing': 'This segment has to be answered, and no answer went out in time.',
  'timestamp-not-negotiated': 'It carries a timestamp, though not both SYNs did.',
  'timestamp-missing':
    'It has no timestamp, though both SYNs had one: from then on every segment carries it.',
  'timestamp-falls-back': 'Its timestamp is older than that of a segment that this host has sent before.',
  'echo-of-nothing': 'It echoes a timestamp that the peer has never sent.',
  'option-not-asked': 'This SYN,ACK offers an option that the SYN did not have.',
  'sack-of-nothing': 'It reports octets as received that the peer has not sent.',
  'hole-not-filled':
    'New text goes out, while the peer has reported the same missing octets for minutes: they are never retransmitted.',
} as const;
