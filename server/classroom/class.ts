/** A class as plain data, and what each of its events makes of it. */
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import type { Move } from '../../shared/judge/move.ts';
import type { LessonPlan } from '../../shared/lesson-plans/plan.ts';
import type { Level } from '../../shared/match/input.ts';
import type { Position } from '../../shared/positions/position.ts';
import type { ProjectorShows } from '../../shared/protocol/view.ts';
import type { ClassEvent, Pair } from './entries.ts';

export interface Player {
  readonly id: string;
  readonly name: string;
  /** Of the tokens that open the seat. */
  readonly tokenHashes: readonly string[];
  /** The hash of the mark of the device that took the seat; null where it keeps none. */
  readonly device: string | null;
  /** A device has opened it. */
  readonly opened: boolean;
}

/** More devices than somebody has: the token that is the oldest opens it no more. */
const MOST_TOKENS = 8;

export interface Round {
  /** Counts the class's rounds from 1. */
  readonly number: number;
  readonly scenario: { readonly id: string; readonly version: number };
  readonly rulebook: number;
  readonly level: Level;
  /** Its players are asked to predict; left out where they are not. */
  readonly predictions?: true;
  readonly seed: number;
  /** Virtual time of the class at which it began. */
  readonly origin: number;
  readonly pairs: readonly Pair[];
  /** Who is left over plays the network of a pair; left out: with the autopilot. */
  readonly odd?: 'network';
  /** Virtual time of the class at which it ends by itself; null: it does not. */
  readonly limit: number | null;
  /** Which round of the class's plan it is, from 0; null for none. */
  readonly planned: number | null;
  /** By the teacher; matches end by themselves, too. */
  readonly ended: boolean;
}

/** What the whole class is asked. */
export interface Question {
  /** Counts the class's questions from 1. */
  readonly number: number;
  readonly position: Position;
  readonly options: readonly Move[];
  /** Milliseconds since 1970. */
  readonly ends: number;
}

/** A question, and how it has been answered. */
export interface Poll {
  readonly question: Question;
  readonly open: boolean;
  /** The option of each player who has chosen one. */
  readonly answers: Readonly<Record<string, number>>;
}

export interface Class {
  readonly code: string;
  /** What its teacher calls it; null for nothing. */
  readonly name: string | null;
  readonly projector: {
    /** Of the tokens that open it. */
    readonly tokenHashes: readonly string[];
    readonly shows: ProjectorShows;
  };
  /** In the order in which they joined. */
  readonly players: readonly Player[];
  /** Tokens that open the results of one player each, also of one who has left. */
  readonly links: readonly { readonly player: string; readonly tokenHash: string }[];
  /** Whoever is new waits for the teacher. */
  readonly locked: boolean;
  /** Devices of players whom the teacher removed, until one is let in again. */
  readonly removed: readonly string[];
  /** How many rounds there have been. */
  readonly rounds: number;
  /** The round that is being played or was last. */
  readonly round: Round | null;
  /** The rounds before it. */
  readonly past: readonly Round[];
  /** What it means to play. */
  readonly plan: LessonPlan | null;
  /** The question that everybody is shown. */
  readonly poll: Poll | null;
  /** The questions before it. */
  readonly polls: readonly Poll[];
  readonly clock: { readonly virtual: number; readonly pace: number; readonly paused: boolean };
}

const SHOWN_FIRST: ProjectorShows = { scene: 'join', match: null, named: false, address: null };

export function emptyClass(code: string): Class {
  const clock = { virtual: 0, pace: 1, paused: false };
  return {
    code,
    name: null,
    projector: { tokenHashes: [], shows: SHOWN_FIRST },
    players: [],
    links: [],
    locked: false,
    removed: [],
    rounds: 0,
    round: null,
    past: [],
    plan: null,
    poll: null,
    polls: [],
    clock,
  };
}

