/**
 * A class as it is played: commands come in and are applied, what they made is appended to the journal, and when that
 * is durable, and only then, it is published and everybody who looks on is told.
 */

import type { ControlId } from '../../shared/host/controls.ts';
import { HOSTS, peerOf } from '../../shared/hosts.ts';
import type { Input, InputError, Level } from '../../shared/match/input.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Verdict } from '../../shared/protocol/view.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { hashToken, newMatchId, newPlayerId, newToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { Audience, type Listener } from './audience.ts';
import { type Class, type Player, type Round, seatedAt, seatOf } from './class.ts';
import { ClassJournal, type JournalServices } from './class-journal.ts';
import { type MatchBeginning, matchStream, type Pair, writeEntry } from './event.ts';
import { Leaps } from './leaps.ts';
import { type Applied, LiveMatch } from './live-match.ts';
import { Matches } from './matches.ts';
import { nameKey, normalizeName } from './names.ts';
import { pairUp, type Seats, seedOf } from './pairing.ts';
import type { Restored } from './restore.ts';
import { Views } from './views.ts';

export interface ClassroomServices extends JournalServices {
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly maxPlayers: number;
  readonly scenarios: Scenarios;
}

/** What a player sends into the match. Whose host it is, the seat says. */
export type PlayerInput =
  | Omit<Input & { type: 'move' }, 'host'>
  | Omit<Input & { type: 'call' }, 'host'>
  | Omit<Input & { type: 'control' }, 'host'>
  | Omit<Input & { type: 'crowd' }, 'host'>
  | Omit<Input & { type: 'advice' }, 'host'>;

export interface NewRound {
  readonly scenario: string;
  readonly level: Level;
  readonly seed: number;
  /** The whole class at one host of one match. */
  readonly together?: boolean;
}

export class Classroom {
  readonly code: string;
  readonly views: Views;
  readonly #services: ClassroomServices;
  readonly #journal: ClassJournal;
  readonly #audience: Audience;
  readonly #matches: Matches;
  readonly #leaps = new Leaps();
  #closed = false;

  constructor(services: ClassroomServices, restored: Restored) {
    const { state, entries, heartbeats, matches, virtual } = restored;
    this.code = state.code;
    this.#services = services;
    this.#journal = new ClassJournal(services, state, entries, heartbeats);
    this.#audience = new Audience(services);
    this.#matches = new Matches(services, { ...state.clock, virtual }, (match) => this.#advance(match));
    for (const match of matches) this.#matches.add(match);
    const { maxPlayers, scenarios } = services;
    this.views = new Views({
      journal: this.#journal,
      matches: this.#matches,
      audience: this.#audience,
      leaps: this.#leaps,
      maxPlayers,
      scenarios,
    });
  }

  /** What is durable. */
  get published(): Class {
    return this.#journal.published;
  }

  /** How many of its matches are being played. */
  get matchesRunning(): number {
    return this.#matches.all().filter((match) => match.running).length;
  }

  /** A name's seat, and the token that opens it again. A round that is being played gives the late one a match at once. */
  async join(wanted: string): Promise<{ readonly player: Player; readonly token: string }> {
    const { players, round } = this.#accepting();
    const name = normalizeName(wanted);
    if (name === null) throw new Refusal('bad-name');
    if (players.some((p) => nameKey(p.name) === nameKey(name))) throw new Refusal('name-taken');
    if (players.length >= this.#services.maxPlayers) throw new Refusal('class-full');
    const token = newToken();
    const player: Player = { id: newPlayerId(), name, tokenHash: hashToken(token) };
    const joined = this.#journal.write({ type: 'player-joined', ...player });
    const late = round && !round.ended ? this.#seatLate(round, player.id) : null;
    await this.#journal.commit([joined, ...(late?.entries ?? [])], () => {
      late?.publish();
      if (late) this.#audience.roundChanged();
      else this.#audience.presenceChanged();
    });
    return { player, token };
  }

  /** The autopilot takes over where the player sat. */
  async remove(id: string): Promise<void> {
    const state = this.#accepting();
    if (!state.players.some((player) => player.id === id)) throw new Refusal('no-such-player');
    const seat = seatOf(state, id);
    const match = seat && this.#matches.get(seat.pair.match);
    const others = seat?.pair.team?.players.some((player) => player !== id) ?? false;
    const removed = this.#journal.write({ type: 'player-removed', id });
    const left =
      match && !others
        ? this.#matches.apply(match, { type: 'player', host: seat.host, player: 'autopilot' })
        : null;
    await this.#journal.commit([removed, ...(left?.entries ?? [])], () => {
      left?.publish();
      this.#audience.dismiss(id, 'no-such-token');
      if (match && left) this.#tellMatch(match);
      this.#audience.presenceChanged();
    });
  }

  async startRound({ scenario: wanted, level, seed, together = false }: NewRound): Promise<void> {
    const state = this.#accepting();
    const scenario = this.#services.scenarios.current(wanted);
    if (scenario === null) throw new Refusal('no-such-scenario');
    if (state.players.length === 0) throw new Refusal('nobody-here');
    if (together && scenario.together === undefined) throw new Refusal('not-together');
    const before = this.#matches.all();
    const ended = this.#endMatches();
    const round = {
      scenario: { id: scenario.id, version: scenario.version },
      rulebook: RULEBOOK_VERSION,
      level,
      seed,
      origin: this.#matches.virtual,
    };
    const players = this.#presentFirst(state);
    const pairs = together ? [NOBODY] : pairUp(players, state.rounds + 1);
    const team =
      together && scenario.together ? { host: scenario.together.host, players: [...players] } : null;
    const seated = pairs.map((seats, i) => this.#seat(round, seedOf(seed, i), scenario, seats, team));
    const started = this.#journal.write({
      type: 'round-started',
      ...round,
      pairs: seated.map(({ pair }) => pair),
    });
    const written = [...this.#services.scenarios.entriesOf(scenario), started];
    const entries = [...ended, { entries: written }, ...seated].flatMap((part) => part.entries);
    await this.#journal.commit(entries, () => {
      for (const { publish } of [...ended, ...seated]) publish();
      for (const match of before) {
        this.#matches.remove(match);
        this.#leaps.forget(match);
      }
      this.#audience.roundChanged();
    });
    this.#services.log.info(
      { class: this.code, scenario: scenario.id, pairs: pairs.length },
      'round started',
    );
  }

  /** Every match of the round ends; it can be looked at until the next begins. */
  async endRound(): Promise<void> {
    const { round } = this.#accepting();
    if (round === null || round.ended) throw new Refusal('no-round');
    const ended = this.#endMatches();
    const entries = [this.#journal.write({ type: 'round-ended' }), ...ended.flatMap((e) => e.entries)];
    await this.#journal.commit(entries, () => {
      for (const { publish } of ended) publish();
      this.#audience.roundChanged();
      for (const match of this.#matches.all()) this.#tellMatch(match);
    });
  }

  async setClock(change: {
    readonly paused?: boolean | undefined;
    readonly pace?: number | undefined;
  }): Promise<void> {
    const { clock } = this.#accepting();
    const { pace = clock.pace, paused = clock.paused } = change;
    this.#matches.setClock({ pace, paused });
    const changed = this.#journal.write({ type: 'clock', virtual: this.#matches.virtual, pace, paused });
    await this.#journal.commit([changed], () => this.#audience.clockChanged());
  }

  /** What a player sends into the match. Resolves with the judge's verdict when the input is durable. */
  async play(player: string, match: string, input: PlayerInput): Promise<Verdict | null> {
    const state = this.#accepting();
    const seat = seatOf(state, player);
    const live = seat?.pair.match === match ? this.#matches.get(match) : null;
    if (seat === null || live === null) throw new Refusal('no-such-match');
    if (state.clock.paused) throw new Refusal('clock-paused');
    const { answer, entries, publish } = this.#matches.apply(live, { ...input, host: seat.host });
    await this.#journal.commit(entries, () => {
      publish();
      if (entries.length > 0) this.#tellMatch(live);
    });
    if (!answer.ok) throw new Refusal(refusalOf(answer.error));
    return answer.verdict;
  }

  /**
   * A player would have time leap to the next event of a match that only waits. It does when all who sit there, and are here,
   * have said so; the class's own time and the other matches go on as they were.
   */
  async leap(player: string, match: string): Promise<void> {
    const state = this.#accepting();
    const seat = seatOf(state, player);
    const live = seat?.pair.match === match ? this.#matches.get(match) : null;
    if (seat === null || live === null) throw new Refusal('no-such-match');
    if (state.clock.paused) throw new Refusal('clock-paused');
    const { pair } = seat;
    // Of a class at one host, nobody speaks for all.
    if (pair.team || this.#leaps.asked(live) === null || !live.waits)
      throw new Refusal('nothing-to-wait-for');
    this.#leaps.ask(live, seat.host);
    const asked = this.#leaps.asked(live);
    // Who is away is not waited for.
    if (HOSTS.some((host) => this.#audience.isConnected(pair.seats[host]) && !asked?.has(host))) {
      this.#audience.seatsChanged(seatedAt(pair));
      return;
    }
    const leapt = this.#matches.leap(live);
    const written = this.#journal.write({ type: 'match-leapt', match, origin: live.origin });
    await this.#journal.commit([written, ...leapt.flatMap(({ entries }) => entries)], () => {
      for (const { publish } of leapt) publish();
      this.#tellMatch(live);
    });
  }

  /**
   * The teacher moves a control of the host that the whole class plays against. From then on its autopilot moves none:
   * the two would be at cross purposes.
   */
  async defend(match: string, control: ControlId, value: number): Promise<void> {
    const state = this.#accepting();
    const pair = state.round?.pairs.find((one) => one.match === match);
    const live = pair?.team && this.#matches.get(match);
    if (!pair?.team || !live) throw new Refusal('no-such-match');
    if (state.clock.paused) throw new Refusal('clock-paused');
    const host = peerOf(pair.team.host);
    // Before, there is a connection to be answered for, which is the autopilot's.
    if (live.published.crowd?.begunAt == null) throw new Refusal('crowd-not-begun');
    const taken =
      live.published.hosts[host].player === 'autopilot'
        ? [this.#matches.apply(live, { type: 'player', host, player: 'person' })]
        : [];
    const moved = this.#matches.apply(live, { type: 'control', host, control, value });
    await this.#journal.commit(
      [...taken, moved].flatMap(({ entries }) => entries),
      () => {
        for (const { publish } of [...taken, moved]) publish();
        this.#tellMatch(live);
      },
    );
    if (!moved.answer.ok) throw new Refusal(refusalOf(moved.answer.error));
  }

  /** Writes down how far virtual time has come, so that a restart continues there. */
  async heartbeat(): Promise<void> {
    if (!this.#matches.running || this.#closed || this.#services.store.failure) return;
    await this.#journal.commit([this.#journal.beat(this.#matches.virtual)], () => undefined);
  }

  /** Stops time for good; resolves when the journal says how far it came. Nobody is told: that is the gateway's. */
  async stop(): Promise<void> {
    const wasRunning = this.#matches.running;
    this.#closed = true;
    this.#matches.stop();
    if (!wasRunning || this.#services.store.failure) return;
    await this.#journal.commit([this.#journal.beat(this.#matches.virtual)], () => undefined);
  }

  /** The class is over: its tokens have expired. */
  dismissAll(): void {
    this.#closed = true;
    this.#matches.stop();
    this.#audience.dismissAll();
  }

  attachPlayer(player: string, listener: Listener): Cancel {
    return this.#audience.attachPlayer(player, listener);
  }

  attachTeacher(listener: Listener): Cancel {
    return this.#audience.attachTeacher(listener);
  }

  /** Those who are here are paired first, so that as few as possible wait for somebody who is not. */
  #presentFirst({ players }: Class): readonly string[] {
    const ids = players.map(({ id }) => id);
    const here = ids.filter((id) => this.#audience.isConnected(id));
    return [...here, ...ids.filter((id) => !here.includes(id))];
  }

  #seatLate(round: Round, player: string) {
    const shared = round.pairs.find(({ team }) => team !== undefined);
    if (shared !== undefined) {
      const entry = this.#journal.write({ type: 'team-joined', match: shared.match, player });
      return { entries: [entry], publish: () => undefined };
    }
    const scenario = this.#services.scenarios.of(round.scenario);
    if (scenario === null) return null;
    const seed = seedOf(round.seed, round.pairs.length);
    const { pair, entries, publish } = this.#seat(round, seed, scenario, { A: player, B: null });
    return { entries: [this.#journal.write({ type: 'pair-added', pair }), ...entries], publish };
  }

  /** A match for these two, at its first moment. */
  #seat(
    { scenario: { id, version }, rulebook, level }: Pick<Round, 'scenario' | 'rulebook' | 'level'>,
    seed: number,
    scenario: Scenario,
    { A, B }: Seats,
    team: Pair['team'] | null = null,
  ) {
    const pair: Pair = {
      match: newMatchId(),
      seed,
      origin: this.#matches.virtual,
      seats: { A, B },
      ...(team ? { team } : {}),
    };
    const { players } = this.#journal.state;
    const name = (seated: string | null) => players.find((player) => player.id === seated)?.name ?? null;
    // A class goes by its code.
    const names = { A: name(A), B: name(B), ...(team ? { [team.host]: this.code } : {}) };
    const beginning: MatchBeginning = {
      type: 'began',
      scenario: { id, version },
      rulebook,
      level,
      seed,
      names,
    };
    const match = new LiveMatch(pair, scenario, beginning);
    this.#matches.add(match);
    const first = this.#matches.apply(match, { type: 'advance' });
    const entries = [writeEntry(matchStream(pair.match), 0, beginning), ...first.entries];
    return { pair, entries, publish: first.publish };
  }

  #endMatches(): readonly Applied[] {
    return this.#matches
      .all()
      .filter((match) => match.running)
      .map((match) => this.#matches.apply(match, { type: 'end' }));
  }

  #advance(match: LiveMatch): void {
    if (this.#closed || this.#services.store.failure) return;
    const { entries, publish } = this.#matches.apply(match, { type: 'advance' });
    if (entries.length === 0) return;
    this.#journal
      .commit(entries, () => {
        publish();
        this.#tellMatch(match);
      })
      .catch((error: unknown) => {
        this.#services.log.error(
          { class: this.code, err: error },
          'time stands: the journal cannot be written',
        );
      });
  }

  #tellMatch(match: LiveMatch): void {
    const pair = this.published.round?.pairs.find((p) => p.match === match.id);
    if (!pair) return;
    const seats = this.#leaps.changed(match) || match.published.outcome !== null;
    this.#audience.matchChanged(match.id, seatedAt(pair), seats);
  }

  /** The state by which a command is judged. @throws Refusal when no command can be accepted any more */
  #accepting(): Class {
    if (this.#services.store.failure) throw new Refusal('not-durable');
    if (this.#closed) throw new Refusal('server-closing');
    return this.#journal.state;
  }
}

const NOBODY: Seats = { A: null, B: null };

/** The seat decides the host, so nobody can play another's. */
function refusalOf(error: InputError): ErrorCode {
  return error === 'not-your-host' ? 'no-such-match' : error;
}
