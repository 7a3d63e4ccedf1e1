/**
 * The paths of HTTP, the bodies of requests and of answers. Errors are `{ error: { code, message } }` with the status of
 * errors.ts. What a teacher asks for carries `Authorization: Bearer <token>`.
 */
import { z } from 'zod';
import { LEVELS } from '../match/input.ts';
import type { Record as MatchRecord } from '../record/record.ts';
import type { Text } from '../text.ts';
import type { ErrorCode } from './errors.ts';

/** Every path under /api, who may ask, and the bodies; `{}` where there is nothing to say. */
export const ROUTES = [
  { method: 'POST', path: '/api/join', by: 'anyone', request: 'joinRequest', answer: 'JoinAnswer' },
  { method: 'GET', path: '/api/classes/:code', by: 'anyone', request: null, answer: 'ClassAnswer' },
  { method: 'GET', path: '/api/names', by: 'anyone', request: null, answer: 'NamesAnswer' },
  { method: 'GET', path: '/api/scenarios', by: 'anyone', request: null, answer: 'ScenarioListing[]' },
  { method: 'GET', path: '/api/records/:match', by: 'anyone', request: null, answer: 'RecordAnswer' },
  {
    method: 'POST',
    path: '/api/teach/session',
    by: 'anyone',
    request: 'sessionRequest',
    answer: 'SessionAnswer',
  },
  { method: 'GET', path: '/api/teach/origins', by: 'teacher', request: null, answer: 'OriginsAnswer' },
  { method: 'GET', path: '/api/teach/classes', by: 'teacher', request: null, answer: 'ClassListing[]' },
  { method: 'POST', path: '/api/teach/classes', by: 'teacher', request: null, answer: 'ClassAnswer' },
  { method: 'DELETE', path: '/api/teach/classes/:code', by: 'teacher', request: null, answer: '{}' },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/rounds',
    by: 'teacher',
    request: 'roundRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/rounds/end',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/clock',
    by: 'teacher',
    request: 'clockRequest',
    answer: '{}',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/players/:id',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
] as const;

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
  pace: z.number().min(0.25).max(16).optional(),
});

/** Where the class can open its pages; empty when the server listens to this machine only. */
export interface OriginsAnswer {
  readonly origins: readonly string[];
}

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
  readonly error: {
    readonly code: ErrorCode;
    readonly message: Text;
    /** For developers: what in the request is wrong. */
    readonly detail?: string;
  };
}
