/**
 * The log: a player's events, gathered into turns.
 * A turn is a stimulus, the tries, the answer and what came of it.
 */
import type { HostId } from '../../shared/hosts.ts';
import type {
  EventView,
  Move,
  Outcome,
  RefusalView,
  Stimulus,
  VerdictView,
} from '../../shared/protocol/view.ts';
import { ACK, has, type Segment, SYN } from '../../shared/tcp/segment.ts';
import { seq, seqAdd } from '../../shared/tcp/seq.ts';
import type { State } from '../../shared/tcp/state.ts';
import { type Bases, NO_BASES } from './numbers.ts';

type Of<Type extends EventView['type']> = Extract<EventView, { type: Type }>;

export interface LoggedSegment {
  readonly at: number;
  readonly packet: number;
  readonly way: 'in' | 'out';
  readonly segment: Segment;
  /** Relative to these it was read or written. */
  readonly bases: Bases;
  readonly reason: Of<'sent'>['reason'] | null;
  readonly copy: boolean;
  /** Told only where the scenario shows the wire. */
  readonly lost: Of<'lost'>['cause'] | null;
}

export interface Try {
  readonly at: number;
  readonly version: number;
  readonly move: Move;
  readonly verdict: RefusalView;
  readonly failures: number;
}

export interface Turn {
  /** The version of its first event: unique and in order. */
  readonly version: number;
  readonly at: number;
  /** Null for a move that nothing asked for. */
  readonly id: number | null;
  readonly stimulus: Stimulus | null;
  readonly arrived: LoggedSegment | null;
  readonly tries: readonly Try[];
  readonly answer: {
    readonly at: number;
    readonly version: number;
    readonly by: Of<'accepted'>['by'];
    readonly move: Move;
    readonly verdict: VerdictView;
  } | null;
  /** Why it went away unanswered. */
  readonly withdrawn: Of<'withdrawn'>['cause'] | null;
  readonly advice: Pick<Of<'advice'>, 'version' | 'by' | 'move' | 'rule' | 'message'> | null;
  /** What the teacher told of it. */
  readonly hint: Pick<Of<'hint'>, 'version' | 'rule' | 'rfc' | 'message'> | null;
  readonly sent: readonly LoggedSegment[];
  readonly change: { readonly from: State; readonly to: State } | null;
  readonly delivered: string;
  readonly signals: readonly Of<'signal'>['signal'][];
  readonly returned: Of<'returned'>['result'] | null;
}

/** What befell the host without asking for an answer: it lost its power, or a control was moved. */
export type Happening =
  | Pick<Of<'crashed'>, 'type' | 'version' | 'at' | 'from' | 'stays'>
  | Pick<Of<'control'>, 'type' | 'version' | 'at' | 'control' | 'value' | 'by'>;

export interface Log {
  readonly turns: readonly Turn[];
  readonly happenings: readonly Happening[];
  readonly bases: Bases;
  /** The states that were gone through, from CLOSED on; a state may come again. */
  readonly states: readonly State[];
  readonly goals: readonly { readonly at: number; readonly goal: string }[];
  readonly ended: { readonly at: number; readonly outcome: Outcome } | null;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const EMPTY = {
  id: null,
  stimulus: null,
  arrived: null,
  answer: null,
  withdrawn: null,
  advice: null,
  hint: null,
  change: null,
  delivered: '',
  returned: null,
} as const;

const newTurn = ({ version, at }: EventView): Draft<Turn> => ({
  ...EMPTY,
  version,
  at,
  tries: [],
  sent: [],
  signals: [],
});

class Folding {
  readonly turns: Draft<Turn>[] = [];
  readonly happenings: Happening[] = [];
  readonly states: State[] = ['CLOSED'];
  readonly goals: { at: number; goal: string }[] = [];
  bases: Bases = NO_BASES;
  ended: Log['ended'] = null;
  /** What is told between two answers belongs to the earlier one. */
  private answered: Draft<Turn> | null = null;
  private arrived: LoggedSegment | null = null;

