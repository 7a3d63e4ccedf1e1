/**
 * The entries of the journal: what is durable, by stream (docs/adr/0003).
 * - `server`: which classes were opened, closed and deleted, and who is a teacher;
 * - `class/<code>`: what happened to a class, from which class.ts folds its state;
 * - `match/<id>`: how a match began and its inputs, which is all that a record needs;
 * - `clock/<code>`: heartbeats, of which only the last counts;
 * - `scenario/<id>/<version>`: a teacher's own scenario that was played (scenarios/scenarios.ts).
 */

import { z } from 'zod';
import { HOSTS } from '../../shared/hosts.ts';
import { lessonPlanSchema } from '../../shared/lesson-plans/plan.ts';
import { LEVELS } from '../../shared/match/input.ts';
import { projectorShows } from '../../shared/protocol/schemas/projector.ts';
import { moveSchema } from '../../shared/record/input-schema.ts';
import { inputSchema, recordSchema } from '../../shared/record/schema.ts';
import type { Entry } from '../store/store.ts';

export const SERVER_STREAM = 'server';
export const classStream = (code: string): string => `class/${code}`;
export const matchStream = (match: string): string => `match/${match}`;
export const clockStream = (code: string): string => `clock/${code}`;

const virtual = z.int().min(0);
const player = z.string();
const seat = player.nullable().describe('The player; null for the autopilot');

const device = z
  .string()
  .exactOptional()
  .describe('The hash of the mark of the device; left out where it keeps none, and in entries of before');

const predictions = z
  .literal(true)
  .exactOptional()
  .describe('Players are asked to predict; left out where they are not, as in entries of before');

/** Who signs in with the secret of the server; whose all is that was made before there were others. */
export const HOST_TEACHER = 'host';
/** What can be shared with a colleague. */
export const classThing = (code: string): string => `class/${code}`;
export const scenarioThing = (id: string): string => `scenario/${id}`;
/** A place of one's own: what an invitation leads to. */
export const INVITATION = 'invitation';

const teacher = z.string().default(HOST_TEACHER).describe('The teacher; left out in entries of before');

export const serverEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('class-opened'), code: z.string(), teacher }),
  z.strictObject({ type: z.literal('class-closed'), code: z.string() }),
  z.strictObject({ type: z.literal('class-reopened'), code: z.string() }),
  z.strictObject({
    type: z.literal('class-deleted'),
    code: z.string(),
    matches: z.array(z.string()).describe('Its matches, whose records are gone with it'),
  }),
  z
    .strictObject({ type: z.literal('class-expires'), code: z.string(), day: z.int() })
    .describe('It is announced that it is deleted when so many days have been counted'),
  z.strictObject({ type: z.literal('day-counted') }).describe('The server ran on this day'),
  z.strictObject({ type: z.literal('clock-jumped') }).describe('Nothing that was announced counts any more'),
  z.strictObject({ type: z.literal('teacher-session'), tokenHash: z.string(), teacher }),
  z.strictObject({ type: z.literal('session-ended'), tokenHash: z.string() }),
  z
    .strictObject({ type: z.literal('sessions-ended'), teacher: z.string(), tokenHash: z.string() })
    .describe('All of the teacher’s but this one; no recovery code is good any more'),
  z.strictObject({ type: z.literal('teacher-named'), teacher: z.string(), name: z.string().nullable() }),
  z.strictObject({ type: z.literal('recovery-set'), teacher: z.string(), codeHash: z.string() }),
  z
    .strictObject({ type: z.literal('scenario-owned'), id: z.string(), teacher: z.string().nullable() })
    .describe('Null: it is there no more'),
  z
    .strictObject({ type: z.literal('shared'), share: z.string(), thing: z.string() })
    .describe('By a link that is good once; its hash is its name'),
  z.strictObject({ type: z.literal('share-taken'), share: z.string(), teacher: z.string() }),
  z.strictObject({ type: z.literal('share-ended'), share: z.string() }),
]);
export type ServerEvent = z.infer<typeof serverEventSchema>;

const pairSchema = z.strictObject({
  match: z.string(),
  seed: z.int(),
  origin: virtual.describe('Virtual time of the class at which the match began'),
  seats: z.strictObject({ A: seat, B: seat }),
  team: z
    .strictObject({ host: z.enum(HOSTS), players: z.array(player) })
    .exactOptional()
    .describe('Players who share a host: a class that plays together'),
  network: player.exactOptional().describe('Who plays the network between them; left out for nobody'),
});
export type Pair = z.infer<typeof pairSchema>;

const positionSchema = z.strictObject({
  record: recordSchema,
  version: z.int().min(0),
  host: z.enum(HOSTS),
});

