/** Tests of the lesson plan of a class: chosen, read from a file, and followed. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { LessonPlan } from '../../../shared/lesson-plans/plan.ts';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { SCENARIOS } from './fixtures/views.ts';
import { createLessonPlans, planFile } from './lesson-plans.ts';
import { createNextRound } from './next-round.ts';
import { isPlanLink, planLink } from './plan-link.ts';

const PLAN: LessonPlan = {
  lessonPlan: 1,
  title: 'Closing',
  rounds: [
    { scenario: 'normal-close', level: 'guided', minutes: 8 },
    { scenario: 'handshake', level: 'expert' },
  ],
};

function plansOf(answer: Awaited<ReturnType<Parameters<typeof createLessonPlans>[0]['api']['readPlan']>>) {
  const view = signal<Pick<TeacherView, 'plan'> | null>({ plan: null });
  const nextRound = createNextRound();
  nextRound.offer(SCENARIOS);
  const texts: string[] = [];
  const plans = createLessonPlans({
    api: {
      lessonPlans: () => Promise.resolve({ plans: [PLAN] }),
      readPlan: (text) => {
        texts.push(text);
        return Promise.resolve(answer);
      },
    },
    ask: (request) => request(),
    actions: {
      choosePlan: (plan) => {
        view.value = { plan: plan && { plan, played: [] } };
        return Promise.resolve();
      },
    },
    nextRound,
    view,
  });
  return { plans, nextRound, view, texts };
}

it('proposes the first round of a plan that is chosen, and none when it is put away', async () => {
  const { plans, nextRound } = plansOf({ ok: true, plan: PLAN });
  await plans.load();
  expect(plans.offered.value).toEqual([PLAN]);
  await plans.choose(PLAN);
  expect(plans.chosen.value).toMatchObject({ plan: PLAN, next: 0 });
  expect(nextRound.request([])).toMatchObject({ scenario: 'normal-close', minutes: 8, planned: 0 });
  await plans.choose(null);
  expect(plans.chosen.value).toBeNull();
});

it('says which rounds have scenarios that are not here, and chooses none of them', async () => {
  const plan: LessonPlan = {
    ...PLAN,
    rounds: [
      { scenario: 'normal-cloze', level: 'expert' },
      { scenario: 'normal-close', level: 'guided' },
      { scenario: 'own-ours', level: 'guided' },
    ],
  };
  const { plans, nextRound } = plansOf({ ok: true, plan });
  const before = nextRound.request([]);
  await plans.read('…');
  expect(plans.lacking.value).toEqual([
    { index: 0, scenario: 'normal-cloze', meant: 'normal-close' },
    { index: 2, scenario: 'own-ours', meant: null },
  ]);
  expect(nextRound.request([])).toEqual(before);
  nextRound.offer([]);
  expect(plans.lacking.value).toEqual([]);
});

it('goes on after the round that was played last, and knows its end', async () => {
  const { plans, nextRound, view } = plansOf({ ok: true, plan: PLAN });
  await plans.choose(PLAN);
  view.value = { plan: { plan: PLAN, played: [0] } };
  expect(plans.chosen.value).toMatchObject({ next: 1 });
  plans.take(1);
  expect(nextRound.request([])).toMatchObject({ scenario: 'handshake', level: 'expert', planned: 1 });
  view.value = { plan: { plan: PLAN, played: [0, 1] } };
  expect(plans.chosen.value).toMatchObject({ next: null });
});

it('chooses what a file says, and tells what is wrong in one that is none', async () => {
  const right = plansOf({ ok: true, plan: PLAN });
  await right.plans.read(planFile(PLAN));
  expect(right.texts).toEqual([planFile(PLAN)]);
  expect(JSON.parse(planFile(PLAN))).toEqual(PLAN);
  expect(right.plans.chosen.value?.plan).toEqual(PLAN);
  const diagnostics = [{ line: 3, column: 1, message: 'is missing' }];
  const { plans } = plansOf({ ok: false, diagnostics });
  await plans.read('no plan');
  expect(plans.chosen.value).toBeNull();
  expect(plans.wrong.value).toEqual(diagnostics);
  await plans.choose(PLAN);
  expect(plans.wrong.value).toBeNull();
});

it('comes by a link, whole, and is used only when the teacher says so', async () => {
  const sent: LessonPlan = {
    ...PLAN,
    rounds: [{ scenario: 'normal-close', level: 'guided', pace: 0.5, notes: '“？”' }],
  };
  const link = await planLink('http://192.168.1.5:3000/', sent);
  expect([new URL(link).pathname, isPlanLink(link)]).toEqual(['/teach', true]);
  const { plans, nextRound, texts } = plansOf({ ok: true, plan: sent });
  await plans.receive(link);
  expect(plans.received.value).toMatchObject({ title: 'Closing' });
  expect(texts).toEqual([]);
  await plans.answer(true);
  expect(JSON.parse(texts[0] ?? '')).toEqual(sent);
  expect(nextRound.request([])).toMatchObject({ scenario: 'normal-close', pace: 0.5, planned: 0 });
  expect(plans.received.value).toBeNull();
});

it('that was damaged on the way is said to be, and put away', async () => {
  const { plans, texts } = plansOf({ ok: true, plan: PLAN });
  const link = await planLink('http://x/', PLAN);
  for (const broken of [link.slice(0, -9), 'http://x/teach#plan=AAAA', `http://x/teach${'#plan='}%`]) {
    await plans.receive(broken);
    expect(plans.received.value, broken).toBe('damaged');
  }
  await plans.answer(true);
  expect([plans.received.value, texts]).toEqual([null, []]);
});
