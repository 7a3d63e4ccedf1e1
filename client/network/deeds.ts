/** What a network has done to segments, and what came of it, from what it was told. */
import type { HostId } from '../../shared/hosts.ts';
import type { EventView } from '../../shared/protocol/view.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import type { Interference } from '../../shared/wire/orders.ts';

export interface Deed {
  readonly do: Interference;
  readonly host: HostId;
  readonly packet: number;
  readonly segment: Segment;
  /** Virtual milliseconds of the match. */
  readonly sentAt: number;
  /** When it arrived, or first did; null while it is under way, and where it was lost. */
  readonly arrivedAt: number | null;
  /** When its copy did. */
  readonly copyAt: number | null;
  /** When its host sent it again; null for not yet, or not at all. */
  readonly againAt: number | null;
  /** A later one of its host arrived before it. */
  readonly overtaken: boolean;
}

type Draft = { -readonly [Key in keyof Deed]: Deed[Key] };

/** @param events all that there have been */
export function deedsOf(events: readonly EventView[]): readonly Deed[] {
  const orders: Partial<Record<HostId, Interference>> = {};
  const deeds: Draft[] = [];
  const copies = new Map<number, Draft>();
  for (const event of events) {
    switch (event.type) {
      case 'order':
        if (event.by === 'network' && event.order) orders[event.host] = event.order.do;
        else delete orders[event.host];
        break;
      case 'sent': {
        const { host, packet, segment, at: sentAt, reason } = event;
        if (reason === 'retransmission')
          for (const deed of deeds)
            if (deed.host === host && deed.segment.seq === segment.seq) deed.againAt ??= sentAt;
        const ordered = orders[host];
        delete orders[host];
        if (ordered === undefined) break;
        const nothingYet = { arrivedAt: null, copyAt: null, againAt: null, overtaken: false };
        deeds.push({ do: ordered, host, packet, segment, sentAt, ...nothingYet });
        break;
      }
      case 'copied': {
        const copied = deeds.find(({ packet }) => packet === event.copyOf);
        if (copied) copies.set(event.packet, copied);
        break;
      }
      case 'arrived': {
        const copy = copies.get(event.packet);
        if (copy) copy.copyAt = event.at;
        for (const deed of deeds) {
          if (deed.packet === event.packet) deed.arrivedAt = event.at;
          else if (deed.host !== event.host && deed.arrivedAt === null && event.packet > deed.packet)
            deed.overtaken = true;
        }
        break;
      }
      default:
        break;
    }
  }
  return deeds;
}
