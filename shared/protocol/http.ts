/**
 * The paths of HTTP, and the bodies of requests and answers.
 * Errors are `{ error: { code, message } }` with the status of errors.ts. What a teacher asks for carries
 * `Authorization: Bearer <token>`.
 */
import { z } from 'zod';
import { HOSTS, type HostId } from '../hosts.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import { type LessonPlan, LONGEST_PLAN, lessonPlanSchema } from '../lesson-plans/plan.ts';
import { HELPS, LEVELS } from '../match/input.ts';
import { wireOrderSchema } from '../record/input-schema.ts';
import type { Record as MatchRecord } from '../record/record.ts';
import type { ScenarioFile } from '../scenario-files/file.ts';
import type { State } from '../tcp/state.ts';
import type { ErrorCode } from './errors.ts';
import type { ResultsAnswer } from './results.ts';
import { projectorShows } from './schemas/projector.ts';

/** The longest scenario file, in characters. */
export const LONGEST_SCENARIO = 32 * 1024;
/**
 * The longest bodies that have a file: its text as JSON, where a character takes up to six octets, and room to spare.
 * Whoever reads the file says that it is too long, and what else is wrong in it.
 */
export const MAX_SCENARIO_OCTETS = 7 * LONGEST_SCENARIO;
export const MAX_PLAN_OCTETS = 7 * LONGEST_PLAN;

