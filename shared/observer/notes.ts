/**
 * Notes: what a verdict rests on beside the host's segments.
 * They tell what the capture lacks or has in another order, and what is legal and unusual. A hypothesis carries its notes with it. A note with a charge is open: it was supposed, so
 * that the host need not be accused, and what comes later confirms it or refutes it.
 */
import type { SeqNumber } from '../tcp/seq.ts';
import type { Microseconds } from './observed-segment.ts';
import type { Violation } from './violations.ts';

/** Legal, but nothing that a healthy host does. */
export const WARNING_CODES = [
  'late-ack',
  'over-mss',
  'resent-at-once',
  'window-taken-back',
  'sack-not-permitted',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

export const NOTE_CODES = [
  ...WARNING_CODES,
  /** Segments that arrived, or were sent, and that the capture does not have. */
  'unseen-arrivals',
  'unseen-own',
  'unseen-ack',
  'unseen-syn',
  'unseen-syn-ack',
  'unseen-beginning',
  /** An arrival that was captured, but never reached TCP. */
  'never-reached',
  'damaged',
  /** Captured in another order than that of life. */
  'swapped',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

export interface Note {
  readonly code: NoteCode;
  /** The frame that shows it. */
  readonly frame: number;
  readonly time: Microseconds;
  /** When what it is about may have been sent at the earliest. */
  readonly earliest?: Microseconds;
  /** The sequence numbers that it is about, `to` not included. */
  readonly from?: SeqNumber;
  readonly to?: SeqNumber;
  /** Where the segment ends that shows it; of unseen arrivals, what it acknowledges. */
  readonly until?: SeqNumber;
  /** What the host is accused of when it proves wrong; null when it is certain. */
  readonly charge: Violation | null;
  /** The segment that it is accused of then, where that is another than shows it. */
  readonly accused?: { readonly frame: number; readonly time: Microseconds };
}

/** Shared between hypotheses, so a list that grows at its end and is never changed. */
export interface Notes extends Note {
  readonly before: Notes | null;
  readonly length: number;
  /** How many of the list are open. */
  readonly open: number;
}

/** More are not kept; and so many may be open at a time, or too much is supposed. */
const MOST = 1000;
const MOST_OPEN = 16;

export function noted(notes: Notes | null, note: Note): Notes | null {
  const length = notes?.length ?? 0;
  if (length >= MOST && note.charge === null) return notes;
  const open = (notes?.open ?? 0) + (note.charge === null ? 0 : 1);
  return { ...note, before: notes, length: length + 1, open };
}

export const mayOpen = (notes: Notes | null): boolean => (notes?.open ?? 0) < MOST_OPEN;

/**
 * Whether the open notes hold: `told` says true for confirmed, false for refuted, null for neither, or as what else the note
 * is certain. Null: one was refuted.
 */
export function settled(
  notes: Notes | null,
  told: (note: Note) => boolean | NoteCode | null,
): { readonly notes: Notes | null } | null {
  if (notes === null || notes.open === 0) return { notes };
  const before = settled(notes.before, told);
  if (before === null) return null;
  const { before: old, length: _length, open: _open, ...note } = notes;
  const answer = note.charge === null ? null : told(note);
  if (answer === false) return null;
  if (answer === null && before.notes === old) return { notes };
  if (typeof answer === 'string') {
    const { frame, time } = note;
    return { notes: noted(before.notes, { code: answer, frame, time, charge: null }) };
  }
  return { notes: noted(before.notes, answer === true ? { ...note, charge: null } : note) };
}

/** The first that is still open. */
export function firstOpen(notes: Notes | null): Note | null {
  let found: Note | null = null;
  for (let at = notes; at !== null && at.open > 0; at = at.before) if (at.charge !== null) found = at;
  return found;
}

export function notesOf(notes: Notes | null): readonly Note[] {
  const list: Note[] = [];
  for (let at = notes; at !== null; at = at.before) {
    const { before: _before, length: _length, open: _open, ...note } = at;
    list.push(note);
  }
  return list.reverse();
}

/** Octets of the sequence numbers that a note is about. */
export const octetsOf = ({
  from,
  to,
}: {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): number => (from === undefined || to === undefined ? 0 : (to - from) >>> 0);

export const isWarning = ({ code }: Pick<Note, 'code'>): boolean =>
  (WARNING_CODES as readonly NoteCode[]).includes(code);
