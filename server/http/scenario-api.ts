/** The API of teachers' own scenarios: what there is, what is wrong with it, adding, sharing, removing. */
import { type Request, type Response, Router } from 'express';
import {
  type AddedScenarioAnswer,
  type OwnScenariosAnswer,
  type ScenarioTextAnswer,
  scenarioRequest,
} from '../../shared/protocol/http.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import { languageOf } from '../access/language.ts';
import type { Directory } from '../classroom/directory.ts';
import { Refusal } from '../refusal.ts';
import type { OwnScenario } from '../scenarios/read.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import { bodyOf } from './answers.ts';
import type { Ownership } from './ownership.ts';
import { signedIn } from './signed-in.ts';
import type { Turnstile } from './turnstile.ts';

function missedTexts({ scenario, missed }: OwnScenario, request: Request): string[] {
  const { goals } = scenarioTexts(scenario, scenarioWordsOf(languageOf(request)));
  return goals.filter(({ id }) => missed.includes(id)).map(({ text }) => text);
}

interface Services {
  readonly turnstile: Turnstile;
  readonly folder: ScenarioFolder;
  readonly directory: Directory;
  readonly ownership: Ownership;
}

/** A teacher sees the own ones, those that colleagues have shared, and those that the operator has put into the folder. */
export function scenarioApi({ folder, directory, ownership, turnstile }: Services): Router {
  const router = Router();

  const all = async (request: Request, response: Response): Promise<OwnScenariosAnswer> => {
    const isTheirs = await ownership.scenariosOf(signedIn(response).teacher);
    const theirs = folder.scenarios.filter(({ scenario }) => isTheirs(scenario.id));
    return {
      folder: folder.folder,
      scenarios: theirs.map((own) => {
        const { title } = scenarioTexts(own.scenario, scenarioWordsOf(languageOf(request)));
        return { id: own.scenario.id, fileName: own.fileName, title, missed: missedTexts(own, request) };
      }),
      rejected: folder.rejected,
    };
  };

  router.get('/', async (request, response) => {
    response.json(await all(request, response));
  });

  router.post('/', async (request, response) => {
    const { name, text } = bodyOf(request, scenarioRequest);
    const { teacher } = signedIn(response);
    const isTheirs = await ownership.scenariosOf(teacher);
    const known = new Set(folder.scenarios.map(({ scenario }) => scenario.id));
    const added = await turnstile.pass(() => folder.add(name, text, isTheirs));
    if (added.ok && !known.has(added.stored.scenario.id))
      await directory.record({ type: 'scenario-owned', id: added.stored.scenario.id, teacher });
    const answer: AddedScenarioAnswer = added.ok
      ? { ok: true, id: added.stored.scenario.id, missed: missedTexts(added.stored, request) }
      : added;
    response.status(added.ok ? 201 : 422).json(answer);
  });

  router.post('/read', async (request, response) => {
    await folder.read();
    response.json(await all(request, response));
  });

  router.get('/:id', async (request, response) => {
    const found = folder.byId(request.params.id);
    const isTheirs = await ownership.scenariosOf(signedIn(response).teacher);
    if (found === null || !isTheirs(request.params.id)) throw new Refusal('no-such-scenario');
    const answer: ScenarioTextAnswer = { name: found.name, text: found.text };
    response.json(answer);
  });

  router.delete('/:id', async (request, response) => {
    const { id } = request.params;
    await ownership.mustOwnScenario(signedIn(response).teacher, id);
    await folder.remove(id);
    await directory.record({ type: 'scenario-owned', id, teacher: null });
    response.json({});
  });

  return router;
}
