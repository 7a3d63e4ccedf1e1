/** The next round: which scenario at which level, by pairs or by all together at one host. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PlannedRound } from '../../../shared/lesson-plans/plan.ts';
import type { ODD, PAIRINGS, ScenarioListing } from '../../../shared/protocol/http.ts';
import type { Level, TeacherView } from '../../../shared/protocol/view.ts';
import { createHandPairs, type HandPairs, type Seats } from './hand-pairs.ts';

export type Pairing = (typeof PAIRINGS)[number];
export type Odd = (typeof ODD)[number];

export interface RoundRequest {
  readonly scenario: string;
  readonly level: Level;
  readonly together: boolean;
  readonly predictions: boolean;
  readonly pairing: Pairing;
  /** What becomes of who is left over. */
  readonly odd: Odd;
  /** Made by hand; left out where none are. */
  readonly pairs?: readonly Seats[];
  /** Left out: it ends when it is ended. */
  readonly minutes?: number;
  /** Left out: as it is. */
  readonly pace?: number;
  /** Which round of the class's plan it is, from 0. */
  readonly planned?: number;
}

export interface NextRound {
  /** What can be played. */
  readonly scenarios: ReadonlySignal<readonly ScenarioListing[]>;
  readonly scenario: Signal<string | null>;
  readonly level: Signal<Level>;
  /** Whether the chosen scenario can be played by the whole class at one host, and whether it will be. */
  readonly mayTogether: ReadonlySignal<boolean>;
  readonly together: ReadonlySignal<boolean>;
  /** Whether players will be asked to predict; a class at one host is not. */
  readonly predictions: Signal<boolean>;
  readonly pairing: Signal<Pairing>;
  /** What becomes of who is left over. */
  readonly odd: Signal<Odd>;
  /** Some pairs of it, made by hand. */
  readonly hand: HandPairs;
  /** After which it ends by itself; null: it does not. */
  readonly minutes: Signal<number | null>;
  /** At which it begins; null: as the class's time goes now. */
  readonly pace: Signal<number | null>;
  /** What is chosen is this round of the class's plan; null: none of it. */
  readonly planned: ReadonlySignal<number | null>;
  /** Chooses what the plan says; another scenario is no round of it any more. False where its scenario is not here. */
  readonly take: (round: PlannedRound, planned: number) => boolean;
  readonly setTogether: (wanted: boolean) => void;
  readonly offer: (scenarios: readonly ScenarioListing[]) => void;
  /** Proposes what comes after the round that has begun. */
  readonly follow: (round: NonNullable<TeacherView['round']>) => void;
  /** Null while no scenario is chosen. @param players those of the class */
  readonly request: (players: readonly { readonly id: string }[]) => RoundRequest | null;
}

export function createNextRound(): NextRound {
  const scenarios = signal<readonly ScenarioListing[]>([]);
  const scenario = signal<string | null>(null);
  const level = signal<Level>('guided');
  const wantsTogether = signal(false);
  const predictions = signal(true);
  const hand = createHandPairs();
  const pairing = signal<Pairing>('rotate');
  const odd = signal<Odd>('autopilot');
  const minutes = signal<number | null>(null);
  const pace = signal<number | null>(null);
  const taken = signal<{ readonly scenario: string; readonly planned: number } | null>(null);
  const planned = computed(() =>
    taken.value?.scenario === scenario.value ? (taken.value?.planned ?? null) : null,
  );
  const chosen = computed(() => scenarios.value.find(({ id }) => id === scenario.value));
  const mayTogether = computed(() => chosen.value?.together === true);
  const together = computed(() => mayTogether.value && wantsTogether.value);
  return {
    scenarios,
    scenario,
    level,
    mayTogether,
    together,
    predictions,
    pairing,
    odd,
    hand,
    minutes,
    pace,
    planned,
    take: (round, index) => {
      if (scenarios.peek().every(({ id }) => id !== round.scenario)) return false;
      batch(() => {
        scenario.value = round.scenario;
        level.value = round.level;
        minutes.value = round.minutes ?? null;
        pace.value = round.pace ?? 1;
        predictions.value = round.predictions ?? true;
        wantsTogether.value = round.together ?? false;
        taken.value = { scenario: round.scenario, planned: index };
      });
      return true;
    },
    setTogether: (wanted) => {
      wantsTogether.value = wanted;
    },
    offer: (known) => {
      batch(() => {
        scenarios.value = known;
        // Nothing chosen yet, or a scenario that is gone.
        if (chosen.value === undefined) scenario.value = known[0]?.id ?? null;
      });
    },
    follow: (round) => {
      batch(() => {
        const played = scenarios.value.findIndex(({ id }) => id === round.scenario.id);
        scenario.value = scenarios.value[played + 1]?.id ?? round.scenario.id;
        level.value = round.level;
        pace.value = null;
      });
    },
    request: (players) => {
      if (scenario.value === null) return null;
      const pairs = together.value ? [] : hand.of(new Set(players.map(({ id }) => id)));
      return {
        scenario: scenario.value,
        level: level.value,
        together: together.value,
        predictions: predictions.value,
        pairing: pairing.value,
        odd: odd.value,
        ...(pairs.length === 0 ? {} : { pairs }),
        ...(minutes.value === null ? {} : { minutes: minutes.value }),
        ...(pace.value === null ? {} : { pace: pace.value }),
        ...(planned.value === null ? {} : { planned: planned.value }),
      };
    },
  };
}
