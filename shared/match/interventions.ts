/** Acts on a match from outside TCP: a third party's segment, a loss of power, a control. */

import { type ControlId, controlOf } from '../host/controls.ts';
import { type HostId, peerOf } from '../hosts.ts';
import type { Guess, Injection } from '../scenarios/scenario.ts';
import { withConstants } from '../tcp/keep-alive.ts';
import { segment } from '../tcp/segment.ts';
import { type SeqNumber, seq, seqAdd } from '../tcp/seq.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import { inject } from '../wire/wire.ts';
import type { Match } from './match.ts';
import type { ControlMover } from './match-event.ts';
import {
  emit,
  setFacts,
  setHost,
  type WorkingMatch,
  withdraw,
  withdrawStoppedTimers,
} from './working-match.ts';

/** @returns the packet that carries the segment */
export function injectSegment(w: WorkingMatch, { to, ...named }: Injection): number {
  const from = peerOf(to);
  const injected = segment({
    seq: numberOf(w.match, named.seq),
    flags: named.flags,
    wnd: named.wnd ?? 0,
    data: named.data ?? '',
    ...(named.ack === undefined ? {} : { ack: numberOf(w.match, named.ack) }),
  });
  const { wire, events } = inject(w.match.wire, from, injected, w.match.now);
  w.match.wire = wire;
  w.match.facts = { ...w.match.facts, injected: w.match.facts.injected + 1 };
  const packet = events[0]?.packet.id ?? 0;
  emit(w, { type: 'injected', host: from, packet, segment: injected });
  return packet;
}

function numberOf({ hosts }: Match, guess: Guess): SeqNumber {
  if (typeof guess === 'number') return seq(guess);
  return seqAdd(heldBy(hosts[guess.host].tcb, guess.of), guess.plus ?? 0);
}

function heldBy({ iss, irs, snd, rcv }: Tcb, name: Exclude<Guess, number>['of']): SeqNumber {
  switch (name) {
    case 'ISS':
      return iss;
    case 'IRS':
      return irs;
    case 'SND.UNA':
      return snd.una;
    case 'SND.NXT':
      return snd.nxt;
    case 'RCV.NXT':
      return rcv.nxt;
  }
}

/**
 * The host forgets its connection, its timers and all that waits for an answer. What it sent is still on its way.
 * @param stays it has no power from now on
 */
export function crash(w: WorkingMatch, host: HostId, stays: boolean): void {
  const { tcb, inbox } = w.match.hosts[host];
  withdraw(w, host, inbox, 'crash');
  setHost(w, host, { tcb: closedTcb(tcb.constants), thinksUntil: null, dark: stays });
  const { crashes } = w.match.facts[host];
  setFacts(w, host, { state: 'CLOSED', unacknowledged: 0, crashes: crashes + 1 });
  emit(w, { type: 'crashed', host, from: tcb.state, stays });
}

/** What follows from the control holds from now on; timers that run already go on as they were set. */
export function moveControl(
  w: WorkingMatch,
  host: HostId,
  control: ControlId,
  value: number,
  by: ControlMover,
): void {
  const { tcb, controls } = w.match.hosts[host];
  const constants = { ...tcb.constants, ...controlOf(control).constants?.(value) };
  setHost(w, host, {
    tcb: withConstants(tcb, constants, w.match.now),
    controls: { ...controls, [control]: value },
  });
  emit(w, { type: 'control', host, control, value, by });
  withdrawStoppedTimers(w, host);
}
