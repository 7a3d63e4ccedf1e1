/**
 * The turn of the circle of numbers, so that equal situations coincide.
 * A host that goes back to LISTEN takes an ISS 64,000 further on. The circle is turned until its ISS is the one
 * that OPEN gave, and what is left of earlier numbers is moved near: how far behind every window an old number lies
 * makes no difference.
 */
import { HOSTS, type HostId, peerOf } from '../../shared/hosts.ts';
import { ACK, has } from '../../shared/tcp/segment.ts';
import { type SeqNumber, seqAdd, seqDiff } from '../../shared/tcp/seq.ts';
import type { Host } from './host.ts';
import type { Packet } from './wire.ts';

export interface Parts {
  readonly hosts: Readonly<Record<HostId, Host>>;
  /** What is on its way to each host. */
  readonly to: Readonly<Record<HostId, readonly Packet[]>>;
}

/** Numbers further apart than this have no window in common; windows and texts are far smaller. */
const FAR = 32;

type Change = (n: SeqNumber) => SeqNumber;
const same: Change = (n) => n;

/** All numbers of host `name`'s stream moved back by `issStep`, wherever they stand. */
export function renumbered(parts: Parts, name: HostId, issStep: number): Parts {
  const moved = forgotten(
    changed(parts, name, (n) => seqAdd(n, -issStep)),
    name,
  );
  const { iss } = moved.hosts[name].tcb;
  const numbers = new Set([0]);
  changed(moved, name, (n) => {
    numbers.add(seqDiff(n, iss));
    return n;
  });
  const near = nearer([...numbers].sort((x, y) => x - y));
  return changed(moved, name, (n) => seqAdd(iss, near.get(seqDiff(n, iss)) ?? 0));
}

/** The next connection of this OPEN is another one: whoever was synchronized with the last may be so with that. */
function forgotten({ hosts, to }: Parts, name: HostId): Parts {
  const peer = hosts[peerOf(name)];
  const met = peer.history.met.filter((incarnation) => incarnation !== hosts[name].history.incarnation);
  return { hosts: { ...hosts, [peer.name]: { ...peer, history: { ...peer.history, met } } }, to };
}

/** The same numbers in the same order with 0 where it was, none further than {@link FAR} from its neighbours. */
function nearer(sorted: readonly number[]): ReadonlyMap<number, number> {
  const near = new Map<number, number>([[0, 0]]);
  const zero = sorted.indexOf(0);
  const walk = (by: 1 | -1): void => {
    for (let i = zero + by, at = 0; sorted[i] !== undefined; i += by) {
      const gap = Math.abs((sorted[i] as number) - (sorted[i - by] as number));
      at += by * Math.min(gap, FAR);
      near.set(sorted[i] as number, at);
    }
  };
  walk(1);
  walk(-1);
  return near;
}

function changed({ hosts, to }: Parts, name: HostId, change: Change): Parts {
  const host = (h: HostId): Host =>
    changedHost(hosts[h], h === name ? change : same, h === name ? same : change);
  const packets = (receiver: HostId): readonly Packet[] =>
    to[receiver].map((p) =>
      changedPacket(p, peerOf(receiver) === name ? change : same, receiver === name ? change : same),
    );
  const [a, b] = HOSTS;
  return {
    hosts: { [a]: host(a), [b]: host(b) } as Parts['hosts'],
    to: { A: packets('A'), B: packets('B') },
  };
}

function changedHost(host: Host, own: Change, peers: Change): Host {
  const { tcb } = host;
  if (tcb.state === 'CLOSED') return host;
  if (tcb.state === 'LISTEN') return { ...host, tcb: { ...tcb, iss: own(tcb.iss) } };
  const { snd, rcv } = tcb;
  const sending = {
    iss: own(tcb.iss),
    outgoingSeq: own(tcb.outgoingSeq),
    retransmissionQueue: tcb.retransmissionQueue.map((u) => ({ ...u, seq: own(u.seq) })),
  };
  const una = own(snd.una);
  const nxt = own(snd.nxt);
  if (tcb.state === 'SYN-SENT') return { ...host, tcb: { ...tcb, ...sending, snd: { ...snd, una, nxt } } };
  // A SYN without ACK leaves SND.WL2 at 0, which is no number of ours.
  const wl2 = snd.wl2 === 0 ? snd.wl2 : own(snd.wl2);
  return {
    ...host,
    tcb: {
      ...tcb,
      ...sending,
      irs: peers(tcb.irs),
      snd: { ...snd, una, nxt, wl1: peers(snd.wl1), wl2 },
      rcv: { ...rcv, nxt: peers(rcv.nxt) },
      held: tcb.held.map((h) => ({ ...h, seq: peers(h.seq) })),
    },
  };
}

function changedPacket(packet: Packet, own: Change, peers: Change): Packet {
  const { segment } = packet;
  const ack = has(segment, ACK) ? peers(segment.ack) : segment.ack;
  return { ...packet, segment: { ...segment, seq: own(segment.seq), ack } };
}
