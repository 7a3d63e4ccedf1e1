/** Simulated students join a class, and go again, when its teacher says so. */
import { Router } from 'express';
import { type RehearsalAnswer, rehearsalRequest } from '../../shared/protocol/http.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import { languageOf } from '../access/language.ts';
import { bodyOf } from './answers.ts';

/** Who plays them. */
export interface Rehearsing {
  readonly begin: (
    code: string,
    wanted: { readonly students: number; readonly skill: number; readonly language: LanguageCode },
  ) => Promise<number>;
  /** How many play; those of before a restart play on. */
  readonly look: (code: string, language: LanguageCode) => Promise<number>;
  readonly end: (code: string) => Promise<void>;
}

export function rehearsalApi({ rehearsals }: { readonly rehearsals: Rehearsing }): Router {
  const router = Router();

  router.post('/classes/:code/rehearsal', async (request, response) => {
    const wanted = { ...bodyOf(request, rehearsalRequest), language: languageOf(request) };
    const answer: RehearsalAnswer = { students: await rehearsals.begin(request.params.code, wanted) };
    response.status(201).json(answer);
  });

  router.get('/classes/:code/rehearsal', async (request, response) => {
    const answer: RehearsalAnswer = {
      students: await rehearsals.look(request.params.code, languageOf(request)),
    };
    response.json(answer);
  });

  router.delete('/classes/:code/rehearsal', async (request, response) => {
    await rehearsals.end(request.params.code);
    response.json({});
  });

  return router;
}
