/**
 * RFC 9293, Appendix B, on connections: initial numbers, opening, closing, blind attacks.
 * And the sentences on them that have no number.
 */
import {
  deliberatelyNot,
  done,
  inACrowd,
  inPart,
  outside,
  requirement,
  rulebook,
  type Topic,
  test,
} from './requirement.ts';

const ISS: Topic = {
  title: 'ISN selection',
  requirements: [
    requirement(
      'MUST-8',
      'MUST',
      '3.4.1',
      'A clock goes into every initial sequence number.',
      deliberatelyNot(
        'A record must fold to the same match, and people reckon with these numbers: a scenario gives the ISS, or the seed of the match does. The next OPEN gets one that is 250,000 higher, as if the clock of the RFC had run for a second; a return to LISTEN one that is 64,000 higher.',
      ),
    ),
    requirement(
      'SHLD-1',
      'SHOULD',
      '3.4.1',
      'So does a pseudorandom function of the addresses, the ports and a secret.',
      deliberatelyNot(
        'As MUST-8. A forger of a scenario guesses relative to what a host holds, whatever its ISS.',
      ),
    ),
    requirement(
      'MUST-9',
      'MUST NOT',
      '3.4.1',
      'Nobody outside can compute that function.',
      deliberatelyNot('There is none (SHLD-1).'),
    ),
  ],
};

