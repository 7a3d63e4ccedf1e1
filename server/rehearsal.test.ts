/** Tests of rehearsals: simulated students come in, play, answer questions, and go again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { threeWayHandshake } from '../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoreOptions } from './store/store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { testLife } from './testing/scenario.ts';

let harness: Harness;
afterEach(() => harness.close());

const shownTo = (teacher: TestClient) =>
  teacher.messages.findLast((message) => message.type === 'teacher')?.view ?? null;

const rehearse = (code: string, students = 4, skill = 0.8) =>
  harness.http('POST', `/api/teach/classes/${code}/rehearsal`, { students, skill });

/** Time goes on until it holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; !holds(); i++) {
    if (i === 20_000) throw new Error('it never came to that');
    harness.clock.advance(250);
    // Answers what came before it, so that time does not run ahead of the disk.
    await harness.http('GET', '/healthz');
  }
}

async function start() {
  harness = await Harness.start({ catalogue: [threeWayHandshake, testLife] });
  const code = await harness.openClass();
  return { code, teacher: await harness.watch(code) };
}

describe('simulated students', () => {
  it('come in under names that nobody takes for a student’s', async () => {
    const { code, teacher } = await start();
    expect((await rehearse(code)).body).toEqual({ students: 4 });
    await until(() => shownTo(teacher)?.players.filter(({ connected }) => connected).length === 4);
    expect(shownTo(teacher)?.players.map(({ name }) => name)).toEqual(
      ['01', '02', '03', '04'].map((n) => `Simulated ${n}`),
    );
  });

  it('are no more than the server allows, also where several classes ask at once', async () => {
    const { code } = await start();
    const codes = [code, ...(await Promise.all([1, 2, 3].map(() => harness.openClass())))];
    const answers = await Promise.all(codes.map((one) => rehearse(one, 40)));
    expect(answers.map(({ body }) => body.error?.code ?? body.students).sort()).toEqual([
      ...[40, 40, 40],
      'too-many-robots',
    ]);
  });

  it('play a round, err, and get to its end', async () => {
    const { code, teacher } = await start();
    await rehearse(code, 4, 0);
    await until(() => shownTo(teacher)?.players.filter(({ connected }) => connected).length === 4);
    await harness.startRound(code, 'guided', threeWayHandshake.id);
    await until(() => shownTo(teacher)?.round?.pairs.every(({ outcome }) => outcome !== null) === true);
    const pairs = shownTo(teacher)?.round?.pairs ?? [];
    expect(pairs).toHaveLength(2);
    expect(pairs.reduce((sum, { refused }) => sum + refused.A + refused.B, 0)).toBeGreaterThan(0);
  });

  it('are the network of a pair, too', async () => {
    const { code, teacher } = await start();
    await rehearse(code, 3, 1);
    await until(() => shownTo(teacher)?.players.filter(({ connected }) => connected).length === 3);
    // A handshake may be over before the network has thought of anything.
    const round = { scenario: testLife.id, level: 'guided', seed: 7, odd: 'network' };
    await harness.http('POST', `/api/teach/classes/${code}/rounds`, round);
    const left = () => shownTo(teacher)?.round?.pairs[0]?.network?.left;
    await until(() => Object.values(left() ?? {}).reduce((sum, n) => sum + n, 0) < 6 && left() !== undefined);
  });

  it('answer a question', async () => {
    const { code, teacher } = await start();
    await rehearse(code);
    await until(() => shownTo(teacher)?.players.filter(({ connected }) => connected).length === 4);
    const { body } = await harness.http('GET', `/api/teach/scenarios/${threeWayHandshake.id}/positions`);
    const { of, version, host } = body[0];
    await harness.http('POST', `/api/teach/classes/${code}/questions`, { of, version, host, seconds: 60 });
    await until(() => shownTo(teacher)?.question?.answered === 4);
  });

  it('go when they are let go, and leave no names behind', async () => {
    const { code, teacher } = await start();
    await rehearse(code);
    await until(() => shownTo(teacher)?.players.length === 4);
    const path = `/api/teach/classes/${code}/rehearsal`;
    expect((await harness.http('GET', path)).body).toEqual({ students: 4 });
    expect((await harness.http('DELETE', path)).status).toBe(200);
    await until(() => shownTo(teacher)?.players.length === 0);
    expect((await harness.http('GET', path)).body).toEqual({ students: 0 });
    expect((await harness.http('DELETE', path)).body.error.code).toBe('no-rehearsal');
    expect((await rehearse(code)).status).toBe(201);
  });
});

describe('after a restart of the server they', () => {
  const dir = mkdtempSync(join(tmpdir(), '2msl-rehearsal-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function restarted(name: string) {
    const openStore = (given: StoreOptions) => openSqliteStore(join(dir, name), given);
    const options = { catalogue: [threeWayHandshake, testLife], openStore };
    harness = await Harness.start(options);
    const code = await harness.openClass();
    await harness.join(code, 'Ada');
    await rehearse(code, 4, 0.25);
    const { teacher } = harness;
    await harness.running.close();
    harness = await Harness.start(options);
    harness.teacher = teacher;
    return { code, teacher: await harness.watch(code) };
  }
  const robots = (teacher: TestClient) =>
    shownTo(teacher)?.players.filter(({ name }) => name.startsWith('Simulated')) ?? [];

  it('play on in their seats when the teacher’s page asks for them', async () => {
    const { code, teacher } = await restarted('plays-on.db');
    await until(() => robots(teacher).length === 4);
    expect(robots(teacher).some(({ connected }) => connected)).toBe(false);
    expect((await harness.http('GET', `/api/teach/classes/${code}/rehearsal`)).body).toEqual({ students: 4 });
    await until(() => robots(teacher).every(({ connected }) => connected));
    expect((await rehearse(code)).body.error.code).toBe('already-rehearsing');
    await harness.startRound(code, 'guided', threeWayHandshake.id);
    await until(() => (shownTo(teacher)?.round?.pairs.filter(({ outcome }) => outcome).length ?? 0) >= 2);
  });

  it('are let go, and nobody else', async () => {
    const { code, teacher } = await restarted('are-let-go.db');
    expect((await harness.http('DELETE', `/api/teach/classes/${code}/rehearsal`)).status).toBe(200);
    await until(() => shownTo(teacher)?.players.length === 1);
    expect(shownTo(teacher)?.players.map(({ name }) => name)).toEqual(['Ada']);
  });
});

describe('refused are', () => {
  it('a second rehearsal of a class, and more than the server plays', async () => {
    const { code } = await start();
    expect((await rehearse(code, 40)).status).toBe(201);
    expect((await rehearse(code)).body.error.code).toBe('already-rehearsing');
    const others = [await harness.openClass(), await harness.openClass(), await harness.openClass()];
    const codes: number[] = [];
    for (const other of others) codes.push((await rehearse(other, 40)).status);
    expect(codes).toEqual([201, 201, 409]);
  });

  it.each([0, 41])('%i students', async (students) => {
    const { code } = await start();
    expect((await rehearse(code, students)).body.error.code).toBe('bad-message');
  });
});
