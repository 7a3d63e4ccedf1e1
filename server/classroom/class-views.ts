/**
 * What a class looks like to one of its players, and to its teacher.
 * What they see of a match stands in shared/match/view.ts.
 */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import type { Match } from '../../shared/match/match.ts';
import { NO_PROGRESS, type Progress, progressOf, scenarioView } from '../../shared/protocol/scenario-view.ts';
import type { ToldReason } from '../../shared/protocol/transport.ts';
import type {
  ClassView,
  PairView,
  QuestionView,
  RoundView,
  TeacherView,
} from '../../shared/protocol/view.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { spentOf } from '../../shared/wire/orders.ts';
import type { ScenarioWords } from '../../shared/words/scenario-words.ts';
import { type CardSeat, classCard } from './card.ts';
import {
  type Class,
  hostsSeated,
  networkOf,
  type Player,
  type Round,
  roundsOf,
  seatedAt,
  seatOf,
} from './class.ts';
import { classPredictions } from './class-predictions.ts';
import type { Pair } from './entries.ts';
import type { Knock } from './knocks.ts';
import type { OwnAnswers } from './own-answers.ts';
import { chosenIn } from './questions.ts';
import type { Waiting } from './waiting.ts';

/** What the views are made of: all of it durable, but for who is connected and what time it is. */
export interface Shown {
  readonly state: Class;
  /** All who have joined, as players see them. */
  readonly people: ClassView['players'];
  readonly scenario: Scenario | null;
  /** Pairs of the last round whose matches cannot be told any more. */
  readonly setAside: readonly Pair[];
  /** The question to the whole class; null for none. */
  readonly question: QuestionView | null;
  /** In the language of who looks. */
  readonly words: ScenarioWords;
  readonly match: (id: string) => Match | null;
  /** Who must move in it, in its own time. */
  readonly waiting: (id: string) => Waiting | null;
  /** A player's own answers, where many share a host; else null. */
  readonly own: (match: string, player: string) => OwnAnswers | null;
  /** The hosts whose players would have time leap; null where a match does not merely wait. */
  readonly leap: (id: string) => ReadonlySet<HostId> | null;
  readonly isConnected: (player: string | null) => boolean;
  /** Why the player's device comes over HTTP. */
  readonly fellBack: (player: string) => ToldReason | null;
  /** Milliseconds since 1970; null for who is here, or has not been yet. */
  readonly awaySince: (player: string | null) => number | null;
  /** When the autopilot takes over from who is away, in milliseconds since 1970; null where it will not, or has. */
  readonly standInAt: (player: string | null) => number | null;
}

function roundView(
  { number, level, limit }: Round,
  scenario: Scenario,
  { words }: Shown,
  progress: Progress | 'all',
  origin: number,
): RoundView {
  const ends = limit === null ? null : limit - origin;
  return { number, level, ends, scenario: scenarioView(scenario, words, progress) };
}

/** What a player warms up in. */
export interface ShownWarmUp {
  readonly id: string;
  readonly host: HostId;
  readonly match: Match;
}

export function classView(shown: Shown, player: Player, warmUp: ShownWarmUp | null): ClassView {
  const { state, people, scenario, isConnected } = shown;
  const { round, players } = state;
  const seat = seatOf(state, player.id);
  const partner = players.find(({ id }) => id === seat?.partner);
  const leap = seat && !seat.pair.team ? shown.leap(seat.pair.match) : null;
  const wire = networkOf(state, player.id);
  const pair = seat?.pair ?? wire;
  const match = pair && shown.match(pair.match);
  const origin = pair?.origin ?? round?.origin ?? 0;
  return {
    code: state.code,
    you: { id: player.id, name: player.name },
    players: people,
    round:
      round && scenario && roundView(round, scenario, shown, match ? progressOf(match) : NO_PROGRESS, origin),
    seat: seat && {
      match: seat.pair.match,
      host: seat.host,
      partner: partner
        ? {
            name: partner.name,
            connected: isConnected(partner.id),
            standInAt: shown.standInAt(partner.id),
            stoodInFor: match?.hosts[peerOf(seat.host)].player === 'autopilot',
          }
        : null,
      network: networkView(shown, seat.pair),
      together: seat.pair.team?.players.length ?? null,
      own: shown.own(seat.pair.match, player.id),
      leap: leap && { you: leap.has(seat.host), partner: leap.has(peerOf(seat.host)) },
    },
    network: wire && { match: wire.match, players: endsOf(shown, wire) },
    setAside: shown.setAside.some((one) => seatedAt(one).includes(player.id)),
    warmUp: warmUp && {
      match: warmUp.id,
      host: warmUp.host,
      scenario: scenarioView(warmUp.match.scenario, shown.words, progressOf(warmUp.match)),
    },
    question: shown.question && { asked: shown.question, yours: state.poll?.answers[player.id] ?? null },
  };
}

type NetworkOfSeat = NonNullable<ClassView['seat']>['network'];

function networkView({ state, match, isConnected }: Shown, pair: Pair): NetworkOfSeat {
  const player = state.players.find(({ id }) => id === pair.network);
  if (player === undefined) return null;
  const played = match(pair.match);
  const did = played?.outcome == null ? null : spentOf(played.budget);
  return { name: player.name, connected: isConnected(player.id), did };
}

