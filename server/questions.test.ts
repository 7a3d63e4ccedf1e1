/** Tests of questions to the whole class: asked, answered, closed, put away, refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { PositionListing } from '../shared/protocol/http.ts';
import type { ResultsAnswer } from '../shared/protocol/results.ts';
import { threeWayHandshake } from '../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoreOptions } from './store/store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { testLife } from './testing/scenario.ts';

const harnesses: Harness[] = [];
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.close();
});

const CATALOGUE = [threeWayHandshake, testLife];
async function start(options: Parameters<typeof Harness.start>[0] = {}): Promise<Harness> {
  const harness = await Harness.start({ limits: { messages: null }, catalogue: CATALOGUE, ...options });
  harnesses.push(harness);
  return harness;
}

const positionsOf = async (harness: Harness): Promise<readonly PositionListing[]> =>
  (await harness.http('GET', `/api/teach/scenarios/${threeWayHandshake.id}/positions`)).body;

async function turningPoint(harness: Harness): Promise<PositionListing> {
  const listed = (await positionsOf(harness)).find(({ turning }) => turning);
  if (!listed) throw new Error('it has a turning point');
  return listed;
}

const ask = (
  harness: Harness,
  code: string,
  { of, version, host }: Pick<PositionListing, 'of' | 'version' | 'host'>,
  seconds = 30,
) => harness.http('POST', `/api/teach/classes/${code}/questions`, { of, version, host, seconds });

const questionOf = (player: TestClient) =>
  player.messages.findLast((message) => message.type === 'class')?.view.question ?? null;
const shownTo = (teacher: TestClient) =>
  teacher.messages.findLast((message) => message.type === 'teacher')?.view.question ?? null;

const choose = (player: TestClient, question: number, option: number) => {
  const id = player.nextId();
  player.send({ type: 'choose', id, question, option });
  return player.reply(id);
};

/** A class of two and a teacher who has asked. */
async function asked(options: Parameters<typeof Harness.start>[0] = {}) {
  const harness = await start(options);
  const code = await harness.openClass();
  const tokens = [await harness.join(code, 'Ada'), await harness.join(code, 'Bob')] as const;
  const [ada, bob] = [await harness.player(tokens[0]), await harness.player(tokens[1])];
  const teacher = await harness.watch(code);
  expect((await ask(harness, code, await turningPoint(harness))).status).toBe(201);
  await Promise.all([ada, bob].map((one) => one.until(() => questionOf(one) !== null)));
  return { harness, code, tokens, ada, bob, teacher };
}

/** What the judge says of each answer, which players are told when the question is closed. */
const legalOptions = (player: TestClient): boolean[] =>
  questionOf(player)?.asked.result?.options.map(({ legal }) => legal) ?? [];

