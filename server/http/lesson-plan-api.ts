/** The API of lesson plans: those that come with the game, and reading what a teacher has in a file. */
import { Router } from 'express';
import { plansIn } from '../../shared/lesson-plans/catalogue.ts';
import {
  type LessonPlansAnswer,
  lessonPlanRequest,
  type ReadLessonPlanAnswer,
} from '../../shared/protocol/http.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { languageOf } from '../access/language.ts';
import { readLessonPlan } from '../scenarios/lesson-plan-file.ts';
import { bodyOf } from './answers.ts';
import type { Turnstile } from './turnstile.ts';

export function lessonPlanApi({ turnstile }: { readonly turnstile: Turnstile }): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const answer: LessonPlansAnswer = { plans: plansIn(wordsOf(languageOf(request))) };
    response.json(answer);
  });

  router.post('/read', async (request, response) => {
    const { text } = bodyOf(request, lessonPlanRequest);
    const read = await turnstile.pass(async () => readLessonPlan(text, wordsOf(languageOf(request)).files));
    const answer: ReadLessonPlanAnswer = read.ok ? { ok: true, plan: read.value } : read;
    response.status(read.ok ? 200 : 422).json(answer);
  });

  return router;
}