/** Every path under /api, who may ask, and the bodies; `{}` where there is nothing to say. */
export const ROUTES = [
  { method: 'POST', path: '/api/join', by: 'anyone', request: 'joinRequest', answer: 'JoinAnswer' },
  { method: 'GET', path: '/api/classes/:code', by: 'anyone', request: null, answer: 'ClassAnswer' },
  { method: 'POST', path: '/api/seat/hand-over', by: 'a player', request: null, answer: 'HandOverAnswer' },
  { method: 'POST', path: '/api/seat', by: 'anyone', request: 'seatRequest', answer: 'JoinAnswer' },
  { method: 'POST', path: '/api/seat/results', by: 'a player', request: null, answer: 'ResultsLinkAnswer' },
  {
    method: 'GET',
    path: '/api/results/:code',
    by: 'a player’s link',
    request: null,
    answer: 'OwnResultsAnswer',
  },
  {
    method: 'POST',
    path: '/api/classes/:code/knock',
    by: 'anyone',
    request: 'knockRequest',
    answer: 'KnockAnswer',
  },
  { method: 'GET', path: '/api/classes/:code/knock', by: 'who knocks', request: null, answer: 'LetInAnswer' },
  { method: 'DELETE', path: '/api/classes/:code/knock', by: 'who knocks', request: null, answer: '{}' },
  { method: 'GET', path: '/api/check', by: 'anyone', request: null, answer: 'CheckAnswer' },
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
  { method: 'GET', path: '/api/privacy', by: 'anyone', request: null, answer: 'PrivacyAnswer' },
  { method: 'GET', path: '/api/teach/account', by: 'teacher', request: null, answer: 'AccountAnswer' },
  { method: 'POST', path: '/api/teach/account', by: 'teacher', request: 'accountRequest', answer: '{}' },
  { method: 'POST', path: '/api/teach/recovery', by: 'teacher', request: null, answer: 'RecoveryAnswer' },
  { method: 'DELETE', path: '/api/teach/session', by: 'teacher', request: null, answer: '{}' },
  { method: 'DELETE', path: '/api/teach/sessions', by: 'teacher', request: null, answer: '{}' },
  { method: 'GET', path: '/api/teach/invitations', by: 'teacher', request: null, answer: 'SharesAnswer' },
  { method: 'POST', path: '/api/teach/invitations', by: 'teacher', request: null, answer: 'ShareLinkAnswer' },
  {
    method: 'DELETE',
    path: '/api/teach/invitations/:share',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/api/teach/classes/:code/shares',
    by: 'teacher',
    request: null,
    answer: 'SharesAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/shares',
    by: 'teacher',
    request: null,
    answer: 'ShareLinkAnswer',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/shares/:share',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/api/teach/scenarios/:id/shares',
    by: 'teacher',
    request: null,
    answer: 'SharesAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/scenarios/:id/shares',
    by: 'teacher',
    request: null,
    answer: 'ShareLinkAnswer',
  },
  {
    method: 'DELETE',
    path: '/api/teach/scenarios/:id/shares/:share',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/keep',
    by: 'teacher',
    request: 'keepRequest',
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/api/teach/classes/:code/export',
    by: 'teacher',
    request: null,
    answer: 'ClassExport',
  },
  { method: 'POST', path: '/api/teach/hand-over', by: 'teacher', request: null, answer: 'HandOverAnswer' },
  { method: 'GET', path: '/api/teach/addresses', by: 'teacher', request: null, answer: 'AddressesAnswer' },
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
  {
    method: 'GET',
    path: '/api/teach/scenarios/:id/positions',
    by: 'teacher',
    request: null,
    answer: 'PositionListing[]',
  },
  {
    method: 'GET',
    path: '/api/teach/captures/positions',
    by: 'teacher',
    request: null,
    answer: 'PositionListing[]',
  },
  {
    method: 'GET',
    path: '/api/teach/lesson-plans',
    by: 'teacher',
    request: null,
    answer: 'LessonPlansAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/lesson-plans/read',
    by: 'teacher',
    request: 'lessonPlanRequest',
    answer: 'ReadLessonPlanAnswer',
  },
  { method: 'GET', path: '/api/teach/classes', by: 'teacher', request: null, answer: 'ClassListing[]' },
  {
    method: 'POST',
    path: '/api/teach/classes',
    by: 'teacher',
    request: 'classRequest',
    answer: 'ClassAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/name',
    by: 'teacher',
    request: 'classRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/projector',
    by: 'teacher',
    request: null,
    answer: 'ProjectorAnswer',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/projector',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/projector/shows',
    by: 'teacher',
    request: 'projectorRequest',
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/api/teach/classes/:code/results',
    by: 'teacher',
    request: null,
    answer: 'ResultsAnswer',
  },
  { method: 'POST', path: '/api/teach/classes/:code/close', by: 'teacher', request: null, answer: '{}' },
  { method: 'POST', path: '/api/teach/classes/:code/reopen', by: 'teacher', request: null, answer: '{}' },
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
    path: '/api/teach/classes/:code/rounds/limit',
    by: 'teacher',
    request: 'limitRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/plan',
    by: 'teacher',
    request: 'planRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/pairs',
    by: 'teacher',
    request: 'pairRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/seats',
    by: 'teacher',
    request: 'giveSeatRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/network',
    by: 'teacher',
    request: 'giveWireRequest',
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/api/teach/classes/:code/mistakes',
    by: 'teacher',
    request: null,
    answer: 'PositionListing[]',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/rehearsal',
    by: 'teacher',
    request: 'rehearsalRequest',
    answer: 'RehearsalAnswer',
  },
  {
    method: 'GET',
    path: '/api/teach/classes/:code/rehearsal',
    by: 'teacher',
    request: null,
    answer: 'RehearsalAnswer',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/rehearsal',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/questions',
    by: 'teacher',
    request: 'questionRequest',
    answer: 'QuestionAnswer',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/questions/:number/close',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/questions/:number',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/help',
    by: 'teacher',
    request: 'helpRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/wire',
    by: 'teacher',
    request: 'wireRequest',
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
    method: 'POST',
    path: '/api/teach/classes/:code/lock',
    by: 'teacher',
    request: 'lockRequest',
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/knocks/:id',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'DELETE',
    path: '/api/teach/classes/:code/knocks/:id',
    by: 'teacher',
    request: null,
    answer: '{}',
  },
  {
    method: 'POST',
    path: '/api/teach/classes/:code/players/:id',
    by: 'teacher',
    request: 'renameRequest',
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

const name = z
  .string()
  .trim()
  .max(200)
  .describe('What the player would be called: 1 to 24 characters that can be seen');
const device = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .optional()
  .describe(
    'A mark by chance that this browser keeps: whom the teacher removed is known by it, and nothing else is',
  );

export const joinRequest = z.strictObject({
  code: z.string().max(64).describe('The class’s, as it was typed: in any case, width and spacing'),
  name,
  device,
});
export interface JoinAnswer {
  /** Opens the player's seat, from any device. */
  readonly token: string;
  /** The class's. */
  readonly code: string;
  /** As it is kept. */
  readonly name: string;
}

/** What opens a player's own results, and nothing else: for as long as the class is not deleted. */
export interface ResultsLinkAnswer {
  /** The class's. */
  readonly code: string;
  /** The newest eight of a player are good. */
  readonly token: string;
}

/** To open the seat of a player on a second device, with what the first one shows. */
export const seatRequest = z.strictObject({
  code: z.string().max(64).describe('As it was typed: in any case, width and spacing'),
});
/** What opens a seat, or the teacher's page, on another device: once, and for a while. The newest alone is good. */
export interface HandOverAnswer {
  /** A player's is typed, or stands in the fragment of an address; a teacher's is a secret as the server prints them. */
  readonly code: string;
  /** So many milliseconds. */
  readonly lasts: number;
}

/** To be let in by the teacher: where the class is locked, the name is taken, or the device was removed. */
export const knockRequest = z.strictObject({ name, device });
export interface KnockAnswer {
  /** Asks for the teacher's answer; without a question for 15 s it is forgotten. */
  readonly token: string;
}
/** Given when the teacher has answered, or after 20 s. */
export interface LetInAnswer {
  /** Null while the teacher has not answered: ask again. */
  readonly seat: JoinAnswer | null;
}

/** What opens the teacher's page. */
export interface SignInAnswer {
  /** The one of the link that the server printed, good once, or a password that the operator chose. */
  readonly secret: 'printed' | 'chosen';
}

export const sessionRequest = z.strictObject({
  secret: z
    .string()
    .max(200)
    .describe(
      'The one that the server printed, the operator’s password, what a link carries, or a recovery code',
    ),
});
export interface SessionAnswer {
  /** A teacher's, good for 30 days. */
  readonly token: string;
}

export const accountRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .describe('What colleagues read: 1 to 24 characters that can be seen; null for nothing'),
});
export interface AccountAnswer {
  /** What colleagues read; null for nothing. */
  readonly name: string | null;
  /** There is a recovery code. */
  readonly recovery: boolean;
  /** It is the teacher whom the server's own secret signs in. */
  readonly host: boolean;
  /** Since when each of the teacher's devices is signed in, in milliseconds since 1970: the latest first. */
  readonly devices: readonly number[];
  /** How long classes are kept. */
  readonly retention: {
    /** Days on which the server runs, after something last happened in a class; null: until it is deleted by hand. */
    readonly days: number | null;
    /** When its clock jumped, where that delays what was announced. */
    readonly jumpedAt: number | null;
  };
}
export interface RecoveryAnswer {
  /** Signs the teacher in on any device, until another one is made. It is told once. */
  readonly code: string;
}
export interface ShareLinkAnswer {
  /** Opens what is shared, once, in the fragment of an address: `#secret=…`. */
  readonly code: string;
  /** So many milliseconds. */
  readonly lasts: number;
}
/** Links that nobody has opened yet, and colleagues who have. */
export interface SharesAnswer {
  /** The latest first. */
  readonly shares: readonly {
    /** To end it by. */
    readonly id: string;
    /** When the link was made, in milliseconds since 1970. */
    readonly since: number;
    /** A colleague has opened it. */
    readonly taken: boolean;
    /** What that colleague is called; null where that is not known. */
    readonly name: string | null;
  }[];
}
export interface PrivacyAnswer {
  /** Days on which the server runs after which a class is deleted in which nothing happened; null: never by itself. */
  readonly days: number | null;
}
export const keepRequest = z.strictObject({
  days: z
    .int()
    .min(7)
    .max(366)
    .nullable()
    .describe(
      'Days on which the server runs, after something last happened; null: as many as the server says',
    ),
});

