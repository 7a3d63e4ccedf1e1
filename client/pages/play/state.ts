/** The play page without a DOM: the class, the match at hand and its board, from the server's messages. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { HostId } from '../../../shared/hosts.ts';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type {
  ClassView,
  EventView,
  Interference,
  MatchView,
  Outlines,
  ScenarioView,
} from '../../../shared/protocol/view.ts';
import { type Board, createBoard } from '../../board/board-state.ts';
import type { BoardPort, Partner, Reply } from '../../board/port.ts';
import { type ContinuedClock, stands } from '../../connection/clock.ts';
import type { Answer, Link, LinkOptions } from '../../connection/socket.ts';

export interface Table {
  readonly match: string;
  readonly board: Board;
  /** It is no round’s: the player warms up. */
  readonly warmUp: boolean;
  /** The match beside the canonical one, once it has ended and they are known. */
  readonly outlines: ReadonlySignal<Outlines | null>;
}

export interface Play {
  readonly link: Link;
  readonly clock: ContinuedClock;
  readonly class: ReadonlySignal<ClassView | null>;
  /** The match that is being played, or was last; null in the lobby. */
  readonly table: ReadonlySignal<Table | null>;
  /** The match whose network the player is, as it is seen there; null for who is none. */
  readonly wire: ReadonlySignal<MatchState | null>;
  /** Who is the network orders what becomes of a host's next segment; null: nothing any more. */
  readonly interfere: (host: HostId, wanted: Interference | null) => void;
  /** The player would have time leap to the next event of this match. */
  readonly leap: (match: string) => void;
  /** The player's answer to the question to the class; what comes of it, the class tells. */
  readonly choose: (question: number, option: number) => void;
  /** A moment of the server's, on the clock of the frames. */
  readonly here: (epoch: number) => number;
  /** The player would warm up, or no more. */
  readonly warmUp: (begin: boolean) => void;
  /** The server knows nothing any more of the match in which the player warmed up. */
  readonly warmUpLost: ReadonlySignal<boolean>;
  readonly dispose: () => void;
}

