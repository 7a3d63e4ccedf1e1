/** The card of states and arrows: where the players of a class have been. */
import type { HostId } from '../../shared/hosts.ts';
import type { Match } from '../../shared/match/match.ts';
import type { ClassCard } from '../../shared/protocol/view.ts';
import { ARROWS, arrowName, STATES, type State } from '../../shared/tcp/state.ts';

const FIGURE_5: ReadonlySet<string> = new Set(ARROWS.map(({ from, to }) => arrowName(from, to)));

/** Where a player has sat. */
export interface CardSeat {
  readonly match: Match;
  readonly host: HostId;
}

/** Of people alone: an autopilot has nothing to learn. */
export function classCard(seats: readonly CardSeat[]): ClassCard {
  const count = (has: (seat: CardSeat) => boolean): number => seats.filter(has).length;
  const states = STATES.map(
    (state) => [state, count(({ match, host }) => match.facts[host].visited.includes(state))] as const,
  );
  const arrows = [...FIGURE_5].map(
    (arrow) => [arrow, count(({ match, host }) => match.facts[host].arrows.includes(arrow))] as const,
  );
  return {
    players: seats.length,
    states: Object.fromEntries(states) as Record<State, number>,
    arrows: Object.fromEntries(arrows),
  };
}
