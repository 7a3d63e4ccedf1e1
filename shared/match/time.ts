/** Virtual time: what is due next, and letting everything that is due happen in one fixed order. */

import { HOSTS, type HostId } from '../hosts.ts';
import { TIMERS, type TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { takeDue, wireNextDue } from '../wire/wire.ts';
import { answerCanonically } from './canonical-answer.ts';
import { checkEnd } from './ending.ts';
import type { Match } from './match.ts';
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
  let first: Due | null = null;
  const consider = (due: Due): void => {
    if (first === null || due.at < first.at) first = due;
  };
  const script = scriptNextDue(match);
  if (script !== null) consider({ at: script, kind: 'script' });
  const wire = wireNextDue(match.wire);
  if (wire !== null) consider({ at: wire, kind: 'wire' });
  for (const host of HOSTS) {
    const { tcb, inbox } = match.hosts[host];
    for (const timer of TIMERS) {
      const due = tcb.timers[timer]?.due;
      if (due === undefined) continue;
      const queued = inbox.some(
        (q) => q.stimulus.type === 'timeout' && q.stimulus.timer === timer && q.due === due,
      );
      if (!queued) consider({ at: due, kind: 'timer', host, timer });
    }
  }
  for (const host of HOSTS) {
    const at = match.hosts[host].thinksUntil;
    if (at !== null) consider({ at, kind: 'autopilot', host });
  }
  if (match.crowd?.due != null) consider({ at: match.crowd.due, kind: 'crowd' });
  consider({ at: match.scenario.timeLimit, kind: 'time limit' });
  return first;
}

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
  const due = nextDue(match);
  const idle = HOSTS.every((host) => match.hosts[host].inbox.length === 0);
  return idle && due !== null && due < match.scenario.timeLimit && due - match.now >= LONG_WAIT ? due : null;
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
