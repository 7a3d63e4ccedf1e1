/** Ephemeral ports: which one an outgoing connection gets, and that there may be none left. */

import type { HostId } from '../hosts.ts';
import { FIRST_PORT } from './address.ts';
import { type Connection, isDead } from './connection.ts';
import { count, dropConnection, setting, type WorkingCrowd, type WorkingKernel } from './working-crowd.ts';

/** tcp_tw_reuse takes a connection that has been in TIME-WAIT for longer than that: a timestamp must have ticked. */
const REUSE_AFTER = 1_000;

/** A port from which no connection to the server is there, not even one in TIME-WAIT; null when there is none. */
export function choosePort(w: WorkingCrowd, k: WorkingKernel, id: HostId): number | null {
  const size = setting(w, id, 'port-range');
  const live = [...k.connections.values()].filter((c) => !isDead(c));
  const taken = new Set(live.map((c) => c.local.port));
  for (let i = 0; i < size; i++) {
    const at = (k.kernel.nextPort + i) % size;
    if (taken.has(FIRST_PORT + at)) continue;
    k.kernel.nextPort = at + 1;
    return FIRST_PORT + at;
  }
  return mayReuse(w, id) ? reuse(w, k, live) : null;
}

/** Only timestamps tell the old connection's segments from the new one's, and both sides must send them. */
function mayReuse(w: WorkingCrowd, id: HostId): boolean {
  const timestamps = setting(w, 'A', 'timestamps') + setting(w, 'B', 'timestamps');
  return setting(w, id, 'time-wait-reuse') === 1 && timestamps === 2;
}

function reuse(w: WorkingCrowd, k: WorkingKernel, live: readonly Connection[]): number | null {
  const waiting = live.filter((c) => c.tcb.state === 'TIME-WAIT' && w.now - c.since > REUSE_AFTER);
  const [first, ...others] = waiting;
  if (first === undefined) return null;
  const oldest = others.reduce((old, c) => (c.since < old.since ? c : old), first);
  dropConnection(k, oldest);
  count(k, 'TcpExtTWRecycled');
  return oldest.local.port;
}
