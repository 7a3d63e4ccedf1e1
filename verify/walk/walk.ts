/**
 * The walk: every joint state of two hosts and a small wire that the bounds let be reached.
 * Breadth first, so that the way to whatever is found is a shortest one. Read bounds.ts first, then world.ts; what
 * must hold is in alone.ts (one host), both.ts (two) and ends.ts (all joint states together).
 */
import { ARROWS, arrowName, type State } from '../../shared/tcp/state.ts';
import { contradictionBetween, type Rest, restOf } from './both.ts';
import type { Bounds } from './bounds.ts';
import { type Ends, endsOf } from './ends.ts';
import { createGraph, type WayKind } from './graph.ts';
import type { Outcome } from './outcome.ts';
import type { Reactions } from './reactions.ts';
import { createStore, type Joint, type Store, sameJoint } from './store.ts';
import { told } from './told.ts';
import { EMPTY } from './wire.ts';
import { createWorld, type Happening, type Known, type World } from './world.ts';

/** What the walk ends at, because it must not be. */
export interface Contradiction {
  readonly what: string;
  /** A shortest way there, a line for each happening. */
  readonly way: readonly string[];
}

export interface Walk {
  readonly bounds: Bounds;
  readonly states: number;
  readonly ways: number;
  /** Happenings to the joint state that is furthest from the first. */
  readonly depth: number;
  readonly statesMet: ReadonlySet<State>;
  /** A shortest way along each arrow of figure 5 that was gone, by its name. */
  readonly arrows: ReadonlyMap<string, readonly string[]>;
  /** Changes of state that figure 5 has no arrow for: by the reason, the names. */
  readonly others: ReadonlyMap<string, ReadonlySet<string>>;
  /** Joint states in which nothing happens without a new call, by their class. */
  readonly rests: ReadonlyMap<Rest, number>;
  readonly contradiction: Contradiction | null;
  /** Null when the walk ended at a contradiction. */
  readonly ends: Omit<Ends, 'wrong'> | null;
}

export function walk(
  bounds: Bounds,
  reactions: Reactions,
  progress: (met: number, done: number) => void = () => undefined,
): Walk {
  const world = createWorld(bounds, reactions);
  const store = createStore();
  const graph = createGraph();
  const statesMet = new Set<State>();
  const arrows = new Map<string, readonly string[]>();
  const others = new Map<string, Set<string>>();
  const rests = new Map<Rest, number>();
  let contradiction: Contradiction | null = null;
  let depth = 0;
  let nextLevel = 1;
  let id = 0;
  const here: Joint = { ...world.first };

  const way = (happening?: Happening): readonly string[] => {
    const before = wayTo(id, store, world);
    return happening === undefined ? before : [...before, told(happening, world.wires)];
  };

  const look = (a: Known, b: Known): void => {
    statesMet.add(a.host.tcb.state).add(b.host.tcb.state);
    let what = contradictionBetween(a.host, b.host);
    if (here.toA === EMPTY && here.toB === EMPTY && a.idle && b.idle) {
      const rest = restOf(a.host, b.host);
      if (rest === null)
        what ??= `${a.host.tcb.state} and ${b.host.tcb.state} are a dead end that no RFC describes`;
      else rests.set(rest, (rests.get(rest) ?? 0) + 1);
    }
    if (what !== null) contradiction = { what, way: way() };
  };

  const take = (happening: Happening, { contradiction: what, arrow, reason, host }: Outcome): void => {
    if (what !== null) contradiction ??= { what: `${host.name}: ${what}`, way: way(happening) };
    if (arrow !== undefined) {
      const name = arrowName(arrow.from, arrow.to);
      if (!arrows.has(name)) arrows.set(name, way(happening));
    }
    if (reason !== undefined) {
      const { state } = world.hosts.at(host.name === 'A' ? here.a : here.b).host.tcb;
      const names = others.get(reason) ?? new Set();
      others.set(reason, names.add(arrowName(state, host.tcb.state)));
    }
  };

  for (store.idOf(here, 0); id < store.size() && contradiction === null; id++) {
    if (id === nextLevel) {
      depth += 1;
      nextLevel = store.size();
    }
    if (id % 100_000 === 0) progress(store.size(), id);
    store.read(id, here);
    graph.begin();
    look(world.hosts.at(here.a), world.hosts.at(here.b));
    world.next(here, (happening, to, outcome) => {
      if (outcome !== null) take(happening, outcome);
      // What changes nothing leads nowhere, unless it is an arrival that brings about itself.
      if (happening.what === 'arrival' || !sameJoint(to, here))
        graph.add(store.idOf(to, id), kindOf(happening));
    });
  }

  let ends: Ends | null = null;
  if (contradiction === null) {
    ends = endsOf(graph, store, world);
    id = ends.wrong?.state ?? id;
    if (ends.wrong !== null) contradiction = { what: ends.wrong.what, way: way() };
  }
  const counts = { states: store.size(), ways: graph.ways(), depth };
  return { bounds, ...counts, statesMet, arrows, others, rests, contradiction, ends };
}

function kindOf(happening: Happening): WayKind {
  if (happening.what === 'arrival') return 'arrival';
  const { stimulus } = happening.what === 'act' ? happening : { stimulus: null };
  return stimulus?.type === 'call' && stimulus.call.call === 'ABORT' ? 'abort' : 'other';
}

/** The happenings on a shortest way from the first joint state to this one. */
function wayTo(id: number, store: Store, world: World): readonly string[] {
  const lines: string[] = [];
  const here: Joint = { ...world.first };
  const there: Joint = { ...here };
  for (let at = id; at > 0; at = store.cameFrom(at)) {
    store.read(at, there);
    store.read(store.cameFrom(at), here);
    let line = '';
    world.next(here, (happening, to) => {
      if (line === '' && sameJoint(to, there)) line = told(happening, world.wires);
    });
    lines.unshift(line);
  }
  return lines;
}

export const missingArrows = ({ arrows }: Walk): readonly string[] =>
  ARROWS.map(({ from, to }) => arrowName(from, to)).filter((name) => !arrows.has(name));
