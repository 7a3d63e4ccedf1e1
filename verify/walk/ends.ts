/** What must hold of all joint states together: that every life can come to an end. */
import type { State } from '../../shared/tcp/state.ts';
import type { Graph } from './graph.ts';
import { type Host, isAgreed } from './host.ts';
import type { Joint, Store } from './store.ts';
import type { World } from './world.ts';

export interface Ends {
  readonly wrong: { readonly what: string; readonly state: number } | null;
  /** Joint states from which only an ABORT leads to an end. */
  readonly onlyAbort: number;
  /** Joint states in which two hosts that are not synchronized with each other may answer each other for ever. */
  readonly storms: number;
}

const POLITELY = ['other', 'arrival'] as const;

export function endsOf(graph: Graph, store: Store, world: World): Ends {
  const here: Joint = { ...world.first };
  const holds = (what: (a: Host, b: Host) => boolean) => (state: number) => {
    store.read(state, here);
    return what(world.hosts.at(here.a).host, world.hosts.at(here.b).host);
  };
  const first = (what: string, is: (state: number) => boolean): Ends['wrong'] => {
    for (let state = 0; state < store.size(); state++) if (is(state)) return { what, state };
    return null;
  };

  const storms = graph.circles('arrival');
  const onStorm = new Set(storms);
  const over = graph.leading(holds(isOver), POLITELY);
  const overOrDeaf = graph.leading(
    holds((a, b) => isOver(a, b) || isDeaf(a, b) || isDeaf(b, a)),
    POLITELY,
  );
  const inOrder = graph.leading(holds(areInOrder), POLITELY);

  const bothAgreed = holds((a, b) => isAgreed(a.tcb) && isAgreed(b.tcb));
  const bothLasting = holds((a, b) => !mayBreak(a) && !mayBreak(b));
  const wrong =
    first('two synchronized hosts answer each other for ever', (s) => onStorm.has(s) && bothAgreed(s)) ??
    first('no end can be reached any more', (s) => overOrDeaf[s] === 0) ??
    first(
      'two synchronized hosts can no longer close in order',
      (s) => inOrder[s] === 0 && bothAgreed(s) && bothLasting(s),
    );
  return { wrong, onlyAbort: over.reduce((sum, leads) => sum + 1 - leads, 0), storms: storms.length };
}

const OFF: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN']);
const isOff = ({ tcb }: Host): boolean => OFF.has(tcb.state);
const isOver = (a: Host, b: Host): boolean => isOff(a) && isOff(b);
const areInOrder = (a: Host, b: Host): boolean =>
  a.history.end === 'in order' && b.history.end === 'in order';

/** FIN-WAIT-2 has nothing to send and no timer; with the peer gone it may never hear anything again (§3.5.1). */
const isDeaf = (host: Host, peer: Host): boolean => host.tcb.state === 'FIN-WAIT-2' && isOff(peer);

/** It resets when text is lost (SHLD-3), or has retransmitted as often as R2 allows and gives up next (§3.8.3). */
function mayBreak({ tcb: { retransmissionQueue, probes, constants } }: Host): boolean {
  const [front] = retransmissionQueue;
  const wornOut = (front?.transmissions ?? 0) > constants.r2 || probes.unanswered >= constants.r2;
  return wornOut || constants.halfDuplexClose;
}
