/** Tests of the card of states and arrows. */
import { describe, expect, it } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import { play } from '../../shared/match/play.ts';
import { normalClose } from '../../shared/scenarios/catalogue/06-normal-close.ts';
import { classCard } from './card.ts';

/** A life to its end. */
const life = () => {
  const autopilots = { A: 'autopilot', B: 'autopilot' } as const;
  const start = createMatch({ scenario: normalClose, seed: 1, level: 'standard', players: autopilots });
  return play(start, { type: 'advance' }, normalClose.timeLimit).match;
};

describe('the card', () => {
  it('of a class counts its people, and no autopilots', () => {
    const match = life();
    const card = classCard([
      { match, host: 'A' },
      { match, host: 'B' },
      { match, host: 'A' },
    ]);
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
    const match = life();
    const facts = {
      ...match.facts,
      A: { ...match.facts.A, arrows: [...match.facts.A.arrows, 'ESTABLISHED→CLOSED'] },
    };
    const { arrows } = classCard([{ match: { ...match, facts }, host: 'A' }]);
    expect(Object.values(arrows).filter((n) => n > 0)).toHaveLength(6);
    expect(arrows).not.toHaveProperty('ESTABLISHED→CLOSED');
  });
});
