/** Tests of questions to the class without a DOM: what is looked for, asked, closed and put away. */
import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { PositionListing } from '../../../shared/protocol/http.ts';
import type { ShownClass } from './class-view.ts';
import { teacherView } from './fixtures/views.ts';
import { createQuestions } from './questions.ts';

const listing = (version: number, turning = false): PositionListing => ({
  ...{ of: { scenario: 's' }, version, host: 'B', title: 'S', state: 'LISTEN', turning },
  ...{ stimulus: { type: 'call', call: { call: 'CLOSE' } }, times: null, name: null },
});

const ADA = {
  ...{ id: 'p1', name: 'Ada', connected: true, awaySince: null, fellBack: null, match: null },
} as const;

function setUp(shown: ShownClass | null = teacherView({ players: [ADA] })) {
  const view = signal<ShownClass | null>(shown);
  const running = signal(false);
  const api = {
    positions: vi.fn(() => Promise.resolve([listing(3), listing(7, true), listing(9)])),
    mistakes: vi.fn(() => Promise.resolve([listing(4)])),
    captures: vi.fn(() => Promise.resolve([listing(5), listing(6)])),
    askQuestion: vi.fn(() => Promise.resolve({ number: 1 })),
    closeQuestion: vi.fn(() => Promise.resolve({})),
    putQuestionAway: vi.fn(() => Promise.resolve({})),
  };
  const questions = createQuestions({ api, request: (run) => run(), openClass: { view, running } });
  return { view, running, api, questions };
}

test('of a scenario the moment that it is for is chosen, and asked for so many seconds', async () => {
  const { api, questions } = setUp();
  await questions.look({ scenario: 's' });
  expect(questions.chosen.value).toBe(1);
  questions.seconds.value = 45;
  await questions.ask();
  const position = { of: { scenario: 's' }, version: 7, host: 'B', seconds: 45 };
  expect(api.askQuestion).toHaveBeenCalledWith('K7QM', position);
});

test('what is found of a source that is no longer chosen is not shown', async () => {
  const { api, questions } = setUp();
  let answer: (found: PositionListing[]) => void = () => undefined;
  api.positions.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const first = questions.look({ scenario: 'slow' });
  await questions.look('mistakes');
  answer([listing(3)]);
  await first;
  expect(questions.positions.value).toEqual([listing(4)]);
});

test('of captured lives the first position is chosen', async () => {
  const { questions } = setUp();
  await questions.look('captures');
  expect(questions.positions.value).toEqual([listing(5), listing(6)]);
  expect(questions.chosen.value).toBe(0);
});

test('nothing is asked of nobody, nor of those who play', () => {
  const { view, running, questions } = setUp();
  expect(questions.hindered.value).toBeNull();
  running.value = true;
  expect(questions.hindered.value).toBe('running');
  view.value = teacherView({ players: [ADA], clock: { virtual: 0, pace: 1, paused: true } });
  expect(questions.hindered.value).toBeNull();
  view.value = teacherView({ players: [{ ...ADA, connected: false }], clock: view.value.clock });
  expect(questions.hindered.value).toBe('nobody');
});

test('the next question is the next position, and the last stays the last', async () => {
  const { view, questions } = setUp();
  await questions.look({ scenario: 's' });
  const asked = { number: 2 } as NonNullable<ShownClass['question']>['asked'];
  view.value = teacherView({ question: { asked, answered: 0, chosen: [] } });
  await questions.putAway(true);
  expect(questions.chosen.value).toBe(2);
  await questions.putAway(true);
  expect(questions.chosen.value).toBe(2);
});

test('another class begins with nothing chosen', async () => {
  const { view, questions } = setUp();
  await questions.look({ scenario: 's' });
  view.value = null;
  expect([questions.source.value, questions.positions.value]).toEqual([null, null]);
});
