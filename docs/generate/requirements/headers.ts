/** RFC 9293, Appendix B, on headers: options, checksums, the application, and what lies below TCP. */
import {
  deliberatelyNot,
  done,
  inCaptures,
  inPart,
  type Outside,
  outside,
  requirement,
  rulebook,
  type Topic,
  test,
} from './requirement.ts';

const decoder = (title: string) => test('shared/pcap/decode/decode', title);
const exporter = (title: string) => test('shared/capture/export', title);
const announced = rulebook(
  'arrives',
  'R5, R36, R42 every SYN of ours announces our MSS, and nothing else does',
);
const agreed = rulebook('arrives', 'R104 with our MSS … and the option … we send at most … octets');

const OPTIONS: Topic = {
  title: 'TCP options',
  requirements: [
    requirement(
      'MUST-4',
      'MUST',
      '3.1',
      'End of option list, no-operation and MSS are understood.',
      inCaptures([decoder("a Linux SYN's"), decoder('nothing after the end of the list')], ''),
    ),
    requirement(
      'MUST-5',
      'MUST',
      '3.1',
      'Options may stand in any segment.',
      inCaptures([decoder('timestamps, elsewhere')], 'The reader looks for them whatever the control bits.'),
    ),
    requirement(
      'MUST-6',
      'MUST',
      '3.1',
      'An option that is not known is passed over.',
      inCaptures([decoder('unknown ones are passed over')], ''),
    ),
    requirement(
      'MUST-68',
      'MUST',
      '3.1',
      'All options but those two of one octet have a length.',
      inCaptures([decoder('unknown ones are passed over')], ''),
    ),
    requirement(
      'MUST-7',
      'MUST',
      '3.1',
      'A length that cannot be does no harm.',
      inCaptures(
        [decoder('a length of 0 ends the list'), decoder('one that overruns ends the list')],
        'It is counted, and what follows it is not read; the connection is not reset, which the RFC only suggests.',
      ),
    ),
    requirement(
      'MUST-64',
      'MUST',
      '3.2',
      'An option may begin at any octet.',
      inCaptures([decoder('window scale')], ''),
    ),
    requirement(
      'MUST-14',
      'MUST',
      '3.7.1',
      'The MSS option is sent, and heeded.',
      done(['R5', 'R36', 'R42', 'R104'], [announced, agreed]),
    ),
    requirement(
      'SHLD-5',
      'SHOULD',
      '3.7.1',
      'A SYN announces an MSS other than 536 (IPv6: 1220).',
      done(['R5', 'R36', 'R42'], [announced]),
    ),
    requirement(
      'MAY-3',
      'MAY',
      '3.7.1',
      'Every SYN may announce it.',
      done(['R5', 'R36', 'R42'], [announced]),
    ),
    requirement(
      'MUST-15',
      'MUST',
      '3.7.1',
      'Without the option 536 is assumed (IPv6: 1220).',
      inPart(['R104'], [agreed], 'Of IPv4: the hosts of a match never meet IPv6.'),
    ),
    requirement(
      'MUST-16',
      'MUST',
      '3.7.1',
      'Segments are no longer than the peer takes, nor than the IP layer lets pass.',
      done(['R104'], [agreed], 'Our own MSS stands for what the IP layer lets pass.'),
    ),
    requirement(
      'MUST-65',
      'MUST NOT',
      '3.2',
      'The MSS option stands on SYNs alone.',
      done(['R5', 'R36', 'R42'], [announced]),
    ),
    requirement(
      'MUST-69',
      'MUST',
      '3.1',
      'Padding behind the end of the options is zero.',
      inCaptures(
        [exporter('gives the same segments, whatever the life, the viewpoint and the format')],
        'The writer has the MSS option alone, which leaves nothing to pad.',
      ),
    ),
  ],
};

const CHECKSUMS: Topic = {
  title: 'TCP checksums',
  requirements: [
    requirement(
      'MUST-2',
      'MUST',
      '3.1',
      'The sender computes the checksum.',
      inCaptures(
        [
          exporter(
            'has checksums that sum up to nothing, as RFC 1071 wants, over IP header and pseudo-header',
          ),
        ],
        '',
      ),
    ),
    requirement(
      'MUST-3',
      'MUST',
      '3.1',
      'The receiver checks it.',
      outside(
        'The wire loses and copies segments, but changes none. The reader of captures does not check either: where the network card computes checksums, a capture taken at the sender shows wrong ones.',
      ),
    ),
  ],
};

const APPLICATION: Topic = {
  title: 'TCP/application interface',
  requirements: [
    requirement(
      'MUST-47',
      'MUST',
      '3.9.1.8',
      'The application hears of errors that do not end the connection: ICMP messages, too many retransmissions, urgent data.',
      inPart(
        ['R95', 'R72'],
        [
          rulebook('timeouts', 'R95 tells the application at the third retransmission, once'),
          rulebook('receive', 'R72 in … the application is told of urgent data'),
        ],
        'There is no ICMP in a match.',
      ),
    ),
    requirement(
      'SHLD-20',
      'SHOULD',
      '3.9.1.8',
      'The application can switch these reports off.',
      deliberatelyNot('They are shown, for they are part of the lesson.'),
    ),
    requirement(
      'MAY-14',
      'MAY',
      '3.9.1.7',
      'FLUSH empties the queue of what has not been sent.',
      deliberatelyNot('OPEN, SEND, RECEIVE, CLOSE and ABORT are the calls of the game.'),
    ),
  ],
};

export const HEADER_TOPICS: readonly Topic[] = [OPTIONS, CHECKSUMS, APPLICATION];

export const OUTSIDE: readonly Outside[] = [
  {
    ids: ['SHLD-6', 'MUST-67'],
    about: 'the MSS to announce, from what the IP layer takes (§3.7.1, §3.7.3)',
    why: "A match has no IP layer and no MTU; the MSS is one of the scenario's constants.",
  },
  {
    ids: ['MUST-43', 'MUST-44', 'MUST-45', 'MUST-46', 'MUST-57', 'MUST-63'],
    about: 'local addresses, broadcast, multicast and invalid ones (§3.9.1.1, §3.9.2.3)',
    why: 'The two hosts have no addresses: whatever one sends goes to the other.',
  },
  {
    ids: ['MUST-49', 'MUST-50', 'MAY-10', 'MAY-11', 'MUST-51', 'MUST-52', 'MUST-53', 'SHLD-24'],
    about: 'the time to live, IP options and source routes (§3.9.2, §3.9.2.1)',
    why: 'A match has no IP header. How long a segment may live is the MSL of the wire.',
  },
  {
    ids: ['MUST-48', 'SHLD-21', 'SHLD-22', 'SHLD-23', 'MAY-9'],
    about: 'Differentiated Services (§3.9.1.9, §3.9.2)',
    why: 'A match has no IP header.',
  },
  {
    ids: ['MUST-54', 'MUST-55', 'MUST-56', 'SHLD-25', 'SHLD-26'],
    about: 'ICMP messages (§3.9.2.2)',
    why: 'The wire loses segments without a word.',
  },
  {
    ids: ['SHLD-8', 'MAY-18'],
    about: 'ECN, and other kinds of congestion control (§3.8.2)',
    why: 'There is no congestion control (MUST-19).',
  },
];
