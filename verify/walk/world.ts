/** Two hosts, a small wire, and all that may happen next: arrivals, losses, calls, timeouts, acts. */
import { HOSTS, type HostId, peerOf } from '../../shared/hosts.ts';
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import { TIMERS, type TimerName } from '../../shared/tcp/tcb.ts';
import { callsOf } from './application.ts';
import type { Bounds } from './bounds.ts';
import { firstHost, type Host, hostKey } from './host.ts';
import { type Interned, interned, remembered } from './intern.ts';
import { afterOneMsl, type Outcome, outcomeOf } from './outcome.ts';
import type { Reactions } from './reactions.ts';
import { renumbered } from './renumber.ts';
import type { Joint } from './store.ts';
import { createWires, EMPTY, HOST_BIT, type Wires } from './wire.ts';

export type Happening =
  | { readonly what: 'arrival' | 'copy' | 'loss'; readonly host: HostId; readonly packet: number }
  | { readonly what: 'act' | 'one MSL'; readonly host: HostId; readonly stimulus: Stimulus | null };

/** A host, and what it may do: each worked out once. */
export interface Known {
  readonly host: Host;
  readonly acts: readonly Act[];
  readonly idle: boolean;
  readonly arrival: (packet: number) => readonly Applied[];
}

interface Act {
  readonly happening: Happening;
  readonly timer: TimerName | null;
  readonly applied: () => readonly Applied[];
}

/** An outcome in numbers. */
interface Applied {
  readonly outcome: Outcome;
  readonly host: number;
  readonly sent: readonly number[];
}

/** `to` is valid during the visit; `outcome` is null where no host takes part. */
export type Visit = (happening: Happening, to: Readonly<Joint>, outcome: Outcome | null) => void;

export interface World {
  readonly hosts: Interned<Known>;
  readonly wires: Wires;
  readonly first: Joint;
  readonly next: (from: Readonly<Joint>, visit: Visit) => void;
}

