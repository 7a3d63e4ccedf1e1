/** Tests of the teacher's own scenarios: added, removed, passed on by a link. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OwnScenariosAnswer, ScenarioTextAnswer } from '../../../shared/protocol/http.ts';
import { createOwnScenarios, type OwnScenarios, type OwnScenariosOptions } from './own-scenarios.ts';
import { scenarioLink, scenarioOfLink } from './scenario-link.ts';

/** A server with a shelf: what is added stands there, unless it says that it is wrong. */
const shelf = new Map<string, ScenarioTextAnswer>();
let changes = 0;
let own: OwnScenarios;

const listed = (): OwnScenariosAnswer => ({
  folder: '/data/scenarios',
  scenarios: [...shelf].map(([id, { name }]) => ({
    id,
    fileName: `${name}.yaml`,
    title: name,
    missed: [],
  })),
  rejected: [],
});

const api: OwnScenariosOptions['api'] = {
  ownScenarios: () => Promise.resolve(listed()),
  readScenarios: () => Promise.resolve(listed()),
  addScenario: ({ name, text }) => {
    if (text.includes('wrong'))
      return Promise.resolve({ ok: false, diagnostics: [{ line: 1, column: 1, message: 'it is wrong' }] });
    shelf.set(`own-${name}`, { name, text });
    return Promise.resolve({ ok: true, id: `own-${name}`, missed: [] });
  },
  scenarioText: (id) => Promise.resolve(shelf.get(id) ?? { name: '', text: '' }),
  removeScenario: (id) => Promise.resolve(shelf.delete(id)),
};

beforeEach(() => {
  shelf.clear();
  changes = 0;
  own = createOwnScenarios({
    api,
    ask: (request) => request(),
    server: () => 'http://10.0.0.9:3000/',
    onChange: () => {
      changes += 1;
      return Promise.resolve();
    },
  });
});

const ids = (): readonly string[] => own.all.value?.scenarios.map(({ id }) => id) ?? [];

describe('adding', () => {
  test('what is right lists it, empties the fields, and tells who chooses what is played', async () => {
    own.name.value = 'mine';
    own.text.value = 'title: T';
    await own.add();
    expect(own.said.value).toEqual({ kind: 'added', id: 'own-mine', missed: [] });
    expect([ids(), own.text.value, changes]).toEqual([['own-mine'], '', 1]);
  });

  test('what is wrong says where, and keeps the text to be mended', async () => {
    own.text.value = 'wrong';
    await own.add();
    expect(own.said.value).toMatchObject({ kind: 'rejected', diagnostics: [{ line: 1 }] });
    expect([own.text.value, changes]).toEqual(['wrong', 0]);
  });

  test('a link adds what it carries', async () => {
    own.text.value = await scenarioLink('http://elsewhere/', { name: 'theirs', text: 'title: T' });
    await own.add();
    expect(shelf.get('own-theirs')).toEqual({ name: 'theirs', text: 'title: T' });
  });

  test('a damaged link says so', async () => {
    own.text.value = (await scenarioLink('http://elsewhere/', { name: 'theirs', text: 'title: T' })).slice(
      0,
      -9,
    );
    await own.add();
    expect(own.said.value).toEqual({ kind: 'damaged-link' });
    expect(shelf.size).toBe(0);
  });
});

test('sharing makes a link to where the class opens its pages', async () => {
  shelf.set('own-mine', { name: 'mine', text: 'title: 再见' });
  const link = await own.share('own-mine');
  expect(link?.startsWith('http://10.0.0.9:3000/teach#')).toBe(true);
  expect(await scenarioOfLink(link ?? '')).toEqual({ name: 'mine', text: 'title: 再见' });
});

test('a page opened with a link shows what it carries, and adds it only when told to', async () => {
  await own.receive(await scenarioLink('http://elsewhere/', { name: 'theirs', text: 'title: T' }));
  expect([own.shown.value, own.received.value?.name, own.text.value, shelf.size]).toEqual([
    true,
    'theirs',
    'title: T',
    0,
  ]);
  await own.add();
  expect([own.received.value, shelf.size]).toEqual([null, 1]);
  // What became of it stands where it stood.
  expect(own.byLink.value).toBe(true);
  own.dismiss();
  expect([own.shown.value, own.said.value, own.byLink.value]).toEqual([false, null, false]);
});

test('removing takes it from the list', async () => {
  shelf.set('own-mine', { name: 'mine', text: 'title: T' });
  await own.load();
  expect(ids()).toEqual(['own-mine']);
  await own.remove('own-mine');
  expect([ids(), changes]).toEqual([[], 1]);
});