export function after(state: Class, event: ClassEvent): Class {
  const { players, round } = state;
  switch (event.type) {
    case 'class-kept':
      return state;
    case 'class-named':
      return { ...state, name: event.name };
    case 'player-joined': {
      const { id, name, tokenHash, device = null, awaited = false } = event;
      const player = { id, name, tokenHashes: [tokenHash], device, opened: !awaited };
      return { ...letIn(state, device), players: [...players, player] };
    }
    case 'seat-opened':
      return withPlayer(state, event.id, (player) => ({ ...player, opened: true }));
    case 'seat-shared':
      return withPlayer(state, event.id, (player) => ({
        ...player,
        tokenHashes: [...player.tokenHashes, event.tokenHash].slice(-MOST_TOKENS),
      }));
    case 'results-linked': {
      const { id, tokenHash } = event;
      const others = state.links.filter(({ player }) => player !== id);
      const own = state.links.filter(({ player }) => player === id).slice(1 - MOST_TOKENS);
      return { ...state, links: [...others, ...own, { player: id, tokenHash }] };
    }
    case 'player-renamed':
      return withPlayer(state, event.id, (player) => ({ ...player, name: event.name }));
    case 'seat-given': {
      const { id, tokenHash, device = null } = event;
      return withPlayer(letIn(state, device), id, (player) => ({
        ...player,
        tokenHashes: [tokenHash],
        device,
      }));
    }
    case 'class-locked':
      return { ...state, locked: event.locked };
    case 'projector-opened': {
      const { tokenHashes, shows } = state.projector;
      return {
        ...state,
        projector: { tokenHashes: [...tokenHashes, event.tokenHash].slice(-MOST_TOKENS), shows },
      };
    }
    case 'projectors-closed':
      return { ...state, projector: { ...state.projector, tokenHashes: [] } };
    case 'projector-shows':
      return { ...state, projector: { ...state.projector, shows: event.shows } };
    case 'player-removed': {
      const { device = null } = players.find(({ id }) => id === event.id) ?? {};
      const removed = device === null ? state.removed : [...state.removed, device];
      return { ...without(state, event.id), removed };
    }
    case 'player-left':
      return without(state, event.id);
    case 'round-started': {
      const { type, limit = null, planned = null, ...started } = event;
      const number = state.rounds + 1;
      const next = { ...started, limit, planned, number, ended: false };
      return { ...withoutPoll(state), rounds: number, round: next, past: roundsOf(state) };
    }
    case 'pair-added':
      return { ...withoutPoll(state), round: round && { ...round, pairs: [...round.pairs, event.pair] } };
    case 'seat-taken': {
      const left = event.player === null ? state : unseated(state, event.player);
      return withPair(left, event.match, (pair) => ({
        ...pair,
        seats: { ...pair.seats, [event.host]: event.player },
      }));
    }
    case 'wire-given': {
      const left = event.player === null ? state : unseated(state, event.player);
      return withPair(left, event.match, (pair) => withNetwork(pair, event.player));
    }
    case 'team-joined':
      return withPair(state, event.match, (pair) => withTeam(pair, (players) => [...players, event.player]));
    case 'match-leapt':
      return withPair(state, event.match, (pair) => ({ ...pair, origin: event.origin }));
    case 'round-ended':
      return { ...state, round: round && { ...round, ended: true } };
    case 'limit-set':
      return { ...state, round: round && { ...round, limit: event.limit } };
    case 'plan-chosen':
      // Its rounds are other ones: none of them has been played.
      return {
        ...state,
        plan: event.plan,
        past: state.past.map(unplanned),
        round: round && unplanned(round),
      };
    case 'clock': {
      const { virtual, pace, paused } = event;
      const limited = round && { ...round, limit: paced(round.limit, virtual, pace / state.clock.pace) };
      const goesOn = state.clock.paused && !paused;
      return { ...(goesOn ? withoutPoll(state) : state), clock: { virtual, pace, paused }, round: limited };
    }
    case 'question-asked': {
      const { position, options, ends } = event;
      const before = withoutPoll(state);
      const question = { number: before.polls.length + 1, position, options, ends };
      return { ...before, poll: { question, open: true, answers: {} } };
    }
    case 'question-answered': {
      const { poll } = state;
      const answers = { ...poll?.answers, [event.player]: event.option };
      return { ...state, poll: poll && { ...poll, answers } };
    }
    case 'question-closed':
      return { ...state, poll: state.poll && { ...state.poll, open: false } };
    case 'question-put-away':
      return withoutPoll(state);
  }
}

/** Whoever plays is asked nothing. */
const withoutPoll = (state: Class): Class =>
  state.poll === null
    ? state
    : { ...state, poll: null, polls: [...state.polls, { ...state.poll, open: false }] };

/** All that there have been, the latest last. */
export const roundsOf = ({ past, round }: Class): readonly Round[] =>
  round === null ? past : [...past, round];

const unplanned = (round: Round): Round => ({ ...round, planned: null });

/** A round's limit is one of real time: at another pace what is left of it is more virtual time, or less. */
const paced = (limit: number | null, now: number, faster: number): number | null =>
  limit === null ? null : now + (limit - now) * faster;

