/** The fate of every segment that was on the wire, read from the events. */

import type { HostId } from '../../../shared/hosts.ts';
import type { Match } from '../../../shared/match/match.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import type { Moment } from '../../../shared/record/moments.ts';
import type { SendReason } from '../../../shared/tcp/event.ts';
import type { RuleId } from '../../../shared/tcp/rules.ts';
import type { Segment } from '../../../shared/tcp/segment.ts';
import type { Milliseconds } from '../../../shared/units.ts';

export type Fate =
  | { readonly kind: 'flying' }
  | { readonly kind: 'arrived'; readonly at: Milliseconds; readonly version: number }
  | {
      readonly kind: 'lost';
      readonly at: Milliseconds;
      readonly version: number;
      readonly cause: 'loss' | 'fault' | 'msl' | 'no power';
    };

export interface Packet {
  readonly id: number;
  readonly from: HostId;
  readonly to: HostId;
  readonly segment: Segment;
  readonly reason: SendReason | 'injected';
  readonly sentAt: Milliseconds;
  /** The version of the event that put it on the wire. */
  readonly version: number;
  /** The moment in which it was sent. */
  readonly moment: number;
  /** The packet that the network copied to make this one. */
  readonly copyOf: number | null;
  /** An earlier packet with the same text and flags, when this is a retransmission. */
  readonly repeats: number | null;
  /** Why it was sent: the rule of the move that sent it; none of what a third party put on the wire. */
  readonly rule: RuleId | null;
  /** What the page counts its numbers from. */
  readonly base: { readonly seq: number; readonly ack: number };
  readonly fate: Fate;
}

const other = (host: HostId): HostId => (host === 'A' ? 'B' : 'A');

/** The sender's ISS and IRS as it sent: of the connection that is there after the moment, or was there before it. */
function baseOf(host: HostId, before: Match, after: Match): Packet['base'] | null {
  const { tcb } = [after, before].map((match) => match.hosts[host]).find(known) ?? {};
  return tcb ? { seq: tcb.iss, ack: tcb.irs } : null;
}
const known = ({ tcb }: Match['hosts'][HostId]): boolean => tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN';

type Sent = MatchEvent & { readonly type: 'sent' | 'injected' };

export function packetsOf(moments: readonly Moment[]): ReadonlyMap<number, Packet> {
  const packets = new Map<number, Packet>();
  let bases: Partial<Record<HostId, Packet['base']>> = {};

  const repeated = ({ host, segment }: Sent, reason: Packet['reason']): number | null => {
    if (reason !== 'retransmission') return null;
    const same = [...packets.values()].filter(
      (p) =>
        p.from === host &&
        p.copyOf === null &&
        p.segment.seq === segment.seq &&
        p.reason !== 'acknowledgment',
    );
    return same.at(-1)?.id ?? null;
  };

  for (const [moment, { match, events }] of moments.entries()) {
    const before = moments[moment - 1]?.match ?? match;
    let rule: RuleId | null = null;
    for (const event of events) {
      switch (event.type) {
        case 'accepted':
          rule = event.verdict.rule;
          break;
        case 'sent':
        case 'injected': {
          const reason = event.type === 'sent' ? event.reason : 'injected';
          const base = baseOf(event.host, before, match) ?? bases[event.host] ?? reply(bases, event.host);
          bases = { ...bases, [event.host]: base };
          packets.set(event.packet, {
            id: event.packet,
            from: event.host,
            to: other(event.host),
            segment: event.segment,
            reason,
            sentAt: event.at,
            version: event.version,
            moment,
            copyOf: null,
            repeats: repeated(event, reason),
            rule: event.type === 'sent' ? rule : null,
            base,
            fate: { kind: 'flying' },
          });
          break;
        }
        case 'copied': {
          const original = packets.get(event.copyOf);
          if (original === undefined) break;
          const { packet: id, copyOf, at: sentAt, version } = event;
          packets.set(id, { ...original, id, copyOf, sentAt, version, moment, fate: { kind: 'flying' } });
          break;
        }
        case 'arrived':
        case 'lost': {
          const packet = packets.get(event.packet);
          if (packet === undefined) break;
          const { at, version } = event;
          const fate: Fate =
            event.type === 'lost'
              ? { kind: 'lost', at, version, cause: event.cause }
              : { kind: 'arrived', at, version };
          packets.set(packet.id, { ...packet, fate });
          break;
        }
      }
    }
  }
  return packets;
}

/** A host without a connection answers in the numbers of the segment that it answers: the peer's, turned round. */
function reply(bases: Partial<Record<HostId, Packet['base']>>, host: HostId): Packet['base'] {
  const peer = bases[other(host)];
  return peer ? { seq: peer.ack, ack: peer.seq } : { seq: 0, ack: 0 };
}
