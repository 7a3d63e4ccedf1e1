/** The teachers' own scenarios: what there is, what is wrong with it, adding, sharing, removing. For teachers only. */
import { Router } from 'express';
import {
  type AddedScenarioAnswer,
  type OwnScenariosAnswer,
  type ScenarioTextAnswer,
  scenarioRequest,
} from '../../shared/protocol/http.ts';
import { Refusal } from '../refusal.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import { bodyOf } from './answers.ts';

export function scenarioApi(folder: ScenarioFolder): Router {
  const router = Router();

  const all = (): OwnScenariosAnswer => ({
    folder: folder.folder,
    scenarios: folder.scenarios.map(({ fileName, missed, scenario: { id, title } }) => ({
      id,
      fileName,
      title,
      missed,
    })),
    faulty: folder.faulty,
  });

  router.get('/', (_request, response) => {
    response.json(all());
  });

  router.post('/', async (request, response) => {
    const { name, text } = bodyOf(request, scenarioRequest);
    const added = await folder.add(name, text);
    const answer: AddedScenarioAnswer = added.ok
      ? { ok: true, id: added.stored.scenario.id, missed: added.stored.missed }
      : added;
    response.status(added.ok ? 201 : 422).json(answer);
  });

  router.post('/read', async (_request, response) => {
    await folder.read();
    response.json(all());
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
