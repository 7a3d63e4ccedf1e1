/** What only a teacher may do. */
import { randomInt } from 'node:crypto';
import { Router } from 'express';
import {
  type AddressesAnswer,
  type ClassAddress,
  type ClassAnswer,
  type ClassListing,
  classRequest,
  clockRequest,
  giveSeatRequest,
  giveWireRequest,
  type HandOverAnswer,
  helpRequest,
  keepRequest,
  limitRequest,
  lockRequest,
  type ProjectorAnswer,
  pairRequest,
  planRequest,
  projectorRequest,
  renameRequest,
  roundRequest,
  type SessionAnswer,
  type SignInAnswer,
  sessionRequest,
  wireRequest,
} from '../../shared/protocol/http.ts';
import type { ResultsAnswer } from '../../shared/protocol/results.ts';
import { bearerOf } from '../access/bearer.ts';
import { languageOf } from '../access/language.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { Directory } from '../classroom/directory.ts';
import type { Positions } from '../classroom/positions.ts';
import type { Records } from '../classroom/records.ts';
import type { Results } from '../classroom/results.ts';
import type { Metrics } from '../operations/metrics.ts';
import { networkOf } from '../operations/network.ts';
import { Refusal } from '../refusal.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import { type AccountApiServices, accountApi } from './account-api.ts';
import { bodyOf } from './answers.ts';
import { classExport } from './class-export.ts';
import { lessonPlanApi } from './lesson-plan-api.ts';
import { questionApi } from './question-api.ts';
import { type Rehearsing, rehearsalApi } from './rehearsal-api.ts';
import { scenarioApi } from './scenario-api.ts';
import { onlyTeachers, signedIn } from './signed-in.ts';
import type { Turnstile } from './turnstile.ts';

/** Seeds go up to here. */
const SEEDS = 2 ** 31;

interface TeacherApiServices extends AccountApiServices {
  readonly directory: Directory;
  readonly metrics: Pick<Metrics, 'deleted'>;
  readonly records: Records;
  readonly classrooms: Classrooms;
  readonly results: Results;
  readonly classAddresses: () => Promise<readonly ClassAddress[]>;
  readonly folder: ScenarioFolder;
  /** Before what a teacher has written is read. */
  readonly turnstile: Turnstile;
  readonly positions: Positions;
  readonly rehearsals: Rehearsing;
}