export const classEventSchema = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('class-named'), name: z.string().nullable() })
    .describe('What its teacher calls it; null for nothing'),
  z
    .strictObject({ type: z.literal('class-kept'), days: z.int().nullable() })
    .describe('So long its teacher wants it to be kept; null for as long as the server keeps any'),
  z.strictObject({
    type: z.literal('player-joined'),
    id: player,
    name: z.string(),
    tokenHash: z.string(),
    device,
    awaited: z
      .literal(true)
      .exactOptional()
      .describe('No device has opened the seat yet; left out in entries of before'),
  }),
  z
    .strictObject({ type: z.literal('seat-opened'), id: player })
    .describe('A device has opened it for the first time'),
  z
    .strictObject({ type: z.literal('seat-shared'), id: player, tokenHash: z.string() })
    .describe('The player opens it on another device, too'),
  z
    .strictObject({ type: z.literal('results-linked'), id: player, tokenHash: z.string() })
    .describe('A token that opens the player’s own results, and nothing else'),
  z.strictObject({ type: z.literal('player-left'), id: player }).describe('No device ever opened the seat'),
  z.strictObject({ type: z.literal('player-renamed'), id: player, name: z.string() }),
  z.strictObject({ type: z.literal('player-removed'), id: player }),
  z
    .strictObject({ type: z.literal('seat-given'), id: player, tokenHash: z.string(), device })
    .describe('The teacher has let another device into the seat, and no other token opens it any more'),
  z.strictObject({ type: z.literal('class-locked'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('projector-opened'), tokenHash: z.string() }),
  z
    .strictObject({ type: z.literal('projectors-closed') })
    .describe('None of their tokens opens anything any more'),
  z.strictObject({ type: z.literal('projector-shows'), shows: projectorShows }),
  z.strictObject({
    type: z.literal('round-started'),
    scenario: z.strictObject({ id: z.string(), version: z.int() }),
    rulebook: z.int(),
    level: z.enum(LEVELS),
    predictions,
    seed: z.int(),
    origin: virtual,
    limit: z.number().exactOptional().describe('Virtual time of the class at which it ends by itself'),
    odd: z
      .literal('network')
      .exactOptional()
      .describe('Who is left over plays the network of a pair; left out: with the autopilot'),
    planned: z.int().min(0).exactOptional().describe('Which round of the class’s plan it is'),
    pairs: z.array(pairSchema),
  }),
  z.strictObject({ type: z.literal('limit-set'), limit: z.number().nullable() }),
  z.strictObject({ type: z.literal('plan-chosen'), plan: lessonPlanSchema.nullable() }),
  z.strictObject({ type: z.literal('pair-added'), pair: pairSchema }),
  z.strictObject({ type: z.literal('team-joined'), match: z.string(), player }),
  z
    .strictObject({ type: z.literal('seat-taken'), match: z.string(), host: z.enum(HOSTS), player: seat })
    .describe('Of a match that is being played; whoever sat there, or elsewhere in the round, does no more'),
  z
    .strictObject({ type: z.literal('wire-given'), match: z.string(), player: player.nullable() })
    .describe('Who plays the network of a match from now on; null for nobody'),
  z
    .strictObject({ type: z.literal('match-leapt'), match: z.string(), origin: z.int() })
    .describe('Its own time leapt ahead of the class’s: it is as if it had begun so much earlier'),
  z.strictObject({ type: z.literal('round-ended') }),
  z
    .strictObject({
      type: z.literal('question-asked'),
      position: positionSchema,
      options: z.array(moveSchema),
      ends: z.int().describe('Milliseconds since 1970'),
    })
    .describe('The one before is put away'),
  z.strictObject({ type: z.literal('question-answered'), player, option: z.int().min(0) }),
  z.strictObject({ type: z.literal('question-closed') }),
  z
    .strictObject({ type: z.literal('question-put-away') })
    .describe('Nobody is shown it any more; a round that begins or goes on does so, too'),
  z.strictObject({ type: z.literal('clock'), virtual, pace: z.number().positive(), paused: z.boolean() }),
]);
export type ClassEvent = z.infer<typeof classEventSchema>;

const autopilotOrName = z.string().nullable().describe("The player's name; null for the autopilot");

export const matchEntrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('began'),
    scenario: z.strictObject({ id: z.string(), version: z.int() }),
    rulebook: z.int(),
    level: z.enum(LEVELS),
    predictions,
    seed: z.int(),
    names: z.strictObject({ A: autopilotOrName, B: autopilotOrName }),
  }),
  z.strictObject({
    type: z.literal('input'),
    at: virtual,
    input: inputSchema,
    by: player
      .exactOptional()
      .describe(
        'The player who sent it; left out for nobody, and in entries of before where one alone had the host',
      ),
  }),
]);
export type MatchEntry = z.infer<typeof matchEntrySchema>;
export type MatchBeginning = MatchEntry & { type: 'began' };

export const heartbeatSchema = z.strictObject({ virtual });

export function writeEntry(
  stream: string,
  seq: number,
  body: ServerEvent | ClassEvent | MatchEntry | z.infer<typeof heartbeatSchema>,
): Entry {
  return { stream, seq, body: JSON.stringify(body) };
}
