/** The lesson plans that come with the game: each fits 45 minutes, with the coming in and the talk. */
import type { Words } from '../words/words.ts';
import { type LessonPlan, PLAN_FORMAT, type PlannedRound } from './plan.ts';

type PlanId = 'opening-and-closing' | 'trouble-on-the-wire' | 'a-busy-server';

interface OwnPlan {
  readonly id: PlanId;
  /** Their notes stand in shared/words, numbered from 1. */
  readonly rounds: readonly Omit<PlannedRound, 'notes'>[];
}

export const PLANS = [
  {
    id: 'opening-and-closing',
    rounds: [
      { scenario: 'three-way-handshake', level: 'guided', minutes: 6 },
      { scenario: 'normal-close', level: 'guided', minutes: 9 },
      { scenario: 'half-close', level: 'standard', minutes: 10 },
      { scenario: 'simultaneous-close', level: 'standard', minutes: 9 },
    ],
  },
  {
    id: 'trouble-on-the-wire',
    rounds: [
      { scenario: 'lost-third-ack', level: 'guided', minutes: 7 },
      { scenario: 'loss', level: 'standard', minutes: 10 },
      { scenario: 'lost-last-ack', level: 'standard', minutes: 9 },
      { scenario: 'last-ack-never-comes', level: 'standard', minutes: 9 },
    ],
  },
  {
    id: 'a-busy-server',
    rounds: [
      { scenario: 'normal-close', level: 'standard', minutes: 7 },
      { scenario: 'syn-flood', level: 'standard', minutes: 10, together: true },
      { scenario: 'time-wait-pile-up', level: 'standard', minutes: 9 },
      { scenario: 'close-wait-leak', level: 'standard', minutes: 9 },
    ],
  },
] as const satisfies readonly OwnPlan[];

/** The plans in one language, complete with what the teacher would say. */
export function plansIn({ lessonPlans }: Pick<Words, 'lessonPlans'>): readonly LessonPlan[] {
  return PLANS.map(({ id, rounds }) => ({
    lessonPlan: PLAN_FORMAT,
    title: lessonPlans(`${id}.title`),
    rounds: rounds.map((round, i) => ({ ...round, notes: lessonPlans(`${id}.${noteOf(i)}`) })),
  }));
}

const NOTES = ['1', '2', '3', '4'] as const;

/** @throws RangeError for a plan with more rounds than there are notes */
function noteOf(i: number): (typeof NOTES)[number] {
  const note = NOTES[i];
  if (note === undefined) throw new RangeError(`round ${i + 1} of a plan has no notes`);
  return note;
}
