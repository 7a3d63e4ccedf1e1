/** Tests of views that follow one another: what did not change stays the same object. */
import { describe, expect, it } from 'vitest';
import { threeWayHandshake as scenario } from '../scenarios/catalogue/01-three-way-handshake.ts';
import { createMatch } from './create.ts';
import { play } from './play.ts';
import { nextDue } from './time.ts';
import { type Shown, VIEWERS, view } from './view.ts';

const begin = (player: 'person' | 'autopilot') =>
  createMatch({ scenario, seed: 1, level: 'guided', players: { A: player, B: player }, predictions: true });

describe('a view that follows another', () => {
  it.each(VIEWERS)('is what it would be without it: %s', (viewer) => {
    let match = begin('autopilot');
    let last: Shown | null = null;
    for (let at = nextDue(match); at !== null; at = nextDue(match)) {
      match = play(match, { type: 'advance' }, at).match;
      const following = view(match, viewer, last);
      expect(following).toEqual(view(match, viewer));
      last = { of: match, view: following };
    }
    expect(match.outcome).not.toBeNull();
  });

  it('keeps what did not change: of an arrival all but the inbox', () => {
    const before = begin('person');
    const first = view(before, 'B');
    const { match, events } = play(before, { type: 'advance' }, nextDue(before) ?? 0);
    expect(events.map(({ type }) => type)).toContain('stimulus');
    const [was] = first.hosts;
    const { hosts, goals } = view(match, 'B', { of: before, view: first });
    expect(goals).toBe(first.goals);
    expect(hosts[0]?.inbox).not.toBe(was?.inbox);
    for (const part of ['tcb', 'controls', 'acts', 'freeCalls', 'visited', 'arrows', 'score'] as const)
      expect(hosts[0]?.[part]).toBe(was?.[part]);
  });
});
