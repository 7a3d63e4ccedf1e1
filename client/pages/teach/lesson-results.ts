/** The results of a lesson on the teacher's page: asked for anew while it goes on, and made into files. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ResultsAnswer, StudentResult } from '../../../shared/protocol/results.ts';
import { t } from '../../i18n/lesson.ts';
import type { TeachApi } from './api.ts';
import { type Cell, csv } from './csv.ts';
import type { Requests } from './requests.ts';

export interface LessonResults {
  /** Null until the server has told them. */
  readonly results: ReadonlySignal<ResultsAnswer | null>;
  /** Whether students are called by their names: what is on the wall shows none. */
  readonly named: Signal<boolean>;
  /** Whether the names that only this browser has stand with them, here and in the files. */
  readonly real: Signal<boolean>;
  /** This browser has some. */
  readonly anyReal: ReadonlySignal<boolean>;
  /** What a student is called here. */
  readonly nameOf: (id: string) => string;
  /** What is saved of them, as text. */
  readonly files: {
    readonly csv: (answer: ResultsAnswer) => string;
    readonly json: (answer: ResultsAnswer) => string;
  };
  readonly read: (code: string) => Promise<void>;
  readonly forget: () => void;
}

export interface LessonResultsOptions {
  readonly api: Pick<TeachApi, 'results'>;
  readonly ask: Requests['ask'];
  /** The class that is open, where its results are looked at, and what of it they come from; null: none. */
  readonly shown: ReadonlySignal<{ readonly code: string; readonly of: string } | null>;
  /** Who somebody really is, where the teacher keeps it; else null. */
  readonly realName: (id: string) => string | null;
  /** Runs later. */
  readonly after: (milliseconds: number, run: () => void) => void;
}

/** A class that plays changes its results all the time. */
const PERIOD = 4_000;

export function createLessonResults({
  api,
  ask,
  shown,
  realName,
  after,
}: LessonResultsOptions): LessonResults & { readonly close: () => void } {
  const results = signal<ResultsAnswer | null>(null);
  const named = signal(false);
  const real = signal(false);
  const places = computed(() => new Map(results.value?.students.map(({ id }, i) => [id, i])));
  const anyReal = computed(() => [...places.value.keys()].some((id) => realName(id) !== null));
  /** Where they are wanted. */
  const realNames = (): RealNameOf | null => (real.value && anyReal.value ? realName : null);
  let reading = false;
  let again = false;

  const read = (code: string): Promise<void> =>
    ask(async () => {
      const told = await api.results(code);
      if ((shown.peek()?.code ?? code) === code) results.value = told;
    });
  /** One after the other, and not too often. */
  const follow = (): void => {
    const now = shown.peek();
    if (now === null) return;
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    again = false;
    void read(now.code).then(() =>
      after(PERIOD, () => {
        reading = false;
        if (again) follow();
      }),
    );
  };
  const stop = effect(() => {
    if (shown.value !== null) follow();
  });

  return {
    results,
    named,
    real,
    anyReal,
    nameOf: (id) => {
      const place = places.value.get(id) ?? -1;
      const student = results.value?.students[place];
      if (!named.value || student === undefined) return t('student.number', { n: place + 1 });
      const really = realNames()?.(id) ?? null;
      return really === null ? student.name : t('student.real', { name: student.name, real: really });
    },
    files: {
      csv: (answer) => csv(resultsTable(answer, realNames())),
      json: (answer) => resultsJson(answer, realNames()),
    },
    read,
    forget: () => {
      results.value = null;
      named.value = false;
      real.value = false;
    },
    close: stop,
  };
}

type RealNameOf = LessonResultsOptions['realName'];

/** One row a student, one column more for each misconception that somebody showed, and one for real names. */
export function resultsTable(
  { students, misconceptions }: ResultsAnswer,
  realName: RealNameOf | null,
): readonly (readonly Cell[])[] {
  const head: readonly Cell[] = [
    t('column.student'),
    ...(realName ? [t('column.real')] : []),
    t('column.rounds'),
    t('column.network'),
    t('column.answered'),
    t('column.first'),
    t('column.refused'),
    t('column.advice'),
    t('column.questions'),
    t('column.questions.right'),
    t('column.goals'),
    t('column.goals.all'),
    ...misconceptions.flatMap(({ name }) => [t('column.wrong', { name }), t('column.right', { name })]),
  ];
  const row = (student: StudentResult): readonly Cell[] => {
    const { id, name, rounds, asNetwork, answered, firstTry, refused, advice, questions, goals } = student;
    const shown = misconceptions.flatMap(({ students: all }): readonly Cell[] => {
      const { wrong, right } = all.find((one) => one.id === id) ?? { wrong: 0, right: 0 };
      return [wrong, right];
    });
    return [
      name,
      ...(realName ? [realName(id)] : []),
      rounds,
      asNetwork,
      answered,
      firstTry,
      refused,
      advice,
      questions.answered,
      questions.right,
      goals.reached,
      goals.all,
      ...shown,
    ];
  };
  return [head, ...students.map(row)];
}

/** What the files of a class are called: letters, figures and hyphens of whatever script. */
export function fileNameOf({ class: { name, code } }: ResultsAnswer, end: string): string {
  const plain = (name ?? '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `2msl-${plain === '' ? code : `${plain}-${code}`}.${end}`;
}

function resultsJson(answer: ResultsAnswer, realName: RealNameOf | null): string {
  const students = answer.students.map((one) => (realName ? { ...one, realName: realName(one.id) } : one));
  return `${JSON.stringify({ ...answer, students }, null, 2)}\n`;
}
