/** What a teacher asks a whole class: the positions to choose from, and the question itself. */
import { Router } from 'express';
import { type PositionListing, type QuestionAnswer, questionRequest } from '../../shared/protocol/http.ts';
import { languageOf } from '../access/language.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { Positions } from '../classroom/positions.ts';
import { Refusal } from '../refusal.ts';
import { bodyOf } from './answers.ts';

interface Services {
  readonly classrooms: Classrooms;
  readonly positions: Positions;
}

export function questionApi({ classrooms, positions }: Services): Router {
  const router = Router();

  router.get('/scenarios/:id/positions', async (request, response) => {
    const answer: readonly PositionListing[] = await positions.ofScenario(
      request.params.id,
      languageOf(request),
    );
    response.json(answer);
  });

  router.get('/captures/positions', (request, response) => {
    const answer: readonly PositionListing[] = positions.ofCaptures(languageOf(request));
    response.json(answer);
  });

  router.get('/classes/:code/mistakes', async (request, response) => {
    const answer: readonly PositionListing[] = await positions.ofClass(
      request.params.code,
      languageOf(request),
    );
    response.json(answer);
  });

  router.post('/classes/:code/questions', async (request, response) => {
    const { code } = request.params;
    const { seconds, ...wanted } = bodyOf(request, questionRequest);
    const classroom = await classrooms.get(code);
    const answer: QuestionAnswer = {
      number: await classroom.ask(await positions.find(code, wanted), seconds),
    };
    response.status(201).json(answer);
  });

  router.post('/classes/:code/questions/:number/close', async (request, response) => {
    const { code, number } = request.params;
    await (await classrooms.get(code)).closeQuestion(numberIn(number));
    response.json({});
  });

  router.delete('/classes/:code/questions/:number', async (request, response) => {
    const { code, number } = request.params;
    await (await classrooms.get(code)).putQuestionAway(numberIn(number));
    response.json({});
  });

  return router;
}

/** @throws Refusal */
function numberIn(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Refusal('no-such-question');
  return Number(text);
}
