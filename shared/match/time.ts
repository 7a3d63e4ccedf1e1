/** Virtual time: what is due next, and letting everything that is due happen in one fixed order. */

import { HOSTS, type HostId } from '../hosts.ts';
import { type Tcb, TIMERS, type TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { takeDue, wireNextDue } from '../wire/wire.ts';
import { answerCanonically } from './canonical-answer.ts';
import { checkEnd } from './ending.ts';
import type { Match, QueuedStimulus } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { emitWireEvent, lose } from './perform.ts';
import { tickCrowd } from './play-crowd.ts';
import { playScript, scriptArrived, scriptNextDue } from './script.ts';
import { emit, setHost, stimulate, type WorkingMatch, workingMatch } from './working-match.ts';

/** What waits at a host for an answer, at most; what arrives beyond that is lost, as at a host that is overrun. */
const MOST_WAITING = 64;

export type Due =
  | { readonly at: Milliseconds; readonly kind: 'script' | 'wire' | 'crowd' | 'time limit' }
  | { readonly at: Milliseconds; readonly kind: 'timer'; readonly host: HostId; readonly timer: TimerName }
  | { readonly at: Milliseconds; readonly kind: 'autopilot'; readonly host: HostId };

/** What happens next by itself. At the same moment: script, wire, timers, autopilots, crowd, time limit; A before B. */
export function firstDue(match: Match): Due | null {
  if (match.outcome !== null) return null;
  const { scenario, wire, hosts, crowd } = match;
  // Asked several times a move: one object is made, of what is first in the end.
  let at = scenario.timeLimit;
  let kind: Due['kind'] = 'time limit';
  let host: HostId = 'A';
  let timer: TimerName | null = null;
  // From what gives way at the same moment to what goes first.
  if (crowd?.due != null && crowd.due <= at) {
    at = crowd.due;
    kind = 'crowd';
  }
  for (const one of LAST_FIRST) {
    const { thinksUntil } = hosts[one];
    if (thinksUntil === null || thinksUntil > at) continue;
    at = thinksUntil;
    kind = 'autopilot';
    host = one;
  }
  for (const one of LAST_FIRST) {
    const { tcb, inbox } = hosts[one];
    const name = firstTimer(tcb.timers, inbox, at);
    if (name === null) continue;
    at = tcb.timers[name]?.due ?? at;
    kind = 'timer';
    host = one;
    timer = name;
  }
  const arrives = wireNextDue(wire);
  if (arrives !== null && arrives <= at) {
    at = arrives;
    kind = 'wire';
  }
  const script = scriptNextDue(match);
  if (script !== null && script <= at) {
    at = script;
    kind = 'script';
  }
  if (kind === 'autopilot') return { at, kind, host };
  if (kind !== 'timer') return { at, kind };
  return timer && { at, kind, host, timer };
}

const LAST_FIRST: readonly HostId[] = ['B', 'A'];

/** The first of a host's timers that is due by then, and does not wait to be answered already. */
function firstTimer(
  timers: Tcb['timers'],
  inbox: readonly QueuedStimulus[],
  by: Milliseconds,
): TimerName | null {
  let first: TimerName | null = null;
  let earliest = by;
  for (const name of TIMERS) {
    const due = timers[name]?.due;
    if (due === undefined || due > earliest || (first !== null && due === earliest)) continue;
    if (waits(inbox, name, due)) continue;
    first = name;
    earliest = due;
  }
  return first;
}

const waits = (inbox: readonly QueuedStimulus[], name: TimerName, due: Milliseconds): boolean =>
  inbox.some((q) => q.stimulus.type === 'timeout' && q.stimulus.timer === name && q.due === due);

/** When something next happens by itself; null after the end. The server's timer queue wakes the match then. */
export function nextDue(match: Match): Milliseconds | null {
  return firstDue(match)?.at ?? null;
}

/** A wait that is worth a leap: for longer than any segment is on its way. */
const LONG_WAIT: Milliseconds = 10_000;

/**
 * When something next happens in a match that until then only waits: nobody has anything to answer, and nothing is due for
 * a while. Null otherwise; the time limit is no event to hurry to.
 */
export function leapsTo(match: Match): Milliseconds | null {
  const idle = HOSTS.every((host) => match.hosts[host].inbox.length === 0);
  const due = idle ? nextDue(match) : null;
  return due !== null && due < match.scenario.timeLimit && due - match.now >= LONG_WAIT ? due : null;
}

/** Lets time pass to `to`: everything due until then happens at its own moment. Time never goes back. */
export function passTime(w: WorkingMatch, to: Milliseconds): void {
  let due = passOne(w, to);
  while (due) due = passOne(w, to);
  w.match.now = Math.max(w.match.now, to);
}

/** Lets the first thing that is due until `to` happen, and nothing else; false when nothing is. */
function passOne(w: WorkingMatch, to: Milliseconds): boolean {
  const due = firstDue(w.match);
  if (due === null || due.at > to) return false;
  w.match.now = Math.max(w.match.now, due.at);
  happen(w, due);
  checkEnd(w);
  return true;
}

/**
 * What happens next by itself, alone: of several things due at the same moment only the first. A replay that stops at
 * each of them needs it. Null when nothing is due until `to`.
 */
export function playNextDue(
  match: Match,
  to: Milliseconds,
): { readonly match: Match; readonly events: readonly MatchEvent[] } | null {
  const w = workingMatch(match);
  return passOne(w, to) ? { match: w.match, events: w.events } : null;
}

function happen(w: WorkingMatch, due: Due): void {
  switch (due.kind) {
    case 'script':
      return playScript(w);
    case 'wire':
      return arrive(w);
    case 'timer':
      stimulate(w, due.host, { type: 'timeout', timer: due.timer }, due.at);
      return;
    case 'autopilot':
      return autopilot(w, due.host);
    case 'crowd':
      return tickCrowd(w);
    case 'time limit':
      w.match.outcome = 'time limit';
      emit(w, { type: 'ended', outcome: 'time limit' });
  }
}

function arrive(w: WorkingMatch): void {
  const { wire, events } = takeDue(w.match.wire, w.match.now);
  w.match.wire = wire;
  for (const event of events) {
    const { id, to, segment } = event.packet;
    const { dark, inbox } = w.match.hosts[to];
    const taken = event.type === 'arrived' && !dark && inbox.length < MOST_WAITING;
    if (taken || event.type === 'lost') emitWireEvent(w, event);
    else if (event.type === 'arrived') lose(w, event.packet, dark ? 'no power' : 'loss');
    scriptArrived(w, id, taken ? stimulate(w, to, { type: 'segment', segment }, null) : null);
  }
}

/** The autopilot answers the first stimulus with the canonical reaction. */
function autopilot(w: WorkingMatch, host: HostId): void {
  const [first] = w.match.hosts[host].inbox;
  if (first === undefined) return setHost(w, host, { thinksUntil: null });
  answerCanonically(w, host, first, 'autopilot');
}
