/** The practice page without a DOM: what was chosen, and the match that is being played. */

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { LEVELS } from '../../../shared/match/input.ts';
import type { RecordAnswer } from '../../../shared/protocol/http.ts';
import { threeWayHandshake } from '../../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { CATALOGUE, findScenario } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { type Choice, PACES, SIDES } from './choice.ts';
import type { Game, StartGame } from './game.ts';
import type { Offered } from './own-scenarios.ts';

/** What the coach knows its way through. */
const COACHED: Choice = { scenario: threeWayHandshake.id, side: 'A', level: 'guided', pace: 1 };

export const IN_CATALOGUE: readonly Offered[] = CATALOGUE.map((scenario) => ({ scenario, file: null }));

/** A link says what to practise: `?scenario=normal-close&host=B&level=expert&pace=2`. */
export function choiceOf(
  search: string,
  offered: readonly Offered[] = IN_CATALOGUE,
): { readonly choice: Choice; readonly complete: boolean } {
  const params = new URLSearchParams(search);
  const scenarios = offered.map((one) => one.scenario);
  const scenario = findScenario(scenarios, params.get('scenario') ?? '');
  const choice: Choice = {
    scenario: scenario?.id ?? offered[0]?.scenario.id ?? '',
    side: SIDES.find((side) => side === params.get('host')) ?? 'A',
    level: LEVELS.find((level) => level === params.get('level')) ?? 'guided',
    pace: PACES.find((pace) => String(pace) === params.get('pace')) ?? 1,
  };
  return { choice, complete: scenario !== null && params.has('level') };
}

export function searchOf({ scenario, side, level, pace }: Choice): string {
  return `?${new URLSearchParams({ scenario, host: side, level, pace: String(pace) })}`;
}

/** A link to the handshake with the coach: `?coach`. */
export const COACH = 'coach';

export interface Practice {
  readonly offered: ReadonlySignal<readonly Offered[]>;
  /** These can be practised, too. */
  readonly offer: (more: readonly Offered[]) => void;
  readonly choice: ReadonlySignal<Choice>;
  readonly game: ReadonlySignal<Game | null>;
  /** What plays a match is still being fetched: it begins when it is there. */
  readonly beginning: ReadonlySignal<boolean>;
  /** It is there. */
  readonly startWith: (start: StartGame) => void;
  readonly choose: (change: Partial<Choice>) => void;
  readonly begin: () => void;
  /** A handshake with a coach. */
  readonly beginCoached: () => void;
  readonly leave: () => void;
}

export interface PracticeOptions {
  readonly choice: Choice;
  readonly seed: () => number;
  /** The record of a match that has ended. */
  readonly keep: (record: RecordAnswer) => void;
}

export function createPractice({ choice: first, seed, keep }: PracticeOptions): Practice {
  const offered = signal(IN_CATALOGUE);
  const choice = signal(first);
  const game = signal<Game | null>(null);
  let start: StartGame | null = null;
  /** What is to begin as soon as it can. */
  const wanted = signal<{ readonly coached: boolean } | null>(null);

  const leave = (): void => {
    game.peek()?.stop();
    game.value = null;
  };

  const begin = (coached: boolean): void => {
    const { scenario: id, side, level, pace } = choice.peek();
    const chosen = offered.peek().find(({ scenario }) => scenario.id === id);
    if (chosen === undefined) return;
    batch(() => {
      wanted.value = start === null ? { coached } : null;
      if (start === null) return;
      leave();
      game.value = start({ chosen, side, level, pace, seed: seed(), coached, keep });
    });
  };

  return {
    offered,
    offer: (more) => {
      offered.value = [...offered.peek(), ...more];
    },
    choice,
    game,
    beginning: computed(() => wanted.value !== null),
    startWith: (how) => {
      start = how;
      const last = wanted.peek();
      if (last !== null) begin(last.coached);
    },
    choose: (change) => {
      choice.value = { ...choice.peek(), ...change };
    },
    begin: () => begin(false),
    beginCoached: () => {
      batch(() => {
        choice.value = COACHED;
        begin(true);
      });
    },
    leave,
  };
}
