/** RFC 5961, 6298, 1337, 4987, 7323: their demands on states, numbers, windows and timers. */
import {
  deliberatelyNot,
  done,
  inACrowd,
  outside,
  requirement,
  rulebook,
  type Topic,
  test,
} from './requirement.ts';

const RFC_5961: Topic = {
  title: 'RFC 5961: blind in-window attacks',
  requirements: [
    requirement(
      null,
      'SHOULD',
      '3.2',
      'A RST outside the window is dropped in silence.',
      done(['R50'], [rulebook('reset-and-syn', 'R50 a RST behind the window is dropped in silence in …')]),
    ),
    requirement(
      null,
      'MUST',
      '3.2',
      'A RST exactly at RCV.NXT resets the connection.',
      done(
        ['R51'],
        [rulebook('reset-and-syn', 'R53, R51 in SYN-RECEIVED after a passive OPEN it leads back to LISTEN')],
      ),
    ),
    requirement(
      null,
      'MUST',
      '3.2',
      'A RST elsewhere in the window is answered with a challenge ACK and dropped.',
      done(
        ['R52'],
        [
          rulebook('reset-and-syn', 'R52 a RST inside the window is challenged in …'),
          rulebook('reset-and-syn', 'R52 a RST inside the window is challenged in …, too'),
        ],
        'In SYN-RECEIVED, too.',
      ),
    ),
    requirement(
      null,
      null,
      '3.2',
      'In SYN-SENT a RST counts when it acknowledges the SYN.',
      done(
        ['R39', 'R40'],
        [
          rulebook('arrives', 'R39 a RST that acknowledges our SYN ends the attempt'),
          rulebook('arrives', 'R40 a RST with an unacceptable ACK is dropped and not answered'),
        ],
      ),
    ),
    requirement(
      null,
      'MUST',
      '4.2',
      'A SYN, whatever its number, is answered with a challenge ACK and dropped.',
      done(
        ['R58'],
        [
          rulebook('reset-and-syn', 'R58 a SYN in the window is challenged in …'),
          rulebook('reset-and-syn', 'R58 so is one outside the window in …'),
        ],
        'The SYN,ACK of the handshake that comes again gets the same ACK by R45.',
      ),
    ),
    requirement(
      null,
      'MUST',
      '5.2',
      'A segment whose ACK lies outside of SND.UNA − MAX.SND.WND … SND.NXT is answered with an ACK and dropped.',
      done(
        ['R60', 'R65'],
        [
          rulebook('acknowledgment', 'R60 so is an ACK older than the largest window in …'),
          rulebook('acknowledgment', 'R65 an ACK of what was never sent is answered with an ACK in …'),
        ],
        'Not in SYN-RECEIVED, where RFC 9293 §3.5.2 demands RST (R62).',
      ),
    ),
    requirement(
      null,
      'MUST',
      '5.2',
      'MAX.SND.WND is the largest window that the peer has offered.',
      done(['R66', 'R60'], [rulebook('acknowledgment', 'R66, R60 the largest one is remembered')]),
    ),
    requirement(
      null,
      'SHOULD',
      '7',
      'Challenge ACKs are limited in number.',
      deliberatelyNot(
        'Each of the few in a match is worth seeing. Silence is accepted of a player and of a captured host (L6).',
      ),
    ),
  ],
};

