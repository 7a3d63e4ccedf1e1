/**
 * What each viewer may see, decided here and nowhere else.
 * A player sees its own host and what reached it, like a real peer; the teacher, the projector and the replay see
 * both hosts and the wire.
 */

import type { ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import { choices } from '../judge/choices.ts';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { CallName } from '../tcp/event.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb, TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import type { Budget, Interference } from '../wire/orders.ts';
import { seedRandom } from '../wire/random.ts';
import type { Orderer } from '../wire/wire.ts';
import { type CrowdView, crowdView, type SystemView, systemView } from './crowd-view.ts';
import type { Level, Player } from './input.ts';
import type { Match, QueuedStimulus, Score } from './match.ts';
import type { MatchEvent, Outcome } from './match-event.ts';
import { ADVICE_AFTER, mayAskAdvice } from './play.ts';

/** The TCB as the player's page shows it; every number absolute. */
export interface TcbView {
  readonly state: State;
  readonly openedBy: 'active' | 'passive' | null;
  /** Known from OPEN on, also in LISTEN; what it is in CLOSED means nothing. */
  readonly iss: number;
  readonly irs: number;
  readonly snd: { readonly una: number; readonly nxt: number; readonly wnd: number };
  readonly rcv: { readonly nxt: number; readonly wnd: number };
  readonly mss: number;
  readonly rto: Milliseconds;
  /** Octets SENT by the application: waiting to go out, and out but not acknowledged. */
  readonly unsent: number;
  readonly unacknowledged: number;
  /** Both of these as text, from its first octet's number on. */
  readonly outgoing: { readonly seq: number; readonly text: string };
  /** Octets acknowledged to the peer that the application has not taken. */
  readonly unread: number;
  readonly receiveBuffer: number;
  /** How many octets more outstanding RECEIVEs take; null when the application takes everything at once. */
  readonly receiveWanted: number | null;
  readonly timers: {
    readonly [name in TimerName]?: { readonly set: Milliseconds; readonly due: Milliseconds };
  };
  /** How often what the running timer is for has been tried again: retransmissions, or what stayed unanswered of probes and keep-alives. */
  readonly tries: number;
}

/** What the player of a host was asked to predict. */
export interface PredictionView {
  readonly id: string;
  /** Ids; the sentences came with the event. */
  readonly options: readonly string[];
  /** Null for none. */
  readonly answer: string | null;
  /** An answer is taken. */
  readonly open: boolean;
  /** What came true; null until it has. */
  readonly right: string | null;
}

export interface HostView {
  readonly host: HostId;
  readonly player: Player;
  readonly tcb: TcbView;
  /** The first is the one to answer; the rest wait behind it. */
  readonly inbox: readonly Pick<QueuedStimulus, 'id' | 'at' | 'stimulus' | 'failures'>[];
  /** Guided level: the prepared answers to the first stimulus. */
  readonly choices: readonly Move[] | null;
  readonly mayAskAdvice: boolean;
  readonly mayAskAdviceAt: Milliseconds | null;
  /** Calls that may be made unasked, as the application. */
  readonly freeCalls: readonly CallName[];
  /** The controls that the scenario names, where they stand, and whether the player may move them. */
  readonly controls: readonly {
    readonly control: ControlId;
    readonly value: number;
    readonly offered: boolean;
  }[];
  /** What the player may do to the crowd. */
  readonly acts: readonly CrowdAct['do'][];
  /** Its other connections and queues; null where the scenario has no crowd. */
  readonly system: SystemView | null;
  readonly visited: readonly State[];
  readonly arrows: readonly string[];
  readonly delivered: string;
  readonly score: Score;
  /** In the order in which they were asked. */
  readonly predictions: readonly PredictionView[];
}

/** What a person who plays the network may do, and has ordered. */
export interface NetworkView {
  readonly left: Budget;
  /** What becomes of the next segment of each host; null: what the scenario says. */
  readonly orders: Readonly<Record<HostId, { readonly do: Interference; readonly by: Orderer } | null>>;
}

export interface MatchView {
  readonly scenario: string;
  readonly level: Level;
  readonly now: Milliseconds;
  readonly version: number;
  /** The hosts that this viewer may see: its own, or both. */
  readonly hosts: readonly HostView[];
  /** For who plays the network; else null. */
  readonly network: NetworkView | null;
  readonly crowd: CrowdView | null;
  readonly goals: readonly { readonly id: string; readonly reached: boolean }[];
  readonly outcome: Outcome | null;
}

/** A player's own host, 'network' for who holds the wire, or 'all' for teacher, projector and replay. */
export const VIEWERS = [...HOSTS, 'network', 'all'] as const;
export type Viewer = (typeof VIEWERS)[number];

/** What a viewer was shown before, and of which moment of the match. */
export interface Shown {
  readonly of: Match;
  readonly view: MatchView;
}

/** @param last shown to the same viewer: what did not change since then stays the same object, and is not made again */
export function view(match: Match, viewer: Viewer, last: Shown | null = null): MatchView {
  const { scenario, level, now, version, goals, outcome } = match;
  const hosts = HOSTS.filter((host) => viewer === 'all' || viewer === host);
  return {
    scenario: scenario.id,
    level,
    now,
    version,
    hosts: hosts.map((host, i) => hostView(match, host, last?.of ?? null, last?.view.hosts[i])),
    network: viewer === 'network' ? networkView(match) : null,
    // Its own connections are the hosts', and on no wire.
    crowd: viewer === 'network' ? null : crowdView(match),
    goals:
      last?.of.goals === goals
        ? last.view.goals
        : scenario.goals.map(({ id }) => ({ id, reached: goals.includes(id) })),
    outcome,
  };
}

/** The events that this viewer may see, of those given. */
export function visibleEvents(
  match: Match,
  viewer: Viewer,
  events: readonly MatchEvent[],
): readonly MatchEvent[] {
  if (viewer === 'all') return events;
  const knowsOrigins = viewer === 'network' || match.scenario.showWire;
  const seen: MatchEvent[] = [];
  for (const event of events)
    if (isVisible(match, viewer, event)) seen.push(knowsOrigins ? event : withoutOrigin(event));
  return seen;
}

export function isVisible(match: Match, viewer: Viewer, event: MatchEvent): boolean {
  if (viewer === 'all') return true;
  if (viewer === 'network') return ON_THE_WIRE.has(event.type);
  return visible(event, viewer, match.scenario.showWire);
}

/** A host cannot see of a segment that the network copied it. */
function withoutOrigin(event: MatchEvent): MatchEvent {
  return event.type === 'arrived' && event.copyOf !== null ? { ...event, copyOf: null } : event;
}

/** A network sees what passes through it, and knows of no state, call or timer. */
const ON_THE_WIRE: ReadonlySet<MatchEvent['type']> = new Set([
  'sent',
  'injected',
  'copied',
  'arrived',
  'lost',
  'order',
  'goal',
  'ended',
]);

function networkView({ budget, wire }: Match): NetworkView {
  const order = (host: HostId) => {
    const ordered = wire.orders[host];
    return ordered ? { do: ordered.order.do, by: ordered.by } : null;
  };
  return { left: budget, orders: { A: order('A'), B: order('B') } };
}

function visible(event: MatchEvent, viewer: HostId, showWire: boolean): boolean {
  switch (event.type) {
    case 'goal':
    case 'ended':
    case 'crowd':
      return true;
    case 'injected':
    case 'order':
      return false;
    case 'lost':
    case 'copied':
      // In life nobody is told what the network did; a scenario for beginners may show it to the sender.
      return showWire && event.host === viewer;
    default:
      return event.host === viewer;
  }
}

function hostView(match: Match, id: HostId, of: Match | null, last: HostView | undefined): HostView {
  const { scenario, level, facts, outcome, asked } = match;
  const { player, tcb, inbox, score, controls } = match.hosts[id];
  const [first] = inbox;
  const advisable = first !== undefined && mayAskAdvice(match, first);
  const was = of?.hosts[id];
  const sameEnd = of?.outcome === outcome;
  return {
    host: id,
    player,
    tcb: last && was?.tcb === tcb ? last.tcb : tcbView(tcb),
    inbox:
      last && was?.inbox === inbox
        ? last.inbox
        : inbox.map((q) => ({ id: q.id, at: q.at, stimulus: q.stimulus, failures: q.failures })),
    choices: level === 'guided' && first && player === 'person' ? guidedChoices(match, id, first) : null,
    mayAskAdvice: advisable,
    mayAskAdviceAt: first && !advisable ? first.at + ADVICE_AFTER : null,
    freeCalls: outcome === null ? scenario.freeCalls : [],
    controls:
      last && sameEnd && was?.controls === controls
        ? last.controls
        : (Object.entries(controls) as [ControlId, number][]).map(([control, value]) => ({
            control,
            value,
            offered: outcome === null && (scenario.offered?.[id] ?? []).includes(control),
          })),
    acts: (outcome === null && scenario.acts?.[id]) || NO_ACTS,
    system: systemView(match, id),
    visited: facts[id].visited,
    arrows: facts[id].arrows,
    delivered: facts[id].delivered,
    score,
    predictions: last && sameEnd && of?.asked === asked ? last.predictions : predictionViews(match, id),
  };
}

const NO_ACTS: HostView['acts'] = [];

function predictionViews({ asked, scenario, outcome }: Match, host: HostId): PredictionView[] {
  return (asked ?? []).flatMap((one) => {
    const prediction = scenario.predictions?.find(({ id }) => id === one.prediction);
    if (one.host !== host || prediction === undefined) return [];
    return {
      id: prediction.id,
      options: prediction.options,
      answer: one.answer,
      open: outcome === null && one.answer === null && !one.closed,
      right: one.revealed ? prediction.right : null,
    };
  });
}

/** What was worked out for a TCB, which never changes: a view is asked for more often than a stimulus comes. */
const workedOut = new WeakMap<Tcb, { readonly stimulus: Stimulus; readonly moves: readonly Move[] }>();

/** The same whenever it is asked for: it follows from the match's seed and the stimulus. */
function guidedChoices(match: Match, id: HostId, { id: number, stimulus }: QueuedStimulus): readonly Move[] {
  const { scenario, hosts, seed, now, rulebook } = match;
  const { tcb } = hosts[id];
  const known = workedOut.get(tcb);
  if (known?.stimulus === stimulus) return known.moves;
  const { turningPoint } = scenario;
  const key = turningPoint?.state === tcb.state ? turningPoint.misconception : null;
  // Spread, or the second stimulus of one match would be shuffled like the first of the next.
  const random = seedRandom(seed + Math.imul(number, 0x9e3779b1));
  const moves = choices(tcb, stimulus, now, { random, rulebook, key });
  workedOut.set(tcb, { stimulus, moves });
  return moves;
}

export function tcbView(tcb: Tcb): TcbView {
  const { state, openedBy, iss, irs, snd, rcv, rtt, timers, retransmissionQueue, incoming } = tcb;
  const { outgoing, outgoingSeq, constants, receiveWanted } = tcb;
  const unacknowledged = retransmissionQueue.reduce((sum, u) => sum + u.octets, 0);
  return {
    state,
    openedBy,
    iss,
    irs,
    snd: { una: snd.una, nxt: snd.nxt, wnd: snd.wnd },
    rcv: { nxt: rcv.nxt, wnd: rcv.wnd },
    mss: snd.mss,
    rto: rtt.rto,
    unsent: outgoing.length - unacknowledged,
    unacknowledged,
    outgoing: { seq: outgoingSeq, text: outgoing },
    unread: incoming.length,
    receiveBuffer: constants.receiveBuffer,
    receiveWanted: constants.receive === 'always' ? null : receiveWanted,
    timers,
    tries: triesOf(tcb),
  };
}

function triesOf({ timers, retransmissionQueue, probes, keepAlives }: Tcb): number {
  const [front] = retransmissionQueue;
  if (timers.retransmission && front) return front.transmissions - 1;
  if (timers.persist) return probes.unanswered;
  return timers['keep-alive'] ? keepAlives : 0;
}
