/**
 * Tests of a teacher's own scenario, from its text to the replay of its match.
 * Whatever becomes of the file meanwhile.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replay } from '../../shared/record/replay.ts';
import type { Store } from '../store/store.ts';
import { Harness } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testStore } from '../testing/store.ts';

const text = (title: string): string => `title: ${title}
introduction: I
debrief: D
cast: { A: { name: Laptop }, B: { name: Printer } }
goals:
  - established: both
`;

let folder: string;
let harness: Harness;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), '2msl-own-'));
  writeFileSync(join(folder, 'broken.yaml'), 'title: [');
  harness = await Harness.start({ scenarioFolder: folder });
  await harness.openClass();
});
afterEach(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

const add = (name: string, body: string) =>
  harness.http('POST', '/api/teach/scenarios', { name, text: body });

describe('the teacher', () => {
  it('sees what there is, and what is wrong with the rest', async () => {
    await add('Our first', text('Our first'));
    const { body } = await harness.http('GET', '/api/teach/scenarios');
    expect(body).toEqual({
      folder,
      scenarios: [
        {
          id: 'own-our-first',
          fileName: 'our-first.yaml',
          title: 'Our first',
          missed: [],
        },
      ],
      rejected: [
        { fileName: 'broken.yaml', diagnostics: [{ line: 1, column: 9, message: expect.any(String) }] },
      ],
    });
    const listed = await harness.http('GET', '/api/scenarios', undefined, null);
    expect(listed.body.map(({ id, number }: { id: string; number: number | null }) => [id, number])).toEqual([
      ['test-life', 99],
      ['own-our-first', null],
    ]);
  });

  it('is told where a text is wrong, and it is not kept', async () => {
    const { status, body } = await add('x', text('T').replace('both', 'all'));
    expect([status, body]).toEqual([
      422,
      {
        ok: false,
        diagnostics: [{ line: 6, column: 18, message: expect.stringContaining('goals[0].established') }],
      },
    ]);
    expect((await harness.http('GET', '/api/teach/scenarios')).body.scenarios).toEqual([]);
    const long = await add('x', 'x'.repeat(40_000));
    expect([long.status, long.body.diagnostics]).toEqual([
      422,
      [{ line: 1, column: 1, message: 'the file is longer than 32 KiB' }],
    ]);
  });

  it('hands the text on, and takes it away', async () => {
    const { body } = await add('pass-on', `# mine\n${text('T')}`);
    expect((await harness.http('GET', `/api/teach/scenarios/${body.id}`)).body).toEqual({
      name: 'pass-on',
      text: `# mine\n${text('T')}`,
    });
    expect((await harness.http('DELETE', `/api/teach/scenarios/${body.id}`)).status).toBe(200);
    expect((await harness.http('GET', `/api/teach/scenarios/${body.id}`)).status).toBe(404);
  });

  it('has the folder read again', async () => {
    writeFileSync(join(folder, 'new.yaml'), text('New'));
    const { body } = await harness.http('POST', '/api/teach/scenarios/read');
    expect(body.scenarios).toMatchObject([{ id: 'own-new' }]);
  });
});

it('anybody may practise it: the page gets the file', async () => {
  const { body } = await add('practise', text('Practise'));
  const answer = await harness.http('GET', `/api/scenarios/${body.id}`, undefined, null);
  expect(answer.body).toMatchObject({ id: body.id, file: { title: 'Practise' } });
  const none = await harness.http('GET', '/api/scenarios/test-life', undefined, null);
  expect([none.status, none.body.error.code]).toEqual([404, 'no-such-scenario']);
});

it('goes on when the file has changed or is gone, over a restart, and its record tells it anywhere', async () => {
  const clock = manualClock();
  const store: Store = testStore(clock);
  const kept = { ...store, close: () => Promise.resolve() };
  const options = { clock, openStore: () => Promise.resolve(kept), scenarioFolder: folder };
  await harness.close();
  harness = await Harness.start(options);
  const code = await harness.openClass();
  const { body } = await add('played', text('As it was'));
  const token = await harness.join(code, 'Ada');
  await harness.startRound(code, 'guided', body.id);
  writeFileSync(join(folder, 'played.yaml'), text('As it is now'));
  await harness.http('POST', '/api/teach/scenarios/read');
  const titleSeen = async (): Promise<string> => {
    const player = await harness.player(token);
    const { view: seen } = await player.last('class');
    return seen.round?.scenario.title ?? 'none';
  };
  expect(await titleSeen()).toBe('As it was');

  rmSync(join(folder, 'played.yaml'));
  await harness.close();
  const { teacher } = harness;
  harness = await Harness.start(options);
  harness.teacher = teacher;
  expect(await titleSeen()).toBe('As it was');

  const player = await harness.player(token);
  await player.last('match');
  await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
  const { record } = (await harness.http('GET', `/api/records/${player.match}`, undefined, null)).body;
  expect(record.scenario).toMatchObject({ id: body.id, file: { title: 'As it was' } });
  const told = replay(record);
  if ('error' in told) throw new Error(told.error);
  expect(told.match.scenario.own?.title).toBe('As it was');
  expect(told.match.outcome).toBe('ended by the teacher');
});
