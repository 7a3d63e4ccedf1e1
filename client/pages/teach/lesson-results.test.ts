/** Tests of a lesson's results on the teacher's page: what students are called there, and in the files. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { ResultsAnswer, StudentResult } from '../../../shared/protocol/results.ts';
import { createLessonResults } from './lesson-results.ts';

const student = (id: string, name: string): StudentResult => ({
  ...{ id, name, present: true, rounds: 1, asNetwork: 0, answered: 4, firstTry: 3, refused: 1, advice: 0 },
  ...{ questions: { answered: 0, right: 0 }, goals: { reached: 1, all: 2 } },
});

const ANSWER: ResultsAnswer = {
  class: { code: 'K7QM42', name: null, openedAt: 0, closedAt: null },
  students: [student('p1', 'Fox'), student('p2', 'Owl')],
  ...{ rounds: [], misconceptions: [], mistakes: [], questions: [] },
};

async function shown(real: Readonly<Record<string, string>> = {}) {
  const lesson = createLessonResults({
    api: { results: () => Promise.resolve(ANSWER) },
    ask: async (run) => {
      await run();
    },
    shown: signal(null),
    realName: (id) => real[id] ?? null,
    after: () => undefined,
  });
  await lesson.read('K7QM42');
  return lesson;
}

it('names nobody until names are wanted', async () => {
  const lesson = await shown();
  expect(lesson.nameOf('p2')).toBe('Student 2');
  lesson.named.value = true;
  expect(lesson.nameOf('p2')).toBe('Owl');
});

it('has real names where this browser keeps some, and only when they are wanted', async () => {
  expect((await shown()).anyReal.value).toBe(false);
  const lesson = await shown({ p2: '王小明' });
  expect(lesson.anyReal.value).toBe(true);
  lesson.named.value = true;
  expect(lesson.nameOf('p2')).toBe('Owl');
  lesson.real.value = true;
  expect([lesson.nameOf('p1'), lesson.nameOf('p2')]).toEqual(['Fox', 'Owl (王小明)']);
  lesson.named.value = false;
  expect(lesson.nameOf('p2')).toBe('Student 2');
});

it('writes them into the files that are saved, if they are wanted', async () => {
  const lesson = await shown({ p2: '=Wang' });
  const { csv, json } = lesson.files;
  expect(csv(ANSWER)).not.toContain('Wang');
  expect(json(ANSWER)).not.toContain('Wang');
  lesson.real.value = true;
  expect(csv(ANSWER).split('\r\n')).toEqual([
    expect.stringMatching(/^\ufeffStudent,Real name,Rounds,/),
    expect.stringMatching(/^Fox,,1,/),
    expect.stringMatching(/^Owl,'=Wang,1,/),
    '',
  ]);
  expect(JSON.parse(json(ANSWER))).toMatchObject({ students: [{ realName: null }, { realName: '=Wang' }] });
});

it('forgets with the class that names were wanted', async () => {
  const lesson = await shown({ p2: 'Wang' });
  lesson.real.value = true;
  lesson.forget();
  expect([lesson.real.value, lesson.anyReal.value, lesson.results.value]).toEqual([false, false, null]);
});