function endsOf(
  { state, isConnected }: Shown,
  { seats }: Pair,
): NonNullable<ClassView['network']>['players'] {
  const end = (host: HostId) => {
    const player = state.players.find(({ id }) => id === seats[host]);
    return player ? { name: player.name, connected: isConnected(player.id) } : null;
  };
  return { A: end('A'), B: end('B') };
}

export function teacherView(
  shown: Shown,
  capacity: number,
  knocks: readonly Knock[],
  projectors: number,
): TeacherView {
  const { state, scenario, words, isConnected, awaySince, fellBack } = shown;
  const { round, players, code } = state;
  const pairs = round?.pairs ?? [];
  const matchOf = new Map(pairs.flatMap((pair) => seatedAt(pair).map((id) => [id, pair.match])));
  const nameOf = new Map(players.map(({ id, name }) => [id, name]));
  return {
    code,
    name: state.name,
    capacity,
    locked: state.locked,
    knocks: knocks.map(({ id, name, why, seat }) => ({ id, name, why, here: isConnected(seat) })),
    players: players.map(({ id, name }) => ({
      id,
      name,
      connected: isConnected(id),
      awaySince: awaySince(id),
      fellBack: fellBack(id),
      match: matchOf.get(id) ?? null,
    })),
    setAside: shown.setAside.map((pair) => ({
      match: pair.match,
      players: players.filter(({ id }) => seatedAt(pair).includes(id)).map(({ name }) => name),
    })),
    round: round &&
      scenario && {
        ...roundView(round, scenario, shown, 'all', round.origin),
        pairs: pairs.flatMap((pair) => pairView(shown, pair, nameOf, round.origin) ?? []),
        predictions: classPredictions(
          scenario,
          pairs.flatMap((pair) => shown.match(pair.match) ?? []),
          words,
        ),
        card: classCard(pairs.flatMap((pair) => cardSeats(shown, pair))),
      },
    question: shown.question &&
      state.poll && {
        asked: shown.question,
        answered: Object.keys(state.poll.answers).length,
        chosen: chosenIn(state.poll),
      },
    plan: planView(state),
    projector: {
      open: state.projector.tokenHashes.length > 0,
      connected: projectors,
      shows: state.projector.shows,
    },
  };
}

function planView(state: Class): TeacherView['plan'] {
  const { plan } = state;
  return plan && { plan, played: roundsOf(state).flatMap(({ planned }) => planned ?? []) };
}

function cardSeats({ match }: Shown, pair: Pair): readonly CardSeat[] {
  const played = match(pair.match);
  return played === null ? [] : hostsSeated(pair).map((host) => ({ match: played, host }));
}

function pairView(
  { match, waiting, isConnected, awaySince, standInAt }: Shown,
  { match: id, seats, team, origin, network }: Pair,
  nameOf: ReadonlyMap<string, string>,
  roundOrigin: number,
): PairView | null {
  const played = match(id);
  const waits = waiting(id);
  if (played === null || waits === null) return null;
  const { hosts } = played;
  const seated = (player: string | null, host: HostId) => ({
    id: player,
    name: (player !== null && nameOf.get(player)) || null,
    player: hosts[host].player,
    connected: team?.host === host ? team.players.some(isConnected) : isConnected(player),
    awaySince: awaySince(player),
    standInAt: standInAt(player),
  });
  return {
    match: id,
    players: { A: seated(seats.A, 'A'), B: seated(seats.B, 'B') },
    team: team ? { host: team.host, players: team.players.length } : null,
    network:
      network === undefined
        ? null
        : {
            id: network,
            name: nameOf.get(network) ?? '',
            connected: isConnected(network),
            left: played.budget,
          },
    ...progressView(played),
    ...onRoundClock(waits, origin - roundOrigin),
  };
}

/** A match that began later than its round, or has leapt, has a clock of its own. */
function onRoundClock({ turns, rests }: Waiting, ahead: number): Waiting {
  if (ahead === 0) return { turns, rests };
  const turn = (one: Waiting['turns'][HostId]) => one && { ...one, since: one.since + ahead };
  return {
    turns: { A: turn(turns.A), B: turn(turns.B) },
    rests: rests && {
      ...rests,
      ...('until' in rests ? { until: rests.until + ahead } : {}),
      ...('since' in rests ? { since: rests.since + ahead } : {}),
    },
  };
}

type ProgressView = Pick<PairView, 'states' | 'goals' | 'refused' | 'scores' | 'outcome'>;

/** Made once a match as it stands, which never changes: most matches stand as they did when the teacher is told next. */
const made = new WeakMap<Match, ProgressView>();

function progressView(match: Match): ProgressView {
  const known = made.get(match);
  if (known) return known;
  const { hosts, facts, goals, scenario, outcome } = match;
  const view = {
    states: { A: facts.A.state, B: facts.B.state },
    goals: { reached: goals.length, all: scenario.goals.length },
    refused: { A: hosts.A.score.refused, B: hosts.B.score.refused },
    scores: { A: hosts.A.score, B: hosts.B.score },
    outcome,
  };
  made.set(match, view);
  return view;
}
