/** One host's step, carried out: its TCB, its segments, its application, and the match. */

import type { HostId } from '../hosts.ts';
import type { Effect, SendReason, StepResult } from '../tcp/event.ts';
import { has, RST } from '../tcp/segment.ts';
import { arrowName, type State } from '../tcp/state.ts';
import { type Packet, transmit, type WireEvent } from '../wire/wire.ts';
import type { QueuedStimulus } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { scheduledScript, scriptAnswered } from './script.ts';
import {
  emit,
  setFacts,
  setHost,
  type WorkingMatch,
  wakeAutopilot,
  withdrawStoppedTimers,
} from './working-match.ts';

/** The stimulus (null: none) has been answered with this result. */
export function perform(w: WorkingMatch, host: HostId, stimulus: number | null, result: StepResult): void {
  const before = w.match.hosts[host];
  const from = before.tcb.state;
  const to = result.tcb.state;
  const inbox = before.inbox.filter((q) => q.id !== stimulus);
  setHost(w, host, { tcb: result.tcb, inbox, thinksUntil: null });
  // The state is told before the segments: the peer's side of a ladder reads in the same order.
  if (from !== to) {
    emit(w, { type: 'state', host, from, to, rule: result.because.state });
    changeState(w, host, from, to);
  }
  noteSend(w, host, stimulus, before.inbox, result);
  noteStep(w, host, result);
  for (const effect of result.effects) carryOut(w, host, effect);
  if (stimulus !== null) scriptAnswered(w, stimulus);
  withdrawStoppedTimers(w, host);
  wakeAutopilot(w, host);
  w.match.script = scheduledScript(w.match);
}

function changeState(w: WorkingMatch, host: HostId, from: State, to: State): void {
  const { visited, arrows } = w.match.facts[host];
  const arrow = arrowName(from, to);
  setFacts(w, host, {
    state: to,
    visited: visited.includes(to) ? visited : [...visited, to],
    arrows: arrows.includes(arrow) ? arrows : [...arrows, arrow],
  });
}

/** A SEND that was accepted: its text is now the stream's. */
function noteSend(
  w: WorkingMatch,
  host: HostId,
  id: number | null,
  inbox: readonly QueuedStimulus[],
  result: StepResult,
): void {
  const stimulus = inbox.find((q) => q.id === id)?.stimulus;
  if (stimulus?.type !== 'call' || stimulus.call.call !== 'SEND') return;
  const refused = result.effects.some((e) => e.type === 'return' && e.result !== 'ok');
  if (!refused) setFacts(w, host, { sent: w.match.facts[host].sent + stimulus.call.data });
}

function noteStep(w: WorkingMatch, host: HostId, { tcb, rules }: StepResult): void {
  const known = w.match.facts[host].rules;
  const fresh = rules.filter((rule) => !known.includes(rule));
  setFacts(w, host, {
    unacknowledged: tcb.outgoing.length,
    rules: fresh.length > 0 ? [...known, ...fresh] : known,
  });
}

function carryOut(w: WorkingMatch, host: HostId, effect: Effect): void {
  const facts = w.match.facts[host];
  switch (effect.type) {
    case 'send': {
      const { segment, reason } = effect;
      setFacts(w, host, {
        segmentsSent: facts.segmentsSent + 1,
        retransmissions: facts.retransmissions + (reason === 'retransmission' ? 1 : 0),
        resets: facts.resets + (has(segment, RST) ? 1 : 0),
      });
      payFor(w, host);
      const sent = transmit(w.match.wire, host, segment, w.match.now);
      w.match.wire = sent.wire;
      for (const event of sent.events) emitWireEvent(w, event, reason);
      return;
    }
    case 'deliver':
      setFacts(w, host, { delivered: facts.delivered + effect.data });
      emit(w, { type: 'delivered', host, data: effect.data });
      return;
    case 'signal':
      setFacts(w, host, { signals: [...facts.signals, effect.signal] });
      emit(w, { type: 'signal', host, signal: effect.signal });
      return;
    case 'return':
      emit(w, { type: 'returned', host, result: effect.result });
      return;
  }
}

/** What the network has ordered of the host's next segment, which is this one, is done now. */
function payFor(w: WorkingMatch, host: HostId): void {
  const { wire, budget } = w.match;
  const ordered = wire.orders[host];
  if (ordered?.by !== 'network') return;
  const { do: done } = ordered.order;
  w.match.budget = { ...budget, [done]: budget[done] - 1 };
}

/** Tells what the wire did; an arrival is told by the one who takes it off the wire. */
export function emitWireEvent(w: WorkingMatch, event: WireEvent, reason: SendReason = 'new'): void {
  const { packet } = event;
  switch (event.type) {
    case 'sent':
      emit(w, { type: 'sent', host: packet.from, packet: packet.id, segment: packet.segment, reason });
      return;
    case 'copied':
      emit(w, { type: 'copied', host: packet.from, packet: packet.id, copyOf: packet.copyOf ?? packet.id });
      return;
    case 'lost':
      return lose(w, packet, event.cause);
    case 'arrived':
      emit(w, {
        type: 'arrived',
        host: packet.to,
        packet: packet.id,
        segment: packet.segment,
        copyOf: packet.copyOf,
      });
  }
}

/** On the wire, or behind it. */
export function lose(
  w: WorkingMatch,
  { from, id }: Packet,
  cause: Extract<MatchEvent, { type: 'lost' }>['cause'],
): void {
  w.match.facts = { ...w.match.facts, lost: w.match.facts.lost + 1 };
  emit(w, { type: 'lost', host: from, packet: id, cause });
}