const unseated = (state: Class, id: string): Class => ({
  ...state,
  round: state.round && {
    ...state.round,
    pairs: state.round.pairs.map((pair) => withoutPlayer(pair, id)),
  },
});

const without = (state: Class, id: string): Class => ({
  ...unseated(state, id),
  players: state.players.filter((player) => player.id !== id),
});

const letIn = (state: Class, device: string | null): Class => ({
  ...state,
  removed: state.removed.filter((removed) => removed !== device),
});

const withPlayer = (state: Class, id: string, change: (player: Player) => Player): Class => ({
  ...state,
  players: state.players.map((player) => (player.id === id ? change(player) : player)),
});

function withoutPlayer(pair: Pair, id: string): Pair {
  const { A, B } = pair.seats;
  if (pair.network === id) return withNetwork(pair, null);
  if (A === id || B === id) return { ...pair, seats: { A: A === id ? null : A, B: B === id ? null : B } };
  return pair.team?.players.includes(id)
    ? withTeam(pair, (players) => players.filter((player) => player !== id))
    : pair;
}

const withNetwork = ({ network: _before, ...pair }: Pair, player: string | null): Pair =>
  player === null ? pair : { ...pair, network: player };

/** The class with the pair of a match changed. */
const withPair = (state: Class, match: string, change: (pair: Pair) => Pair): Class => ({
  ...state,
  round: state.round && {
    ...state.round,
    pairs: state.round.pairs.map((pair) => (pair.match === match ? change(pair) : pair)),
  },
});

const withTeam = (pair: Pair, change: (players: readonly string[]) => string[]): Pair =>
  pair.team ? { ...pair, team: { ...pair.team, players: change(pair.team.players) } } : pair;

export interface Seat {
  readonly pair: Pair;
  readonly host: HostId;
  /** The player at the other end; null for the autopilot, or the teacher. */
  readonly partner: string | null;
}

/** Where everything of a round is found: asked of every move, and a round changes seldom. */
interface RoundIndex {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly seats: ReadonlyMap<string, Seat>;
  readonly networks: ReadonlyMap<string, Pair>;
}

const indexes = new WeakMap<Round, RoundIndex>();

function indexOf(round: Round): RoundIndex {
  const known = indexes.get(round);
  if (known !== undefined) return known;
  const [pairs, seats, networks] = [
    new Map<string, Pair>(),
    new Map<string, Seat>(),
    new Map<string, Pair>(),
  ];
  for (const pair of round.pairs) {
    const { A, B } = pair.seats;
    pairs.set(pair.match, pair);
    if (A !== null) seats.set(A, { pair, host: 'A', partner: B });
    if (B !== null) seats.set(B, { pair, host: 'B', partner: A });
    for (const player of pair.team?.players ?? [])
      seats.set(player, { pair, host: pair.team?.host ?? 'A', partner: null });
    if (pair.network !== undefined) networks.set(pair.network, pair);
  }
  const index = { pairs, seats, networks };
  indexes.set(round, index);
  return index;
}

/** The pair that plays a match of the round; null where none does. */
export const pairAt = ({ round }: Class, match: string): Pair | null =>
  (round && indexOf(round).pairs.get(match)) ?? null;

const seated = new WeakMap<Pair, readonly string[]>();

/** Everybody who sits at a match, the network between its hosts, too. */
export function seatedAt(pair: Pair): readonly string[] {
  const known = seated.get(pair);
  if (known !== undefined) return known;
  const { seats, team, network } = pair;
  const all = [seats.A, seats.B, ...(team?.players ?? []), network ?? null];
  const players = all.filter((player) => player !== null);
  seated.set(pair, players);
  return players;
}

/** The pair whose network a player is; null for who is none. */
export const networkOf = ({ round }: Class, player: string): Pair | null =>
  (round && indexOf(round).networks.get(player)) ?? null;

/** The host of each of them. */
export const hostsSeated = ({ seats, team }: Pair): readonly HostId[] => [
  ...HOSTS.filter((host) => seats[host] !== null),
  ...(team?.players.map(() => team.host) ?? []),
];

/** Of each host that one player has at a match of the round. */
export function namesAt(state: Class, match: string): { readonly [Host in HostId]?: string } {
  const seats = pairAt(state, match)?.seats;
  const named = HOSTS.flatMap((host) => {
    const player = state.players.find(({ id }) => id === seats?.[host]);
    return player ? [[host, player.name]] : [];
  });
  return Object.fromEntries(named);
}

export const seatOf = ({ round }: Class, player: string): Seat | null =>
  (round && indexOf(round).seats.get(player)) ?? null;
