/** RFC 9293, Appendix B: pushing, windows and urgent data. */
import { deliberatelyNot, done, inPart, outside, requirement, rulebook, type Topic } from './requirement.ts';

const PUSH: Topic = {
  title: 'PUSH flag',
  requirements: [
    requirement(
      'MAY-16',
      'MAY',
      '3.9.1.2',
      'Text that is not pushed may be gathered before it is sent.',
      deliberatelyNot('Every SEND of the game is pushed; only the window, R102 and R105 hold text back.'),
    ),
    requirement(
      'SHLD-27',
      'SHOULD',
      '3.9.1.2',
      'Several pushes that wait become one, so that segments can be as large as possible.',
      done(
        ['R104'],
        [rulebook('output', 'R104 several SENDs that waited go out as one segment with one PSH')],
      ),
    ),
    requirement(
      'MAY-15',
      'MAY',
      '3.9.1.2',
      'SEND may let the application say whether to push.',
      deliberatelyNot('SEND has no such parameter; MUST-60 and MUST-61 say what follows from that.'),
    ),
    requirement(
      'MUST-60',
      'MUST NOT',
      '3.9.1.2',
      'Without it, text must not wait in a buffer for ever.',
      done(
        ['R102', 'R100'],
        [rulebook('output', 'R102, R100 does not wait for ever: after an RTO what fits goes out')],
      ),
    ),
    requirement(
      'MUST-61',
      'MUST',
      '3.9.1.2',
      'Without it, the segment that empties the buffer bears PSH.',
      done(['R104'], [rulebook('output', 'R104 is cut at the MSS, and its last segment carries PSH')]),
    ),
    requirement(
      'MAY-17',
      'MAY',
      '3.9.1.3',
      'The receiving application may be told of PSH.',
      deliberatelyNot('Text goes to whoever asks for it as soon as it is there, with PSH or without.'),
    ),
    requirement(
      'SHLD-28',
      'SHOULD',
      '3.9.1.2',
      'Full-sized segments go out wherever that is possible.',
      done(['R104'], [rulebook('output', 'R104 is cut at the MSS, and its last segment carries PSH')]),
    ),
  ],
};

