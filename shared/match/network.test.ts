/** Tests of a person who plays the network: out of a budget, and seeing only what passes. */
import { describe, expect, it } from 'vitest';
import type { HostId } from '../hosts.ts';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import { BUDGET, type Interference, ORDERS } from '../wire/orders.ts';
import { createMatch } from './create.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { play } from './play.ts';
import { view, visibleEvents } from './view.ts';

class Played {
  match: Match = createMatch({
    scenario: normalClose,
    seed: 5,
    level: 'guided',
    players: { A: 'autopilot', B: 'autopilot' },
  });
  events: MatchEvent[] = [];
  readonly all: MatchEvent[] = [];

  order(host: HostId, wanted: Interference | null, by: 'network' | 'teacher' = 'network') {
    const order = wanted && ORDERS[wanted];
    const who = by === 'network' ? { by } : {};
    return this.#put(play(this.match, { type: 'wire', host, order, ...who }, this.match.now));
  }

  /** Time passes until a host has sent one segment more. */
  sends(host: HostId): this {
    const before = this.match.facts[host].segmentsSent;
    while (this.match.facts[host].segmentsSent === before)
      this.#put(play(this.match, { type: 'advance' }, this.match.now + 500));
    return this;
  }

  #put({ match, events, answer }: ReturnType<typeof play>): boolean | string {
    this.match = match;
    this.events = [...events];
    this.all.push(...events);
    return answer.ok || answer.error;
  }
}

describe('the network', () => {
  it('pays for what it does when that is done, and may choose otherwise until then', () => {
    const played = new Played();
    expect(played.order('A', 'lose')).toBe(true);
    expect(played.match.budget).toEqual(BUDGET);
    played.order('A', 'duplicate');
    played.order('A', null);
    played.order('A', 'delay');
    played.sends('A');
    expect(played.match.budget).toEqual({ lose: 2, delay: 1, duplicate: 2 });
    expect(played.match.wire.orders).toEqual({});
  });

  it('does nothing more often than it may, counting what waits at the other host', () => {
    const played = new Played();
    played.order('A', 'lose');
    played.sends('A');
    played.order('A', 'lose');
    expect(played.order('B', 'lose')).toBe('nothing-left-to-do');
    // The very same order is no second one.
    expect(played.order('A', 'lose')).toBe(true);
    played.sends('A');
    expect(played.match.budget.lose).toBe(0);
    expect(played.order('A', 'lose')).toBe('nothing-left-to-do');
    expect(played.order('A', 'duplicate')).toBe(true);
  });

  it('gives way to the teacher, who pays nothing', () => {
    const played = new Played();
    played.order('A', 'lose');
    played.order('A', 'duplicate', 'teacher');
    expect(played.order('A', 'lose')).toBe('teacher-has-ordered');
    expect(played.order('A', null)).toBe('teacher-has-ordered');
    played.sends('A');
    expect(played.match.budget).toEqual(BUDGET);
    expect(played.match.wire.inFlight.map(({ copyOf }) => copyOf)).toEqual([null, 1]);
  });

  it('sees what passes, and neither a host nor what happens in it', () => {
    const played = new Played();
    played.order('B', 'delay');
    played.sends('A').sends('B');
    const seen = view(played.match, 'network');
    expect(seen).toMatchObject({ hosts: [], crowd: null });
    expect(seen.network).toEqual({ left: { lose: 2, delay: 1, duplicate: 2 }, orders: { A: null, B: null } });
    const told = visibleEvents(played.match, 'network', played.all);
    expect([...new Set(told.map(({ type }) => type))]).toEqual(['order', 'sent', 'arrived']);
    // Nobody else has a budget, and no player sees an order.
    for (const viewer of ['A', 'B', 'all'] as const) expect(view(played.match, viewer).network).toBeNull();
    expect(visibleEvents(played.match, 'B', played.all).some(({ type }) => type === 'order')).toBe(false);
  });
});
