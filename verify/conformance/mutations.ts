/** Mutants of captured lives: one segment changed, left out or put in; a correct judge says no. */
import type { Hypothesis } from '../../shared/observer/local/hypothesis.ts';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { ACK, FIN, RST, SYN } from '../../shared/tcp/segment.ts';
import { possibleBefore } from './judged.ts';
import { isOwn, type Life } from './lives.ts';

export const MUTATIONS = [
  'flip SYN',
  'flip ACK',
  'flip FIN',
  'flip RST',
  'SEQ + 1',
  'SEQ − 1',
  'SEQ + window',
  'SEQ − window',
  'SEQ + 2^31',
  'ACK + 1',
  'ACK − 1',
  'ACK + window',
  'ACK − window',
  'ACK + 2^31',
  'drop a demanded reply',
  'drop it and all that follows',
  'answer like CLOSED',
  'answer like LISTEN',
  'answer like ESTABLISHED',
  'a second FIN with another number',
  'text after a FIN',
  'a segment that the state forbids',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

export interface Mutant {
  readonly mutation: Mutation;
  readonly original: Life;
  /** The life with the mutation in it. */
  readonly life: Life;
  /** Which of the original's segments it is about. */
  readonly index: number;
  readonly segment: CapturedSegment;
  /** The likeliest TCB before it. */
  readonly before: Hypothesis | null;
}

const SECOND = 1_000_000;
const u32 = (n: number): number => n >>> 0;

export function* mutantsOf(life: Life): Generator<Mutant> {
  const possible = possibleBefore(life);
  const scale = life.segments.find((s) => isOwn(life, s) && (s.flags & SYN) !== 0)?.options.windowScale ?? 0;
  const seen = new Set<string>();
  for (const [index, segment] of life.segments.entries()) {
    if (!isOwn(life, segment)) continue;
    const before = possible[index] ?? null;
    const about = { original: life, index, segment, before };
    const window = Math.max(1, segment.wnd) * ((segment.flags & SYN) !== 0 ? 1 : 2 ** scale);
    for (const [mutation, changed] of changes(segment, window)) {
      yield { ...about, mutation, life: replaced(life, index, [changed]) };
    }
    yield* repliesOf(about);
    yield* insertions(about, possible[index + 1] ?? null, seen);
  }
}

type About = Omit<Mutant, 'mutation' | 'life'>;

function replaced(life: Life, index: number, by: readonly CapturedSegment[]): Life {
  return { ...life, segments: [...life.segments.slice(0, index), ...by, ...life.segments.slice(index + 1)] };
}

function* changes(s: CapturedSegment, window: number): Generator<[Mutation, CapturedSegment]> {
  for (const [name, bit] of [
    ['flip SYN', SYN],
    ['flip ACK', ACK],
    ['flip FIN', FIN],
    ['flip RST', RST],
  ] as const) {
    yield [name, { ...s, flags: s.flags ^ bit }];
  }
  const shifts = [
    ['+ 1', 1],
    ['− 1', -1],
    ['+ window', window],
    ['− window', -window],
    ['+ 2^31', 2 ** 31],
  ] as const;
  for (const [name, shift] of shifts) yield [`SEQ ${name}`, { ...s, seq: u32(s.seq + shift) }];
  if ((s.flags & ACK) === 0) return;
  for (const [name, shift] of shifts) yield [`ACK ${name}`, { ...s, ack: u32(s.ack + shift) }];
}

/** When a rule demands this very segment, or one in its place: it is missing, or it is what another state answers. */
function* repliesOf(about: About): Generator<Mutant> {
  const { original, index, segment, before } = about;
  const debt = before?.owed ?? null;
  const asked = original.segments.find((s) => s.frame === debt?.frame);
  if (debt === null || asked === undefined) return;
  yield { ...about, mutation: 'drop a demanded reply', life: replaced(original, index, []) };
  const silence = { segments: original.segments.slice(0, index), ends: debt.by + SECOND };
  yield { ...about, mutation: 'drop it and all that follows', life: { ...original, ...silence } };
  for (const [mutation, flags, numbers] of otherAnswers(asked)) {
    if ((segment.flags & (SYN | ACK | RST)) === flags) continue;
    const other = { ...segment, ...numbers, flags, length: 0, text: new Uint8Array(0) };
    yield { ...about, mutation, life: replaced(original, index, [other]) };
  }
}

type Numbers = Pick<CapturedSegment, 'seq' | 'ack'>;

function otherAnswers(asked: CapturedSegment): readonly (readonly [Mutation, number, Numbers])[] {
  const taken = asked.length + ((asked.flags & SYN) !== 0 ? 1 : 0) + ((asked.flags & FIN) !== 0 ? 1 : 0);
  const end = u32(asked.seq + taken);
  const reset: readonly [number, Numbers] =
    (asked.flags & ACK) !== 0 ? [RST, { seq: asked.ack, ack: 0 }] : [RST | ACK, { seq: 0, ack: end }];
  return [
    ['answer like CLOSED', ...reset],
    ['answer like LISTEN', SYN | ACK, { seq: u32(asked.ack * 7 + 12_345), ack: end }],
    ['answer like ESTABLISHED', ACK, { seq: asked.ack, ack: end }],
  ];
}

/** Put in right behind the segment; each state's forbidden segments once in a life. */
function* insertions(about: About, after: Hypothesis | null, seen: Set<string>): Generator<Mutant> {
  const { original, index, segment } = about;
  const put = (mutation: Mutation, fields: Partial<CapturedSegment>): Mutant => {
    const text = new Uint8Array(fields.length ?? 0);
    const added = { ...segment, length: 0, ...fields, text };
    return { ...about, mutation, life: replaced(original, index, [segment, added]) };
  };
  const end = u32(segment.seq + segment.length);
  if ((segment.flags & (FIN | RST)) === FIN) {
    yield put('a second FIN with another number', { seq: u32(end + 1), flags: FIN | ACK });
    yield put('text after a FIN', { seq: u32(end + 1), flags: ACK, length: 10 });
  }
  if (after === null || seen.has(after.state)) return;
  seen.add(after.state);
  const bare = { seq: after.nxt, ack: after.rcvNxt };
  for (const fields of forbiddenIn(after))
    yield put('a segment that the state forbids', { ...bare, ...fields });
}

function forbiddenIn({ state }: Hypothesis): readonly Partial<CapturedSegment>[] {
  const text = { flags: ACK, length: 10 };
  const opening = [{ flags: SYN }, { flags: SYN | ACK }];
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
      return [{ flags: ACK }, { flags: FIN | ACK }, text, { flags: SYN | ACK }];
    case 'SYN-SENT':
      return [{ flags: ACK }, { flags: FIN | ACK }, text, { flags: RST }];
    case 'SYN-RECEIVED':
      return [text, { flags: SYN }];
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      return [...opening, { flags: 0, length: 10 }];
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return [...opening, text];
    // ABORT is silent here (R30), so that a SYN may open the next connection; and Linux resets unread text (R26).
    case 'CLOSING':
    case 'LAST-ACK':
      return [{ flags: SYN | ACK }, text];
    case 'TIME-WAIT':
      return [{ flags: SYN | ACK }, text, { flags: RST }];
  }
}