/** A class is opened, or renamed. */
export const classRequest = z
  .strictObject({
    name: z
      .string()
      .trim()
      .max(400)
      .nullable()
      .optional()
      .describe(
        'What its teacher calls it: 1 to 40 characters that can be seen; left out or null for nothing',
      ),
  })
  .default({});

const seat = z.string().max(32).nullable().describe('The player’s id in the class; null for the autopilot');
const seats = z.strictObject({
  A: seat,
  B: seat,
  network: z
    .string()
    .max(32)
    .exactOptional()
    .describe('Who plays the network between them; left out for nobody'),
});

/** How those who are here are paired. */
export const PAIRINGS = ['rotate', 'random', 'same', 'swap'] as const;

/** What becomes of who is left over. */
export const ODD = ['autopilot', 'network'] as const;

export const roundRequest = z.strictObject({
  scenario: z.string().max(64).describe('Its id'),
  level: z.enum(LEVELS).describe('Of all its matches'),
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
  predictions: z
    .boolean()
    .optional()
    .describe('Players are asked what is going to happen; yes when left out'),
  minutes: z
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe('Real ones, without pauses, after which it ends by itself; left out: when it is ended'),
  pace: z
    .number()
    .min(0.25)
    .max(16)
    .optional()
    .describe('Virtual milliseconds a real one, from its beginning; left out, as the class’s time goes'),
  planned: z.int().min(0).max(99).optional().describe('Which round of the class’s plan it is, from 0'),
  pairing: z
    .enum(PAIRINGS)
    .optional()
    .describe(
      'How those who are here are paired: nobody meets anybody twice before it must be (which is what is done when it is left out), by lot, as in the round before, or likewise with the hosts swapped',
    ),
  odd: z
    .enum(ODD)
    .optional()
    .describe(
      'Who is left over plays with the autopilot, as when it is left out, or is the network of a pair: loses, delays and copies segments out of a small budget',
    ),
  pairs: z
    .array(seats)
    .max(500)
    .optional()
    .describe('Pairs made by hand; whoever else is here is paired as `pairing` says'),
});
export const limitRequest = z.strictObject({
  minutes: z
    .int()
    .min(1)
    .max(120)
    .nullable()
    .describe('Real ones from now; null: the round does not end by itself'),
});
export const planRequest = z.strictObject({
  plan: lessonPlanSchema.nullable().describe('What the class means to play; null: nothing any more'),
});
export const pairRequest = seats;
export const giveSeatRequest = z.strictObject({
  match: z.string().max(32).describe('Of the round that is being played'),
  host: z.enum(HOSTS).describe('Which seat of it'),
  player: z.string().max(32).nullable().describe('In the class; null for the autopilot'),
});
export const giveWireRequest = z.strictObject({
  match: z.string().max(32).describe('Of the round that is being played'),
  player: z.string().max(32).nullable().describe('In the class; null for nobody'),
});
export const helpRequest = z.strictObject({
  match: z.string().max(32).describe('Of the round that is being played'),
  host: z.enum(HOSTS).describe('Whose player is helped'),
  stimulus: z.int().describe('With what lies before them; where that has changed, nothing is done'),
  help: z.enum(HELPS).describe('The rule is told, the answer is told, or it is given in the player’s place'),
});
export type HelpRequest = z.infer<typeof helpRequest>;
export const wireRequest = z.strictObject({
  match: z.string().max(32).nullable().describe('Of the round that is being played; null: all of them'),
  host: z.enum(HOSTS).describe('Whose next segment it is'),
  order: wireOrderSchema.nullable().describe('What becomes of it; null: nothing any more'),
});
export type WireRequest = z.infer<typeof wireRequest>;
export const rehearsalRequest = z.strictObject({
  students: z.int().min(1).max(40).describe('So many simulated students join; fewer where the class is full'),
  skill: z.number().min(0).max(1).describe('How often they are right at the first try'),
});
export const questionRequest = z.strictObject({
  of: z
    .union([
      z.strictObject({ scenario: z.string().max(64).describe('Its id') }),
      z.strictObject({ match: z.string().max(32).describe('One of the class’s, in which somebody erred') }),
      z.strictObject({ capture: z.string().max(64).describe('A captured life of two kernels, by its id') }),
    ])
    .describe('What the position is from'),
  version: z.int().min(0).describe('Of the last event before it, as it was listed'),
  host: z.enum(HOSTS).describe('Whose player is asked'),
  seconds: z.int().min(10).max(300).describe('So long answers are taken'),
});
export const clockRequest = z.strictObject({
  paused: z.boolean().optional().describe('Whether time stands; left out, that stays as it is'),
  pace: z
    .number()
    .min(0.25)
    .max(16)
    .optional()
    .describe('How many virtual milliseconds pass in a real one; left out, that stays as it is'),
});

