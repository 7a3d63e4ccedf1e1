import { describe, expect, it } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import type { Player } from '../../shared/match/input.ts';
import { play } from '../../shared/match/play.ts';
import { normalClose } from '../../shared/scenarios/06-normal-close.ts';
import { cardOf, classCard } from './card.ts';

/** A life to its end, whoever is said to have played it. */
const life = (A: Player, B: Player) => {
  const autopilots = { A: 'autopilot', B: 'autopilot' } as const;
  const start = createMatch({ scenario: normalClose, seed: 1, level: 'standard', players: autopilots });
  const { match } = play(start, { type: 'advance' }, normalClose.timeLimit);
  const { hosts } = match;
  return { ...match, hosts: { A: { ...hosts.A, player: A }, B: { ...hosts.B, player: B } } };
};

describe('the card', () => {
  it('counts the states and the arrows of the figure that a host has been through', () => {
    expect([cardOf(life('person', 'person'), 'A'), cardOf(life('person', 'person'), 'B')]).toEqual([
      { states: 6, arrows: 6 },
      { states: 6, arrows: 6 },
    ]);
  });

  it('of a class counts its people, and no autopilots', () => {
    const card = classCard([life('person', 'person'), life('person', 'autopilot')]);
    expect(card.players).toBe(3);
    expect(card.states).toMatchObject({ CLOSED: 3, 'SYN-SENT': 2, LISTEN: 1, CLOSING: 0 });
    expect(card.arrows['FIN-WAIT-2→TIME-WAIT']).toBe(2);
    expect(card.arrows['LISTEN→SYN-SENT']).toBe(0);
    expect(Object.keys(card.states)).toHaveLength(11);
  });

  it('of a class in which nobody plays is empty', () => {
    const card = classCard([]);
    expect([card.players, Math.max(...Object.values(card.states), ...Object.values(card.arrows))]).toEqual([
      0, 0,
    ]);
  });

  it('leaves out ways that are no arrow of the figure', () => {
    const match = life('person', 'person');
    const facts = {
      ...match.facts,
      A: { ...match.facts.A, arrows: [...match.facts.A.arrows, 'ESTABLISHED→CLOSED'] },
    };
    expect(cardOf({ ...match, facts }, 'A').arrows).toBe(6);
  });
});