const WINDOW: Topic = {
  title: 'Window',
  requirements: [
    requirement(
      'MUST-1',
      'MUST',
      '3.1',
      'A window is an unsigned number.',
      done(
        ['R104', 'R11'],
        [
          rulebook(
            'output',
            'R104, R11 a window of 65,535 octets is as large as it says, for it has no sign',
          ),
        ],
      ),
    ),
    requirement(
      'REC-1',
      'RECOMMENDED',
      '3.1',
      'Windows are kept and reckoned with in at least 32 bits.',
      done(
        ['R1'],
        [
          rulebook(
            'seq',
            'R1 a window that wraps holds its first and its last number, and an empty one holds none',
          ),
        ],
        'A number of JavaScript is exact up to 2^53.',
      ),
    ),
    requirement(
      'SHLD-14',
      'SHOULD NOT',
      '3.8.6',
      'A receiver does not move the right edge of its window to the left.',
      done(
        ['R76'],
        [rulebook('receive-window', 'R76 its right edge stays where it is while text fills it')],
        'A player who does it is told that it is discouraged (L12).',
      ),
    ),
    requirement(
      'SHLD-15',
      'SHOULD NOT',
      '3.8.6',
      'While the window has shrunk under what is outstanding, nothing new is sent.',
      done(
        ['R104'],
        [
          rulebook(
            'output',
            'R104 does not go out into a window that the peer shrank under what is outstanding',
          ),
        ],
      ),
    ),
    requirement(
      'SHLD-16',
      'SHOULD',
      '3.8.6',
      'What is outstanding inside the shrunken window is retransmitted as ever.',
      done(
        ['R83'],
        [
          rulebook(
            'timeouts',
            'R83 sends it whole, even if its end lies beyond the edge of a window that shrank',
          ),
        ],
      ),
    ),
    requirement(
      'SHLD-17',
      'SHOULD NOT',
      '3.8.6',
      'That nobody acknowledges what lies beyond the shrunken window is no reason to give up.',
      done(
        ['R63', 'R101'],
        [
          rulebook(
            'timeouts',
            'R63, R83 the rest of a segment that the peer takes in part is retransmitted in its own right',
          ),
          rulebook('zero-window', 'R101 keeps the connection as long as the peer answers'),
        ],
      ),
    ),
    requirement(
      'MUST-34',
      'MUST',
      '3.8.6',
      'A sender copes with a window that shrinks, even if what it may send becomes less than nothing.',
      done(
        ['R104', 'R100'],
        [
          rulebook(
            'output',
            'R104 does not go out into a window that the peer shrank under what is outstanding',
          ),
          rulebook('zero-window', 'R100 under what is outstanding is probed with its first octet'),
        ],
      ),
    ),
    requirement(
      'MAY-8',
      'MAY',
      '3.8.6.1',
      'A receiver may keep its window closed as long as it likes.',
      done(
        ['R46'],
        [rulebook('sequence-check', 'R46, R44 text at RCV.NXT is not, but its ACK counts')],
        'An application that does not RECEIVE closes it; each probe is answered with window 0.',
      ),
    ),
    requirement(
      'MUST-35',
      'MUST',
      '3.8.6',
      'A window that shrinks to zero is probed like any other closed one.',
      done(
        ['R100'],
        [rulebook('zero-window', 'R100 under what is outstanding is probed with its first octet')],
      ),
    ),
    requirement(
      'MUST-36',
      'MUST',
      '3.8.6.1',
      'A closed window is probed.',
      done(
        ['R100'],
        [
          rulebook(
            'zero-window',
            'R100 is probed with one octet after an RTO, and then at intervals that double',
          ),
        ],
      ),
    ),
    requirement(
      'SHLD-29',
      'SHOULD',
      '3.8.6.1',
      'The first probe waits until the window has been closed for one RTO.',
      done(
        ['R100'],
        [
          rulebook(
            'zero-window',
            'R100 is probed with one octet after an RTO, and then at intervals that double',
          ),
        ],
      ),
    ),
    requirement(
      'SHLD-30',
      'SHOULD',
      '3.8.6.1',
      'The intervals between probes grow exponentially.',
      done(
        ['R100'],
        [
          rulebook(
            'zero-window',
            'R100 is probed with one octet after an RTO, and then at intervals that double',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-37',
      'MUST',
      '3.8.6.1',
      'While the probes are answered, the connection stays.',
      done(['R101'], [rulebook('zero-window', 'R101 keeps the connection as long as the peer answers')]),
    ),
    requirement(
      'MAY-7',
      'MAY',
      '3.8.6',
      'What is outstanding beyond the shrunken window may be retransmitted, too.',
      done(
        ['R83'],
        [
          rulebook(
            'timeouts',
            'R83 sends it whole, even if its end lies beyond the edge of a window that shrank',
          ),
        ],
      ),
    ),
    requirement(
      'MUST-66',
      'MUST',
      '3.4',
      'RST and URG count even when the window is closed.',
      done(
        ['R51', 'R46', 'R72'],
        [
          rulebook('sequence-check', 'R55, R51 its RST counts too'),
          rulebook('sequence-check', 'R46, R72 its URG counts too'),
        ],
      ),
    ),
  ],
};

const NOT_URGENT = 'No host of the game sends urgent data (SHLD-13), so nobody meets an urgent pointer.';

const URGENT: Topic = {
  title: 'Urgent data',
  requirements: [
    requirement(
      'MUST-30',
      'MUST',
      '3.8.5',
      'The urgent mechanism is there, for old applications.',
      inPart(
        ['R72'],
        [rulebook('receive', 'R72 in … the application is told of urgent data')],
        'URG is heard. SEND has no URGENT flag, and the pointer of an arriving segment is not read.',
      ),
    ),
    requirement(
      'MUST-62',
      'MUST',
      '3.8.5',
      'The pointer names the octet behind the urgent data.',
      deliberatelyNot(NOT_URGENT),
    ),
    requirement('MUST-31', 'MUST', '3.8.5', 'Urgent data may have any length.', deliberatelyNot(NOT_URGENT)),
    requirement(
      'MUST-32',
      'MUST',
      '3.8.5',
      'The application hears of urgent data when there was none before, and when the pointer moves on.',
      inPart(
        ['R72'],
        [rulebook('receive', 'R72 in … the application is told of urgent data')],
        'It hears of every segment with URG, also when the pointer has not moved.',
      ),
    ),
    requirement(
      'MUST-33',
      'MUST',
      '3.8.5',
      'The application can learn whether more urgent data is to be read.',
      deliberatelyNot(NOT_URGENT),
    ),
    requirement(
      'SHLD-13',
      'SHOULD NOT',
      '3.8.5, 3.9.1.2',
      'New applications leave the urgent mechanism alone.',
      outside('A demand on applications. Those of the game could not use it if they wanted.'),
    ),
  ],
};

export const WINDOW_TOPICS: readonly Topic[] = [PUSH, WINDOW, URGENT];
