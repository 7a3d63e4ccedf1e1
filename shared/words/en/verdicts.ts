/** What is wrong with a move, in one sentence that does not give the answer away. */
export default {
  'not-played': 'RFC 9293 lets a TCP do this, but does not ask it to. The hosts of this game do not.',
  'keeps-silent':
    'A TCP would have to send just this. The client that you play is a test program that keeps silent on purpose.',
  'nothing-to-discard':
    'Only an arriving segment can be discarded. A call or a timeout has to be dealt with.',
  'must-not-discard':
    'This segment is acceptable and tells you something: it must be processed, not discarded.',
  'reply-missing': 'Something has to be sent here, and you sent nothing.',
  'no-reply-due': 'Nothing is to be sent here.',
  'too-few-segments': 'More segments than these have to go out.',
  'too-many-segments': 'Fewer segments than these have to go out.',
  'flag-missing': '{flag} is missing from this segment.',
  'flag-forbidden': '{flag} must not be set in this segment.',
  'wrong-seq':
    'The sequence number is wrong. It is the next number that you have to send; a bare ACK bears it without using it up.',
  'wrong-seq.reset':
    'The sequence number is wrong. An RST must bear the number that the other side expects, or it will not be believed.',
  'wrong-seq.repetition': 'The sequence number is wrong. What was numbered once keeps its number.',
  'wrong-ack': 'The acknowledgment number is wrong. It names the next octet that you expect.',
  'wrong-length': 'The amount of text is wrong.',
  'wrong-window': 'The window is wrong: it may not exceed your free buffer, nor take back what you offered.',
  'window-too-large': 'The window is larger than your free buffer.',
  'wrong-state': 'From {state}, this does not lead to {claimed}.',
  'wrong-state.stayed': 'You do not stay in {state} here.',
} as const;