const RFC_6298: Topic = {
  title: 'RFC 6298: the retransmission timer',
  requirements: [
    requirement(
      null,
      'SHOULD',
      '2.1',
      'Before the first measurement the RTO is 1 s, or more.',
      done(['R85'], [rulebook('tcb', 'R85, R88, R94, R97, R95, R96, R82, R104 are these')]),
    ),
    requirement(
      null,
      'MUST',
      '2.2',
      'The first measurement sets SRTT, RTTVAR and RTO.',
      done(['R86'], [rulebook('rtt', 'R86 comes from the first measurement: that of the handshake')]),
    ),
    requirement(
      null,
      'MUST',
      '2.3',
      'Each later one moves RTTVAR, then SRTT, by a quarter and an eighth (the gains: SHOULD).',
      done(['R87'], [rulebook('rtt', 'R87 follows the later ones, RTTVAR before SRTT')]),
    ),
    requirement(
      null,
      'SHOULD',
      '2.4',
      'The RTO is at least 1 s.',
      done(
        ['R88'],
        [
          rulebook('rtt', 'R88 stays between its bounds'),
          rulebook('tcb', 'R85, R88, R94, R97, R95, R96, R82, R104 are these'),
        ],
      ),
    ),
    requirement(
      null,
      'MAY',
      '2.5',
      'It may have an upper bound of at least 60 s.',
      done(['R88'], [rulebook('rtt', 'R88 stays between its bounds')]),
    ),
    requirement(
      null,
      'MUST NOT',
      '3',
      'Karn: a segment that was retransmitted is not measured.',
      done(
        ['R89'],
        [
          rulebook('rtt', 'R89 is not measured with a segment that was retransmitted'),
          rulebook('rtt', 'R89 nor with the SYN that a simultaneous open sends twice'),
        ],
      ),
    ),
    requirement(
      null,
      'MUST',
      '3',
      'At least one measurement is taken in a round trip.',
      done(['R87'], [rulebook('rtt', 'R87 one segment is timed at a time')]),
    ),
    requirement(
      null,
      'MUST',
      '4',
      'The variance counts at least the granularity of the clock.',
      done(['R86'], [rulebook('rtt', 'R86 adds at least the granularity of the clock')]),
    ),
    requirement(
      null,
      'MUST NOT',
      '5',
      'No timer retransmits a segment sooner than one RTO after it was sent.',
      done(
        ['R90', 'R92'],
        [
          rulebook('rtt', 'R90 starts with what is sent, and is left alone by what is sent after it'),
          rulebook('rtt', 'R92 starts again when a new ACK leaves something outstanding'),
        ],
        'What a closed window did not take goes again as soon as that opens (R100). A player may retransmit before the timer runs out, as fast retransmit and tail loss probes do.',
      ),
    ),
    requirement(
      null,
      'RECOMMENDED',
      '5.1',
      'What needs an ACK starts the timer, unless it runs.',
      done(
        ['R90'],
        [rulebook('rtt', 'R90 starts with what is sent, and is left alone by what is sent after it')],
      ),
    ),
    requirement(
      null,
      'RECOMMENDED',
      '5.2',
      'When all is acknowledged it stops.',
      done(['R91'], [rulebook('rtt', 'R91 stops when everything is acknowledged')]),
    ),
    requirement(
      null,
      'RECOMMENDED',
      '5.3',
      'An ACK of something new starts it anew.',
      done(['R92'], [rulebook('rtt', 'R92 starts again when a new ACK leaves something outstanding')]),
    ),
    requirement(
      null,
      'RECOMMENDED',
      '5.4',
      'When it runs out, the earliest segment that is not acknowledged is sent again.',
      done(['R83'], [rulebook('timeouts', 'R83 sends the front of the queue alone')]),
    ),
    requirement(
      null,
      'MUST',
      '5.5',
      'The RTO doubles.',
      done(
        ['R93'],
        [rulebook('rtt', 'R93 doubles with each timeout, and stays so until something new is measured')],
      ),
    ),
    requirement(
      null,
      'RECOMMENDED',
      '5.6',
      'The timer starts again, with the doubled RTO.',
      done(
        ['R93'],
        [rulebook('rtt', 'R93 doubles with each timeout, and stays so until something new is measured')],
      ),
    ),
    requirement(
      null,
      'MUST',
      '5.7',
      'After a SYN that was retransmitted, data begins with an RTO of 3 s.',
      done(['R94'], [rulebook('rtt', 'R94 is at least 3 s for data when the SYN was retransmitted')]),
    ),
    requirement(
      null,
      'MAY',
      '5',
      'SRTT and RTTVAR may be forgotten after several timeouts.',
      deliberatelyNot('The next measurement corrects them.'),
    ),
  ],
};

