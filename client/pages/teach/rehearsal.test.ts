/** Tests of a rehearsal without a DOM: begun, ended, and known after a reload. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ShownClass } from './class-view.ts';
import { teacherView } from './fixtures/views.ts';
import { createRehearsal } from './rehearsal.ts';

function setUp(before = 0) {
  let students = before;
  const api = {
    rehearsal: () => Promise.resolve({ students }),
    rehearse: (_code: string, wanted: { students: number }) => {
      students = wanted.students;
      return Promise.resolve({ students });
    },
    endRehearsal: () => {
      students = 0;
      return Promise.resolve({});
    },
  };
  const view = signal<ShownClass | null>(teacherView());
  return createRehearsal({ api, view, request: (run) => run() });
}

test('twenty come, and go when they are let go', async () => {
  const rehearsal = setUp();
  expect(rehearsal.students.value).toBeNull();
  await rehearsal.begin();
  expect(rehearsal.students.value).toBe(20);
  await rehearsal.end();
  expect(rehearsal.students.value).toBe(0);
});

test('a page that comes back knows how many are there', async () => {
  const rehearsal = setUp(7);
  await rehearsal.look();
  expect(rehearsal.students.value).toBe(7);
});
