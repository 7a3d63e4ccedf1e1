/** Lesson plans that come with the game: they fit a lesson, and speak every language. */
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { wordsOf } from '../words/every-language.ts';
import { plansIn } from './catalogue.ts';
import { lessonPlanSchema } from './plan.ts';

const LESSON = 45;
/** Coming in, and talking at the end. */
const ROUNDABOUT = 10;

const english = plansIn(wordsOf('en'));
const chinese = plansIn(wordsOf('zh'));

describe.each(english.map((plan, i) => [plan.title, plan, chinese[i]] as const))(
  '%s',
  (_title, plan, other) => {
    test('is a plan', () => {
      expect(lessonPlanSchema.parse(plan)).toEqual(plan);
    });

    test('fits 45 minutes', () => {
      const minutes = plan.rounds.reduce((sum, round) => sum + (round.minutes ?? LESSON), 0);
      expect(minutes).toBeLessThanOrEqual(LESSON - ROUNDABOUT);
    });

    test('gives each scenario the time that it is expected to need', () => {
      for (const { scenario: id, minutes = 0, together = false } of plan.rounds) {
        const scenario = scenarioById(id);
        expect(minutes, id).toBeGreaterThanOrEqual(scenario?.minutes ?? Number.POSITIVE_INFINITY);
        if (together) expect(scenario?.together, id).toBeDefined();
      }
    });

    test('says before, meanwhile and afterwards, in both languages', () => {
      for (const [i, { notes }] of plan.rounds.entries()) {
        expect(notes?.split('\n').map((line) => line.split(': ')[0])).toEqual([
          'Before',
          'Meanwhile',
          'Afterwards',
        ]);
        const said = other?.rounds[i]?.notes?.split('\n').map((line) => line.split('：')[0]);
        expect(said).toEqual(['开始前', '进行中', '结束后']);
      }
    });
  },
);