export interface PlayOptions {
  readonly token: string;
  readonly clock: ContinuedClock;
  readonly open: (options: LinkOptions) => Link;
  /** What the server tells of a match that has ended; null when it does not. */
  readonly askOutlines: (match: string) => Promise<Outlines | null>;
  /** The server has not all that this page was told; what it has is told anew. */
  readonly onHistoryLost: (text: string) => void;
  /** This moment, on the clock of the frames. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
}

export interface MatchState {
  readonly id: string;
  readonly history: string;
  readonly view: MatchView;
  readonly events: readonly EventView[];
}

/** What is new follows what is known; a snapshot from the beginning takes its place. */
export function merge(
  known: MatchState | null,
  { match: id, since, history, view, events }: Extract<Heard, { type: 'match' }>,
): MatchState {
  if (known?.id !== id || since === 0) return { id, history, view, events };
  const last = known.events.at(-1)?.version ?? 0;
  const news = events.filter(({ version }) => version > last);
  return { id, history, view, events: news.length > 0 ? [...known.events, ...news] : known.events };
}

function replyOf(answer: Answer): Reply {
  switch (answer.kind) {
    case 'answer':
      return { kind: 'judged', verdict: answer.verdict };
    case 'error':
      return { kind: 'refused', text: answer.message };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

export function createPlay({ token, clock, open, ...options }: PlayOptions): Play {
  const { askOutlines, onHistoryLost, monotonic, wallClock } = options;
  const klass = signal<ClassView | null>(null);
  const match = signal<MatchState | null>(null);
  const scenario = signal<ScenarioView | null>(null);
  const awaySince = signal<number | null>(null);
  const standInAt = signal<number | null>(null);
  /** How far this device's clock is before the server's. */
  let skew = 0;
  /** The player has left a warm-up, of which the server still tells. */
  let leaves = false;
  const warmUpLost = signal(false);

  const take = (message: Heard): void => {
    switch (message.type) {
      case 'class':
        batch(() => {
          const { warmUp, round } = message.view;
          const gone = klass.peek()?.warmUp != null && warmUp === null;
          warmUpLost.value =
            (gone && !leaves && message.view.seat === null) || (warmUpLost.peek() && !warmUp);
          if (warmUp === null) leaves = false;
          klass.value = message.view;
          scenario.value = (warmUp ?? round)?.scenario ?? scenario.peek();
          clock.hear(message.clock);
        });
        break;
      case 'match':
        batch(() => {
          match.value = merge(match.peek(), message);
          clock.hear(message.clock);
        });
        break;
      case 'clock':
        clock.hear(message.clock);
        break;
      case 'welcome':
        skew = wallClock() - message.now;
        break;
      case 'error':
        if (message.code === 'history-lost' || message.code === 'round-lapsed')
          onHistoryLost(message.message);
        break;
      case 'teacher':
      case 'projector':
      case 'answer':
      case 'ping':
      case 'pong':
        break;
    }
  };

  const link = open({
    hello: () => {
      const known = match.peek();
      return {
        token,
        class: null,
        seen: known && { match: known.id, version: known.view.version, history: known.history },
      };
    },
    onMessage: take,
  });

  const here = (epoch: number): number => monotonic() + epoch - (wallClock() - skew);
  /** None while the player warms up: that is shown instead. */
  const seat = computed(() => (klass.value?.warmUp ? null : (klass.value?.seat ?? null)));
  const stopWatching = effect(() => {
    const gone = seat.value?.partner?.connected === false;
    const due = seat.value?.partner?.standInAt ?? null;
    standInAt.value = due === null ? null : here(due);
    if (!gone) awaySince.value = null;
    else if (awaySince.peek() === null) awaySince.value = monotonic();
  });
  const partner = computed<Partner>(() => {
    const { name = null, connected = true, stoodInFor = false } = seat.value?.partner ?? {};
    const together = seat.value?.together ?? null;
    const away = { awaySince: awaySince.value, standInAt: standInAt.value };
    const network = seat.value?.network?.name ?? null;
    return { name, self: false, together, connected, ...away, stoodInFor, network };
  });

  const portOf = (sat: MatchState, round: ScenarioView): BoardPort => {
    const { id, view } = sat;
    const [own] = view.hosts;
    // The last that was seen of this match: the next one must not change this board before it is gone.
    let seen = sat;
    const mine = computed(() => {
      if (match.value?.id === id) seen = match.value;
      return seen;
    });
    return {
      host: own?.host ?? 'A',
      scenario: computed(() => scenario.value ?? round),
      view: computed(() => mine.value.view),
      events: computed(() => mine.value.events),
      now: clock.now,
      paused: computed(() => stands(clock.last.value)),
      stalled: computed(() => clock.last.value.stalled === true),
      resume: null,
      online: computed(() => link.status.value === 'online'),
      partner,
      move: (stimulus, move) => link.ask({ type: 'move', match: id, stimulus, move }).then(replyOf),
      call: (call) => link.ask({ type: 'call', match: id, call }).then(replyOf),
      control: (control, value) => link.ask({ type: 'control', match: id, control, value }).then(replyOf),
      crowd: (act) => link.ask({ type: 'crowd', match: id, act }).then(replyOf),
      advice: () => link.ask({ type: 'advice', match: id }).then(replyOf),
      predict: (prediction, option) =>
        link.ask({ type: 'predict', match: id, prediction, option }).then(replyOf),
    };
  };

  const tableOf = (
    id: string,
    port: BoardPort,
    warmUp: boolean,
  ): Table & { readonly dispose: () => void } => {
    const board = createBoard(port);
    const outlines = signal<Outlines | null>(null);
    const ended = computed(() => port.view.value.outcome !== null);
    const stopAsking = effect(() => {
      // Of a warm-up nothing is kept that could be asked for.
      if (!ended.value || warmUp) return;
      void askOutlines(id).then((told) => {
        outlines.value = told;
      });
    });
    return {
      match: id,
      board,
      warmUp,
      outlines,
      dispose: () => {
        stopAsking();
        board.dispose();
      },
    };
  };

  const wire = computed(() => {
    const { warmUp, network } = klass.value ?? {};
    return !warmUp && network && match.value?.id === network.match ? match.value : null;
  });

  // A board lives as long as its match is the one at hand.
  const table = signal<ReturnType<typeof tableOf> | null>(null);
  const stopSeating = effect(() => {
    const state = match.value;
    const round = scenario.value;
    const warmUp = klass.value?.warmUp?.match;
    const sits = warmUp ?? seat.value?.match;
    untracked(() => {
      const present = table.peek();
      const wanted = state !== null && round !== null && state.id === sits ? state : null;
      if (present?.match === wanted?.id) return;
      present?.dispose();
      table.value = wanted && round ? tableOf(wanted.id, portOf(wanted, round), wanted.id === warmUp) : null;
    });
  });

  return {
    link,
    clock,
    class: klass,
    table,
    wire,
    // What comes of it, the class tells; a refusal means that something has happened, which it tells as well.
    choose: (question, option) => void link.ask({ type: 'choose', question, option }),
    // Likewise: the match tells what is ordered, and what is left.
    interfere: (host, wanted) => {
      const id = wire.peek()?.id;
      if (id !== undefined) void link.ask({ type: 'wire', match: id, host, do: wanted });
    },
    here,
    leap: (match) => void link.ask({ type: 'leap', match }),
    warmUp: (begin) => {
      leaves = !begin;
      void link.ask({ type: 'warm-up', begin });
    },
    warmUpLost,
    dispose: () => {
      stopWatching();
      stopSeating();
      table.peek()?.dispose();
      link.close();
    },
  };
}