describe('a question to all', () => {
  it('shows every player the same position, with answers to choose from, and says of none that it is right', async () => {
    const { ada, bob } = await asked();
    const question = questionOf(ada)?.asked;
    expect(question).toEqual(questionOf(bob)?.asked);
    expect(question).toMatchObject({ number: 1, host: 'B', open: true, result: null });
    const [host] = question?.view.hosts ?? [];
    expect(question?.view.hosts).toHaveLength(1);
    expect(host?.tcb.state).toBe('LISTEN');
    expect(host?.inbox[0]?.stimulus.type).toBe('segment');
    expect(host?.choices?.length).toBeGreaterThan(2);
    expect(question?.events.some(({ type }) => type === 'arrived')).toBe(true);
  });

  it('takes the last answer of each until the deadline, and then tells how they were chosen and what TCP does', async () => {
    const { harness, ada, bob, teacher } = await asked();
    await choose(ada, 1, 0);
    await choose(ada, 1, 2);
    await choose(bob, 1, 1);
    await ada.until(() => questionOf(ada)?.yours === 2);
    harness.clock.advance(1_000);
    await teacher.until(() => shownTo(teacher)?.answered === 2);
    expect(shownTo(teacher)?.chosen).toEqual([0, 1, 1, 0]);
    expect(questionOf(ada)?.asked.result).toBeNull();
    harness.clock.advance(30_000);
    await ada.until(() => questionOf(ada)?.asked.open === false);
    const result = questionOf(ada)?.asked.result;
    expect(result?.options.map(({ chosen }) => chosen)).toEqual([0, 1, 1, 0]);
    expect(legalOptions(ada).filter(Boolean)).toHaveLength(1);
    expect(result?.canonical).toBe(legalOptions(ada).indexOf(true));
    expect(result?.rfc).toMatch(/RFC 9293|§/);
    expect(result?.options.some(({ name, follows }) => name !== null && follows !== null)).toBe(true);
  });

  it('may be from captured lives of two kernels, and is told, judged and kept like any other', async () => {
    const harness = await start();
    const code = await harness.openClass();
    const ada = await harness.player(await harness.join(code, 'Ada'));
    const listed: readonly PositionListing[] = (await harness.http('GET', '/api/teach/captures/positions'))
      .body;
    expect(new Set(listed.map(({ state }) => state)).size).toBeGreaterThanOrEqual(9);
    const wanted = listed.find(({ state }) => state === 'TIME-WAIT');
    if (wanted === undefined) throw new Error('a FIN comes again in TIME-WAIT');
    expect(wanted.title).toBe('The last ACK is lost');
    expect((await ask(harness, code, wanted)).status).toBe(201);
    await ada.until(() => questionOf(ada) !== null);
    expect(questionOf(ada)?.asked).toMatchObject({
      title: 'Captured between two Linux hosts, 100 times slower: The last ACK is lost',
      host: 'A',
      open: true,
    });
    await choose(ada, 1, 0);
    harness.clock.advance(31_000);
    await ada.until(() => questionOf(ada)?.asked.open === false);
    expect(legalOptions(ada).filter(Boolean)).toHaveLength(1);
    const results = (await harness.http('GET', `/api/teach/classes/${code}/results`)).body as ResultsAnswer;
    expect(results.questions).toMatchObject([{ state: 'TIME-WAIT', host: 'A' }]);
  });

  it('is refused for a capture, or a moment of one, that is not there', async () => {
    const harness = await start();
    const code = await harness.openClass();
    const nowhere = { version: 1, host: 'A' } as const;
    for (const capture of ['lost_last_ack', 'of-nobody'])
      expect(await ask(harness, code, { of: { capture }, ...nowhere })).toMatchObject({
        status: 404,
        body: { error: { code: 'no-such-position' } },
      });
  });

  it('names nobody to anybody', async () => {
    const { harness, ada, teacher } = await asked();
    await choose(ada, 1, 0);
    harness.clock.advance(31_000);
    await teacher.until(() => shownTo(teacher)?.asked.open === false);
    expect(JSON.stringify(shownTo(teacher))).not.toContain('Ada');
  });

  it('is told in the language of each', async () => {
    const { harness, code } = await asked();
    const token = await harness.join(code, '小明');
    const third = harness.client();
    await third.hello(token, { language: 'zh' });
    await third.until(() => questionOf(third) !== null);
    expect(questionOf(third)?.asked.title).toBe('三次握手');
  });

  it('is closed by its teacher before the deadline, and then put away', async () => {
    const { harness, code, ada } = await asked();
    const path = `/api/teach/classes/${code}/questions/1`;
    expect((await harness.http('POST', `${path}/close`)).status).toBe(200);
    await ada.until(() => questionOf(ada)?.asked.result != null);
    expect((await harness.http('DELETE', path)).status).toBe(200);
    await ada.until(() => questionOf(ada) === null);
  });

  it('makes way for the next one', async () => {
    const { harness, code, ada } = await asked();
    await harness.http('POST', `/api/teach/classes/${code}/questions/1/close`);
    const [first] = await positionsOf(harness);
    if (!first) throw new Error('there is one');
    expect((await ask(harness, code, first)).body).toEqual({ number: 2 });
    await ada.until(() => questionOf(ada)?.asked.number === 2);
    expect(questionOf(ada)).toMatchObject({ yours: null, asked: { open: true } });
  });

  it('is put away when a round begins', async () => {
    const { harness, code, ada } = await asked();
    await harness.startRound(code);
    await ada.until(() => questionOf(ada) === null && ada.view !== null);
  });

  it('may come while a round is paused, and is put away when it goes on', async () => {
    const harness = await start();
    const { code, A } = await harness.pair();
    const listed = await turningPoint(harness);
    expect((await ask(harness, code, listed)).body.error.code).toBe('not-while-playing');
    await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused: true });
    expect((await ask(harness, code, listed)).status).toBe(201);
    await A.until(() => questionOf(A) !== null);
    await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused: false });
    await harness.http('POST', `/api/teach/classes/${code}/name`, { name: 'Class' });
    harness.clock.advance(1_000);
    await A.until(() => questionOf(A) === null);
  });
});

