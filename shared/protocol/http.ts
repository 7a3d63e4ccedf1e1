/**
 * The paths of HTTP, and the bodies of requests and answers.
 * Errors are `{ error: { code, message } }` with the status of errors.ts. What a teacher asks for carries
 * `Authorization: Bearer <token>`.
 */
import { z } from 'zod';
import { LEVELS } from '../match/input.ts';
import type { Record as MatchRecord } from '../record/record.ts';
import type { ScenarioFile } from '../scenario-files/file.ts';
import type { ErrorCode } from './errors.ts';

/** The longest scenario file, in characters. */
export const LONGEST_SCENARIO = 32 * 1024;

/** Every path under /api, who may ask, and the bodies; `{}` where there is nothing to say. */
export const ROUTES = [
  { method: 'POST', path: '/api/join', by: 'anyone', request: 'joinRequest', answer: 'JoinAnswer' },
  { method: 'GET', path: '/api/classes/:code', by: 'anyone', request: null, answer: 'ClassAnswer' },
  { method: 'GET', path: '/api/names', by: 'anyone', request: null, answer: 'NamesAnswer' },
  { method: 'GET', path: '/api/scenarios', by: 'anyone', request: null, answer: 'ScenarioListing[]' },
  { method: 'GET', path: '/api/scenarios/:id', by: 'anyone', request: null, answer: 'ScenarioAnswer' },
  { method: 'GET', path: '/api/records/:match', by: 'anyone', request: null, answer: 'RecordAnswer' },
  {
    method: 'GET',
    path: '/api/records/:match/outlines',
    by: 'anyone',
    request: null,
    answer: 'Outlines',
  },
  { method: 'GET', path: '/api/teach/sign-in', by: 'anyone', request: null, answer: 'SignInAnswer' },
  {
    method: 'POST',
    path: '/api/teach/session',
    by: 'anyone',
    request: 'sessionRequest',
    answer: 'SessionAnswer',
  },
  { method: 'GET', path: '/api/teach/origins', by: 'teacher', request: null, answer: 'OriginsAnswer' },
  {
    method: 'GET',
    path: '/api/teach/scenarios',
    by: 'teacher',
    request: null,
    answer: 'OwnScenariosAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/scenarios',
    by: 'teacher',
    request: 'scenarioRequest',
    answer: 'AddedScenarioAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/scenarios/read',
    by: 'teacher',
    request: null,
    answer: 'OwnScenariosAnswer',
  },
  {
    method: 'GET',
    path: '/api/teach/scenarios/:id',
    by: 'teacher',
    request: null,
    answer: 'ScenarioTextAnswer',
  },
  { method: 'DELETE', path: '/api/teach/scenarios/:id', by: 'teacher', request: null, answer: '{}' },
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

/** What opens the teacher's page: the secret of the link that the server printed, once, or a password of the operator's. */
export interface SignInAnswer {
  readonly secret: 'printed' | 'chosen';
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
  together: z
    .boolean()
    .optional()
    .describe('The whole class shares one host of one match, where the scenario is made for it'),
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
  /** In the language that the request accepts. */
  readonly names: readonly string[];
}
/** In the language that the request accepts. */
export interface ScenarioListing {
  readonly id: string;
  /** In the catalogue; null for a teacher's own. */
  readonly number: number | null;
  readonly title: string;
  readonly introduction: string;
  /** The title of its theme in the catalogue. */
  readonly theme: string | null;
  /** A whole class can play it together, against one host. */
  readonly together: boolean;
}
/** A teacher's own scenario, to be played in the browser. */
export interface ScenarioAnswer {
  readonly id: string;
  readonly version: number;
  readonly file: ScenarioFile;
}

export const scenarioRequest = z.strictObject({
  name: z.string().trim().max(80).describe('What its file is to be called'),
  text: z.string().min(1).max(LONGEST_SCENARIO),
});
/** Something wrong in a scenario file; lines and columns count from 1. */
export interface ScenarioDiagnostic {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export type AddedScenarioAnswer =
  | { readonly ok: true; readonly id: string; readonly missed: readonly string[] }
  | { readonly ok: false; readonly faults: readonly ScenarioDiagnostic[] };
/** The folder of teachers' own scenarios; null when this server has none. */
export interface OwnScenariosAnswer {
  readonly folder: string | null;
  readonly scenarios: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly title: string;
    /** Goals that two autopilots did not reach. */
    readonly missed: readonly string[];
  }[];
  /** Files that are left out, and why. */
  readonly faulty: readonly { readonly fileName: string; readonly faults: readonly ScenarioDiagnostic[] }[];
}
export interface ScenarioTextAnswer {
  readonly name: string;
  readonly text: string;
}
export interface RecordAnswer {
  readonly record: MatchRecord;
  readonly names: { readonly A: string | null; readonly B: string | null };
}
export interface ErrorAnswer {
  readonly error: {
    readonly code: ErrorCode;
    /** In the language that the request accepts. */
    readonly message: string;
    /** For developers: what in the request is wrong. */
    readonly detail?: string;
  };
}