const OPENING: Topic = {
  title: 'Opening connections',
  requirements: [
    requirement(
      'MUST-10',
      'MUST',
      '3.5',
      'Two hosts may open to each other at the same time.',
      done(['R42', 'R49'], [rulebook('figures', 'R42, R49 figure 7: the simultaneous open')]),
    ),
    requirement(
      'MUST-11',
      'MUST',
      '3.5',
      'A connection in SYN-RECEIVED knows whether a passive or an active OPEN brought it there.',
      done(
        ['R53', 'R54'],
        [
          rulebook('reset-and-syn', 'R53, R51 in SYN-RECEIVED after a passive OPEN it leads back to LISTEN'),
          rulebook(
            'reset-and-syn',
            'R54, R51 in SYN-RECEIVED after an active OPEN the connection is refused',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-41',
      'MUST NOT',
      '3.9.1.1',
      'A passive OPEN does not touch a connection that exists.',
      done(['R7'], [rulebook('calls', 'R7 OPEN in … is an error')]),
    ),
    requirement(
      'MUST-42',
      'MUST',
      '3.9.1.1',
      'A port can be listened on while a connection of the same port is being opened.',
      inACrowd(
        [test('shared/host/listener', 'takes SYNs up to its length, and then drops them, and says so once')],
        'The server of a crowd listens on while connections of its port are in SYN-RECEIVED. The connection in hand is the only one of its host.',
      ),
    ),
  ],
};

const CLOSING: Topic = {
  title: 'Closing connections',
  requirements: [
    requirement(
      'SHLD-2',
      'SHOULD',
      '3.5.3',
      'A RST may carry text.',
      done(['R51', 'R55'], [rulebook('reset-and-syn', 'R55, R51 text on it changes nothing')]),
    ),
    requirement(
      'MUST-12',
      'MUST',
      '3.6',
      'The application learns whether the peer closed or reset the connection.',
      done(
        ['R77', 'R55'],
        [
          rulebook('receive', 'R77 in ESTABLISHED it is acknowledged and leads to CLOSE-WAIT'),
          rulebook('reset-and-syn', 'R55, R51 in … the connection is reset and the application told'),
        ],
        "After the peer's FIN, in CLOSING, LAST-ACK and TIME-WAIT, a RST adds no word (R56, §3.10.7.4).",
      ),
    ),
    requirement(
      'MAY-1',
      'MAY',
      '3.6.1',
      'CLOSE may also end the reading.',
      done(
        ['R26'],
        [rulebook('close-and-abort', 'R26 a half-duplex CLOSE with text unread resets the connection')],
        'Off unless a scenario switches it on.',
      ),
    ),
    requirement(
      'SHLD-3',
      'SHOULD',
      '3.6.1',
      'Such a host sends RST when received text is lost by the CLOSE, or arrives after it.',
      done(
        ['R26'],
        [
          rulebook('close-and-abort', 'R26 a half-duplex CLOSE with text unread resets the connection'),
          rulebook(
            'close-and-abort',
            'R26 text that arrives after a half-duplex CLOSE resets the connection',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-13',
      'MUST',
      '3.6.1',
      'Who closes actively stays in TIME-WAIT for 2 MSL.',
      done(
        ['R84', 'R69', 'R78', 'R80'],
        [
          rulebook('timeouts', 'R84 comes 2 MSL after TIME-WAIT began and leads to CLOSED'),
          rulebook('acknowledgment', 'R69, R78, R80 they start with TIME-WAIT, and every other timer stops'),
        ],
        'A RST ends it sooner (R56), as §3.10.7.4 says; a player may ignore that one (L9).',
      ),
    ),
    requirement(
      'MAY-2',
      'MAY',
      '3.6.1',
      'A new SYN may open the connection anew from TIME-WAIT.',
      deliberatelyNot(
        'It is challenged like any other (R58): TIME-WAIT is there to be seen, and a player who takes it is told that the game does not. The kernels of a crowd take it, as Linux does; of a captured host it is accepted.',
      ),
    ),
    requirement(
      'SHLD-4',
      'SHOULD',
      '3.6.1',
      'Timestamps let such a SYN in sooner.',
      deliberatelyNot('As MAY-2; and there are no timestamps in a match.'),
    ),
  ],
};

const BLIND_ATTACKS: Topic = {
  title: 'RFC 5961 support',
  requirements: [
    requirement(
      'MAY-12',
      'MAY',
      '3.10.7.4',
      'Text with an ACK that is too old, or of what was never sent, is taken for injected.',
      done(
        ['R60', 'R65'],
        [
          rulebook('acknowledgment', 'R60 so is an ACK older than the largest window in …'),
          rulebook('acknowledgment', 'R65 an ACK of what was never sent is answered with an ACK in …'),
        ],
        'In SYN-RECEIVED the answer is RST (R62, §3.5.2).',
      ),
    ),
  ],
};

export const CONNECTION_TOPICS: readonly Topic[] = [ISS, OPENING, CLOSING, BLIND_ATTACKS];

/** What the RFC says in capitals, or plainly means, without a number that Appendix B would list. */
export const UNNUMBERED: Topic = {
  title: 'Not in Appendix B',
  requirements: [
    requirement(
      null,
      null,
      '3.4.3',
      'A host that has forgotten its sequence numbers keeps quiet for one MSL, unless it will take the risk.',
      deliberatelyNot(
        'A host that has lost its power is back at once and takes the risk: nobody waits, and its scenario gives it an ISS far from the old one.',
      ),
    ),
    requirement(
      null,
      null,
      '3.5.2',
      'Who resets a connection goes to TIME-WAIT.',
      deliberatelyNot('ABORT leads to CLOSED (R29), as §3.10.5 says.'),
    ),
    requirement(
      null,
      'SHOULD',
      '3.10.7.3',
      'In SYN-SENT a RST is believed only if its SEQ is RCV.NXT.',
      deliberatelyNot(
        "Before the peer's SYN there is no RCV.NXT, and a RST that answers a SYN has SEQ 0. Its ACK must be right (R39, R40).",
      ),
    ),
    requirement(
      null,
      'MAY',
      '3.10.7.3',
      "What waits may go out with the ACK of the peer's SYN.",
      done(
        ['R41', 'R99'],
        [rulebook('arrives', 'R41, R99 queued text goes out with the ACK of the SYN')],
        'A player may send the ACK first (L3).',
      ),
    ),
    requirement(
      null,
      'MUST',
      '3.10.7.4',
      'A RST exactly at RCV.NXT resets, one elsewhere in the window is challenged, and any other dropped.',
      done(
        ['R51', 'R52', 'R50'],
        [
          rulebook('reset-and-syn', 'R55, R51 in … the connection is reset and the application told'),
          rulebook('reset-and-syn', 'R52 a RST inside the window is challenged in …'),
          rulebook('reset-and-syn', 'R50 a RST before the window is dropped in silence in …'),
        ],
        'A player may believe it, as before RFC 5961 (L8).',
      ),
    ),
    requirement(
      null,
      'MUST',
      '3.10.7.4',
      'A SYN in a synchronized state is challenged and dropped.',
      done(
        ['R58'],
        [rulebook('reset-and-syn', 'R58 a SYN in the window is challenged in …')],
        'A player may reset, as before RFC 5961 (L8).',
      ),
    ),
    requirement(
      null,
      null,
      '3.10.7.4',
      'Security and compartment of a segment are those of the connection (the third check).',
      outside('They are matters of IP, and Appendix A.1 lets who has no such system ignore them.'),
    ),
    requirement(
      null,
      null,
      'App. A.2',
      'The check of sequence numbers must not keep useful ACKs out when both sides open, close or probe at once.',
      inPart(
        ['R46', 'R49', 'R45'],
        [
          rulebook('figures', 'R42, R49 figure 7: the simultaneous open'),
          rulebook(
            'sequence-check',
            'R46 the ACK of a peer that has a probe outstanding counts and is not answered',
          ),
          rulebook('figures', 'R45, R71 one of the two of a simultaneous close: the FIN comes again'),
        ],
        'After crossing FINs the ACK on a FIN that comes again is not looked at (R45); our own FIN, sent again, gets one that is.',
      ),
    ),
  ],
};
