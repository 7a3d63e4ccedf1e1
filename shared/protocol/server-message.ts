/** What the server says over a connection. */
import { z } from 'zod';
import { ERROR_CODES } from './errors.ts';
import { change } from './schemas/change.ts';
import { classView, clockView, teacherView } from './schemas/class.ts';
import { toldEvent } from './schemas/event.ts';
import { matchView } from './schemas/match.ts';
import { projectorView } from './schemas/projector.ts';
import type { Sent } from './schemas/sent.ts';
import { verdict } from './schemas/verdict.ts';

/** A view is told whole, or by what changed since it was told last over this connection. */
const told = <View extends z.ZodType>(view: View) => ({
  view: view.exactOptional().describe('All of it, as it is now; left out where a change is told'),
  change: change
    .exactOptional()
    .describe('What makes it of the one that `since` names; left out where nothing is to be changed'),
});
const ofClass = <View extends z.ZodType>(view: View) => ({
  since: z.int().min(0).describe('So many messages of this type were told before on this connection'),
  ...told(view),
});

const matchId = z
  .string()
  .exactOptional()
  .describe('Its id; left out where it is that of the `match` or `events` before');

/**
 * Checked by the compiler wherever a message is made, and against the types of shared/ (server-message.test.ts). Only tests
 * parse by it: the server trusts what it says itself.
 */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('welcome'),
      protocol: z.int().describe('The version that the server speaks'),
      role: z.enum(['player', 'teacher', 'projector']).describe('Whose token it was'),
      heartbeat: z
        .int()
        .min(1)
        .describe('Milliseconds: the server never says nothing for longer, and asks as often with `ping`'),
      now: z.int().describe('What time it is for the server, in milliseconds since 1970'),
    })
    .describe('The answer to hello'),
  z
    .strictObject({ type: z.literal('ping') })
    .describe('Asks whether the device is there: it says `pong`, and any other message will do, too'),
  z.strictObject({ type: z.literal('pong') }).describe('The answer to a `ping` of the device, at once'),
  z
    .strictObject({
      type: z.literal('class'),
      ...ofClass(classView),
      clock: clockView.describe('Of the player’s match, or warm-up'),
    })
    .describe('To a player: the class changed'),
  z
    .strictObject({
      type: z.literal('projector'),
      ...ofClass(projectorView),
      clock: clockView.describe('Of the round'),
    })
    .describe('To a projector: the class changed, or what is to be shown'),
  z
    .strictObject({
      type: z.literal('teacher'),
      ...ofClass(teacherView),
      clock: clockView.describe('Of the round'),
    })
    .describe('To a teacher: the class changed'),
  z
    .strictObject({
      type: z.literal('match'),
      match: matchId,
      since: z
        .int()
        .describe(
          'The events, with those of the `events` before it, are all that this viewer may see after this version; 0: from the beginning',
        ),
      history: z
        .string()
        .describe('What proves later that this was told: a client names it, unread, when it comes back'),
      ...told(matchView),
      events: z.array(toldEvent).describe('What happened'),
      clock: z
        .union([clockView, z.number()])
        .describe(
          'Of the match; a number is its `virtual`, where nothing else of the clock changed since it was told',
        ),
      answer: z
        .strictObject({
          id: z.int().describe('The message that is answered'),
          event: z
            .int()
            .nullable()
            .describe('The version of the event that has the verdict; null where none is needed'),
        })
        .exactOptional()
        .describe('As an `answer` that follows'),
    })
    .describe('The match as it is now, and what happened'),
  z
    .strictObject({
      type: z.literal('events'),
      match: matchId,
      since: z.int().describe('As in the `match` that follows'),
      events: z.array(toldEvent).describe('What happened, as far as it fits'),
    })
    .describe(
      'Part of what happened, where that is long: the others follow, and then a `match` with the last of it',
    ),
  z
    .strictObject({
      type: z.literal('answer'),
      id: z.int().describe('The message that is answered'),
      verdict: verdict
        .nullable()
        .exactOptional()
        .describe('On a move; null where none is needed, and left out where an event that was told has it'),
      event: z
        .int()
        .exactOptional()
        .describe('The version of the event that has the verdict, where this connection was told of it'),
    })
    .describe("The judge's verdict on a move, or null where none is needed; sent when the input is durable"),
  z
    .strictObject({ type: z.literal('clock'), clock: clockView.describe('As it goes now') })
    .describe('The teacher paused, went on or changed the pace'),
  z
    .strictObject({
      type: z.literal('error'),
      id: z.int().nullable().describe('The message that is refused; null when it could not be read'),
      code: z.enum(ERROR_CODES).describe('See Refusals'),
      message: z.string().describe('The code in words, in the language of hello'),
      detail: z.string().exactOptional().describe('For developers: what in the message is wrong'),
    })
    .describe('A refusal other than an illegal move'),
]);

export type ServerMessage = Sent<typeof serverMessageSchema>;
