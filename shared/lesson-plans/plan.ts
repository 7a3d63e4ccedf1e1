/** A lesson plan: the rounds of a lesson in order, as a teacher prepares and keeps them. */
import { z } from 'zod';
import { LEVELS } from '../match/input.ts';

export const PLAN_FORMAT = 1;

export const PLAN_LIMITS = { title: 80, rounds: 20, notes: 2_000, minutes: 120 } as const;

/** The longest file of one, in characters: with every round's notes as long as they may be. */
export const LONGEST_PLAN = 64 * 1024;

export const plannedRoundSchema = z.strictObject({
  scenario: z.string().min(1).max(64).describe('Its id'),
  level: z.enum(LEVELS).describe('Of all its matches'),
  minutes: z
    .int()
    .min(1)
    .max(PLAN_LIMITS.minutes)
    .exactOptional()
    .describe('After which it ends by itself; left out, it ends when it is ended'),
  pace: z.number().min(0.25).max(16).exactOptional().describe('Virtual milliseconds a real one; left out, 1'),
  together: z
    .boolean()
    .exactOptional()
    .describe('The whole class shares one host, where the scenario is made for it'),
  predictions: z.boolean().exactOptional().describe('Players are asked to predict; yes when left out'),
  notes: z
    .string()
    .trim()
    .max(PLAN_LIMITS.notes)
    .exactOptional()
    .describe(
      'What the teacher would say before, look for meanwhile, and ask afterwards; students do not see it',
    ),
});

export const lessonPlanSchema = z
  .strictObject({
    lessonPlan: z.literal(PLAN_FORMAT).describe('The version of this format'),
    title: z.string().trim().min(1).max(PLAN_LIMITS.title).describe('What it is called'),
    rounds: z
      .array(plannedRoundSchema)
      .min(1)
      .max(PLAN_LIMITS.rounds)
      .readonly()
      .describe('In the order in which they are played'),
  })
  .meta({ id: 'LessonPlan', description: 'The rounds of a lesson, as a teacher prepares them' });

export type PlannedRound = z.infer<typeof plannedRoundSchema>;
export type LessonPlan = z.infer<typeof lessonPlanSchema>;
