/** The practice page without a DOM: what was chosen, and the match that is being played. */

import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { HostId } from '../../../shared/hosts.ts';
import { LEVELS, type Level } from '../../../shared/match/input.ts';
import { threeWayHandshake } from '../../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { CATALOGUE, findScenario } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { type Board, createBoard } from '../../board/board-state.ts';
import { type LocalMatch, PACES, type Pace, startLocalMatch } from './local-match.ts';
import type { Offered } from './own-scenarios.ts';

export const SIDES = ['A', 'B', 'both'] as const;
export type Side = (typeof SIDES)[number];

export interface Choice {
  readonly scenario: string;
  readonly side: Side;
  readonly level: Level;
  readonly pace: Pace;
}

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

export interface Game {
  readonly local: LocalMatch;
  readonly boards: readonly Board[];
  readonly shown: ReadonlySignal<Board>;
  readonly show: (host: HostId) => void;
  readonly other: () => void;
  /** It is somebody's first: a coach leads through it. */
  readonly coached: boolean;
}

export interface Practice {
  readonly offered: ReadonlySignal<readonly Offered[]>;
  /** These can be practised, too. */
  readonly offer: (more: readonly Offered[]) => void;
  readonly choice: ReadonlySignal<Choice>;
  readonly game: ReadonlySignal<Game | null>;
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
  readonly keep: (local: LocalMatch) => void;
}

export function createPractice({ choice: first, seed, keep }: PracticeOptions): Practice {
  const offered = signal(IN_CATALOGUE);
  const choice = signal(first);
  const game = signal<Game | null>(null);
  let stop: (() => void) | null = null;

  const leave = (): void => {
    stop?.();
    stop = null;
    game.value = null;
  };

  const begin = (coached = false): void => {
    const { scenario: id, side, level, pace } = choice.peek();
    const chosen = offered.peek().find(({ scenario }) => scenario.id === id);
    if (chosen === undefined) return;
    const person = (host: HostId) => (side === 'both' || side === host ? 'person' : 'autopilot');
    const players = { A: person('A'), B: person('B') } as const;
    batch(() => {
      leave();
      const local = startLocalMatch({ ...chosen, seed: seed(), level, players, pace, predictions: !coached });
      const hosts: readonly HostId[] = side === 'both' ? ['A', 'B'] : [side];
      const boards = hosts.map((host) => createBoard(local.port(host)));
      const [board] = boards;
      if (!board) return;
      const shown = signal(board);
      const show = (host: HostId): void => {
        shown.value = boards.find((one) => one.port.host === host) ?? shown.peek();
      };
      const stopKeeping = effect(() => {
        if (local.match.value.outcome !== null) keep(local);
      });
      stop = () => {
        stopKeeping();
        for (const one of boards) one.dispose();
      };
      game.value = {
        local,
        boards,
        shown,
        show,
        other: () => show(shown.peek().port.host === 'A' ? 'B' : 'A'),
        coached,
      };
    });
  };

  return {
    offered,
    offer: (more) => {
      offered.value = [...offered.peek(), ...more];
    },
    choice,
    game,
    choose: (change) => {
      choice.value = { ...choice.peek(), ...change };
    },
    begin: () => begin(),
    beginCoached: () => {
      batch(() => {
        choice.value = COACHED;
        begin(true);
      });
    },
    leave,
  };
}
