/** What anyone may ask: to join a class, names, scenarios, the record of a match that has ended. */
import { type Request, Router } from 'express';
import {
  type ClassAnswer,
  type HandOverAnswer,
  type JoinAnswer,
  joinRequest,
  type KnockAnswer,
  knockRequest,
  type LetInAnswer,
  type NamesAnswer,
  type ResultsLinkAnswer,
  type ScenarioAnswer,
  type ScenarioListing,
  seatRequest,
} from '../../shared/protocol/http.ts';
import { NO_NUMBER } from '../../shared/scenario-files/build.ts';
import { themeOf } from '../../shared/scenarios/catalogue/themes.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { scenarioTexts, themeTitle } from '../../shared/scenarios/texts.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import { bearerOf } from '../access/bearer.ts';
import { languageOf } from '../access/language.ts';
import type { RateLimit } from '../access/rate.ts';
import { hashToken } from '../access/tokens.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { friendlyNames, nameKey } from '../classroom/names.ts';
import type { Records } from '../classroom/records.ts';
import type { Results } from '../classroom/results.ts';
import type { Joined } from '../classroom/roster.ts';
import { networkOf } from '../operations/network.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { bodyOf } from './answers.ts';
import type { CodeGuard } from './code-guard.ts';
import type { HandOvers } from './hand-overs.ts';
import type { Ownership } from './ownership.ts';
import type { Teachers } from './teachers.ts';
import type { Turnstile } from './turnstile.ts';

export interface PublicApiServices {
  readonly records: Records;
  /** Before what is read of a match. */
  readonly turnstile: Turnstile;
  readonly codes: CodeGuard;
  readonly handOvers: HandOvers;
  readonly classrooms: Pick<Classrooms, 'playerOf'>;
  readonly results: Pick<Results, 'ofPlayer'>;
  /** The links to the own results of each player. */
  readonly links: RateLimit;
  /** What a round can be played with. */
  readonly offered: () => readonly Scenario[];
  readonly scenarios: Scenarios;
  readonly teachers: Pick<Teachers, 'mayRead' | 'teacherOf'>;
  readonly ownership: Ownership;
}

const NAMES_OFFERED = 6;

/** Where it is asked from. */
const networkOfRequest = ({ ip }: Request): string => networkOf(ip ?? '');

/** Links to the own results that a player may make. */
export const RESULT_LINKS = { points: 10, seconds: 60 };

/** Only this is written down. */
const markOf = (device: string | undefined): string | null =>
  device === undefined ? null : hashToken(device);

const seatAnswer = ({ code }: Classroom, { player, token }: Joined): JoinAnswer => ({
  token,
  code,
  name: player.name,
});

