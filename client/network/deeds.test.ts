/** Tests of who is the network of a pair: what they have done, and what came of it, from a real match. */
import { expect, test } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import { visibleEvents } from '../../shared/match/view.ts';
import type { EventView } from '../../shared/protocol/view.ts';
import { threeWayHandshake } from '../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { ACK, SYN } from '../../shared/tcp/segment.ts';
import { type Interference, ORDERS } from '../../shared/wire/orders.ts';
import { deedsOf } from './deeds.ts';

/** Two autopilots play; the network does this to the next segments of A, one after the other. */
function done(wanted: readonly Interference[], until = 60_000) {
  let match = createMatch({
    scenario: threeWayHandshake,
    seed: 3,
    level: 'guided',
    players: { A: 'autopilot', B: 'autopilot' },
  });
  const events: MatchEvent[] = [];
  const left = [...wanted];
  for (let at = 0; at <= until && match.outcome === null; at += 500) {
    if (match.wire.orders.A === undefined && left.length > 0) {
      const order = ORDERS[left.shift() as Interference];
      const ordered = play(match, { type: 'wire', host: 'A', order, by: 'network' }, at);
      match = ordered.match;
      events.push(...ordered.events);
    }
    const passed = play(match, { type: 'advance' }, at);
    match = passed.match;
    events.push(...passed.events);
  }
  // Of an event no sentence is read.
  return deedsOf(visibleEvents(match, 'network', events) as unknown as readonly EventView[]);
}

test('what was lost is sent again when the timer expires; an ACK alone never is', () => {
  const [syn, ...others] = done(['lose']);
  expect(others).toEqual([]);
  expect(syn).toMatchObject({ do: 'lose', host: 'A', segment: { flags: SYN }, arrivedAt: null });
  expect((syn?.againAt ?? 0) - (syn?.sentAt ?? 0)).toBeGreaterThanOrEqual(20_000);
});

test('what was delayed arrives so much later, and what was copied a second time', () => {
  const [late] = done(['delay']);
  const wire = threeWayHandshake.wire.delay;
  expect((late?.arrivedAt ?? 0) - (late?.sentAt ?? 0)).toBe(wire + ORDERS.delay.by);
  const [twice] = done(['duplicate']);
  expect((twice?.copyAt ?? 0) - (twice?.arrivedAt ?? 0)).toBe(ORDERS.duplicate.after);
});

test('nothing was done by an order that was taken back, or was the teacher’s', () => {
  const at = (events: object[]) => deedsOf(events as EventView[]);
  const order = { type: 'order', host: 'A', order: ORDERS.lose, by: 'network' };
  const sent = { type: 'sent', host: 'A', packet: 1, at: 5, reason: 'new', segment: { flags: ACK, seq: 1 } };
  expect(at([order, sent])).toHaveLength(1);
  expect(at([order, { ...order, order: null }, sent])).toEqual([]);
  expect(at([order, { ...order, by: 'teacher' }, sent])).toEqual([]);
  // An order is about one segment.
  expect(at([order, sent, { ...sent, packet: 2 }])).toHaveLength(1);
});
