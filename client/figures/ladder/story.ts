/** What has happened in a match, read from its events: the ladder, the wire, what was refused or told. */
import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';
import type { EventView, RefusalView } from '../../../shared/protocol/view.ts';
import { has, type Segment, SYN } from '../../../shared/tcp/segment.ts';
import type { NumberBase } from '../segment/segment-view.ts';
import type { LadderArrow, LadderInput, LadderMark, StateSpan } from './ladder-input.ts';

type Of<Type extends EventView['type']> = Extract<EventView, { type: Type }>;
type Order = NonNullable<Of<'order'>['order']>['do'];

/** A segment that is on its way. */
export interface UnderWay {
  readonly packet: number;
  readonly from: HostId;
  readonly segment: Segment;
  readonly base: NumberBase;
}

export interface Refused {
  readonly verdict: RefusalView;
  /** The host has answered rightly since. */
  readonly settled: boolean;
}

export interface Story {
  readonly arrows: readonly LadderArrow[];
  readonly marks: readonly LadderMark[];
  /** The state since a moment, in order. */
  readonly states: Readonly<Record<HostId, readonly Pick<StateSpan, 'state' | 'from'>[]>>;
  readonly underWay: readonly UnderWay[];
  /** The last one. */
  readonly refused: Readonly<Record<HostId, Refused | null>>;
  /** What has been told of a stimulus, by its id. */
  readonly told: ReadonlyMap<number, 'hint' | 'answer'>;
  /** What becomes of the next segment of a host. */
  readonly orders: Readonly<Record<HostId, Order | null>>;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

class Telling {
  readonly packets = new Map<number, Draft<LadderArrow> & UnderWay>();
  readonly marks: LadderMark[] = [];
  readonly states: Record<HostId, Pick<StateSpan, 'state' | 'from'>[]> = {
    A: [{ state: 'CLOSED', from: 0 }],
    B: [{ state: 'CLOSED', from: 0 }],
  };
  readonly refused: Record<HostId, Refused | null> = { A: null, B: null };
  readonly told = new Map<number, 'hint' | 'answer'>();
  readonly orders: Record<HostId, Order | null> = { A: null, B: null };
  /** Each host's initial sequence number. */
  readonly #iss: Partial<Record<HostId, number>> = {};

  take(event: EventView): void {
    switch (event.type) {
      case 'sent':
        this.orders[event.host] = null;
        if (has(event.segment, SYN)) this.#iss[event.host] = event.segment.seq;
        this.#send(event, event.reason === 'retransmission', false);
        break;
      case 'injected':
        this.#send(event, false, true);
        break;
      case 'copied': {
        const original = this.packets.get(event.copyOf);
        const { packet, at: sentAt } = event;
        const copy = { packet, id: String(packet), sentAt, arrivesAt: null, lostAt: null, duplicate: true };
        if (original) this.packets.set(packet, { ...original, ...copy });
        break;
      }
      case 'arrived':
        this.#end(event, 'arrivesAt');
        break;
      case 'lost':
        this.#end(event, 'lostAt');
        break;
      case 'state':
        this.states[event.host].push({ state: event.to, from: event.at });
        break;
      case 'crashed':
        this.states[event.host].push({ state: 'CLOSED', from: event.at });
        break;
      case 'stimulus':
        this.#mark(event);
        break;
      case 'refused':
        if (event.verdict.legal) break;
        this.refused[event.host] = { verdict: event.verdict, settled: false };
        this.marks.push({
          host: event.host,
          at: event.at,
          kind: 'verdict',
          label: event.verdict.rule,
          bad: true,
        });
        break;
      case 'accepted': {
        const last = this.refused[event.host];
        if (last) this.refused[event.host] = { ...last, settled: true };
        break;
      }
      case 'hint':
        this.told.set(event.stimulus, 'hint');
        break;
      case 'advice':
        this.told.set(event.stimulus, 'answer');
        break;
      case 'order':
        this.orders[event.host] = event.order?.do ?? null;
        break;
      default:
        break;
    }
  }

  #send(
    { packet, host: from, segment, at: sentAt }: Of<'sent' | 'injected'>,
    retransmission: boolean,
    injected: boolean,
  ): void {
    const base = { seq: this.#iss[from], ack: this.#iss[peerOf(from)] };
    const way = { sentAt, arrivesAt: null, lostAt: null };
    this.packets.set(packet, {
      packet,
      id: String(packet),
      from,
      segment,
      base,
      ...way,
      retransmission,
      injected,
    });
  }

  #end({ packet, at }: Of<'arrived' | 'lost'>, how: 'arrivesAt' | 'lostAt'): void {
    const known = this.packets.get(packet);
    if (known) this.packets.set(packet, { ...known, [how]: at });
  }

  /** A segment's arrival is its arrow. */
  #mark({ host, at, stimulus }: Of<'stimulus'>): void {
    if (stimulus.type === 'call') this.marks.push({ host, at, kind: 'call', label: stimulus.call.call });
    if (stimulus.type === 'timeout') this.marks.push({ host, at, kind: 'timeout', label: stimulus.timer });
  }
}

export function storyOf(events: readonly EventView[]): Story {
  const telling = new Telling();
  for (const event of events) telling.take(event);
  const { packets, ...told } = telling;
  const arrows = [...packets.values()];
  return { ...told, arrows, underWay: arrows.filter((one) => one.arrivesAt === null && one.lostAt === null) };
}

/** @param end up to when it is drawn */
export function ladderOf({ arrows, marks, states }: Story, end: number): LadderInput {
  const spans = (host: HostId): readonly StateSpan[] =>
    states[host].map((one, i) => ({ ...one, to: states[host][i + 1]?.from ?? end }));
  const [A, B] = HOSTS.map(spans);
  return { lifelines: { A: A ?? [], B: B ?? [] }, arrows, marks, end };
}
