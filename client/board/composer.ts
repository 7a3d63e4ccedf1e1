/** The draft of a move as plain data, and what each command makes of it. */
import type { DraftSegment, Level, MistakeField, Move } from '../../shared/protocol/view.ts';
import { ACK, FIN, RST, SYN } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/state.ts';
import { type Bases, meant, type Numbering, octets, shown } from './numbers.ts';

export const FLAGS = [
  { name: 'SYN', bit: SYN, key: 's' },
  { name: 'ACK', bit: ACK, key: 'a' },
  { name: 'FIN', bit: FIN, key: 'f' },
  { name: 'RST', bit: RST, key: 'r' },
] as const;

export const NUMBER_FIELDS = ['seq', 'ack', 'len', 'wnd'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** A segment under construction; numbers as they were typed. */
export interface Building {
  readonly flags: number;
  readonly seq: string;
  readonly ack: string;
  readonly len: string;
  readonly wnd: string;
}
export const BLANK: Building = { flags: 0, seq: '', ack: '', len: '', wnd: '' };

/** The server reads no more than these in one move. */
export const MOST_SEGMENTS = 8;

export interface Draft {
  readonly segments: readonly [Building, ...Building[]];
  /** The segment that keys and fields change. */
  readonly active: number;
  readonly next: State | null;
  /** Guided: which of the prepared answers. */
  readonly choice: number | null;
  /** The stimulus it was begun for: undefined while it is untouched, null for none. */
  readonly about: number | null | undefined;
}
export const EMPTY_DRAFT: Draft = {
  segments: [BLANK],
  active: 0,
  next: null,
  choice: null,
  about: undefined,
};

export type Command =
  | { readonly type: 'flag'; readonly bit: number }
  | { readonly type: 'number'; readonly field: NumberField; readonly text: string }
  | { readonly type: 'next'; readonly state: State }
  | { readonly type: 'choose'; readonly index: number }
  | { readonly type: 'add' }
  | { readonly type: 'remove' }
  | { readonly type: 'activate'; readonly index: number };

function withActive(draft: Draft, change: Partial<Building>): Draft['segments'] {
  const [first, ...more] = draft.segments.map((s, i) => (i === draft.active ? { ...s, ...change } : s));
  return first ? [first, ...more] : draft.segments;
}

/** The draft after a command; `about` is the stimulus at hand. */
export function compose(draft: Draft, command: Command, about: number | null): Draft {
  const begun = draft.about === undefined ? { ...draft, about } : draft;
  switch (command.type) {
    case 'flag': {
      const flags = (draft.segments[draft.active]?.flags ?? 0) ^ command.bit;
      return { ...begun, segments: withActive(draft, { flags }) };
    }
    case 'number':
      return { ...begun, segments: withActive(draft, { [command.field]: command.text }) };
    case 'next':
      return { ...begun, next: command.state };
    case 'choose':
      return { ...begun, choice: command.index };
    case 'add':
      if (draft.segments.length >= MOST_SEGMENTS) return draft;
      return { ...begun, segments: [...draft.segments, BLANK], active: draft.segments.length };
    case 'remove': {
      const [first, ...more] = draft.segments.filter((_, i) => i !== draft.active);
      if (!first) return { ...begun, segments: [BLANK], active: 0 };
      return { ...begun, segments: [first, ...more], active: Math.max(0, draft.active - 1) };
    }
    case 'activate':
      return { ...draft, active: Math.min(Math.max(0, command.index), draft.segments.length - 1) };
  }
}

/** Rewrites typed numbers when the reader changes the way of counting. */
export function renumber(draft: Draft, bases: Bases, from: Numbering, to: Numbering): Draft {
  const rewrite = (text: string, base: number | null): string => {
    const number = meant(text, base, from);
    return number === null ? text : String(shown(number, base, to));
  };
  const [first, ...more] = draft.segments.map((s) => ({
    ...s,
    seq: rewrite(s.seq, bases.own),
    ack: rewrite(s.ack, bases.peer),
  }));
  return first ? { ...draft, segments: [first, ...more] } : draft;
}

/** What keeps a draft from being a move: told at its field, before the judge is hasProblem. */
export type DraftProblemCode = 'no-flags' | 'no-next' | 'not-a-number' | 'no-choice' | 'arrived-meanwhile';
export interface DraftProblem {
  readonly code: DraftProblemCode;
  readonly field: MistakeField;
}
const problem = (
  code: DraftProblemCode,
  name: MistakeField['name'],
  segment: number | null = null,
): DraftProblem => ({
  code,
  field: { name, segment },
});

export interface Reading {
  readonly level: Level;
  readonly choices: readonly Move[] | null;
  readonly bases: Bases;
  readonly numbering: Numbering;
}

export type Intent = 'send' | 'nothing' | 'discard';

/** The move that a draft means. */
export function moveFrom(
  draft: Draft,
  intent: Intent,
  reading: Reading,
): { readonly move: Move } | { readonly problem: DraftProblem } {
  if (intent === 'discard') return { move: { kind: 'discard' } };
  if (reading.choices !== null && intent === 'send') {
    const chosen = draft.choice === null ? undefined : reading.choices[draft.choice];
    return chosen ? { move: chosen } : { problem: problem('no-choice', 'move') };
  }
  if (intent === 'nothing') {
    return draft.next
      ? { move: { kind: 'nothing', next: draft.next } }
      : { problem: problem('no-next', 'next') };
  }
  const segments: DraftSegment[] = [];
  for (const [i, building] of draft.segments.entries()) {
    const read = readSegment(building, i, reading);
    if ('problem' in read) return read;
    segments.push(read.segment);
  }
  if (draft.next === null) return { problem: problem('no-next', 'next') };
  return { move: { kind: 'send', segments, next: draft.next } };
}

function readSegment(
  building: Building,
  index: number,
  { level, bases, numbering }: Reading,
): { readonly segment: DraftSegment } | { readonly problem: DraftProblem } {
  if (building.flags === 0) return { problem: problem('no-flags', 'flags', index) };
  if (level !== 'expert') return { segment: { flags: building.flags } };
  const wrong = (name: NumberField) => ({ problem: problem('not-a-number', name, index) });
  const number = meant(building.seq, bases.own, numbering);
  if (number === null) return wrong('seq');
  const acknowledges = (building.flags & ACK) !== 0;
  const ack = acknowledges ? meant(building.ack, bases.peer, numbering) : 0;
  if (ack === null) return wrong('ack');
  const len = octets(building.len);
  if (len === null) return wrong('len');
  // A window left blank is the one on offer.
  const wnd = building.wnd.trim() === '' ? undefined : octets(building.wnd);
  if (wnd === null) return wrong('wnd');
  return {
    segment: {
      flags: building.flags,
      seq: number,
      ...(acknowledges ? { ack } : {}),
      len,
      ...(wnd === undefined ? {} : { wnd }),
    },
  };
}