export const lockRequest = z.strictObject({
  locked: z.boolean().describe('Whether whoever is new waits for the teacher'),
});
export const renameRequest = z.strictObject({ name });

/**
 * Where an address of the server lies: before a proxy, on the way to the rest of the world, in another network, at the end
 * of a tunnel, in a network inside this computer, or in one that nobody gave an address (RFC 3927).
 */
export type AddressKind = 'proxy' | 'outward' | 'network' | 'tunnel' | 'virtual' | 'link-local';

export interface ClassAddress {
  /** What is opened before the code is typed, to its last slash: `http://192.168.1.5:3000/`. */
  readonly url: string;
  /** Where it lies. */
  readonly kind: AddressKind;
  /** What this computer calls the network; null behind a proxy. */
  readonly network: string | null;
}

/** How many devices may be connected. */
export interface Room {
  /** At once. */
  readonly most: number;
  /** Beside those that are now. */
  readonly free: number;
}

/** What a page is told that tries whether a device can play here. */
export interface CheckAnswer {
  /** For devices. */
  readonly room: Room;
  /** Where the class can open its pages, as far as anybody may know. */
  readonly addresses: readonly string[];
  /** The address of the device, as the server sees it. */
  readonly device: string;
  /** The server was asked by HTTPS, as far as it knows. */
  readonly secure: boolean;
  /** Whether a proxy has said for whom it asks, and whether it was believed (`TRUST_PROXY`). */
  readonly forwarded: 'none' | 'ignored' | 'believed';
  /** The server's clock, in milliseconds since 1970. */
  readonly now: number;
}

