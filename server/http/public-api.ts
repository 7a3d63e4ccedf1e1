/** What anyone may ask: join a class, names to choose from, the scenarios, the record of a match that has ended. */
import { Router } from 'express';
import {
  type ClassAnswer,
  type JoinAnswer,
  joinRequest,
  type NamesAnswer,
  type RecordAnswer,
  type ScenarioListing,
} from '../../shared/protocol/http.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { CodeGuard } from '../code-guard.ts';
import { friendlyNames, nameKey } from '../names.ts';
import { bodyOf } from './answers.ts';
import { bearerOf } from './bearer.ts';

export interface PublicApiServices {
  readonly classrooms: Classrooms;
  readonly codes: CodeGuard;
  readonly catalogue: readonly Scenario[];
  readonly isTeacher: (token: string) => boolean;
}

const NAMES_OFFERED = 6;

export function publicApi({ classrooms, codes, catalogue, isTeacher }: PublicApiServices): Router {
  const router = Router();

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
    const answer: readonly ScenarioListing[] = catalogue.map(({ id, number, title, introduction }) => ({
      id,
      number,
      title,
      introduction,
    }));
    response.json(answer);
  });

  router.get('/records/:match', (request, response) => {
    const token = bearerOf(request);
    const by = token !== null && isTeacher(token) ? 'teacher' : 'anyone';
    const answer: RecordAnswer = classrooms.record(request.params.match, by);
    response.json(answer);
  });

  return router;
}
