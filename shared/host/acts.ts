/** What players do to a crowd, beside moving controls: whether they may, and what it comes to. */
import type { HostId } from '../hosts.ts';
import { countByHand, mayFlood, sendSyns } from './attack.ts';
import type { Connection } from './connection.ts';
import type { Crowd, CrowdAct, Order } from './crowd.ts';
import { closeConnection, restart } from './server-application.ts';
import type { WorkingCrowd } from './working-crowd.ts';

export const ACT_ERRORS = ['crowd-not-begun', 'no-such-row', 'too-many-syns'] as const;
export type ActError = (typeof ACT_ERRORS)[number];

/** Takes an act; it comes to pass with the next tick. */
export function takeAct(
  crowd: Crowd,
  host: HostId,
  act: CrowdAct,
  now: number,
): { readonly crowd: Crowd } | { readonly error: ActError } {
  if (crowd.due === null) return { error: 'crowd-not-begun' };
  const taken = { ...crowd, orders: [...crowd.orders, { host, act }] };
  switch (act.do) {
    case 'close':
      if (!closable(crowd.kernels[host].connections, act.row)) return { error: 'no-such-row' };
      return { crowd: taken };
    case 'syn':
      if (!mayFlood(crowd, act.count, now)) return { error: 'too-many-syns' };
      return { crowd: { ...taken, byHand: countByHand(crowd, act.count, now) } };
    case 'restart':
      return { crowd: taken };
  }
}

/** What waits for nothing but its application. */
function closable(connections: Iterable<Connection>, row: number | 'oldest'): Connection | undefined {
  const waiting = [...connections].filter((c) => c.held && c.tcb.state === 'CLOSE-WAIT');
  if (row !== 'oldest') return waiting.find((c) => c.id === row);
  return waiting.reduce<Connection | undefined>((old, c) => (old && old.id < c.id ? old : c), undefined);
}

export function carryOutOrders(w: WorkingCrowd): void {
  const { orders } = w.crowd;
  w.crowd.orders = [];
  for (const order of orders) carryOut(w, order);
}

function carryOut(w: WorkingCrowd, { host, act }: Order): void {
  switch (act.do) {
    case 'syn':
      return sendSyns(w, act.count);
    case 'restart':
      return restart(w);
    case 'close': {
      const k = w.kernels[host];
      const c = closable(k.connections.values(), act.row);
      // Since it was asked for, the connection may have gone by itself.
      if (c === undefined) return;
      w.crowd.facts = { ...w.crowd.facts, closedByHand: w.crowd.facts.closedByHand + 1 };
      return closeConnection(w, k, c);
    }
  }
}