export interface AddressesAnswer {
  /** Where the class can open its pages, the likeliest first; empty when the server listens to this machine only. */
  readonly addresses: readonly ClassAddress[];
}

export interface ClassAnswer {
  /** The class's. */
  readonly code: string;
}
export const projectorRequest = projectorShows;
export interface ProjectorAnswer {
  /** Opens the page on the wall, in the fragment of its address, until the teacher ends it; and nothing else. */
  readonly token: string;
}

export interface ClassListing {
  /** The class's. */
  readonly code: string;
  /** What its teacher calls it; null for nothing. */
  readonly name: string | null;
  /** In milliseconds since 1970, as all times here. */
  readonly openedAt: number;
  /** Null while it is open. */
  readonly closedAt: number | null;
  /** How many rounds it has begun. */
  readonly rounds: number;
  /** How many have joined. */
  readonly players: number;
  /** The id of the scenario that is being played; null between rounds. */
  readonly scenario: string | null;
  /** What the server’s disk holds of it is damaged, as far as is known: it cannot be opened. */
  readonly damaged: boolean;
  /** It is the asking teacher's, and not shared by a colleague. */
  readonly own: boolean;
  /** Days that its teacher wants it to be kept; null: as many as the server says. */
  readonly keptFor: number | null;
  /** When it is deleted if nothing happens in it; null: never by itself. */
  readonly deletion: {
    /** After so many more days on which the server runs. */
    readonly days: number;
    /** It is announced: the last days run. */
    readonly announced: boolean;
  } | null;
}
/** All that a class holds, as one document. */
export interface ClassExport {
  /** What this is. */
  readonly format: '2msl-class';
  /** Of the format. */
  readonly version: 1;
  /** As its page of results shows them. */
  readonly results: ResultsAnswer;
  /** Of all its rounds: records, as replays read them. */
  readonly matches: readonly (
    | ({
        /** Its name. */
        readonly match: string;
      } & RecordAnswer)
    | {
        /** Its name. */
        readonly match: string;
        /** Why its record cannot be told. */
        readonly missing: ErrorCode;
      }
  )[];
}
export interface NamesAnswer {
  /** To choose from: nobody in the class has them. In the language that the request accepts. */
  readonly names: readonly string[];
}
/** A position that may be asked about, in the language that the request accepts. */
export interface PositionListing {
  /** What it is from. */
  readonly of:
    | {
        /** Its id. */
        readonly scenario: string;
      }
    | {
        /** One of the class's, in which somebody erred. */
        readonly match: string;
      }
    | {
        /** A captured life of two kernels, by its id. */
        readonly capture: string;
      };
  /** Of the last event before it. */
  readonly version: number;
  /** Whose player is asked. */
  readonly host: HostId;
  /** The title of its scenario. */
  readonly title: string;
  /** In which that host is. */
  readonly state: State;
  /** What is to be answered. */
  readonly stimulus: Stimulus;
  /** The moment that the scenario is for. */
  readonly turning: boolean;
  /** How often the class has answered it wrongly; null where nobody has counted. */
  readonly times: number | null;
  /** What the misconception is called that is to be found out; null where none is known. */
  readonly name: string | null;
}
export interface RehearsalAnswer {
  /** So many play now. */
  readonly students: number;
}
export interface QuestionAnswer {
  /** Counts the class's questions from 1. */
  readonly number: number;
}
/** In the language that the request accepts. */
export interface ScenarioListing {
  /** What a round is begun with. */
  readonly id: string;
  /** In the catalogue; null for a teacher's own. */
  readonly number: number | null;
  /** What it is called. */
  readonly title: string;
  /** What players read before they begin. */
  readonly introduction: string;
  /** The title of its theme in the catalogue; null for a teacher's own. */
  readonly theme: string | null;
  /** What a class needs for it at an easy pace, reading included; null where nobody has said. */
  readonly minutes: number | null;
  /** A whole class can play it together, against one host. */
  readonly together: boolean;
}
/** A teacher's own scenario, to be played in the browser. */
export interface ScenarioAnswer {
  /** Its own. */
  readonly id: string;
  /** Changes with the file. */
  readonly version: number;
  /** What the file says. */
  readonly file: ScenarioFile;
}

