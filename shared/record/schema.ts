/** What a record looks like when it comes from outside: a file, a database, another page. */
import { z } from 'zod';
import { HELPS, type Input, LEVELS, PLAYERS } from '../match/input.ts';
import { scenarioFileSchema } from '../scenario-files/schema.ts';
import {
  actSchema,
  callSchema,
  controlFields,
  moveSchema,
  predictionFields,
  wireOrderSchema,
} from './input-schema.ts';
import { RECORD_FORMAT, type Record } from './record.ts';

const host = z.enum(['A', 'B']);

export const inputSchema: z.ZodType<Input> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('move'), host, stimulus: z.int().nullable(), move: moveSchema }),
  z.strictObject({ type: z.literal('call'), host, call: callSchema }),
  z.strictObject({ type: z.literal('control'), host, ...controlFields }),
  z.strictObject({ type: z.literal('crowd'), host, act: actSchema }),
  z.strictObject({ type: z.literal('advice'), host }),
  z.strictObject({ type: z.literal('predict'), host, ...predictionFields }),
  z.strictObject({ type: z.literal('player'), host, player: z.enum(PLAYERS) }),
  z.strictObject({ type: z.literal('help'), host, stimulus: z.int(), help: z.enum(HELPS) }),
  z.strictObject({
    type: z.literal('wire'),
    host,
    order: wireOrderSchema.nullable(),
    by: z.literal('network').exactOptional(),
  }),
  z.strictObject({ type: z.literal('advance') }),
  z.strictObject({ type: z.literal('end') }),
]);

export const recordSchema: z.ZodType<Record> = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  rulebook: z.int(),
  scenario: z.strictObject({
    id: z.string(),
    version: z.int(),
    file: scenarioFileSchema.exactOptional(),
  }),
  seed: z.int(),
  level: z.enum(LEVELS),
  predictions: z.literal(true).exactOptional(),
  players: z.strictObject({ A: z.enum(PLAYERS), B: z.enum(PLAYERS) }),
  inputs: z.array(z.strictObject({ at: z.int().min(0), input: inputSchema })),
});
