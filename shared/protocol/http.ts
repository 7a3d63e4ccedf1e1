/**
 * The bodies of HTTP requests and answers. Errors are `{ error: { code, message } }` with the status of errors.ts.
 * What a teacher asks for carries `Authorization: Bearer <token>`. An answer without a shape here is `{}`.
 */
import { z } from 'zod';
import { LEVELS } from '../match/input.ts';
import type { Record as MatchRecord } from '../record/record.ts';
import type { Text } from '../text.ts';
import type { ErrorCode } from './errors.ts';

export const joinRequest = z.strictObject({
  code: z.string().trim().toUpperCase().max(16),
  name: z.string().trim().max(200),
});
export interface JoinAnswer {
  readonly token: string;
  readonly code: string;
  readonly name: string;
}

export const sessionRequest = z.strictObject({ secret: z.string().max(200) });
export interface SessionAnswer {
  readonly token: string;
}

export const roundRequest = z.strictObject({
  scenario: z.string().max(64),
  level: z.enum(LEVELS),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('For a match that can be played again alike'),
});
export const clockRequest = z.strictObject({
  paused: z.boolean().optional(),
  pace: z.number().min(0.25).max(4).optional(),
});

export interface ClassAnswer {
  readonly code: string;
}
export interface ClassListing {
  readonly code: string;
  readonly players: number;
  /** The scenario that is being played. */
  readonly scenario: string | null;
}
/** Names to choose from that nobody in the class has. */
export interface NamesAnswer {
  readonly names: readonly Text[];
}
export interface ScenarioListing {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  readonly introduction: Text;
}
export interface RecordAnswer {
  readonly record: MatchRecord;
  readonly names: { readonly A: string | null; readonly B: string | null };
}
export interface ErrorAnswer {
  readonly error: { readonly code: ErrorCode; readonly message: Text };
}
