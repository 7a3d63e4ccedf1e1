/**
 * A record: the inputs of a match, in order and in virtual time. Folding it gives every moment of the match again,
 * on the server, in the browser, in ten years.
 */
import { z } from 'zod';
import { type Input, LEVELS, type Level, PLAYERS, type Player } from '../match/input.ts';
import { callSchema, moveSchema } from '../protocol/move.ts';
import type { Milliseconds } from '../tcp/constants.ts';
import type { HostId } from '../wire/fault.ts';

export const RECORD_FORMAT = 1;

export interface RecordedInput {
  readonly at: Milliseconds;
  readonly input: Input;
}

export interface Record {
  readonly format: typeof RECORD_FORMAT;
  readonly rulebook: number;
  readonly scenario: { readonly id: string; readonly version: number };
  readonly seed: number;
  readonly level: Level;
  readonly players: { readonly [host in HostId]: Player };
  readonly inputs: readonly RecordedInput[];
}

const host = z.enum(['A', 'B']);

export const inputSchema: z.ZodType<Input> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('move'), host, stimulus: z.int().nullable(), move: moveSchema }),
  z.strictObject({ type: z.literal('call'), host, call: callSchema }),
  z.strictObject({ type: z.literal('advice'), host }),
  z.strictObject({ type: z.literal('player'), host, player: z.enum(PLAYERS) }),
  z.strictObject({ type: z.literal('advance') }),
  z.strictObject({ type: z.literal('end') }),
]);

export const recordSchema: z.ZodType<Record> = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  rulebook: z.int(),
  scenario: z.strictObject({ id: z.string(), version: z.int() }),
  seed: z.int(),
  level: z.enum(LEVELS),
  players: z.strictObject({ A: z.enum(PLAYERS), B: z.enum(PLAYERS) }),
  inputs: z.array(z.strictObject({ at: z.int().min(0), input: inputSchema })),
});
