/** What people wrongly believe of text, acknowledgments, numbers and windows. */
import { ACK, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seq as seqOf } from '../../tcp/seq.ts';
import {
  discards,
  FIN_ACK,
  type Misconception,
  type Moment,
  nothing,
  numbered,
  RIGHT,
  rightBut,
  STAY,
  sends,
  text,
} from './moment.ts';

const OPEN = ['ESTABLISHED', 'CLOSE-WAIT'] as const;

/** The number of the segment that arrived, and of its last octet. */
function arrived({ stimulus }: Moment): { readonly seq: number; readonly last: number } | null {
  if (stimulus.type !== 'segment') return null;
  const { seq, data } = stimulus.segment;
  return { seq, last: seqAdd(seq, Math.max(0, data.length - 1)) };
}
/** The ACK names a number of the segment that arrived, as if it were the next one expected. */
const acknowledging = (which: 'seq' | 'last') =>
  numbered((_, moment) => {
    const at = arrived(moment);
    return at && { ack: at[which] };
  });
const oneFurther = numbered(({ seq }) => (seq === undefined ? null : { seq: seqAdd(seqOf(seq), 1) }));
const bears = (bits: number) => (moment: Moment) =>
  moment.stimulus.type === 'segment' && (moment.stimulus.segment.flags & bits) !== 0;

export const dataAndWindows = {
  'an-ack-is-acknowledged': {
    rule: 'R64',
    because: ['R61', 'R63', 'R64', 'R67', 'R68', 'R69', 'R70', 'R104'],
    moves: [sends(ACK, RIGHT), sends(ACK, STAY)],
  },
  'an-ack-says-nothing': {
    rule: 'R63',
    because: ['R61', 'R63', 'R67', 'R69', 'R70'],
    moves: [discards],
  },
  'text-needs-no-ack': {
    rule: 'R74',
    because: ['R74', 'R98'],
    in: [...OPEN, 'SYN-RECEIVED'],
    moves: [nothing(RIGHT)],
  },
  'one-message-one-connection': {
    rule: 'R22',
    because: ['R63', 'R64', 'R74', 'R98', 'R97', 'R108', 'R103', 'R46', 'R104', 'R83'],
    in: ['ESTABLISHED'],
    moves: [sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'they-fall-silent-so-they-are-done': {
    rule: 'R77',
    because: ['R63', 'R64', 'R74', 'R98', 'R46'],
    in: ['ESTABLISHED'],
    moves: [sends(ACK, 'CLOSE-WAIT'), nothing('CLOSE-WAIT')],
  },
  'later-means-never': {
    rule: 'R97',
    because: ['R74', 'R77'],
    when: ({ right }) => right.kind === 'nothing',
    moves: [discards],
  },
  'seen-already-so-silent': {
    rule: 'R45',
    because: ['R45', 'R49'],
    moves: [discards, nothing(STAY)],
  },
  'a-full-buffer-is-silent': {
    rule: 'R46',
    because: ['R46'],
    moves: [discards, nothing(STAY)],
  },
  'a-full-buffer-resets': {
    rule: 'R46',
    because: ['R46'],
    moves: [sends(RST, 'CLOSED')],
  },
  'reading-is-a-private-matter': {
    rule: 'R103',
    because: ['R103'],
    moves: [nothing(STAY)],
  },
  'receiving-asks-the-peer': {
    rule: 'R15',
    because: ['R15'],
    moves: [sends(ACK, STAY)],
  },
  'nothing-to-read-is-the-end': {
    rule: 'R15',
    because: ['R15'],
    in: ['ESTABLISHED'],
    moves: [nothing('CLOSE-WAIT'), sends(FIN_ACK, 'FIN-WAIT-1')],
  },
  'text-waits-to-be-asked-for': {
    rule: 'R11',
    because: ['R11', 'R104'],
    moves: [nothing(RIGHT)],
  },
  'only-answers-have-an-ack': {
    rule: 'R11',
    because: ['R11'],
    moves: [rightBut({ flags: 0 })],
  },
  'text-begins-with-a-syn': {
    rule: 'R11',
    because: ['R11', 'R74', 'R98'],
    in: [...OPEN],
    moves: [rightBut({ flags: SYN | ACK })],
  },
  'text-says-goodbye': {
    rule: 'R22',
    because: ['R11'],
    in: [...OPEN],
    moves: [
      (moment) =>
        rightBut({ flags: FIN_ACK, next: moment.tcb.state === 'CLOSE-WAIT' ? 'LAST-ACK' : 'FIN-WAIT-1' })(
          moment,
        ),
    ],
  },
  'a-segment-holds-anything': {
    rule: 'R104',
    because: ['R11'],
    when: ({ right }) => right.kind === 'send' && right.segments.length > 1,
    moves: [text(ACK, STAY)],
  },
  'they-closed-so-no-more-text': {
    rule: 'R11',
    because: ['R11'],
    in: ['CLOSE-WAIT'],
    moves: [sends(RST, 'CLOSED')],
  },
  'sending-opens-again': {
    rule: 'R12',
    because: ['R12', 'R11'],
    in: ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'],
    moves: [text(ACK, 'ESTABLISHED')],
  },
  'ack-names-the-last': {
    rule: 'R73',
    because: ['R73', 'R74', 'R98'],
    numbers: true,
    moves: [acknowledging('last')],
  },
  'ack-repeats-the-seq': {
    rule: 'R73',
    because: ['R73', 'R74', 'R98'],
    numbers: true,
    moves: [acknowledging('seq')],
  },
  'a-syn-takes-no-number': {
    rule: 'R2',
    because: ['R36', 'R41', 'R42'],
    when: bears(SYN),
    numbers: true,
    moves: [acknowledging('seq')],
  },
  'a-fin-takes-no-number': {
    rule: 'R2',
    because: ['R77', 'R78', 'R79', 'R80', 'R71'],
    numbers: true,
    moves: [numbered(({ ack }) => (ack === undefined ? null : { ack: seqAdd(seqOf(ack), -1) }))],
  },
  'seq-moves-before-sending': {
    rule: 'R2',
    because: ['R11', 'R22', 'R24', 'R100'],
    numbers: true,
    moves: [oneFurther],
  },
  'a-bare-ack-takes-a-number': {
    rule: 'R2',
    because: ['R74', 'R77', 'R78', 'R79', 'R80', 'R45', 'R41', 'R52', 'R58'],
    when: ({ right }) => right.kind === 'send' && right.segments[0]?.flags === ACK,
    numbers: true,
    moves: [oneFurther],
  },
} as const satisfies Record<string, Misconception>;
