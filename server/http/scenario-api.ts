/** The API of teachers' own scenarios: what there is, what is wrong with it, adding, sharing, removing. */
import { type Request, Router } from 'express';
import {
  type AddedScenarioAnswer,
  type OwnScenariosAnswer,
  type ScenarioTextAnswer,
  scenarioRequest,
} from '../../shared/protocol/http.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import { languageOf } from '../access/language.ts';
import { Refusal } from '../refusal.ts';
import type { OwnScenario } from '../scenarios/read.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import { bodyOf } from './answers.ts';

function missedTexts({ scenario, missed }: OwnScenario, request: Request): string[] {
  const { goals } = scenarioTexts(scenario, scenarioWordsOf(languageOf(request)));
  return goals.filter(({ id }) => missed.includes(id)).map(({ text }) => text);
}

export function scenarioApi(folder: ScenarioFolder): Router {
  const router = Router();

  const all = (request: Request): OwnScenariosAnswer => ({
    folder: folder.folder,
    scenarios: folder.scenarios.map((own) => {
      const { title } = scenarioTexts(own.scenario, scenarioWordsOf(languageOf(request)));
      return { id: own.scenario.id, fileName: own.fileName, title, missed: missedTexts(own, request) };
    }),
    rejected: folder.rejected,
  });

  router.get('/', (request, response) => {
    response.json(all(request));
  });

  router.post('/', async (request, response) => {
    const { name, text } = bodyOf(request, scenarioRequest);
    const added = await folder.add(name, text);
    const answer: AddedScenarioAnswer = added.ok
      ? { ok: true, id: added.stored.scenario.id, missed: missedTexts(added.stored, request) }
      : added;
    response.status(added.ok ? 201 : 422).json(answer);
  });

  router.post('/read', async (request, response) => {
    await folder.read();
    response.json(all(request));
  });

  router.get('/:id', (request, response) => {
    const found = folder.byId(request.params.id);
    if (found === null) throw new Refusal('no-such-scenario');
    const answer: ScenarioTextAnswer = { name: found.name, text: found.text };
    response.json(answer);
  });

  router.delete('/:id', async (request, response) => {
    await folder.remove(request.params.id);
    response.json({});
  });

  return router;
}
