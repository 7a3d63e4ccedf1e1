/** The script: which of its items come due, from what the match has come to, and what becomes of them. */

import { HOSTS, type HostId } from '../hosts.ts';
import type { Condition, ScriptedCallBody, ScriptItem } from '../scenarios/scenario.ts';
import type { Call } from '../tcp/event.ts';
import type { Milliseconds } from '../units.ts';
import { issOf } from './cast.ts';
import { crash, injectSegment, moveControl } from './interventions.ts';
import type { Match, ScriptStatus } from './match.ts';
import { actOnCrowd, beginCrowdOf } from './play-crowd.ts';
import { setHost, stimulate, type WorkingMatch } from './working-match.ts';

/** The script with those items dated whose condition holds now; it need not go on holding. */
export function scheduledScript(match: Match): readonly ScriptStatus[] {
  const { scenario, now, script } = match;
  if (!script.some((s) => s.status === 'waiting')) return script;
  return script.map((status, i) => {
    const item = scenario.script[i];
    if (status.status !== 'waiting' || item === undefined) return status;
    return mayHappen(match, item) && holds(match, item.when)
      ? { status: 'due', at: now + item.delay }
      : status;
  });
}

function mayHappen({ hosts }: Match, { autopilots = [], people = [] }: ScriptItem): boolean {
  return (
    autopilots.every((host) => hosts[host].player === 'autopilot') &&
    people.every((host) => hosts[host].player === 'person')
  );
}

/** A person has taken over from an autopilot, or an autopilot from a person: what is meant for autopilots follows. */
export function rescheduleScript(w: WorkingMatch): void {
  const script = w.match.script.map((status, i): ScriptStatus => {
    const item = w.match.scenario.script[i];
    const revoked = status.status === 'due' && item !== undefined && !mayHappen(w.match, item);
    return revoked ? { status: 'waiting' } : status;
  });
  w.match.script = scheduledScript({ ...w.match, script });
}

/** Whether everything given holds now. */
export function holds(match: Match, when: Condition): boolean {
  const { facts, script, goals } = match;
  return (
    HOSTS.every((host) => {
      const wanted = when.states?.[host];
      const state = facts[host].state;
      const inState =
        wanted === undefined || (Array.isArray(wanted) ? wanted.includes(state) : wanted === state);
      const rule = when.rules?.[host];
      const met = rule === undefined || facts[host].rules.includes(rule);
      return inState && met && facts[host].delivered.length >= (when.delivered?.[host] ?? 0);
    }) &&
    (when.acknowledged === undefined || allAcknowledged(match, when.acknowledged)) &&
    (when.after ?? []).every((i) => script[i]?.status === 'answered') &&
    (when.goals ?? []).every((goal) => goals.includes(goal))
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

/** Lets the first item that is due happen. */
export function playScript(w: WorkingMatch): void {
  const due = w.match.script.findIndex((s) => s.status === 'due' && s.at <= w.match.now);
  const item = w.match.scenario.script[due];
  if (item === undefined) return;
  const status = happens(w, item);
  w.match.script = w.match.script.map((s, i) => (i === due ? status : s));
  w.match.script = scheduledScript(w.match);
}

function happens(w: WorkingMatch, item: ScriptItem): ScriptStatus {
  if ('call' in item) return { status: 'called', stimulus: callHost(w, item.host, item.call) };
  if ('inject' in item) return { status: 'on the wire', packet: injectSegment(w, item.inject) };
  if ('crash' in item) {
    const { inbox } = w.match.hosts[item.crash];
    crash(w, item.crash, item.stays === true);
    for (const { id } of inbox) scriptAnswered(w, id);
  } else if ('crowd' in item) {
    beginCrowdOf(w);
  } else if ('act' in item) {
    actOnCrowd(w, item.host, item.act);
  } else if (w.match.hosts[item.host].controls[item.control] !== item.value) {
    moveControl(w, item.host, item.control, item.value, 'script');
  }
  return { status: 'answered' };
}

/** The packet has arrived and become a stimulus, or it never will. */
export function scriptArrived(w: WorkingMatch, packet: number, stimulus: number | null): void {
  const next: ScriptStatus = stimulus === null ? { status: 'answered' } : { status: 'called', stimulus };
  replaceStatus(w, (s) => s.status === 'on the wire' && s.packet === packet, next);
  if (stimulus === null) w.match.script = scheduledScript(w.match);
}

export function scriptAnswered(w: WorkingMatch, stimulus: number): void {
  replaceStatus(w, (s) => s.status === 'called' && s.stimulus === stimulus, { status: 'answered' });
}

function replaceStatus(w: WorkingMatch, which: (s: ScriptStatus) => boolean, by: ScriptStatus): void {
  if (w.match.script.some(which)) w.match.script = w.match.script.map((s) => (which(s) ? by : s));
}

/** The ISS of one incarnation and the next lie apart, as RFC 9293 §3.4.1 asks (its clock, coarsely). */
const ISS_STEP = 250_000;

/** The application of a host calls: an OPEN gets its ISS here. */
export function callHost(w: WorkingMatch, host: HostId, body: ScriptedCallBody): number {
  const { nextIss, opens } = w.match.hosts[host];
  const call: Call = body.call === 'OPEN' ? { ...body, iss: nextIss } : body;
  if (body.call === 'OPEN') {
    const next = issOf(w.match.scenario, host, opens + 1) ?? (nextIss + ISS_STEP) % 2 ** 32;
    setHost(w, host, { opens: opens + 1, nextIss: next });
  }
  return stimulate(w, host, { type: 'call', call }, null);
}