export const scenarioRequest = z.strictObject({
  name: z.string().trim().max(80).describe('What its file is to be called'),
  text: z.string().describe('What the file says, in YAML'),
});
export interface LessonPlansAnswer {
  /** Those that come with the game, in the language that the request accepts. */
  readonly plans: readonly LessonPlan[];
}
export const lessonPlanRequest = z.strictObject({
  text: z.string().describe('What the file says, in YAML or JSON'),
});
export type ReadLessonPlanAnswer =
  | {
      /** It can be played; that its scenarios are on this server is not asked. */
      readonly ok: true;
      /** What it says. */
      readonly plan: LessonPlan;
    }
  | {
      /** It cannot. */
      readonly ok: false;
      /** Why not. */
      readonly diagnostics: readonly FileDiagnostic[];
    };

/** Something wrong in a file that a teacher wrote. */
export interface FileDiagnostic {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong there: of a lesson plan in the language that the request accepts, of a scenario in English. */
  readonly message: string;
}
export type AddedScenarioAnswer =
  | {
      /** It was added. */
      readonly ok: true;
      /** What a round is begun with. */
      readonly id: string;
      /** Goals that two autopilots did not reach, in the language that the request accepts. */
      readonly missed: readonly string[];
    }
  | {
      /** It was not added. */
      readonly ok: false;
      /** Why not. */
      readonly diagnostics: readonly FileDiagnostic[];
    };
export interface OwnScenariosAnswer {
  /** Of teachers' own scenarios; null when this server has none. */
  readonly folder: string | null;
  /** Those that can be played. */
  readonly scenarios: readonly {
    /** What a round is begun with. */
    readonly id: string;
    /** In the folder. */
    readonly fileName: string;
    /** What it is called, in the language that the request accepts. */
    readonly title: string;
    /** Goals that two autopilots did not reach, likewise. */
    readonly missed: readonly string[];
  }[];
  /** Files that are left out. */
  readonly rejected: readonly {
    /** In the folder. */
    readonly fileName: string;
    /** Why. */
    readonly diagnostics: readonly FileDiagnostic[];
  }[];
}
export interface ScenarioTextAnswer {
  /** What its file is called. */
  readonly name: string;
  /** What the file says. */
  readonly text: string;
}
export interface RecordAnswer {
  /** All that a replay needs. */
  readonly record: MatchRecord;
  /** Who played each host; null for the autopilot. */
  readonly names: { readonly A: string | null; readonly B: string | null };
}
export interface ErrorAnswer {
  /** A refusal. */
  readonly error: {
    /** See Refusals. */
    readonly code: ErrorCode;
    /** The code in words, in the language that the request accepts. */
    readonly message: string;
    /** For developers: what in the request is wrong. */
    readonly detail?: string;
  };
}
