/** The lesson plan of a class without a DOM: which there are, reading one from a file, what comes next. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LessonPlan } from '../../../shared/lesson-plans/plan.ts';
import type { FileDiagnostic, ScenarioListing } from '../../../shared/protocol/http.ts';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { nearest } from '../../../shared/scenario-files/nearest.ts';
import type { TeachApi } from './api.ts';
import type { ClassActions } from './class-actions.ts';
import type { NextRound } from './next-round.ts';
import { planOfLink, type ReceivedPlan } from './plan-link.ts';

export interface LessonPlans {
  /** Those that come with the game. */
  readonly offered: ReadonlySignal<readonly LessonPlan[]>;
  /** The class's, and the round that comes next; null for none. */
  readonly chosen: ReadonlySignal<ChosenPlan | null>;
  /** Its rounds whose scenario this server does not have. */
  readonly lacking: ReadonlySignal<readonly LackingRound[]>;
  /** What is wrong in the file that was opened last. */
  readonly wrong: ReadonlySignal<readonly FileDiagnostic[] | null>;
  /** It has been read. */
  readonly dismissWrong: () => void;
  /** What came by a link, until it is used or put away; 'damaged' where it cannot be read. */
  readonly received: ReadonlySignal<ReceivedPlan | 'damaged' | null>;
  readonly receive: (address: string) => Promise<void>;
  /** Uses what was received, or puts it away. */
  readonly answer: (use: boolean) => Promise<void>;
  readonly load: () => Promise<void>;
  readonly choose: (plan: LessonPlan | null) => Promise<void>;
  /** @param text of a file, YAML or JSON */
  readonly read: (text: string) => Promise<void>;
  /** Makes a round of the plan the next one. */
  readonly take: (index: number) => void;
}

export interface ChosenPlan {
  readonly plan: LessonPlan;
  readonly played: ReadonlySet<number>;
  /** The first round after the last that was played; null when there is none. */
  readonly next: number | null;
}

export interface LackingRound {
  /** From 0. */
  readonly index: number;
  readonly scenario: string;
  /** The id that may have been meant; null where none is like it. */
  readonly meant: string | null;
}

function lackingOf(plan: LessonPlan, known: readonly ScenarioListing[]): readonly LackingRound[] {
  const ids = known.map(({ id }) => id);
  return plan.rounds.flatMap(({ scenario }, index) => {
    if (ids.includes(scenario)) return [];
    return [{ index, scenario, meant: nearest(scenario, ids) }];
  });
}

export function chosenPlan(view: TeacherView['plan']): ChosenPlan | null {
  if (view === null) return null;
  const { plan, played } = view;
  const next = (played.at(-1) ?? -1) + 1;
  return { plan, played: new Set(played), next: next < plan.rounds.length ? next : null };
}

export interface LessonPlansOptions {
  readonly api: Pick<TeachApi, 'lessonPlans' | 'readPlan'>;
  readonly ask: (request: () => Promise<void>) => Promise<void>;
  readonly actions: Pick<ClassActions, 'choosePlan'>;
  readonly nextRound: Pick<NextRound, 'take' | 'scenarios'>;
  readonly view: ReadonlySignal<Pick<TeacherView, 'plan'> | null>;
}

export function createLessonPlans({ api, ask, actions, nextRound, view }: LessonPlansOptions): LessonPlans {
  const offered = signal<readonly LessonPlan[]>([]);
  const wrong = signal<readonly FileDiagnostic[] | null>(null);
  const chosen = computed(() => chosenPlan(view.value?.plan ?? null));
  const lacking = computed(() => {
    const known = nextRound.scenarios.value;
    const plan = chosen.value?.plan ?? null;
    // Not told yet.
    return plan === null || known.length === 0 ? [] : lackingOf(plan, known);
  });
  const choose = async (plan: LessonPlan | null): Promise<void> => {
    wrong.value = null;
    await actions.choosePlan(plan);
    const [first] = plan?.rounds ?? [];
    if (first) nextRound.take(first, 0);
  };
  const received = signal<ReceivedPlan | 'damaged' | null>(null);
  const read = (text: string): Promise<void> =>
    ask(async () => {
      const told = await api.readPlan(text);
      if (told.ok) await choose(told.plan);
      else wrong.value = told.diagnostics;
    });
  return {
    received,
    receive: async (address) => {
      received.value = (await planOfLink(address)) ?? 'damaged';
    },
    answer: async (use) => {
      const told = received.peek();
      received.value = null;
      if (use && told !== null && told !== 'damaged') await read(told.text);
    },
    offered,
    chosen,
    lacking,
    wrong,
    dismissWrong: () => {
      wrong.value = null;
    },
    load: () =>
      ask(async () => {
        offered.value = (await api.lessonPlans()).plans;
      }),
    choose,
    read,
    take: (index) => {
      const round = chosen.value?.plan.rounds[index];
      if (round) nextRound.take(round, index);
    },
  };
}

/** As it is written to a file: JSON, which is YAML as well. */
export const planFile = (plan: LessonPlan): string => `${JSON.stringify(plan, null, 2)}\n`;