export function publicApi({
  records,
  turnstile,
  codes,
  handOvers,
  classrooms,
  results,
  links,
  offered,
  scenarios,
  teachers,
  ownership,
}: PublicApiServices): Router {
  const router = Router();

  /** Of a match that is being played, its own teacher alone may see more than others. */
  const askedBy = async (request: Request, match: string): Promise<'teacher' | 'anyone'> => {
    const token = bearerOf(request);
    return token !== null && (await teachers.mayRead(token, match)) ? 'teacher' : 'anyone';
  };

  const find = (code: string, request: Request): Promise<Classroom> =>
    codes.find(code, networkOfRequest(request));

  router.post('/join', async (request, response) => {
    const { code, name, device } = bodyOf(request, joinRequest);
    const classroom = await find(code, request);
    const answer = seatAnswer(classroom, await classroom.join(name, markOf(device)));
    response.status(201).json(answer);
  });

  router.post('/seat/hand-over', async (request, response) => {
    const token = bearerOf(request);
    const seat = token === null ? null : await classrooms.playerOf(token);
    if (seat === null) throw new Refusal('no-such-token');
    const answer: HandOverAnswer = await handOvers.issue(seat.classroom.code, seat.player);
    response.status(201).json(answer);
  });

  router.post('/seat/results', async (request, response) => {
    const token = bearerOf(request);
    const seat = token === null ? null : await classrooms.playerOf(token);
    if (seat === null) throw new Refusal('no-such-token');
    const { classroom, player } = seat;
    // Each is an entry of the journal.
    const over = links.take(player);
    if (over !== null) throw new Refusal('too-fast', { retryAfter: over.freeAfter });
    const answer: ResultsLinkAnswer = { code: classroom.code, token: await classroom.linkResults(player) };
    response.status(201).json(answer);
  });

  router.get('/results/:code', async (request, response) => {
    const token = bearerOf(request) ?? '';
    const answer = await codes.guarded(request.params.code, networkOfRequest(request), (code) =>
      results.ofPlayer(code, token, languageOf(request)),
    );
    response.json(answer);
  });

  router.post('/seat', async (request, response) => {
    const { classroom, player } = await handOvers.redeem(
      bodyOf(request, seatRequest).code,
      networkOfRequest(request),
    );
    const answer = seatAnswer(classroom, await classroom.share(player));
    response.status(201).json(answer);
  });

  router.post('/classes/:code/knock', async (request, response) => {
    const { name, device } = bodyOf(request, knockRequest);
    const classroom = await find(request.params.code, request);
    const answer: KnockAnswer = { token: await classroom.knock(name, markOf(device)) };
    response.status(201).json(answer);
  });

  router.get('/classes/:code/knock', async (request, response) => {
    const classroom = await find(request.params.code, request);
    const joined = await classroom.knocks.ask(bearerOf(request) ?? '', (leave) =>
      response.once('close', leave),
    );
    const answer: LetInAnswer = { seat: joined && seatAnswer(classroom, joined) };
    response.json(answer);
  });

  router.delete('/classes/:code/knock', async (request, response) => {
    (await find(request.params.code, request)).knocks.leave(bearerOf(request) ?? '');
    response.json({});
  });

  router.get('/classes/:code', async (request, response) => {
    const answer: ClassAnswer = { code: (await find(request.params.code, request)).code };
    response.json(answer);
  });

  router.get('/names', async (request, response) => {
    const { code } = request.query;
    const players = typeof code === 'string' ? (await find(code, request)).published.players : [];
    const taken = new Set(players.map(({ name }) => nameKey(name)));
    const answer: NamesAnswer = { names: friendlyNames(NAMES_OFFERED, taken, languageOf(request)) };
    response.json(answer);
  });

  router.get('/scenarios', async (request, response) => {
    const words = scenarioWordsOf(languageOf(request));
    const token = bearerOf(request);
    const teacher = token === null ? null : await teachers.teacherOf(token);
    // A teacher chooses from what may be played in a class; others may play at home whatever there is.
    const isTheirs = teacher === null ? () => true : await ownership.scenariosOf(teacher);
    const theirs = offered().filter(({ id }) => isTheirs(id));
    const answer: readonly ScenarioListing[] = theirs.map((scenario) => {
      const { title, introduction } = scenarioTexts(scenario, words);
      const theme = themeOf(scenario.id);
      return {
        id: scenario.id,
        number: scenario.number === NO_NUMBER ? null : scenario.number,
        title,
        introduction,
        theme: theme && themeTitle(theme.id, words),
        minutes: scenario.minutes ?? null,
        together: scenario.together !== undefined,
      };
    });
    response.json(answer);
  });

  router.get('/scenarios/:id', async (request, response) => {
    const scenario = scenarios.current(request.params.id);
    const file = scenario && (await scenarios.fileOf(scenario));
    if (scenario === null || file === null) throw new Refusal('no-such-scenario');
    const answer: ScenarioAnswer = { id: scenario.id, version: scenario.version, file };
    response.json(answer);
  });

  router.get('/records/:match/outlines', async (request, response) => {
    const { match } = request.params;
    const outlines = await turnstile.pass(async () => records.outlines(match, await askedBy(request, match)));
    response.type('json').send(outlines);
  });

  router.get('/records/:match', async (request, response) => {
    const { match } = request.params;
    const record = await turnstile.pass(async () => records.record(match, await askedBy(request, match)));
    response.type('json').send(record);
  });

  return router;
}