export function createWorld(bounds: Bounds, reactions: Reactions): World {
  const hosts = interned<Known>();
  const wires = createWires();
  const lasting = bounds.timeWait === 'after 2 MSL';

  const hostId = (host: Host): number => hosts.idOf(hostKey(host), () => known(host));

  const applied = (host: Host, stimulus: Stimulus | null, incarnation: number): readonly Applied[] =>
    reactions(host.tcb, stimulus).map((result) => {
      return inNumbers(outcomeOf(bounds, host, { stimulus, incarnation }, result));
    });

  const inNumbers = (outcome: Outcome): Applied => {
    const { incarnation } = outcome.host.history;
    const sent = outcome.sent.map((segment) => wires.packetId({ segment, incarnation, old: 0 }));
    return { outcome, host: hostId(outcome.host), sent };
  };

  const known = (host: Host): Known => {
    const timers = TIMERS.filter((timer) => host.tcb.timers[timer] !== undefined);
    const stimuli: (Stimulus | null)[] = [
      ...callsOf(bounds.applications[host.name], host).map((call): Stimulus => ({ type: 'call', call })),
      ...timers.map((timer): Stimulus => ({ type: 'timeout', timer })),
      null,
    ];
    const acts = stimuli.map((stimulus): Act => {
      const timer = stimulus?.type === 'timeout' ? stimulus.timer : null;
      const halfway = timer === 'time-wait' && lasting && !host.history.mslOver;
      const once = remembered(() => (halfway ? [inNumbers(afterOneMsl(host))] : applied(host, stimulus, 0)));
      return {
        happening: { what: halfway ? 'one MSL' : 'act', host: host.name, stimulus },
        timer,
        applied: () => once(0),
      };
    });
    const arrival = remembered((packet) => {
      const { segment, incarnation } = wires.packets.at(packet);
      return applied(host, { type: 'segment', segment }, incarnation);
    });
    return { host, acts, idle: timers.length === 0, arrival };
  };

  const onTheWay = (what: 'arrival' | 'copy' | 'loss', host: HostId) =>
    remembered((packet): Happening => ({ what, host, packet }));
  const ends = HOSTS.map((name) => ({
    name,
    bit: HOST_BIT[name],
    roomToPeer: bounds.inFlight[peerOf(name)],
    arrivalOf: onTheWay('arrival', name),
    copyOf: onTheWay('copy', name),
    lossOf: onTheWay('loss', name),
  }));
  type End = (typeof ends)[number];

  const to: Joint = { a: 0, b: 0, toA: 0, toB: 0 };
  const put = (from: Readonly<Joint>, { name }: End, host: number, toHost: number, toPeer: number): void => {
    to.a = name === 'A' ? host : from.a;
    to.b = name === 'A' ? from.b : host;
    to.toA = name === 'A' ? toHost : toPeer;
    to.toB = name === 'A' ? toPeer : toHost;
  };

  /** The joint state after what one host did, when `wireToHost` is left of the wire to it. */
  const take = (from: Readonly<Joint>, end: End, did: Applied, wireToHost: number): void => {
    const { outcome } = did;
    let toHost = wireToHost;
    let toPeer = end.name === 'A' ? from.toB : from.toA;
    for (const packet of did.sent) {
      const wire = wires.at(toPeer);
      // What finds no room is lost. What it is not to find room beside can have been lost before.
      if (wire.packets.length < end.roomToPeer) toPeer = wire.with(packet);
    }
    if (lasting && outcome.waiting !== null) {
      const change = outcome.waiting === 'begins' ? 'aged' : 'renewed';
      toHost = wires.at(toHost)[change](end.bit);
      toPeer = wires.at(toPeer)[change](end.bit);
    }
    put(from, end, did.host, toHost, toPeer);
    if (outcome.issStep !== 0) renumber(end.name, outcome.issStep);
  };

  const renumber = (name: HostId, issStep: number): void => {
    const packets = (wire: number) => wires.at(wire).packets.map(wires.packets.at);
    const parts = {
      hosts: { A: hosts.at(to.a).host, B: hosts.at(to.b).host },
      to: { A: packets(to.toA), B: packets(to.toB) },
    };
    const again = renumbered(parts, name, issStep);
    to.a = hostId(again.hosts.A);
    to.b = hostId(again.hosts.B);
    to.toA = wires.wireId(again.to.A.map(wires.packetId));
    to.toB = wires.wireId(again.to.B.map(wires.packetId));
  };

  const next = (from: Readonly<Joint>, end: End, visit: Visit): void => {
    const id = end.name === 'A' ? from.a : from.b;
    const toHost = end.name === 'A' ? from.toA : from.toB;
    const toPeer = end.name === 'A' ? from.toB : from.toA;
    const { acts, arrival } = hosts.at(id);
    const wire = wires.at(toHost);
    for (let place = 0; place < wire.packets.length; place++) {
      const packet = wire.packets[place] as number;
      const rest = wire.without(place);
      for (const did of arrival(wires.seen(packet))) {
        take(from, end, did, rest);
        visit(end.arrivalOf(packet), to, did.outcome);
        if (bounds.calm) continue;
        take(from, end, did, toHost);
        visit(end.copyOf(packet), to, did.outcome);
      }
      if (bounds.calm) continue;
      put(from, end, id, rest, toPeer);
      visit(end.lossOf(packet), to, null);
    }
    for (const act of acts) {
      // Nothing that was on its way when TIME-WAIT began lives until it ends.
      if (act.timer === 'time-wait' && ((wire.old | wires.at(toPeer).old) & end.bit) !== 0) continue;
      if (act.timer !== null && bounds.calm && (toHost !== EMPTY || toPeer !== EMPTY)) continue;
      for (const did of act.applied()) {
        take(from, end, did, toHost);
        visit(act.happening, to, did.outcome);
      }
    }
  };

  return {
    hosts,
    wires,
    first: { a: hostId(firstHost('A', bounds)), b: hostId(firstHost('B', bounds)), toA: EMPTY, toB: EMPTY },
    next: (from, visit) => {
      for (const end of ends) next(from, end, visit);
    },
  };
}
