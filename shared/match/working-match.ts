/** The match while one input is carried out, and the events that this makes; it outlives no call. */

import type { HostId } from '../hosts.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { HostFacts } from '../scenarios/scenario.ts';
import type { Milliseconds } from '../units.ts';
import type { Host, Match, QueuedStimulus } from './match.ts';
import type { EventBody, MatchEvent, WithdrawalCause } from './match-event.ts';

export interface WorkingMatch {
  match: { -readonly [K in keyof Match]: Match[K] };
  readonly events: MatchEvent[];
}

export function workingMatch(match: Match): WorkingMatch {
  return { match: { ...match }, events: [] };
}

/** @param body made for this: it becomes the event */
export function emit(w: WorkingMatch, body: EventBody): void {
  w.match.version += 1;
  const event = body as EventBody & { version: number; at: Milliseconds };
  event.version = w.match.version;
  event.at = w.match.now;
  w.events.push(event);
}

// Host by host: an object with a computed key takes several times as long to make, and a move makes many.

export function setHost(w: WorkingMatch, host: HostId, change: Partial<Host>): void {
  const { A, B } = w.match.hosts;
  w.match.hosts = host === 'A' ? { A: { ...A, ...change }, B } : { A, B: { ...B, ...change } };
}

export function setFacts(w: WorkingMatch, host: HostId, change: Partial<HostFacts>): void {
  const { facts } = w.match;
  w.match.facts =
    host === 'A' ? { ...facts, A: { ...facts.A, ...change } } : { ...facts, B: { ...facts.B, ...change } };
}

/** Puts a stimulus into a host's inbox; an autopilot begins to think when it has nothing else to do. */
export function stimulate(
  w: WorkingMatch,
  host: HostId,
  stimulus: Stimulus,
  due: Milliseconds | null,
): number {
  const id = w.match.nextStimulus;
  w.match.nextStimulus = id + 1;
  const queued = { id, at: w.match.now, stimulus, due, failures: 0, advised: false, hinted: false };
  setHost(w, host, { inbox: [...w.match.hosts[host].inbox, queued] });
  emit(w, { type: 'stimulus', host, id, stimulus });
  wakeAutopilot(w, host);
  return id;
}

/** An autopilot that has something in its inbox answers after the scenario's thinking time. */
export function wakeAutopilot(w: WorkingMatch, host: HostId): void {
  const { player, inbox, thinksUntil } = w.match.hosts[host];
  if (player === 'person' || inbox.length === 0) {
    if (thinksUntil !== null) setHost(w, host, { thinksUntil: null });
  } else if (thinksUntil === null) {
    setHost(w, host, { thinksUntil: w.match.now + w.match.scenario.think });
  }
}

/** Takes stimuli out of a host's inbox unanswered. */
export function withdraw(
  w: WorkingMatch,
  host: HostId,
  stimuli: readonly QueuedStimulus[],
  cause: WithdrawalCause,
): void {
  if (stimuli.length === 0) return;
  setHost(w, host, { inbox: w.match.hosts[host].inbox.filter((q) => !stimuli.includes(q)) });
  for (const { id } of stimuli) emit(w, { type: 'withdrawn', host, id, cause });
}

/** A timeout that waits in the inbox counts only while its timer does: something else may have stopped it. */
export function withdrawStoppedTimers(w: WorkingMatch, host: HostId): void {
  const { inbox, tcb } = w.match.hosts[host];
  const stopped = inbox.filter(
    (q) => q.stimulus.type === 'timeout' && tcb.timers[q.stimulus.timer]?.due !== q.due,
  );
  withdraw(w, host, stopped, 'timer stopped');
}