  take(event: EventView): void {
    switch (event.type) {
      case 'arrived':
        this.arrived = this.arrive(event);
        break;
      case 'stimulus': {
        const arrived = event.stimulus.type === 'segment' ? this.arrived : null;
        this.turns.push({ ...newTurn(event), id: event.id, stimulus: event.stimulus, arrived });
        this.arrived = null;
        break;
      }
      case 'refused':
        this.refuse(event);
        break;
      case 'accepted': {
        const turn = this.turnOf(event.stimulus, event);
        const { at, version, by, move, verdict } = event;
        turn.answer = { at, version, by, move, verdict };
        this.answered = turn;
        if (turn.stimulus?.type === 'call') {
          this.bases = basesFor(this.bases, this.states.at(-1) ?? 'CLOSED', turn.stimulus);
        }
        break;
      }
      case 'withdrawn':
        this.turnOf(event.id, event).withdrawn = event.cause;
        break;
      case 'advice':
        this.turnOf(event.stimulus, event).advice = event;
        break;
      case 'hint':
        this.turnOf(event.stimulus, event).hint = event;
        break;
      case 'state':
        this.enter(event.to);
        if (this.answered) this.answered.change = { from: event.from, to: event.to };
        break;
      case 'sent':
        this.send(event);
        break;
      case 'lost':
        this.lose(event);
        break;
      case 'delivered':
        if (this.answered) this.answered.delivered += event.data;
        break;
      case 'signal':
        this.answered?.signals.push(event.signal);
        break;
      case 'returned':
        if (this.answered) this.answered.returned = event.result;
        break;
      case 'goal':
        this.goals.push({ at: event.at, goal: event.goal });
        break;
      case 'ended':
        this.ended = { at: event.at, outcome: event.outcome };
        break;
      case 'crashed':
        this.enter('CLOSED');
        this.answered = null;
        this.happenings.push(event);
        break;
      case 'control':
        this.happenings.push(event);
        break;
      case 'copied':
      case 'injected':
      case 'order':
      case 'crowd':
      case 'act':
      case 'player':
        break;
    }
  }

  /** The turn of a stimulus; a new one for a move that nothing asked for. */
  private turnOf(id: number | null, event: EventView): Draft<Turn> {
    const known = id === null ? this.unasked() : this.turns.findLast((turn) => turn.id === id);
    if (known) return known;
    const turn = newTurn(event);
    this.turns.push(turn);
    return turn;
  }

  /** Tries that nothing asked for gather until one is accepted or something arrives. */
  private unasked(): Draft<Turn> | undefined {
    const last = this.turns.at(-1);
    return last && last.id === null && last.answer === null ? last : undefined;
  }

  /** Without a connection there is nothing to count from; a listener has its own number, and no peer. */
  private enter(state: State): void {
    this.states.push(state);
    if (state === 'CLOSED') this.bases = NO_BASES;
    if (state === 'LISTEN') this.bases = { ...this.bases, peer: null };
  }

  private refuse(event: Of<'refused'>): void {
    const { at, version, move, verdict, stimulus } = event;
    if (verdict.legal) return;
    const turn = this.turnOf(stimulus, event);
    turn.tries.push({ at, version, move, verdict, failures: turn.tries.length + 1 });
  }

  private arrive({ at, packet, segment, copyOf }: Of<'arrived'>): LoggedSegment {
    this.bases = basesFor(this.bases, this.states.at(-1) ?? 'CLOSED', { type: 'segment', segment });
    const { bases } = this;
    return { at, packet, way: 'in', segment, bases, reason: null, copy: copyOf !== null, lost: null };
  }

  private send({ at, packet, segment, reason }: Of<'sent'>): void {
    if (has(segment, SYN)) {
      // A SYN,ACK also says which SYN it took, whatever else has arrived meanwhile.
      const peer = has(segment, ACK) ? seqAdd(segment.ack, -1) : this.bases.peer;
      this.bases = { own: segment.seq, peer };
    }
    const { bases } = this;
    this.answered?.sent.push({ at, packet, way: 'out', segment, bases, reason, copy: false, lost: null });
  }

  private lose({ packet, cause }: Of<'lost'>): void {
    for (const turn of this.turns) {
      turn.sent = turn.sent.map((sent) => (sent.packet === packet ? { ...sent, lost: cause } : sent));
    }
  }
}

export function foldLog(events: readonly EventView[], host: HostId): Log {
  const folding = new Folding();
  for (const event of events) if (!('host' in event) || event.host === host) folding.take(event);
  const { turns, happenings, bases, states, goals, ended } = folding;
  return { turns, happenings, bases, states, goals, ended };
}

/** What counts relative to what while this stimulus is being answered: it may bring the numbers with it. */
export function basesFor(bases: Bases, state: State, stimulus: Stimulus | null): Bases {
  const begins = state === 'CLOSED' || state === 'LISTEN';
  if (stimulus?.type === 'call' && stimulus.call.call === 'OPEN') {
    // Of a connection that is there already nothing changes: the call fails.
    return begins ? { own: stimulus.call.iss, peer: null } : bases;
  }
  if (stimulus?.type === 'segment' && has(stimulus.segment, SYN)) {
    const awaits = state === 'LISTEN' || state === 'SYN-SENT';
    if (awaits) return { ...bases, peer: seq(stimulus.segment.seq) };
  }
  return bases;
}
