/** Tests of a student’s own results: the link, and moments that are answered again with the judge. */
import { expect, test } from 'vitest';
import type { Move } from '../../../shared/judge/move.ts';
import { createMatch } from '../../../shared/match/create.ts';
import type { Input } from '../../../shared/match/input.ts';
import { play } from '../../../shared/match/play.ts';
import type { OwnResultsAnswer } from '../../../shared/protocol/results.ts';
import { RECORD_FORMAT, type RecordedInput } from '../../../shared/record/record.ts';
import { threeWayHandshake } from '../../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { RULEBOOK_VERSION } from '../../../shared/tcp/rules.ts';
import { ACK } from '../../../shared/tcp/segment.ts';
import { createMine, linkOf } from './state.ts';

const WRONG: Move = { kind: 'send', segments: [{ flags: ACK }], next: 'ESTABLISHED' };
const LINK = { code: 'CDF346', token: 'a-token-of-a-student' };

/** B takes the SYN for the whole handshake; the event before that move is the position. */
function erred() {
  const { id, version } = threeWayHandshake;
  const players = { A: 'autopilot', B: 'person' } as const;
  let match = createMatch({ scenario: threeWayHandshake, seed: 5, level: 'standard', players });
  const inputs: RecordedInput[] = [];
  const put = (input: Input, at: number): void => {
    match = play(match, input, at).match;
    inputs.push({ at, input });
  };
  const asked = () => match.hosts.B.inbox[0];
  for (let at = 500; asked() === undefined; at += 500) put({ type: 'advance' }, at);
  put(
    { type: 'move', host: 'B', stimulus: asked()?.id ?? null, move: { kind: 'nothing', next: 'LISTEN' } },
    match.now,
  );
  for (let at = match.now; asked() === undefined; at += 500) put({ type: 'advance' }, at);
  const before = match.version;
  put({ type: 'move', host: 'B', stimulus: asked()?.id ?? null, move: WRONG }, match.now);
  const record = {
    ...{ format: RECORD_FORMAT, rulebook: RULEBOOK_VERSION, scenario: { id, version }, seed: 5 },
    ...{ level: 'standard', players, inputs },
  };
  return { record, before };
}

function results(version: number, ended = true): OwnResultsAnswer {
  const scenario = { id: threeWayHandshake.id, title: 'Three-way handshake' };
  const asked = { type: 'segment', flags: 2, text: false } as const;
  const mistake = {
    scenario,
    host: 'B',
    state: 'LISTEN',
    asked,
    move: WRONG,
    name: 'N',
    rule: 'R60',
  } as const;
  return {
    class: { code: LINK.code, name: null, openedAt: 0, closedAt: null },
    student: {
      ...{
        id: 'p1',
        name: 'Ada',
        present: true,
        rounds: 1,
        asNetwork: 0,
        answered: 1,
        firstTry: 1,
        refused: 2,
      },
      ...{ advice: 0, goals: { reached: 0, all: 3 }, questions: { answered: 0, right: 0 } },
    },
    card: { states: ['CLOSED', 'LISTEN'], arrows: [] },
    rounds: [
      { number: 1, scenario, level: 'standard', beganAt: 0, as: 'B', match: 'm1', ended, goals: null },
    ],
    // The same answer twice is one moment.
    mistakes: [
      { ...mistake, match: 'm1', version, ended },
      { ...mistake, match: 'm1', version: version + 1, ended },
    ],
  };
}

function opened(answer: OwnResultsAnswer, record: unknown) {
  const asked: (readonly [string, string | null])[] = [];
  const request = ((path: string, init?: RequestInit) => {
    asked.push([path, new Headers(init?.headers).get('authorization')]);
    const body = path.startsWith('/api/results') ? answer : record;
    return Promise.resolve(
      body === null
        ? Response.json({ error: { code: 'no-such-match', message: 'It is gone.' } }, { status: 404 })
        : Response.json(body),
    );
  }) as typeof fetch;
  return { mine: createMine({ link: LINK, request }), asked };
}

test('a link names a class and a token, and nothing else is one', () => {
  expect(linkOf('#CDF346.a-token-of-a-student')).toEqual(LINK);
  for (const wrong of [
    '',
    '#',
    '#CDF346',
    '#CDF346.',
    '#a-token-of-a-student',
    '#CDF346.a token with spaces',
  ])
    expect(linkOf(wrong), wrong).toBeNull();
});

test('an own mistake is met at its moment, and every answer to it is judged at once', async () => {
  const { record, before } = erred();
  const { mine, asked } = opened(results(before), { record, names: { A: null, B: 'Ada' } });
  await mine.load();
  expect(asked).toEqual([['/api/results/CDF346', `Bearer ${LINK.token}`]]);
  expect(mine.mistakes.value).toHaveLength(1);
  await mine.again('mistakes');
  const { asked: question, all, before: then } = mine.exercise.value ?? {};
  expect([all, question?.host, question?.view.hosts[0]?.tcb.state]).toEqual([1, 'B', 'LISTEN']);
  const options = question?.result?.options ?? [];
  expect(options.filter(({ legal }) => legal)).toHaveLength(1);
  // What was answered then stands among the answers, and is wrong still.
  expect(then).not.toBeNull();
  mine.choose(then ?? 0);
  expect(options[mine.exercise.value?.tried ?? -1]).toMatchObject({
    legal: false,
    follows: expect.any(String),
  });
  mine.choose(options.findIndex(({ legal }) => legal));
  expect(options[mine.exercise.value?.tried ?? -1]?.legal).toBe(true);
  await mine.next();
  expect(mine.exercise.value).toBeNull();
});

test('what is being played is not told, and what is gone is said to be', async () => {
  const { before } = erred();
  const { mine } = opened(results(before, false), null);
  await mine.load();
  expect(mine.mistakes.value).toEqual([]);
  const gone = opened(results(before), null);
  await gone.mine.load();
  await gone.mine.again('mistakes');
  expect(gone.mine.exercise.value).toMatchObject({ asked: null, loading: false });
});

test('a record that comes when another moment has been chosen changes nothing', async () => {
  const { record, before } = erred();
  let come = (_: Response): void => undefined;
  const late = new Promise<Response>((resolve) => {
    come = resolve;
  });
  const request = ((path: string) =>
    path.startsWith('/api/results') ? Promise.resolve(Response.json(results(before))) : late) as typeof fetch;
  const mine = createMine({ link: LINK, request });
  await mine.load();
  const given = mine.again('mistakes');
  mine.leave();
  await mine.again('more');
  const shown = mine.exercise.value;
  come(Response.json({ record, names: { A: null, B: 'Ada' } }));
  await given;
  expect(mine.exercise.value).toBe(shown);
});

test('who has erred nowhere gets moments of what was played, those first that it is for', async () => {
  const { mine } = opened({ ...results(0), mistakes: [] }, null);
  await mine.load();
  await mine.again('more');
  expect(mine.exercise.value?.all).toBeGreaterThan(3);
  expect(mine.exercise.value?.asked?.view.hosts[0]?.tcb.state).toBe('LISTEN');
});

test('what the server says is told, and that it said nothing', async () => {
  const failing = (answer: Promise<Response>) =>
    createMine({ link: LINK, request: (() => answer) as typeof fetch });
  const gone = failing(
    Promise.resolve(Response.json({ error: { message: 'It is gone.' } }, { status: 410 })),
  );
  await gone.load();
  expect(gone.phase.value).toEqual({ at: 'failed', text: 'It is gone.' });
  const silent = failing(Promise.reject(new TypeError('no network')));
  await silent.load();
  expect(silent.phase.value).toEqual({ at: 'failed', text: null });
});
