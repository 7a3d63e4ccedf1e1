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

export function scenarioApi(shelf: ScenarioFolder): Router {
  const router = Router();

  const all = (): OwnScenariosAnswer => ({
    folder: shelf.folder,
    scenarios: shelf.scenarios.map(({ fileName, missed, scenario: { id, title } }) => ({
      id,
      fileName,
      title,
      missed,
    })),
    faulty: shelf.faulty,
  });

  router.get('/', (_request, response) => {
    response.json(all());
  });

  router.post('/', async (request, response) => {
    const { name, text } = bodyOf(request, scenarioRequest);
    const added = await shelf.add(name, text);
    const answer: AddedScenarioAnswer = added.ok
      ? { ok: true, id: added.shelved.scenario.id, missed: added.shelved.missed }
      : added;
    response.status(added.ok ? 201 : 422).json(answer);
  });

  router.post('/read', async (_request, response) => {
    await shelf.read();
    response.json(all());
  });

  router.get('/:id', (request, response) => {
    const found = shelf.byId(request.params.id);
    if (found === null) throw new Refusal('no-such-scenario');
    const answer: ScenarioTextAnswer = { name: found.name, text: found.text };
    response.json(answer);
  });

  router.delete('/:id', async (request, response) => {
    await shelf.remove(request.params.id);
    response.json({});
  });

  return router;
}