export function teacherApi(services: TeacherApiServices): Router {
  const { classrooms, results, teachers, classAddresses, directory, ownership, retention } = services;
  const router = Router();

  router.get('/sign-in', (_request, response) => {
    const answer: SignInAnswer = { secret: teachers.kind };
    response.json(answer);
  });

  router.post('/session', async (request, response) => {
    const { secret } = bodyOf(request, sessionRequest);
    const network = networkOf(request.ip ?? '');
    const answer: SessionAnswer = { token: await teachers.open(secret, network, bearerOf(request)) };
    response.status(201).json(answer);
  });

  router.use(onlyTeachers(teachers));
  // What is another's is not there.
  router.use('/classes/:code', async (request, response, next) => {
    const mayTeach = await directory.mayTeach(signedIn(response).teacher, request.params.code);
    if (!mayTeach) throw new Refusal('no-such-class');
    next();
  });
  router.use(accountApi(services));
  router.use('/scenarios', scenarioApi(services));
  router.use('/lesson-plans', lessonPlanApi(services));
  router.use(questionApi(services));
  router.use(rehearsalApi(services));

  router.post('/hand-over', async (_request, response) => {
    const answer: HandOverAnswer = await teachers.handOver(signedIn(response).teacher);
    response.status(201).json(answer);
  });

  router.get('/addresses', async (_request, response) => {
    const answer: AddressesAnswer = { addresses: await classAddresses() };
    response.json(answer);
  });

  router.get('/classes', async (_request, response) => {
    const { teacher } = signedIn(response);
    const isTheirs = await ownership.classesOf(teacher);
    const deletionOf = await retention.deletions();
    const rows = (await classrooms.list()).filter(isTheirs);
    const answer: readonly ClassListing[] = rows.map((row) => {
      const { code, name, openedAt, closedAt, rounds, players, playing, damaged, owner, keptFor } = row;
      return {
        code,
        name,
        openedAt,
        closedAt,
        rounds,
        players,
        damaged,
        scenario: playing,
        own: owner === teacher,
        keptFor,
        deletion: deletionOf(row),
      };
    });
    response.json(answer);
  });

  router.post('/classes', async (request, response) => {
    const { name = null } = bodyOf(request, classRequest);
    const answer: ClassAnswer = { code: (await classrooms.open(name, signedIn(response).teacher)).code };
    response.status(201).json(answer);
  });

  router.post('/classes/:code/name', async (request, response) => {
    const { name = null } = bodyOf(request, classRequest);
    await classrooms.name(request.params.code, name);
    response.json({});
  });

  router.post('/classes/:code/projector', async (request, response) => {
    const classroom = await classrooms.get(request.params.code);
    const answer: ProjectorAnswer = { token: await classroom.openProjector() };
    response.status(201).json(answer);
  });

  router.delete('/classes/:code/projector', async (request, response) => {
    await (await classrooms.get(request.params.code)).closeProjectors();
    response.json({});
  });

  router.post('/classes/:code/projector/shows', async (request, response) => {
    await (await classrooms.get(request.params.code)).project(bodyOf(request, projectorRequest));
    response.json({});
  });

  router.get('/classes/:code/results', async (request, response) => {
    const answer: ResultsAnswer = await results.of(request.params.code, languageOf(request));
    response.json(answer);
  });

  router.post('/classes/:code/close', async (request, response) => {
    await classrooms.close(request.params.code);
    response.json({});
  });

  router.post('/classes/:code/reopen', async (request, response) => {
    await classrooms.reopen(request.params.code);
    response.json({});
  });

  router.post('/classes/:code/keep', async (request, response) => {
    const { code } = request.params;
    await ownership.mustOwnClass(signedIn(response).teacher, code);
    await classrooms.keep(code, bodyOf(request, keepRequest).days);
    response.json({});
  });

  router.get('/classes/:code/export', async (request, response) => {
    const { code } = request.params;
    const pieces = classExport(code, languageOf(request), services);
    // A refusal comes with the first piece, before anything is sent.
    const first = await pieces.next();
    response.type('json').attachment(`2msl-${code}.json`);
    response.write(first.value ?? '');
    for await (const piece of pieces) response.write(piece);
    response.end();
  });

  router.delete('/classes/:code', async (request, response) => {
    await ownership.mustOwnClass(signedIn(response).teacher, request.params.code);
    await classrooms.delete(request.params.code);
    services.metrics.deleted('teacher');
    response.json({});
  });

  router.post('/classes/:code/rounds', async (request, response) => {
    const round = bodyOf(request, roundRequest);
    const mayPlay = await ownership.scenariosOf(signedIn(response).teacher);
    if (!mayPlay(round.scenario)) throw new Refusal('no-such-scenario');
    const classroom = await classrooms.get(request.params.code);
    await classroom.startRound({ ...round, seed: round.seed ?? randomInt(SEEDS) });
    response.status(201).json({});
  });

  router.post('/classes/:code/rounds/end', async (request, response) => {
    await (await classrooms.get(request.params.code)).endRound();
    response.json({});
  });

  router.post('/classes/:code/rounds/limit', async (request, response) => {
    const { minutes } = bodyOf(request, limitRequest);
    await (await classrooms.get(request.params.code)).limitRound(minutes);
    response.json({});
  });

  router.post('/classes/:code/plan', async (request, response) => {
    await (await classrooms.get(request.params.code)).choosePlan(bodyOf(request, planRequest).plan);
    response.json({});
  });

  router.post('/classes/:code/pairs', async (request, response) => {
    await (await classrooms.get(request.params.code)).pair(bodyOf(request, pairRequest));
    response.status(201).json({});
  });

  router.post('/classes/:code/seats', async (request, response) => {
    const { match, host, player } = bodyOf(request, giveSeatRequest);
    await (await classrooms.get(request.params.code)).giveSeat(match, host, player);
    response.json({});
  });

  router.post('/classes/:code/network', async (request, response) => {
    const { match, player } = bodyOf(request, giveWireRequest);
    await (await classrooms.get(request.params.code)).giveWire(match, player);
    response.json({});
  });

  router.post('/classes/:code/help', async (request, response) => {
    await (await classrooms.get(request.params.code)).help(bodyOf(request, helpRequest));
    response.json({});
  });

  router.post('/classes/:code/wire', async (request, response) => {
    await (await classrooms.get(request.params.code)).orderWire(bodyOf(request, wireRequest));
    response.json({});
  });

  router.post('/classes/:code/clock', async (request, response) => {
    await (await classrooms.get(request.params.code)).setClock(bodyOf(request, clockRequest));
    response.json({});
  });

  router.post('/classes/:code/lock', async (request, response) => {
    await (await classrooms.get(request.params.code)).lock(bodyOf(request, lockRequest).locked);
    response.json({});
  });

  router.post('/classes/:code/knocks/:id', async (request, response) => {
    await (await classrooms.get(request.params.code)).letIn(request.params.id);
    response.json({});
  });

  router.delete('/classes/:code/knocks/:id', async (request, response) => {
    (await classrooms.get(request.params.code)).sendAway(request.params.id);
    response.json({});
  });

  router.post('/classes/:code/players/:id', async (request, response) => {
    const { name } = bodyOf(request, renameRequest);
    await (await classrooms.get(request.params.code)).rename(request.params.id, name);
    response.json({});
  });

  router.delete('/classes/:code/players/:id', async (request, response) => {
    await (await classrooms.get(request.params.code)).remove(request.params.id);
    response.json({});
  });

  return router;
}
