/** Tests of what a class predicts: who sees which answers, and that a restart loses none. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../operations/log.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { recordIn } from '../testing/records.ts';
import { onlyScenario, testLife } from '../testing/scenario.ts';
import { testStore } from '../testing/store.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Listener } from './audience.ts';
import type { Classroom } from './classroom.ts';
import { Classrooms } from './classrooms.ts';
import { Directory } from './directory.ts';

const QUESTION = { en: 'Who listens?', zh: '谁在监听？' };
const asking = {
  ...testLife,
  own: {
    'predict.who': QUESTION,
    'predict.who.A': 'A listens',
    'predict.who.B': 'B listens',
    'predict.who.because': 'A server waits to be called.',
  },
  predictions: [
    {
      id: 'who',
      when: 'introduction',
      options: ['A', 'B'],
      right: 'B',
      reveal: { states: { B: 'LISTEN' } },
    },
  ],
} satisfies typeof testLife;

let clock: ManualClock;
let store: ReturnType<typeof testStore>;
let timers: TimerQueue;
let classrooms: Classrooms;
let classroom: Classroom;
const scenarios = onlyScenario(asking);

const load = async (): Promise<Classrooms> => {
  timers?.stop();
  timers = new TimerQueue(clock, {
    onError: (error) => {
      throw error;
    },
  });
  const services = { store, clock, timers, log: createLog('silent'), maxPlayers: 60, scenarios };
  return Classrooms.open(services, await Directory.open({ store, epoch: clock.epoch }));
};

const listener = (): Listener => ({
  classChanged: vi.fn(),
  matchChanged: vi.fn(),
  clockChanged: vi.fn(),
  fellBack: null,
  dismissed: vi.fn(),
});

beforeEach(async () => {
  clock = manualClock();
  store = testStore(clock);
  classrooms = await load();
  classroom = await classrooms.open();
});

afterEach(() => timers.stop());

async function sit(predictions?: boolean): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of ['Ada', 'Bob', 'Cem', 'Dia']) ids.push((await classroom.join(name)).player.id);
  for (const id of ids) classroom.attachPlayer(id, listener());
  await classroom.startRound({
    scenario: asking.id,
    level: 'guided',
    seed: 7,
    ...(predictions === undefined ? {} : { predictions }),
  });
  return ids;
}

const seatOf = (player: string) => {
  const seat = classroom.views.ofPlayer(player, 'en')?.seat;
  if (!seat) throw new Error('no seat');
  return seat;
};
const predict = (player: string, option: string) =>
  classroom.play(player, seatOf(player).match, { type: 'predict', prediction: 'who', option });
const shown = (player: string) => {
  const { match, host } = seatOf(player);
  return classroom.views.match(match, host);
};
const happened = (player: string) => {
  const { match, host } = seatOf(player);
  return classroom.views.piece(match, host, 0, 'en')?.events;
};
const ofClass = () => classroom.views.ofTeacher('zh').round?.predictions ?? [];

/** B of this player's pair answers its passive OPEN. */
async function listens(player: string): Promise<void> {
  const { match } = seatOf(player);
  const B = classroom.views.ofTeacher('en').round?.pairs.find((pair) => pair.match === match)?.players.B.id;
  const view = classroom.views.match(match, 'B')?.view.hosts[0];
  const stimulus = view?.inbox[0]?.id ?? null;
  await classroom.play(B ?? '', match, {
    type: 'move',
    stimulus,
    move: { kind: 'nothing', next: 'LISTEN' },
  });
}

it('asks each player, and tells the teacher how many chose what', async () => {
  const [ada = '', bob = '', cem = ''] = await sit();
  expect(happened(ada)?.find(({ type }) => type === 'asked')).toMatchObject({
    question: 'Who listens?',
    options: [
      { id: 'A', text: 'A listens' },
      { id: 'B', text: 'B listens' },
    ],
  });
  await predict(ada, 'A');
  await predict(bob, 'B');
  await predict(cem, 'B');
  expect(ofClass()).toEqual([
    {
      id: 'who',
      host: null,
      question: '谁在监听？',
      asked: 4,
      deciding: 1,
      options: [
        { id: 'A', text: 'A listens', chosen: 1 },
        { id: 'B', text: 'B listens', chosen: 2 },
      ],
      right: null,
      because: null,
    },
  ]);
  await expect(predict(ada, 'B')).rejects.toMatchObject({ code: 'already-predicted' });
});

it('tells the players of a match when it has happened there, and the class when it has everywhere', async () => {
  const [ada = '', bob = '', cem = ''] = await sit();
  clock.advance(1_000);
  await predict(ada, 'A');
  expect(JSON.stringify([shown(ada), happened(ada)])).not.toContain('A server waits');
  await listens(ada);
  expect(shown(ada)?.view.hosts[0]?.predictions).toEqual([
    { id: 'who', options: ['A', 'B'], answer: 'A', open: false, right: 'B' },
  ]);
  expect(happened(ada)?.find(({ type }) => type === 'revealed')).toMatchObject({
    option: 'B',
    because: 'A server waits to be called.',
  });
  await expect(predict(bob, 'B')).rejects.toMatchObject({ code: 'prediction-closed' });
  expect(ofClass()[0]).toMatchObject({ deciding: 2, right: null });
  await listens(cem);
  expect(ofClass()[0]).toMatchObject({ deciding: 0, right: 'B', because: 'A server waits to be called.' });
});

it('keeps what was predicted through a restart, and in the record', async () => {
  const [ada = ''] = await sit();
  await predict(ada, 'A');
  const { match } = seatOf(ada);
  classrooms = await load();
  classroom = await classrooms.get(classroom.code);
  expect(shown(ada)?.view.hosts[0]?.predictions[0]).toMatchObject({ answer: 'A', open: false });
  await classroom.endRound();
  const { record } = await recordIn(classrooms, store, match, 'anyone');
  expect(record.predictions).toBe(true);
  expect(record.inputs).toContainEqual({
    at: expect.any(Number),
    input: { type: 'predict', host: expect.any(String), prediction: 'who', option: 'A' },
  });
});

it('asks nobody in a round whose teacher does without', async () => {
  const [ada = ''] = await sit(false);
  expect(shown(ada)?.view.hosts[0]?.predictions).toEqual([]);
  expect(ofClass()).toEqual([]);
  await expect(predict(ada, 'A')).rejects.toMatchObject({ code: 'no-such-prediction' });
});
