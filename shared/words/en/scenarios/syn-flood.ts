/** What the scenario “SYN flood” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'SYN flood',
  introduction:
    'A completes one honest handshake with B, so that both see what a half-open connection is. Then A turns attacker: SYNs that no ACK will ever follow fill B’s half-open queue, while real clients wait to be served. B defends itself, and the score is the real clients served.',
  'debrief.answer': 'What really holds is to keep nothing until the client answers: SYN cookies.',
  'debrief.queue':
    'For every SYN a server keeps a half-open connection until the last ACK comes, and it has room for only so many. From its own address the attacker A did little harm: its kernel answered each SYN,ACK with an RST, and the entry was free again.',
  'debrief.forged':
    'Nobody answers from forged addresses, so each entry stays until the SYN,ACK has been sent again five times, for 63 seconds. The queue filled, and real clients were turned away.',
  'debrief.backlog': 'You tried a longer queue: it only takes longer to fill.',
  'debrief.retries':
    'You tried fewer retries: the entries are free sooner, but with none at all the ACKs of clients on slow lines come too late.',
  'debrief.limit':
    'You tried the firewall’s limit: it lets a few SYNs a second through and drops the rest, real and forged alike.',
  'debrief.said':
    'A text you may have read has a cure: a firewall that lets one SYN a second through. With it a flood shuts real clients out even while the queue is empty, and its ACCEPT alone, with no DROP behind it, limits nothing.',
  'debrief.cookies':
    'With SYN cookies the ISS itself holds a counter, the MSS and a keyed hash of the connection, and only an ACK that brings it back makes a connection. The price: window scale, SACK and ECN are lost, unless the client sends timestamps, as most do.',
  question:
    'Who on the way from the attacker to the server could tell that an address is forged, and stop the flood there?',
  'cast.A': 'Attacker',
  'cast.B': 'Server',
  'goal.own-address': 'From the attacker’s own address: 20 entries are freed by its kernel’s RSTs.',
  'goal.own-address.veiled': 'From the attacker’s own address: what becomes of the entries?',
  'goal.own-address.todo': 'send many SYNs, first from your own address.',
  'goal.turned-away': 'Under attack, a real client is turned away.',
  'goal.turned-away.todo': 'forge the addresses, and go on until a real client is turned away.',
  'goal.tried-syn-backlog':
    'A longer half-open queue: tried alone for {seconds} s, against forged addresses.',
  'goal.tried-syn-ack-retries':
    'Fewer SYN,ACK retries: tried alone for {seconds} s, against forged addresses.',
  'goal.tried-syn-limit': 'The firewall’s limit: tried alone for {seconds} s, against forged addresses.',
  'goal.tried-syn-cookies': 'SYN cookies: tried alone for {seconds} s, against forged addresses.',
  'goal.served-under-fire': 'Under attack, {requests} real clients in a row are served.',
  'goal.served-under-fire.todo':
    'hold out against the flood, even when it grows, until {requests} real clients in a row have been served.',
  'predict.what-fills-up': 'B answers every SYN with a SYN,ACK. What does it run out of first?',
  'predict.what-fills-up.ports': 'Its ports',
  'predict.what-fills-up.queue': 'Places for half-open connections',
  'predict.what-fills-up.memory': 'Its memory',
  'predict.what-fills-up.because':
    'Every SYN that nobody follows up holds a place until B has given up its SYN,ACK. The queue is short.',
  'predict.what-holds': 'Which defence holds, however fast the SYNs come?',
  'predict.what-holds.backlog': 'A longer queue',
  'predict.what-holds.retries': 'Fewer retransmissions of the SYN,ACK',
  'predict.what-holds.limit': 'A limit on SYNs',
  'predict.what-holds.cookies': 'SYN cookies',
  'predict.what-holds.because':
    'With cookies B remembers nothing until the third segment comes, so there is nothing to fill up.',
} satisfies ScenarioMessages;