const RFC_1337: Topic = {
  title: 'RFC 1337: TIME-WAIT hazards',
  requirements: [
    requirement(
      null,
      null,
      '3 (F1)',
      'A RST in TIME-WAIT is ignored.',
      deliberatelyNot('R56 follows RFC 9293 §3.10.7.4, which closes. To ignore it is accepted (L9).'),
    ),
    requirement(
      null,
      null,
      '3 (F2, F3)',
      'Timestamps, or sequence numbers of 64 bits, would do as well.',
      outside('A match has neither.'),
    ),
  ],
};

/** What surrounds a listener: tested on a crowd of connections, each with a TCB of the rulebook. */
const listener = (title: string) => test('shared/host/listener', title);

const RFC_4987: Topic = {
  title: 'RFC 4987: SYN floods',
  requirements: [
    requirement(
      null,
      null,
      '3.1',
      'Forged source addresses are filtered where they enter the network (BCP 38).',
      outside('That is for providers; the debrief of the flood says so.'),
    ),
    requirement(
      null,
      null,
      '3.2',
      'A longer backlog.',
      inACrowd(
        [listener('when longer, only takes longer to fill')],
        'A control of the server; no queue is longer than 256.',
      ),
    ),
    requirement(
      null,
      null,
      '3.3',
      'SYN-RECEIVED lasts less long.',
      inACrowd(
        [listener('frees an entry with tcp_synack_retries = … after … s')],
        'How often a SYN,ACK is retransmitted is a constant of the connection, and a control of the server.',
      ),
    ),
    requirement(
      null,
      null,
      '3.4, 3.5, 3.7',
      'Recycling of the oldest half-open connection, SYN cache, and both together with cookies.',
      deliberatelyNot(
        'A half-open connection is a whole TCB of the rulebook, however little a real kernel keeps of it.',
      ),
    ),
    requirement(
      null,
      null,
      '3.6',
      'SYN cookies.',
      inACrowd(
        [
          test('shared/host/cookie', 'is good in its period and the next, and then too old'),
          test('shared/host/cookie', 'does not survive the change of any single bit'),
          listener('serve all real clients however fast the flood'),
          listener('keep nothing: the table holds what was there before'),
        ],
        'With a shorter hash than real systems have: HalfSipHash, 24 bits of it.',
      ),
    ),
    requirement(
      null,
      null,
      '3.8',
      'A firewall in front of the server.',
      inACrowd(
        [listener('stand in the firewall’s line with everybody else')],
        'It limits the rate of SYNs. It does not answer them itself.',
      ),
    ),
  ],
};

const RFC_7323: Topic = {
  title: 'RFC 7323: window scale, timestamps, PAWS',
  requirements: [
    requirement(
      null,
      'MUST',
      '2.4',
      'A sender copes with a window that shrinks.',
      done(
        ['R104', 'R100'],
        [
          rulebook(
            'output',
            'R104 does not go out into a window that the peer shrank under what is outstanding',
          ),
          rulebook('zero-window', 'R100 under what is outstanding is probed with its first octet'),
        ],
        'As MUST-34 of RFC 9293.',
      ),
    ),
    requirement(
      null,
      'MUST',
      '2–4',
      'How both options are offered, agreed upon, sent and heeded.',
      outside(
        'A match knows the MSS option alone: its windows are small, and its round trips are measured without. The judge of captures reads both.',
      ),
    ),
    requirement(
      null,
      'MUST',
      '5',
      'PAWS drops segments whose timestamp is old; never a RST for that.',
      outside('As above. Of a captured host, dropping is accepted, and so is not dropping.'),
    ),
  ],
};

export const OTHER_RFCS: readonly Topic[] = [RFC_5961, RFC_6298, RFC_1337, RFC_4987, RFC_7323];
