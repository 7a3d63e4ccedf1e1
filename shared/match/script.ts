/** The script: which application calls come due, from what the match has come to. */

import type { Condition, ScriptedCall, ScriptedCallBody } from '../scenarios/scenario.ts';
import type { Milliseconds } from '../tcp/constants.ts';
import type { Call } from '../tcp/event.ts';
import { HOSTS, type HostId } from '../wire/fault.ts';
import type { Match, ScriptStatus } from './match.ts';
import { setHost, stimulate, type WorkingMatch } from './working.ts';

/** The script with those calls dated whose condition holds now; it need not go on holding. */
export function scheduledScript(match: Match): readonly ScriptStatus[] {
  const { scenario, now, script } = match;
  if (!script.some((s) => s.status === 'waiting')) return script;
  return script.map((status, i) => {
    const item = scenario.script[i];
    if (status.status !== 'waiting' || item === undefined) return status;
    return mayCall(match, item) && holds(match, item.when) ? { status: 'due', at: now + item.delay } : status;
  });
}

function mayCall({ hosts }: Match, { autopilots = [] }: ScriptedCall): boolean {
  return autopilots.every((host) => hosts[host].player === 'autopilot');
}

/** A person has taken over from an autopilot, or an autopilot from a person: the calls meant for autopilots follow. */
export function rescheduleScript(w: WorkingMatch): void {
  const script = w.match.script.map((status, i): ScriptStatus => {
    const item = w.match.scenario.script[i];
    const revoked = status.status === 'due' && item !== undefined && !mayCall(w.match, item);
    return revoked ? { status: 'waiting' } : status;
  });
  w.match.script = scheduledScript({ ...w.match, script });
}

function holds(match: Match, when: Condition): boolean {
  const { facts, script } = match;
  return (
    HOSTS.every((host) => {
      const wanted = when.states?.[host];
      const state = facts[host].state;
      const inState =
        wanted === undefined || (Array.isArray(wanted) ? wanted.includes(state) : wanted === state);
      return inState && facts[host].delivered.length >= (when.delivered?.[host] ?? 0);
    }) &&
    (when.acknowledged === undefined || allAcknowledged(match, when.acknowledged)) &&
    (when.after ?? []).every((i) => script[i]?.status === 'answered')
  );
}

function allAcknowledged(match: Match, host: HostId): boolean {
  return match.facts[host].sent !== '' && match.hosts[host].tcb.outgoing === '';
}

export function scriptNextDue(match: Match): Milliseconds | null {
  let next: Milliseconds | null = null;
  for (const s of match.script) if (s.status === 'due' && (next === null || s.at < next)) next = s.at;
  return next;
}

/** Makes the first call that is due. */
export function callFromScript(w: WorkingMatch): void {
  const due = w.match.script.findIndex((s) => s.status === 'due' && s.at <= w.match.now);
  const item = w.match.scenario.script[due];
  if (item === undefined) return;
  const stimulus = callHost(w, item.host, item.call);
  w.match.script = w.match.script.map((s, i) => (i === due ? { status: 'called', stimulus } : s));
}

export function scriptAnswered(w: WorkingMatch, stimulus: number): void {
  if (!w.match.script.some((s) => s.status === 'called' && s.stimulus === stimulus)) return;
  w.match.script = w.match.script.map((s) =>
    s.status === 'called' && s.stimulus === stimulus ? { status: 'answered' } : s,
  );
}

/** The ISS of one incarnation and the next lie apart, as RFC 9293 §3.4.1 asks (its clock, coarsely). */
const ISS_STEP = 250_000;

/** The application of a host calls: an OPEN gets its ISS here. */
export function callHost(w: WorkingMatch, host: HostId, body: ScriptedCallBody): number {
  const { nextIss } = w.match.hosts[host];
  const call: Call = body.call === 'OPEN' ? { ...body, iss: nextIss } : body;
  if (body.call === 'OPEN') setHost(w, host, { nextIss: (nextIss + ISS_STEP) % 2 ** 32 });
  return stimulate(w, host, { type: 'call', call }, null);
}
