/** One end of a joint state: its TCB without time, and what has happened to it so far. */
import type { HostId } from '../../shared/hosts.ts';
import type { Constants } from '../../shared/tcp/constants.ts';
import { RFC_CONSTANTS } from '../../shared/tcp/constants.ts';
import { isSynchronized } from '../../shared/tcp/state.ts';
import { closedTcb, type Tcb, TIMERS, type Timer, type TimerName } from '../../shared/tcp/tcb.ts';
import type { Bounds } from './bounds.ts';

/** What TCP itself does not remember, and what a contradiction is seen by. */
export interface History {
  /** OPENs so far. */
  readonly opens: number;
  /** The number of the present connection, counted from 1; an active OPEN in LISTEN goes on with the same. */
  readonly incarnation: number;
  /** Octets that SENDs were accepted for, an entry an incarnation. */
  readonly sent: readonly number[];
  /** Octets that the application got from the present connection. */
  readonly received: number;
  /** The peer's incarnation whose SYN was taken. */
  readonly partner: number | null;
  /** The peer's incarnations with which earlier incarnations of this host were synchronized. */
  readonly met: readonly number[];
  /** In TIME-WAIT, whether the first of its two MSL is over. */
  readonly mslOver: boolean;
  /** How the last connection ended: in order is by FINs and their ACKs, or not at all yet. */
  readonly end: 'none' | 'in order' | 'broken';
}

export interface Host {
  readonly name: HostId;
  readonly tcb: Tcb;
  readonly history: History;
}

/** Steps are taken at this time and timers counted from 0, so that a timer which starts can be told from one that ran. */
export const NOW = 1;
const RAN: Timer = { set: 0, due: 0 };
/** Counts that mean the same from here on when nobody ever gives up. */
const MANY = 1;

export function constantsOf(bounds: Bounds): Constants {
  const never = Number.MAX_SAFE_INTEGER;
  const r2 = bounds.givesUpAfter ?? never;
  return {
    ...RFC_CONSTANTS,
    acknowledge: 'at once',
    userTimeout: null,
    r1: never,
    r2,
    r2Syn: r2,
    ...bounds.constants,
  };
}

export function firstHost(name: HostId, bounds: Bounds): Host {
  const history: History = {
    opens: 0,
    incarnation: 0,
    sent: [],
    received: 0,
    partner: null,
    met: [],
    mslOver: false,
    end: 'none',
  };
  return { name, tcb: closedTcb(constantsOf(bounds)), history };
}

/**
 * Time taken away: every timer that runs may fire, so when it does, what was measured and how often it backed off say
 * nothing. Neither do counts towards a giving up that never comes.
 */
export function timeless(tcb: Tcb, { givesUpAfter }: Bounds): Tcb {
  const timers: { [name in TimerName]?: Timer } = {};
  for (const name of TIMERS) if (tcb.timers[name] !== undefined) timers[name] = RAN;
  const { probes, constants, retransmissionQueue: queue } = tcb;
  const endless = givesUpAfter === null;
  return {
    ...tcb,
    timers,
    rtt: closedTcb(constants).rtt,
    probes: { sent: 0, unanswered: endless ? Math.min(MANY, probes.unanswered) : probes.unanswered },
    retransmissionQueue: endless ? queue.map((u) => ({ ...u, transmissions: MANY })) : queue,
  };
}

/** Equal hosts have equal keys, and no others: whatever a TCB may come to hold is in it. */
export function hostKey({ name, tcb, history }: Host): string {
  const { constants: _always, rtt: _taken, ...rest } = tcb;
  return JSON.stringify([name, rest, history]);
}

/** Octets that SENDs of the present incarnation were accepted for. */
export const sentNow = ({ sent }: History): number => sent[sent.length - 1] ?? 0;

/** Synchronized, and not only by a CLOSE that came before the ACK of our SYN (§3.10.4). */
export const isAgreed = (tcb: Tcb): boolean => isSynchronized(tcb.state) && tcb.snd.una !== tcb.iss;

/** What each application sends: every octet can be told from its neighbours, from the peer's and from the last incarnation's. */
export function streamOf(name: HostId, incarnation: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const at = 8 * (incarnation - 1);
  const stream = letters.slice(at, at + 8);
  return name === 'A' ? stream : stream.toUpperCase();
}
