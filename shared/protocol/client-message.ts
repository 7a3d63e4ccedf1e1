/** What a client says to the server, over whatever carries it. */
import { z } from 'zod';
import { HOSTS } from '../hosts.ts';
import {
  actSchema,
  callSchema,
  controlFields,
  moveSchema,
  predictionFields,
} from '../record/input-schema.ts';
import { INTERFERENCES } from '../wire/orders.ts';

const id = z
  .int()
  .min(1)
  .describe('The message’s number, above that of the one before; the answer or error names it');
const matchId = z.string().min(1).max(32);
const match = matchId.describe('The match that it is for');

export const clientMessageSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('hello'),
      protocol: z.int().describe('The version that the client speaks: another than the server’s is refused'),
      token: z.string().min(10).max(64).describe("A player's or the teacher's"),
      class: z.string().max(16).nullable().describe('The class a teacher watches; null for a player'),
      seen: z
        .strictObject({
          match: matchId.describe('Its id'),
          version: z.int().min(0).describe('`view.version` of the last `match`; 0: nothing of it'),
          history: z
            .string()
            .max(32)
            .describe('`history` of that message: what this server has told otherwise it tells anew'),
        })
        .nullable()
        .describe('The last version of a match that this client has: what it missed since then follows'),
      language: z
        .string()
        .max(35)
        .exactOptional()
        .describe(
          'BCP 47: what the server says is in this language, or in English where it has none; left out, in that of the `Accept-Language` with which the connection was asked for',
        ),
    })
    .describe('The first message of every connection'),
  z.strictObject({ type: z.literal('ping') }).describe('Asks whether the server is there: it says `pong`'),
  z
    .strictObject({ type: z.literal('pong') })
    .describe(
      'The device is there: at once after a `ping`, and after any other message where it has said nothing for a heartbeat',
    ),
  z
    .strictObject({
      type: z.literal('move'),
      id,
      match,
      stimulus: z
        .int()
        .nullable()
        .describe('The stimulus that it answers; null for a move that nothing asked for'),
      move: moveSchema.describe('What the player answers'),
    })
    .describe('A move'),
  z
    .strictObject({ type: z.literal('call'), id, match, call: callSchema.describe('Which') })
    .describe('The player calls, as the application'),
  z
    .strictObject({ type: z.literal('control'), id, match, ...controlFields })
    .describe(
      'The player moves a control of the host; the teacher, of the host that the whole class plays against',
    ),
  z
    .strictObject({ type: z.literal('crowd'), id, match, act: actSchema.describe('What') })
    .describe('The player does something to the crowd: closes a row, restarts the application, sends SYNs'),
  z.strictObject({ type: z.literal('advice'), id, match }).describe('Asks for the canonical reaction'),
  z
    .strictObject({ type: z.literal('predict'), id, match, ...predictionFields })
    .describe('The player says what is going to happen; it costs nothing and moves nothing'),
  z
    .strictObject({
      type: z.literal('choose'),
      id,
      question: z.int().min(1).describe('Its number'),
      option: z.int().min(0).max(7).describe('Which of its `choices`, from 0'),
    })
    .describe('A player answers the question to the whole class; until it ends, the last answer counts'),
  z
    .strictObject({
      type: z.literal('wire'),
      id,
      match,
      host: z.enum(HOSTS).describe('Whose next segment it is'),
      do: z.enum(INTERFERENCES).nullable().describe('What is done to it; null: nothing any more'),
    })
    .describe('Who plays the network orders what becomes of a segment, out of a budget'),
  z
    .strictObject({ type: z.literal('leap'), id, match })
    .describe(
      'The player would have time leap to the next event; it does when all who sit here have said so',
    ),
  z
    .strictObject({
      type: z.literal('warm-up'),
      id,
      begin: z.boolean().describe('A new one, in the place of the one before; false: none any more'),
    })
    .describe(
      'A player whose round is not running begins a match to warm up in, or leaves it; inputs for it are sent as for any match',
    ),
  z
    .strictObject({ type: z.literal('watch'), id, match: matchId.nullable().describe('Which') })
    .describe(
      'A teacher watches this match of the class, both hosts, from its beginning; null: none any more',
    ),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;
