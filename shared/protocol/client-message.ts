/** What a client says over the WebSocket. */
import { z } from 'zod';
import { actSchema, callSchema, controlFields, moveSchema } from '../record/input-schema.ts';

const token = z.string().min(10).max(64);
/** Counts up from 1 on every connection; an answer or an error names it. */
const id = z.int().min(1);
const match = z.string().min(1).max(32);

export const clientMessageSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('hello'),
      protocol: z.int(),
      token: token.describe("A player's or the teacher's"),
      class: z.string().max(16).nullable().describe('The class a teacher watches; null for a player'),
      seen: z
        .strictObject({ match, version: z.int().min(0) })
        .nullable()
        .describe('The last version of a match that this client has: what it missed since then follows'),
      language: z
        .string()
        .max(35)
        .exactOptional()
        .describe('BCP 47: what the server says is in this language, or in English where it has none'),
    })
    .describe('The first message of every connection'),
  z
    .strictObject({
      type: z.literal('move'),
      id,
      match,
      stimulus: z
        .int()
        .nullable()
        .describe('The stimulus that it answers; null for a move that nothing asked for'),
      move: moveSchema,
    })
    .describe('A move'),
  z
    .strictObject({ type: z.literal('call'), id, match, call: callSchema })
    .describe('The player calls, as the application'),
  z
    .strictObject({ type: z.literal('control'), id, match, ...controlFields })
    .describe(
      'The player moves a control of the host; the teacher, of the host that the whole class plays against',
    ),
  z
    .strictObject({ type: z.literal('crowd'), id, match, act: actSchema })
    .describe('The player does something to the crowd: closes a row, restarts the application, sends SYNs'),
  z.strictObject({ type: z.literal('advice'), id, match }).describe('Asks for the canonical reaction'),
  z
    .strictObject({ type: z.literal('leap'), id, match })
    .describe(
      'The player would have time leap to the next event; it does when all who sit here have said so',
    ),
  z
    .strictObject({ type: z.literal('watch'), id, match: match.nullable() })
    .describe(
      'A teacher watches this match of the class, both hosts, from its beginning; null: none any more',
    ),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;
