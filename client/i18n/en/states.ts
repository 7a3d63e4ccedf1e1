/** The English sentences of the page of the eleven states. */
export default {
  title: 'The eleven states',
  lead: 'Each end of a connection has a state of its own: what it has done, and what it waits for. Two ends are rarely in the same one.',
  names: 'How each is spelled',
  'names.elsewhere': 'elsewhere',
  entries: 'Who waits for whom',
  contrasts: 'Easily confused',
  waits: 'Who waits for whom',
  ends: 'What ends it',
  lasts: 'How long, if that never happens',
  'lasts.unlimited': 'without limit',
  'lasts.least': 'at least {time}',
  'lasts.linux': 'Linux: {time}',
  'lasts.here': 'Here: {time}',

  'waits.CLOSED': 'Nobody waits: there is no connection, and nothing is remembered of one.',
  'ends.CLOSED': 'The application calls OPEN: passive leads to LISTEN, active to SYN-SENT.',
  'lasts.CLOSED': 'Whatever arrives is answered with an RST.',
  'waits.LISTEN': 'This end waits for a SYN, from any peer.',
  'ends.LISTEN':
    'A SYN arrives, or the application calls CLOSE. In practice the listener stays, and each SYN gets a connection of its own.',
  'lasts.LISTEN': 'A server listens for years.',
  'waits.SYN-SENT': 'This end has sent its SYN and waits for the peer’s SYN, which should acknowledge it.',
  'ends.SYN-SENT':
    'A SYN,ACK (ESTABLISHED), a bare SYN that has crossed (SYN-RECEIVED), an RST (“connection refused”), or too many retransmissions.',
  'lasts.SYN-SENT':
    'The SYN is retransmitted, with longer and longer pauses. “Connection timed out” comes from here.',
  'waits.SYN-RECEIVED': 'This end has both SYNs and waits for the ACK of its own.',
  'ends.SYN-RECEIVED':
    'The ACK arrives (ESTABLISHED), an RST (a passive opener listens again), or too many retransmissions of the SYN,ACK.',
  'lasts.SYN-RECEIVED':
    'Normally one round trip, so it is hardly ever seen. Many at once: last ACKs are missing.',
  'waits.ESTABLISHED': 'Neither waits: both may send.',
  'ends.ESTABLISHED':
    'One of the two applications calls CLOSE, an RST arrives, or text stays unacknowledged for too long.',
  'lasts.ESTABLISHED':
    'An idle connection may last for years; keep-alives are off unless the application asks for them.',
  'waits.FIN-WAIT-1': 'This end has closed first and waits for the other TCP: for the ACK of its FIN.',
  'ends.FIN-WAIT-1':
    'The ACK (FIN-WAIT-2), a FIN that does not acknowledge ours (CLOSING), one that does (TIME-WAIT), or too many retransmissions.',
  'lasts.FIN-WAIT-1':
    'Normally one round trip. It stays if the peer’s host is gone, or if its window is 0 and text must go before the FIN.',
  'waits.FIN-WAIT-2':
    'This end has closed first, and its FIN is acknowledged: it waits for the other application to CLOSE.',
  'ends.FIN-WAIT-2': 'The peer’s FIN (TIME-WAIT).',
  'lasts.FIN-WAIT-2':
    'Linux sets the limit only when no application holds the socket any more: after close(), not after shutdown().',
  'waits.CLOSING':
    'Both have closed at once, and the FINs have crossed: this end waits for the ACK of its FIN.',
  'ends.CLOSING': 'The ACK (TIME-WAIT), or too many retransmissions.',
  'lasts.CLOSING': 'Normally less than one round trip.',
  'waits.TIME-WAIT': 'This end waits for nobody, only for time to pass.',
  'ends.TIME-WAIT': 'The 2 MSL timer expires. A FIN that comes once more is acknowledged, and restarts it.',
  'lasts.TIME-WAIT': 'In Linux it is fixed in the kernel: no sysctl changes it.',
  'waits.CLOSE-WAIT': 'The peer has closed. Here the own application is waited for: it has to CLOSE.',
  'ends.CLOSE-WAIT': 'The own application calls CLOSE (LAST-ACK).',
  'lasts.CLOSE-WAIT': 'No timer helps. Many of them that stay are a fault of the program.',
  'waits.LAST-ACK': 'This end has closed second and waits for the last ACK, that of its FIN.',
  'ends.LAST-ACK': 'The ACK (CLOSED), or too many retransmissions. It never waits 2 MSL.',
  'lasts.LAST-ACK': 'Normally one round trip.',

  'side.lost-third-ack': 'Lost (2)',
  'side.silent-client': 'Withheld (22)',
  'side.fin-wait-1-stays': 'FIN-WAIT-1 stays (23)',
  'side.last-ack-never-comes': 'LAST-ACK stays (12)',
  'side.fin-with-ack': 'Scenario 8',
  'side.simultaneous-close': 'Scenario 9',
  'side.lost-last-ack': 'Scenario 11',
  'side.old-duplicates': 'Scenario 13',
  'side.half-close': 'Half-close (7)',
  'side.syn-flood': 'In the half-open queue (17)',
  'side.half-open': 'Half-open connection (16)',

  'contrast.third-ack': 'SYN-RECEIVED: the third ACK is missing',
  'contrast.third-ack.lost-third-ack':
    'The network lost it. The client is ESTABLISHED, and answers when the SYN,ACK comes again.',
  'contrast.third-ack.silent-client':
    'The client keeps it back. However often the SYN,ACK comes again, nothing in TCP makes it answer.',
  'contrast.third-ack.ask': 'What does the server see that tells the two apart, and when?',
  'contrast.given-up': 'A FIN that nobody acknowledges',
  'contrast.given-up.fin-wait-1-stays':
    'The end that closed first. It has heard nothing of the peer’s FIN either, and when it gives up it waits no 2 MSL.',
  'contrast.given-up.last-ack-never-comes':
    'The end that closed second. The peer has closed already, and may be gone: only its ACK is missing.',
  'contrast.given-up.ask': 'In which of the two may the other end still hold a connection?',
  'contrast.fin-waits': 'FIN-WAIT-1 and FIN-WAIT-2',
  'contrast.fin-waits.FIN-WAIT-1':
    'My FIN is out, and nobody has acknowledged it. The other TCP has to act, which it does by itself: one round trip. A retransmission timer runs.',
  'contrast.fin-waits.FIN-WAIT-2':
    'My FIN is acknowledged. The other application has to act, and may take as long as it likes. No retransmission timer runs.',
  'contrast.fin-waits.ask': 'Which of the two do you see often in netstat, and why?',
  'contrast.half-closed': 'CLOSE-WAIT and FIN-WAIT-2: the two ends of one half-close',
  'contrast.half-closed.FIN-WAIT-2':
    'The end that closed first. It can do nothing but wait, and still takes text.',
  'contrast.half-closed.CLOSE-WAIT':
    'The end that has yet to close. It may still send, and its own application is the one that is late.',
  'contrast.half-closed.ask':
    'A server has thousands in one of these states. At which end is the program that must be fixed?',
  'contrast.closing': 'In FIN-WAIT-1 a FIN arrives',
  'contrast.closing.fin-with-ack':
    'The peer had already received my FIN: its own FIN acknowledges it. Three segments suffice to close.',
  'contrast.closing.simultaneous-close':
    'The peer had not yet received my FIN when it sent its own: the ACK of mine is still to come.',
  'contrast.closing.ask': 'Which field of the FIN that arrives tells the two apart?',
  'contrast.time-wait': 'Two reasons for TIME-WAIT',
  'contrast.time-wait.lost-last-ack':
    'About this connection: the last ACK may be lost, and nobody acknowledges an ACK.',
  'contrast.time-wait.old-duplicates':
    'About the next connection between the same two ports: segments of this one may still be on their way.',
  'contrast.time-wait.ask':
    'Which of the two reasons asks for two MSLs, and which would be content with an end that merely remembers?',
  'contrast.halves': 'Three halves that are not the same',
  'contrast.halves.half-close':
    'One direction is closed, in order: FIN-WAIT-2 at one end, CLOSE-WAIT at the other. Nothing is wrong.',
  'contrast.halves.syn-flood':
    'A handshake whose last ACK has not come: SYN-RECEIVED. It takes a place in the half-open queue.',
  'contrast.halves.half-open':
    'One end has forgotten the connection, after a loss of power, and the other has not noticed (RFC 9293 §3.5.1).',
  'contrast.halves.ask': 'In which of the three do both ends know exactly where they stand?',
} as const;
