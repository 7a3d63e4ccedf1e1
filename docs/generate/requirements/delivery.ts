/** RFC 9293, Appendix B: retransmissions, acknowledgments, when text goes out, and when to give up. */
import { deliberatelyNot, done, inPart, outside, requirement, rulebook, type Topic } from './requirement.ts';

const RETRANSMISSIONS: Topic = {
  title: 'Retransmissions',
  requirements: [
    requirement(
      'MUST-19',
      'MUST',
      '3.8.2',
      'Slow start, congestion avoidance, and a retransmission timer that backs off.',
      inPart(
        ['R93'],
        [rulebook('rtt', 'R93 doubles with each timeout, and stays so until something new is measured')],
        'Backing off is done. Congestion control is left out: the few segments of a match congest nothing, and who loses one is to meet the retransmission timeout.',
      ),
    ),
    requirement(
      'MAY-4',
      'MAY',
      '3.8.1',
      'A retransmission that equals its original may bear the same IP Identification.',
      outside('A match has no IP header.'),
    ),
    requirement(
      'MUST-18',
      'MUST',
      '3.8.1',
      "The RTO is computed as RFC 6298 says, with Karn's algorithm.",
      done(
        ['R86', 'R87', 'R89'],
        [
          rulebook('rtt', 'R86 comes from the first measurement: that of the handshake'),
          rulebook('rtt', 'R87 follows the later ones, RTTVAR before SRTT'),
          rulebook('rtt', 'R89 is not measured with a segment that was retransmitted'),
        ],
        'Sentence by sentence below.',
      ),
    ),
  ],
};

const ACKS: Topic = {
  title: 'Generating ACKs',
  requirements: [
    requirement(
      'MUST-58',
      'MUST',
      '3.10.7.4',
      'One ACK serves as much as possible.',
      done(
        ['R99'],
        [rulebook('receive-window', 'R99 one ACK serves the text, the gap and the FIN of one event')],
        'A player may send the ACK alone and the rest after it (L3).',
      ),
    ),
    requirement(
      'SHLD-31',
      'SHOULD',
      '3.10.7.4',
      'What arrives above a gap is kept for later.',
      done(
        ['R48'],
        [rulebook('receive', 'R48 text above a gap is held, and what is missing is acknowledged at once')],
        'A player may throw it away, and is told that it is discouraged (L14).',
      ),
    ),
    requirement(
      'MUST-59',
      'MUST',
      '3.10.7.4',
      'What is queued is processed wholly before an ACK goes out.',
      done(
        ['R99'],
        [rulebook('receive-window', 'R99 one ACK serves the text, the gap and the FIN of one event')],
      ),
    ),
    requirement(
      'MAY-13',
      'MAY',
      '3.10.7.4',
      'What arrives above a gap may be answered with an ACK of RCV.NXT.',
      done(
        ['R48'],
        [rulebook('receive', 'R48 text above a gap is held, and what is missing is acknowledged at once')],
        'A player may leave it out (L11).',
      ),
    ),
    requirement(
      'SHLD-18',
      'SHOULD',
      '3.8.6.3',
      'ACKs are delayed a little.',
      done(
        ['R97'],
        [rulebook('receive-window', 'R97 waits for its timer, which the first unacknowledged octet starts')],
        'Most scenarios acknowledge at once, so that each ACK has one cause; either way is accepted of a player (L1, L2).',
      ),
    ),
    requirement(
      'MUST-40',
      'MUST',
      '3.8.6.3',
      'An ACK waits less than 0.5 s.',
      done(
        ['R97'],
        [rulebook('tcb', 'R85, R88, R94, R97, R95, R96, R82, R104 are these')],
        'By the constants of the RFCs. A scenario that delays ACKs says itself how long, in time that people can follow.',
      ),
    ),
    requirement(
      'SHLD-19',
      'SHOULD',
      '3.8.6.3',
      'Every second full-sized segment is acknowledged at once.',
      done(
        ['R98'],
        [rulebook('receive-window', 'R98 does not wait for more than the second full-sized segment')],
      ),
    ),
    requirement(
      'MUST-39',
      'MUST',
      '3.8.6.2.2',
      'The receiver avoids silly windows.',
      done(
        ['R103'],
        [
          rulebook(
            'receive-window',
            'R103 it opens by a full-sized segment, or by half of the buffer, and not before',
          ),
        ],
      ),
    ),
  ],
};

const SENDING: Topic = {
  title: 'Sending data',
  requirements: [
    requirement(
      'MUST-38',
      'MUST',
      '3.8.6.2.1',
      'The sender avoids silly windows.',
      done(
        ['R102'],
        [rulebook('output', 'R102 waits rather than fill a small window with less than half of the largest')],
        'What overrides it is the persist timer: one RTO, where the RFC would have 0.1 to 1 s.',
      ),
    ),
    requirement(
      'SHLD-7',
      'SHOULD',
      '3.7.4',
      'Nagle: small segments wait while something is unacknowledged.',
      done(
        ['R105'],
        [rulebook('output', 'R105 waits by Nagle while something is unacknowledged')],
        'Off unless a scenario switches it on; a player may wait by it anywhere (L16).',
      ),
    ),
    requirement(
      'MUST-17',
      'MUST',
      '3.7.4',
      'An application can switch Nagle off for a connection.',
      done(
        ['R105'],
        [rulebook('output', 'R105 a full-sized segment does not wait, and nothing does without Nagle')],
        "Each host's constants say it, which a scenario sets; a player does not choose it in play.",
      ),
    ),
  ],
};

