/** What the server says over the WebSocket. */
import { z } from 'zod';
import type { Verdict } from '../judge/verdict.ts';
import type { MatchEvent } from '../match/event.ts';
import type { MatchView } from '../match/view.ts';
import type { Text } from '../text.ts';
import { ERRORS, type ErrorCode } from './errors.ts';
import type { ClassView, ClockView, TeacherView } from './view.ts';

const text: z.ZodType<Text> = z.object({ en: z.string(), zh: z.string() });
const clock: z.ZodType<ClockView> = z.object({
  virtual: z.number().describe('Virtual milliseconds of the match when this message left'),
  pace: z.number().describe('Virtual milliseconds a real one'),
  paused: z.boolean(),
});
/** Documented where they are defined; checked by the compiler, not again at run time. */
const shape = <T>(name: string): z.ZodType<T> => z.custom<T>().describe(name);

export const serverMessageSchema = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('welcome'), protocol: z.int(), role: z.enum(['player', 'teacher']) })
    .describe('The answer to hello'),
  z
    .object({ type: z.literal('class'), class: shape<ClassView>('ClassView') })
    .describe('To a player: the class changed'),
  z
    .object({ type: z.literal('teacher'), class: shape<TeacherView>('TeacherView') })
    .describe('To a teacher: the class changed'),
  z
    .object({
      type: z.literal('match'),
      match: z.string(),
      since: z
        .int()
        .describe('The events are all that this viewer may see after this version; 0: from the beginning'),
      view: shape<MatchView>('MatchView'),
      events: shape<readonly MatchEvent[]>('MatchEvent[]'),
      clock,
    })
    .describe('The match as it is now, and what happened'),
  z
    .object({ type: z.literal('answer'), id: z.int(), verdict: shape<Verdict | null>('Verdict') })
    .describe("The judge's verdict on a move, or null where none is needed; sent when the input is durable"),
  z.object({ type: z.literal('clock'), clock }).describe('The teacher paused, went on or changed the pace'),
  z
    .object({
      type: z.literal('error'),
      id: z.int().nullable().describe('The message that is refused; null when it could not be read'),
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: text,
      detail: z.string().exactOptional().describe('For developers: what in the message is wrong'),
    })
    .describe('A refusal other than an illegal move'),
]);

export type ServerMessage = z.infer<typeof serverMessageSchema>;
