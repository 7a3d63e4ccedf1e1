/**
 * The wire in one direction: a small set of segments, lost, delivered in any order, and again.
 * What one packet more or less makes of it is worked out once.
 */
import type { HostId } from '../../shared/hosts.ts';
import { PSH, type Segment, segmentText } from '../../shared/tcp/segment.ts';
import { type Interned, interned, remembered } from './intern.ts';

export interface Packet {
  readonly segment: Segment;
  /** The incarnation of its sender that sent it. TCP cannot know that; a contradiction is seen by it. */
  readonly incarnation: number;
  /** The hosts whose TIME-WAIT began when it was already on its way: a union of {@link HOST_BIT}. */
  readonly old: number;
}

export const HOST_BIT: Readonly<Record<HostId, number>> = { A: 1, B: 2 };

/** What is on the wire in one direction. */
export interface Wire {
  /** In the order of their numbers. */
  readonly packets: readonly number[];
  /** The wire without the packet at that place. */
  readonly without: (place: number) => number;
  readonly with: (packet: number) => number;
  /** The hosts for which something here is old. */
  readonly old: number;
  /** All that is here is old for these hosts now, too. */
  readonly aged: (hosts: number) => number;
  /** Nothing here is old for these hosts any more: their TIME-WAIT is over. */
  readonly renewed: (hosts: number) => number;
}

export interface Wires {
  readonly packets: Interned<Packet>;
  readonly packetId: (packet: Packet) => number;
  /** The packet as its receiver sees it: how old it is does not show. */
  readonly seen: (packet: number) => number;
  readonly at: (wire: number) => Wire;
  readonly wireId: (packets: readonly number[]) => number;
}

export const EMPTY = 0;

export function createWires(): Wires {
  const packets = interned<Packet>();
  const wires = interned<Wire>();

  const packetId = ({ segment: given, incarnation, old }: Packet): number => {
    // PSH is set but changes nothing.
    const segment = { ...given, flags: given.flags & ~PSH };
    const key = `${segmentText(segment)} "${segment.data}" ${segment.mss} ${incarnation} ${old}`;
    return packets.idOf(key, () => ({ segment, incarnation, old }));
  };

  const wireId = (ids: readonly number[]): number => {
    const set = [...new Set(ids)].sort((x, y) => x - y);
    return wires.idOf(set.join(), () => wire(set));
  };

  const wire = (here: readonly number[]): Wire => {
    const each = (change: (old: number, hosts: number) => number) =>
      remembered((hosts) =>
        wireId(
          here.map((id) => {
            const packet = packets.at(id);
            return packetId({ ...packet, old: change(packet.old, hosts) });
          }),
        ),
      );
    return {
      packets: here,
      without: remembered((place) => wireId(here.filter((_, i) => i !== place))),
      with: remembered((packet) => wireId([...here, packet])),
      old: here.reduce((hosts, id) => hosts | packets.at(id).old, 0),
      aged: each((old, hosts) => old | hosts),
      renewed: each((old, hosts) => old & ~hosts),
    };
  };

  wireId([]);
  const seen = remembered((id) => packetId({ ...packets.at(id), old: 0 }));
  return { packets, packetId, seen, at: wires.at, wireId };
}