const FAILURES: Topic = {
  title: 'Connection failures',
  requirements: [
    requirement(
      'MUST-20',
      'MUST',
      '3.8.3',
      'Two thresholds for the retransmissions of one segment: at the first (R1) the IP layer is warned, at the second (R2) the connection closed.',
      inPart(
        ['R96'],
        [rulebook('timeouts', 'R96 gives text up past 100 s, with the constants of the RFCs')],
        'There is no IP layer to warn; the application hears of it instead (SHLD-9).',
      ),
    ),
    requirement(
      'MUST-21',
      'MUST',
      '3.8.3',
      'An application can set R2 for a connection.',
      done(
        ['R96'],
        [rulebook('timeouts', 'R96 gives up after as many retransmissions as the application has set')],
        "Each host's constants say it, which a scenario sets; a player does not choose it in play.",
      ),
    ),
    requirement(
      'SHLD-9',
      'SHOULD',
      '3.8.3',
      'Between R1 and R2 the application hears of the trouble.',
      done(['R95'], [rulebook('timeouts', 'R95 tells the application at the third retransmission, once')]),
    ),
    requirement(
      'SHLD-10',
      'SHOULD',
      '3.8.3',
      'R1 is at least 3 retransmissions.',
      done(['R95'], [rulebook('timeouts', 'R95 tells the application at the third retransmission, once')]),
    ),
    requirement(
      'SHLD-11',
      'SHOULD',
      '3.8.3',
      'R2 is at least 100 s.',
      done(['R96'], [rulebook('timeouts', 'R96 gives text up past 100 s, with the constants of the RFCs')]),
    ),
    requirement(
      'MUST-22',
      'MUST',
      '3.8.3',
      'A SYN is given up in the same way, and the application hears of it.',
      done(
        ['R95', 'R96'],
        [
          rulebook('timeouts', 'R95 tells it of a SYN, too'),
          rulebook('timeouts', 'R96 gives a SYN up past 3 minutes, in SYN-SENT and in SYN-RECEIVED'),
        ],
      ),
    ),
    requirement(
      'MUST-23',
      'MUST',
      '3.8.3',
      'R2 of a SYN is at least 3 minutes.',
      done(
        ['R96'],
        [rulebook('timeouts', 'R96 gives a SYN up past 3 minutes, in SYN-SENT and in SYN-RECEIVED')],
        'By the constants of the RFCs.',
      ),
    ),
  ],
};

const KEEP_ALIVE: Topic = {
  title: 'Keep-alives',
  requirements: [
    requirement(
      'MAY-5',
      'MAY',
      '3.8.4',
      'A connection that is idle may be probed.',
      done(['R108'], [rulebook('keep-alive', 'R108 ask in …')], 'One that arrives is answered by R45.'),
    ),
    requirement(
      'MUST-24',
      'MUST',
      '3.8.4',
      'The application can turn keep-alives on and off for each connection.',
      done(
        ['R108'],
        [rulebook('keep-alive', 'R108 are turned on and off while the connection lives')],
        'The control SO_KEEPALIVE of a scenario.',
      ),
    ),
    requirement(
      'MUST-25',
      'MUST',
      '3.8.4',
      'They are off by default.',
      done(
        ['R108'],
        [
          rulebook(
            'keep-alive',
            'R108 are off unless the application turns them on, and then wait for two hours by default',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-26',
      'MUST',
      '3.8.4',
      'They go out only when nothing is outstanding and nothing has arrived for an interval.',
      done(
        ['R109'],
        [
          rulebook(
            'keep-alive',
            'R109 whatever arrives starts the timer anew, and unanswered ones are forgotten',
          ),
          rulebook(
            'keep-alive',
            'R109 the timer does not run while something is outstanding, nor while text waits for the window',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-27',
      'MUST',
      '3.8.4',
      'The interval can be configured.',
      done(
        ['R108'],
        [rulebook('keep-alive', 'R108 ask in …')],
        "Each host's constants say it, which a scenario sets.",
      ),
    ),
    requirement(
      'MUST-28',
      'MUST',
      '3.8.4',
      'By default it is at least two hours.',
      done(
        ['R108'],
        [
          rulebook(
            'keep-alive',
            'R108 are off unless the application turns them on, and then wait for two hours by default',
          ),
        ],
        'A scenario that turns them on waits for less, and says so beside the real value.',
      ),
    ),
    requirement(
      'MUST-29',
      'MUST NOT',
      '3.8.4',
      'One that stays unanswered is no proof that the connection is dead.',
      done(
        ['R110'],
        [
          rulebook(
            'keep-alive',
            'R110 one that stays unanswered proves nothing; only several in a row end the connection',
          ),
        ],
      ),
    ),
    requirement(
      'SHLD-12',
      'SHOULD',
      '3.8.4',
      'A keep-alive carries no data.',
      done(['R108'], [rulebook('keep-alive', 'R108 have SEQ = SND.NXT − 1 and no text, and change nothing')]),
    ),
    requirement(
      'MAY-6',
      'MAY',
      '3.8.4',
      'It may be configurable to carry one garbage octet.',
      deliberatelyNot(
        'No host of ours needs it; a player who adds it is told that the game does not have it. One that arrives is old text, which R45 answers as well.',
      ),
    ),
  ],
};

export const DELIVERY_TOPICS: readonly Topic[] = [RETRANSMISSIONS, ACKS, SENDING, FAILURES, KEEP_ALIVE];