describe('a position of a mistake', () => {
  it('is listed by what was answered, without a name, and can be asked about', async () => {
    const harness = await start();
    const code = await harness.openClass();
    const ada = await harness.player(await harness.join(code, 'Ada'));
    await harness.http('POST', `/api/teach/classes/${code}/rounds`, {
      ...{ scenario: threeWayHandshake.id, level: 'guided', seed: 3, predictions: false },
    });
    await ada.until(() => ada.view !== null);
    // Alone, against the autopilot: until it is the player's turn.
    for (let i = 0; ada.stimulus === null && i < 60; i++) {
      harness.clock.advance(1_000);
      await ada.move({ kind: 'discard' }, -1);
    }
    const verdicts = await Promise.all((ada.view?.hosts[0]?.choices ?? []).map((move) => ada.move(move)));
    expect(verdicts.some((reply) => reply.type === 'answer' && reply.verdict?.legal === false)).toBe(true);
    await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
    const { body } = await harness.http('GET', `/api/teach/classes/${code}/mistakes`);
    const [mistake] = body as PositionListing[];
    expect(mistake?.times).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('Ada');
    if (!mistake) throw new Error('one was made');
    expect((await ask(harness, code, mistake)).status).toBe(201);
    await ada.until(() => questionOf(ada) !== null);
    expect(questionOf(ada)?.asked.events.some(({ type }) => type === 'refused')).toBe(false);
  });
});

describe('refused is', () => {
  it.each([
    [{ version: 3 }, 'no-such-position'],
    [{ of: { scenario: 'none' } }, 'no-such-scenario'],
    [{ of: { match: 'none' } }, 'no-such-position'],
    [{ host: 'A' }, 'no-such-position'],
  ])('to ask about %j', async (other, error) => {
    const harness = await start();
    const code = await harness.openClass();
    const listed = { ...(await turningPoint(harness)), ...other } as PositionListing;
    expect((await ask(harness, code, listed)).body.error.code).toBe(error);
  });

  it.each([5, 301])('to ask for %i seconds', async (seconds) => {
    const harness = await start();
    const code = await harness.openClass();
    const { body } = await ask(harness, code, await turningPoint(harness), seconds);
    expect(body.error.code).toBe('bad-message');
  });

  it('a second teacher who asks while answers are taken', async () => {
    const { harness, code } = await asked();
    const { status, body } = await ask(harness, code, await turningPoint(harness));
    expect([status, body.error.code]).toEqual([409, 'question-open']);
  });

  it('an answer that comes late', async () => {
    const { harness, ada } = await asked();
    harness.clock.advance(30_000);
    await ada.until(() => questionOf(ada)?.asked.open === false);
    expect(await choose(ada, 1, 0)).toMatchObject({ type: 'error', code: 'question-closed' });
    expect(questionOf(ada)?.yours).toBeNull();
  });

  it('an answer to another question, and one that is not there', async () => {
    const { ada } = await asked();
    expect(await choose(ada, 2, 0)).toMatchObject({ code: 'no-such-question' });
    expect(await choose(ada, 1, 7)).toMatchObject({ code: 'no-such-choice' });
  });

  it('to close twice, and to close or put away what is not shown', async () => {
    const { harness, code } = await asked();
    const path = `/api/teach/classes/${code}/questions`;
    await harness.http('POST', `${path}/1/close`);
    const codes = [
      await harness.http('POST', `${path}/1/close`),
      await harness.http('POST', `${path}/2/close`),
      await harness.http('DELETE', `${path}/none`),
    ].map(({ body }) => body.error.code);
    expect(codes).toEqual(['question-closed', 'no-such-question', 'no-such-question']);
  });

  it('whoever is no teacher', async () => {
    const { harness, code, tokens } = await asked();
    const { body } = await harness.http(
      ...(['DELETE', `/api/teach/classes/${code}/questions/1`, undefined, tokens[0]] as const),
    );
    expect(body.error.code).toBe('not-a-teacher');
  });
});

