/** The judge's answer to a move: legal or not, which rule says so, and what is wrong. */
import type { RuleId } from '../tcp/rules.ts';
import type { Flag } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { LibertyId } from './liberties.ts';

/** What can be wrong with a move. The order is that in which the judge looks. */
export const MISTAKE_CODES = [
  /** The RFC allows it, and the game does not have it. */
  'not-played',
  /** The RFC demands it, and the host plays a peer that does not. */
  'keeps-silent',
  'nothing-to-discard',
  'must-not-discard',
  'reply-missing',
  'no-reply-due',
  'too-few-segments',
  'too-many-segments',
  'flag-missing',
  'flag-forbidden',
  'wrong-seq',
  'wrong-ack',
  'wrong-length',
  /** Only of matches begun before version 4. */
  'wrong-window',
  'window-too-large',
  'wrong-state',
] as const;
export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** Where in the move the mistake is, so that the page can point at it. */
export interface MistakeField {
  readonly name: 'move' | 'flags' | 'seq' | 'ack' | 'len' | 'wnd' | 'next';
  /** Index of the segment; null when it is not about one segment. */
  readonly segment: number | null;
}

/** What is wrong with a move, and what there is to say of it. */
export type Mistake =
  | { readonly code: 'flag-missing' | 'flag-forbidden'; readonly detail: { readonly flag: Flag } }
  | {
      readonly code: 'wrong-state';
      /** The state before the move, and the one that it names as the next. */
      readonly detail: { readonly state: State; readonly claimed: State };
    }
  | {
      readonly code: 'wrong-seq';
      /** What the number would mean, where it is not SND.NXT; null also in matches begun before version 4. */
      readonly detail: { readonly of: 'reset' | 'repetition' } | null;
    }
  | {
      readonly code: Exclude<MistakeCode, 'flag-missing' | 'flag-forbidden' | 'wrong-state' | 'wrong-seq'>;
      readonly detail: null;
    };

export type Verdict =
  | { readonly legal: true; readonly rule: RuleId; readonly liberty: LibertyId | null }
  | ({ readonly legal: false; readonly rule: RuleId; readonly field: MistakeField } & Mistake);
