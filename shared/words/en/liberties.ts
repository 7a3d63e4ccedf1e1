/** What a player is told who took a liberty that the RFCs leave. */
export default {
  L1: 'You acknowledged at once. This host would have waited a little, to put the ACK on a segment it sends anyway.',
  L2: 'You left the ACK for later. That is allowed for less than half a second (real time): the delayed-ACK timer runs.',
  L3: 'You sent the ACK on its own and the rest after it. One segment could have carried both.',
  L4: 'You cut the text, or the FIN behind it, into more segments than needed. TCP is a stream: where it is cut does not matter.',
  L5: 'You repeated the SYN,ACK. The RFC answers the repeated SYN with a plain ACK; many stacks do as you did.',
  L6: 'You kept silent. Challenge ACKs may be limited in number, so silence is allowed, though one ACK would have helped.',
  L7: 'Your RST carries an ACK as well. It resets all the same; the RFC sends it bare.',
  L8: 'You believed it, as TCP did before RFC 5961. Today an ACK challenges the sender first, against forgers.',
  L9: 'You ignored the RST in TIME-WAIT. RFC 9293 closes; RFC 1337 shows why ignoring it is safer.',
  L10: 'In a simultaneous open the RFC leaves open whether the second SYN,ACK is answered. Both ways come to ESTABLISHED.',
  L11: 'You sent no ACK for text above a gap. An ACK at once tells the peer sooner where the gap is.',
  L12: 'You took back part of the window that you had offered. It is legal, but the RFC advises against it: text that the peer has sent already may be lost, and has to go again.',
} as const;