it('stands in the results: who answered what, and on the wall without a name', async () => {
  const { harness, code, ada, bob } = await asked();
  const projector = (await harness.http('POST', `/api/teach/classes/${code}/projector`)).body.token;
  const wall = await harness.player(projector);
  await choose(ada, 1, 1);
  await choose(bob, 1, 2);
  harness.clock.advance(1_000);
  const onWall = () => wall.messages.findLast((message) => message.type === 'projector')?.view.question;
  await wall.until(() => onWall()?.answered === 2);
  expect(onWall()?.asked).toMatchObject({ open: true, result: null });
  await harness.http('POST', `/api/teach/classes/${code}/questions/1/close`);
  await wall.until(() => onWall()?.asked.open === false);
  expect(onWall()?.asked.result?.options.map(({ chosen }) => chosen)).toEqual([0, 1, 1, 0]);
  for (const name of ['Ada', 'Bob']) expect(JSON.stringify(wall.messages)).not.toContain(name);
  const results = (await harness.http('GET', `/api/teach/classes/${code}/results`)).body as ResultsAnswer;
  const [question] = results.questions;
  const named = (id: string) => results.students.find((one) => one.id === id)?.name;
  expect(question?.options.map(({ students }) => students.map(named))).toEqual([[], ['Ada'], ['Bob'], []]);
  expect(question?.options.filter(({ right }) => right)).toHaveLength(1);
  expect(question).toMatchObject({ number: 1, scenario: { title: 'Three-way handshake' }, state: 'LISTEN' });
  const right = question?.options.findIndex((one) => one.right);
  expect(results.students.map(({ questions }) => questions)).toEqual(
    [1, 2].map((option) => ({ answered: 1, right: option === right ? 1 : 0 })),
  );
});

describe('after a restart of the server', () => {
  const dir = mkdtempSync(join(tmpdir(), '2msl-questions-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** The same file, read by another server, so many milliseconds later. */
  async function restarted(name: string, after: number) {
    const clock = manualClock();
    const openStore = (given: StoreOptions) => openSqliteStore(join(dir, name), given);
    const before = await asked({ clock, openStore });
    await choose(before.ada, 1, 1);
    await choose(before.bob, 1, 2);
    await before.harness.running.close();
    clock.advance(after);
    const harness = await start({ clock, openStore });
    return { harness, ada: await harness.player(before.tokens[0]), ...{ code: before.code } };
  }

  it('it goes on with its answers, to the same deadline', async () => {
    const { harness, ada } = await restarted('goes-on.db', 10_000);
    await ada.until(() => questionOf(ada) !== null);
    expect(questionOf(ada)).toMatchObject({ yours: 1, asked: { open: true } });
    harness.clock.advance(20_000);
    await ada.until(() => questionOf(ada)?.asked.open === false);
    expect(questionOf(ada)?.asked.result?.options.map(({ chosen }) => chosen)).toEqual([0, 1, 1, 0]);
  });

  it('it is closed where the deadline passed meanwhile', async () => {
    const { harness, ada } = await restarted('is-closed.db', 60_000);
    harness.clock.advance(1);
    await ada.until(() => questionOf(ada)?.asked.open === false);
    expect(await choose(ada, 1, 0)).toMatchObject({ code: 'question-closed' });
  });
});

describe('for a class of many', () => {
  it('costs each listener the position once, and an answer a few octets', async () => {
    const { harness, code, ada, bob } = await asked();
    await harness.http('POST', `/api/teach/classes/${code}/questions/1/close`);
    await bob.until(() => questionOf(bob)?.asked.open === false);
    const listed = (await positionsOf(harness)).at(-1);
    if (!listed) throw new Error('there is one');
    const before = [ada.octets, bob.octets];
    await ask(harness, code, listed);
    await Promise.all([ada, bob].map((one) => one.until(() => questionOf(one)?.asked.number === 2)));
    const asking = ada.octets - (before[0] ?? 0);
    await choose(ada, 2, 1);
    await ada.until(() => questionOf(ada)?.yours === 1);
    const answering = ada.octets - (before[0] ?? 0) - asking;
    const other = bob.octets - (before[1] ?? 0);
    await harness.http('POST', `/api/teach/classes/${code}/questions/2/close`);
    await bob.until(() => questionOf(bob)?.asked.open === false);
    const closing = bob.octets - (before[1] ?? 0) - other;
    expect(asking).toBeLessThan(4_000);
    expect(answering).toBeLessThan(200);
    // What others answer is no message to anybody but the teacher.
    expect(other).toBe(asking);
    expect(closing).toBeLessThan(1_500);
  });
});
