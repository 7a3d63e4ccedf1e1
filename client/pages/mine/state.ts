/** A student’s own results without a DOM, and moments to answer again with the judge. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { faceOf } from '../../../shared/judge/face.ts';
import type { Move } from '../../../shared/judge/move.ts';
import { positionsOf } from '../../../shared/positions/from-scenario.ts';
import { keyOf, optionsAt, type Position, type Stand, standAt } from '../../../shared/positions/position.ts';
import type { ErrorAnswer, RecordAnswer } from '../../../shared/protocol/http.ts';
import { askedPosition, questionResult } from '../../../shared/protocol/question-view.ts';
import type { OwnMistake, OwnResultsAnswer } from '../../../shared/protocol/results.ts';
import type { QuestionView } from '../../../shared/protocol/view.ts';
import { scenarioOfRecord } from '../../../shared/record/replay.ts';
import { scenarioById } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { pathTo } from '../../base.ts';
import { words } from '../../i18n/rulebook.ts';
import { textsOf } from '../../i18n/scenarios.ts';

/** What a link names: `#CODE.token`. */
export interface ResultsLink {
  readonly code: string;
  readonly token: string;
}

/** Null where there is none. */
export function linkOf(hash: string): ResultsLink | null {
  const [, code, token] = /^#(\w{4,16})\.([\w-]{10,64})$/.exec(hash) ?? [];
  return code === undefined || token === undefined ? null : { code, token };
}

export type Phase =
  | { readonly at: 'loading' }
  /** Null text: nobody answered. */
  | { readonly at: 'failed'; readonly text: string | null }
  | { readonly at: 'shown'; readonly results: OwnResultsAnswer };

/** A moment that is answered again. */
export interface Exercise {
  /** Of all that were chosen, from 1. */
  readonly number: number;
  readonly all: number;
  /** Null where it cannot be played any more, or has not been fetched yet. */
  readonly asked: QuestionView | null;
  readonly loading: boolean;
  /** The answer that was tried last. */
  readonly tried: number | null;
  /** What the student answered then; null where it is no mistake of theirs. */
  readonly before: number | null;
}

export interface Mine {
  readonly phase: ReadonlySignal<Phase>;
  readonly exercise: ReadonlySignal<Exercise | null>;
  /** Own mistakes whose matches have ended. */
  readonly mistakes: ReadonlySignal<readonly OwnMistake[]>;
  readonly load: () => Promise<void>;
  readonly again: (of: 'mistakes' | 'more') => Promise<void>;
  readonly choose: (option: number) => void;
  readonly next: () => Promise<void>;
  readonly leave: () => void;
}

interface Due {
  readonly find: () => Promise<Position | null>;
  readonly mistake: OwnMistake | null;
}

/** The same for everybody: who goes on another day goes on with the same. */
const SEED = 1;

export function createMine({
  link,
  request,
}: {
  readonly link: ResultsLink | null;
  readonly request: typeof fetch;
}): Mine {
  const phase = signal<Phase>({ at: 'loading' });
  const exercise = signal<Exercise | null>(null);
  const results = computed(() => (phase.value.at === 'shown' ? phase.value.results : null));
  const mistakes = computed(() => distinct((results.value?.mistakes ?? []).filter(({ ended }) => ended)));
  let due: readonly Due[] = [];

  async function ask<Answer>(
    path: string,
    token?: string,
  ): Promise<Answer | { readonly failed: string | null }> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await request(path, { headers }).catch(() => null);
    const body: unknown = await answer?.json().catch(() => null);
    if (answer?.ok && body !== null) return body as Answer;
    const told = body !== null && typeof body === 'object' && 'error' in body ? (body as ErrorAnswer) : null;
    return { failed: told?.error.message ?? null };
  }

  const positionOf = async ({ match, version, host }: OwnMistake): Promise<Position | null> => {
    const answer = await ask<RecordAnswer>(pathTo(`/api/records/${encodeURIComponent(match)}`));
    return 'failed' in answer ? null : { record: answer.record, version, host };
  };

  const show = async (index: number): Promise<void> => {
    const wanted = due[index];
    if (wanted === undefined) {
      exercise.value = null;
      return;
    }
    const number = index + 1;
    const begun = { number, all: due.length, asked: null, loading: true, tried: null, before: null };
    exercise.value = begun;
    const position = await wanted.find();
    // It has been left meanwhile, perhaps for another of the same number.
    if (exercise.peek() !== begun) return;
    const asked = position && questionOf(position, number, wanted.mistake?.move ?? null);
    const before = wanted.mistake && asked ? optionOf(asked, wanted.mistake) : null;
    exercise.value = { ...begun, asked, before, loading: false };
  };

  return {
    phase,
    exercise,
    mistakes,
    load: async () => {
      if (link === null) return;
      phase.value = { at: 'loading' };
      const answer = await ask<OwnResultsAnswer>(
        pathTo(`/api/results/${encodeURIComponent(link.code)}`),
        link.token,
      );
      phase.value =
        'failed' in answer ? { at: 'failed', text: answer.failed } : { at: 'shown', results: answer };
    },
    again: async (of) => {
      due =
        of === 'mistakes'
          ? mistakes.peek().map((mistake) => ({ find: () => positionOf(mistake), mistake }))
          : played(results.peek()).map((position) => ({
              find: () => Promise.resolve(position),
              mistake: null,
            }));
      await show(0);
    },
    choose: (option) => {
      const now = exercise.peek();
      if (now?.asked) exercise.value = { ...now, tried: option };
    },
    next: () => show(exercise.peek()?.number ?? 0),
    leave: () => {
      exercise.value = null;
    },
  };
}

/** The same moment once, however often it was answered wrongly. */
const distinct = (all: readonly OwnMistake[]): readonly OwnMistake[] => {
  const seen = new Map<string, OwnMistake>();
  for (const one of all) {
    const key = `${one.match} ${one.host} ${one.state} ${JSON.stringify(one.asked)}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
};

/** The positions of the scenarios that were played, those first that each scenario is for. */
function played(results: OwnResultsAnswer | null): readonly Position[] {
  const ids = [...new Set(results?.rounds.map(({ scenario }) => scenario.id))];
  const found = ids.flatMap((id) => {
    const scenario = scenarioById(id);
    return scenario ? positionsOf(scenario, SEED) : [];
  });
  return [...found]
    .sort((one, other) => Number(other.turning) - Number(one.turning))
    .map(({ position }) => position);
}

/**
 * With all that is said of each answer: nobody else is asked.
 * @param answered what the student answered there, which stands among the answers; null for nothing
 */
function questionOf(position: Position, number: number, answered: Move | null): QuestionView | null {
  const scenario = scenarioOfRecord(position.record);
  const stand: Stand | null = standAt(position, scenario);
  if (scenario === null || stand === null) return null;
  const options = withOwn(optionsAt(stand, keyOf(scenario, stand)), answered);
  return {
    ...askedPosition(stand, options, words, textsOf(scenario)),
    ...{ number, ends: 0, open: false },
    result: questionResult(stand, options, [], words),
  };
}

/** In the middle, where it is no more conspicuous than the others. */
function withOwn(options: readonly Move[], answered: Move | null): readonly Move[] {
  if (answered === null || options.some((one) => faceOf(one) === faceOf(answered))) return options;
  return options.toSpliced(Math.floor(options.length / 2), 0, answered);
}

function optionOf({ view }: QuestionView, { move }: OwnMistake): number | null {
  const at = (view.hosts[0]?.choices ?? []).findIndex((one) => faceOf(one) === faceOf(move));
  return at < 0 ? null : at;
}
