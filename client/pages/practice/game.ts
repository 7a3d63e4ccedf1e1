/** A game of practice: the match in the browser, and the boards of those who play it. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { HostId } from '../../../shared/hosts.ts';
import type { RecordAnswer } from '../../../shared/protocol/http.ts';
import { type Board, createBoard } from '../../board/board-state.ts';
import type { Choice } from './choice.ts';
import { type LocalMatch, startLocalMatch } from './local-match.ts';
import type { Offered } from './own-scenarios.ts';

export interface Game {
  readonly local: LocalMatch;
  readonly boards: readonly Board[];
  readonly shown: ReadonlySignal<Board>;
  readonly show: (host: HostId) => void;
  readonly other: () => void;
  /** It is somebody's first: a coach leads through it. */
  readonly coached: boolean;
  readonly stop: () => void;
}

export interface GameSetup extends Pick<Choice, 'side' | 'level' | 'pace'>, Pick<Game, 'coached'> {
  readonly chosen: Offered;
  readonly seed: number;
  /** The record of a match that has ended. */
  readonly keep: (record: RecordAnswer) => void;
}
export type StartGame = (setup: GameSetup) => Game;

export const startGame: StartGame = ({ chosen, side, level, pace, seed, coached, keep }) => {
  const person = (host: HostId) => (side === 'both' || side === host ? 'person' : 'autopilot');
  const players = { A: person('A'), B: person('B') } as const;
  const local = startLocalMatch({ ...chosen, seed, level, players, pace, predictions: !coached });
  const own = createBoard(local.port(side === 'both' ? 'A' : side));
  const boards = side === 'both' ? [own, createBoard(local.port('B'))] : [own];
  const shown = signal(own);
  const show = (host: HostId): void => {
    shown.value = boards.find((one) => one.port.host === host) ?? shown.peek();
  };
  const stopKeeping = effect(() => {
    if (local.match.value.outcome !== null) keep(local.record());
  });
  return {
    local,
    boards,
    shown,
    show,
    other: () => show(shown.peek().port.host === 'A' ? 'B' : 'A'),
    coached,
    stop: () => {
      stopKeeping();
      for (const one of boards) one.dispose();
    },
  };
};
