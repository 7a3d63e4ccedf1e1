/** What anyone may ask: join a class, names to choose from, the scenarios, the record of a match that has ended. */
import { type Request, Router } from 'express';
import {
  type ClassAnswer,
  type JoinAnswer,
  joinRequest,
  type NamesAnswer,
  type RecordAnswer,
  type ScenarioAnswer,
  type ScenarioListing,
} from '../../shared/protocol/http.ts';
import type { Outlines } from '../../shared/record/outline.ts';
import { NO_NUMBER } from '../../shared/scenario-files/build.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { friendlyNames, nameKey } from '../classroom/names.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { bodyOf } from './answers.ts';
import { bearerOf } from './bearer.ts';
import type { CodeGuard } from './code-guard.ts';

export interface PublicApiServices {
  readonly classrooms: Classrooms;
  readonly codes: CodeGuard;
  /** What a round can be played with. */
  readonly offered: () => readonly Scenario[];
  readonly scenarios: Scenarios;
  readonly isTeacher: (token: string) => boolean;
}

const NAMES_OFFERED = 6;

export function publicApi({ classrooms, codes, offered, scenarios, isTeacher }: PublicApiServices): Router {
  const router = Router();

  const askedBy = (request: Request): 'teacher' | 'anyone' => {
    const token = bearerOf(request);
    return token !== null && isTeacher(token) ? 'teacher' : 'anyone';
  };

  router.post('/join', async (request, response) => {
    const { code, name } = bodyOf(request, joinRequest);
    const classroom = await codes.findToJoin(code);
    const { player, token } = await classroom.join(name);
    const answer: JoinAnswer = { token, code: classroom.code, name: player.name };
    response.status(201).json(answer);
  });

  router.get('/classes/:code', async (request, response) => {
    const answer: ClassAnswer = { code: (await codes.find(request.params.code)).code };
    response.json(answer);
  });

  router.get('/names', async (request, response) => {
    const { code } = request.query;
    const players = typeof code === 'string' ? (await codes.find(code)).published.players : [];
    const taken = new Set(players.map(({ name }) => nameKey(name)));
    const answer: NamesAnswer = { names: friendlyNames(NAMES_OFFERED, taken) };
    response.json(answer);
  });

  router.get('/scenarios', (_request, response) => {
    const answer: readonly ScenarioListing[] = offered().map(
      ({ id, number, title, introduction, together }) => ({
        id,
        number: number === NO_NUMBER ? null : number,
        title,
        introduction,
        together: together !== undefined,
      }),
    );
    response.json(answer);
  });

  router.get('/scenarios/:id', (request, response) => {
    const scenario = scenarios.current(request.params.id);
    const file = scenario && scenarios.fileOf(scenario);
    if (scenario === null || file === null) throw new Refusal('no-such-scenario');
    const answer: ScenarioAnswer = { id: scenario.id, version: scenario.version, file };
    response.json(answer);
  });

  router.get('/records/:match/outlines', (request, response) => {
    const answer: Outlines = classrooms.outlines(request.params.match, askedBy(request));
    response.json(answer);
  });

  router.get('/records/:match', (request, response) => {
    const answer: RecordAnswer = classrooms.record(request.params.match, askedBy(request));
    response.json(answer);
  });

  return router;
}
