/** Who sits where in a round that is being played: new matches, given seats, late ones, stand-ins. */
import { HOSTS, type HostId, peerOf } from '../../shared/hosts.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { newMatchId } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { type Class, networkOf, type Round, type Seat, seatedAt, seatOf } from './class.ts';
import { type MatchBeginning, matchStream, type Pair, writeEntry } from './entries.ts';
import type { LiveClass } from './live-class.ts';
import { LiveMatch } from './live-match.ts';
import { type Seats, seatedIn, seedOf } from './pairing.ts';
import { playerIn } from './roster.ts';
import type { Part } from './transaction.ts';

/** What a match takes from its round. */
export type RoundTerms = Pick<Round, 'scenario' | 'rulebook' | 'level' | 'predictions'>;

export class Seating {
  readonly #class: LiveClass;
  readonly #scenarioOf: (round: Round) => Scenario | null;

  constructor(live: LiveClass, scenarioOf: (round: Round) => Scenario | null) {
    this.#class = live;
    this.#scenarioOf = scenarioOf;
  }

  /** A match for these two, at its first moment; the class does not know of it yet. */
  begin(
    terms: RoundTerms,
    seed: number,
    scenario: Scenario,
    { A, B, network }: Seats,
    team: Pair['team'] | null = null,
  ): { readonly pair: Pair; readonly part: Part } {
    const { journal, matches } = this.#class;
    const pair: Pair = {
      match: newMatchId(),
      seed,
      origin: matches.virtual,
      seats: { A, B },
      ...(team ? { team } : {}),
      ...(network === undefined ? {} : { network }),
    };
    const { players, code } = journal.state;
    const name = (seated: string | null) => players.find((player) => player.id === seated)?.name ?? null;
    // A class goes by its code.
    const names = { A: name(A), B: name(B), ...(team ? { [team.host]: code } : {}) };
    const { id, version } = terms.scenario;
    const beginning: MatchBeginning = {
      type: 'began',
      scenario: { id, version },
      rulebook: terms.rulebook,
      level: terms.level,
      ...(terms.predictions ? { predictions: true } : {}),
      seed,
      names,
    };
    const match = LiveMatch.begin(pair, scenario, beginning);
    matches.add(match);
    const { entries, publish } = matches.apply(match, { type: 'advance' });
    const began = writeEntry(matchStream(pair.match), 0, beginning);
    return { pair, part: { entries: [began, ...entries], publish } };
  }

  /**
   * A device has come to a seat of the class. Who has no match in the round gets one: with somebody who is alone with the autopilot,
   * as the network of a pair where the round has one and nobody is, or with the autopilot. Who was stood in for plays on.
   * @throws Refusal
   */
  async came(player: string): Promise<void> {
    const live = this.#class;
    const { round } = live.journal.state;
    if (round === null || round.ended) return;
    const seat = seatOf(live.journal.state, player);
    if (networkOf(live.journal.state, player) !== null || (seat !== null && !this.#stoodInFor(seat))) return;
    await live.transactions.run(() => {
      const { state } = live.journal;
      const now = seatOf(state, player);
      const parts = now === null ? this.#late(state, player) : this.#handedBack(now);
      return {
        parts,
        tell: () => {
          const { published } = live.journal;
          const sits = seatOf(published, player)?.pair ?? networkOf(published, player);
          if (sits !== null) this.#tell(sits);
        },
        answer: undefined,
      };
    });
  }

  /**
   * The autopilot plays for somebody who is away, until they are back.
   * @returns whether there was somebody to play for
   * @throws Refusal
   */
  standIn(player: string): Promise<boolean> {
    const live = this.#class;
    return live.transactions.run(() => {
      const seat = seatOf(live.journal.state, player);
      const match = seat && this.#playedBy(seat, 'person');
      if (seat === null || match === null || live.audience.isConnected(player))
        return { parts: [], answer: false };
      return {
        parts: [live.matches.apply(match, { type: 'player', host: seat.host, player: 'autopilot' })],
        tell: () => this.#tell(seat.pair),
        answer: true,
      };
    });
  }

  /**
   * The teacher gives the seat of a match that is being played to a player, who leaves their own, or to the autopilot.
   * @throws Refusal
   */
  give(id: string, host: HostId, player: string | null): Promise<void> {
    const live = this.#class;
    const { journal, matches } = live;
    return live.transactions.run(() => {
      const { state } = journal;
      const pair = state.round?.pairs.find(({ match }) => match === id);
      const match = pair && !pair.team ? matches.get(id) : null;
      if (pair === undefined || match === null || !match.running) throw new Refusal('no-such-match');
      if (player !== null) playerIn(state, player);
      if (pair.seats[host] === player) return { parts: [], answer: undefined };
      const left = player === null ? [] : this.#leave(state, player, id);
      const moved =
        player !== null && pair.seats[peerOf(host)] === player
          ? [matches.apply(match, { type: 'player', host: peerOf(host), player: 'autopilot' })]
          : [];
      const taken = journal.write({ type: 'seat-taken', match: id, host, player });
      const answersFor = player === null ? 'autopilot' : 'person';
      const changed = matches.apply(match, { type: 'player', host, player: answersFor });
      return { parts: [...left, ...moved, taken, changed], tell: () => this.#tellAll(), answer: undefined };
    });
  }

  /**
   * The teacher has a player of the class be the network of a match that is being played, who leaves their own; or nobody any more.
   * @throws Refusal
   */
  giveWire(id: string, player: string | null): Promise<void> {
    const live = this.#class;
    const { journal, matches } = live;
    return live.transactions.run(() => {
      const { state } = journal;
      const pair = state.round?.pairs.find(({ match }) => match === id);
      if (pair === undefined || pair.team || matches.get(id)?.running !== true)
        throw new Refusal('no-such-match');
      if (player !== null) playerIn(state, player);
      if ((pair.network ?? null) === player) return { parts: [], answer: undefined };
      // Who is one of its hosts sees too much to be the network.
      if (player !== null && (pair.seats.A === player || pair.seats.B === player))
        throw new Refusal('not-a-pair');
      const left = player === null ? [] : this.#leave(state, player, null);
      const given = journal.write({ type: 'wire-given', match: id, player });
      return { parts: [...left, given], tell: () => this.#tellAll(), answer: undefined };
    });
  }

  /**
   * A new match of the round for these two, who leave theirs: two others, the same two from the beginning, or with the hosts swapped.
   * @throws Refusal
   */
  pair(seats: Seats): Promise<void> {
    const live = this.#class;
    const { journal } = live;
    return live.transactions.run(() => {
      const { state } = journal;
      const { round } = state;
      const scenario = round && this.#scenarioOf(round);
      if (round === null || round.ended || scenario === null) throw new Refusal('no-round');
      const players = seatedIn(seats);
      if ((seats.A === null && seats.B === null) || new Set(players).size < players.length)
        throw new Refusal('not-a-pair');
      for (const player of players) playerIn(state, player);
      if (round.pairs.some(({ team }) => team !== undefined)) throw new Refusal('not-a-pair');
      const left = players.flatMap((player) => this.#leave(journal.state, player, null));
      const seed = seedOf(round.seed, round.pairs.length);
      const { pair, part } = this.begin(round, seed, scenario, seats);
      const added = journal.write({ type: 'pair-added', pair });
      return { parts: [...left, added, part], tell: () => this.#tellAll(), answer: undefined };
    });
  }

  /** Whether a match that is being played waits for this player. */
  plays(player: string): boolean {
    const seat = seatOf(this.#class.journal.state, player);
    return seat !== null && this.#playedBy(seat, 'person') !== null;
  }

  /** One without a match in the round that is being played. Nothing where it cannot be played on. */
  #late(state: Class, player: string): readonly Part[] {
    const { journal, matches } = this.#class;
    const { round } = state;
    if (round === null || round.ended || !state.players.some(({ id }) => id === player)) return [];
    const shared = round.pairs.find(({ team }) => team !== undefined);
    if (shared !== undefined) return [journal.write({ type: 'team-joined', match: shared.match, player })];
    for (const { match: id, seats } of round.pairs) {
      const free = HOSTS.find((host) => seats[host] === null);
      const match = matches.get(id);
      // A match that nobody plays is none to come into, and who is not here is no company.
      if (free === undefined || !match?.running || !this.#class.audience.isConnected(seats[peerOf(free)]))
        continue;
      const taken = journal.write({ type: 'seat-taken', match: id, host: free, player });
      return [taken, matches.apply(match, { type: 'player', host: free, player: 'person' })];
    }
    const wire = round.odd === 'network' ? this.#freeWire(round) : null;
    if (wire !== null) return [journal.write({ type: 'wire-given', match: wire.match, player })];
    const scenario = this.#scenarioOf(round);
    if (scenario === null) return [];
    const { pair, part } = this.begin(round, seedOf(round.seed, round.pairs.length), scenario, {
      A: player,
      B: null,
    });
    return [journal.write({ type: 'pair-added', pair }), part];
  }

  /** A match between two persons for which nobody is the network, where nobody is of any. */
  #freeWire({ pairs }: Round): Pair | null {
    if (pairs.some(({ network }) => network !== undefined)) return null;
    const { matches, audience } = this.#class;
    const here = ({ seats }: Pair): boolean => HOSTS.every((host) => audience.isConnected(seats[host]));
    return pairs.find((pair) => here(pair) && matches.get(pair.match)?.running === true) ?? null;
  }

  /** The player gets up: the autopilot answers in the match that they leave, which ends where nobody is left. */
  #leave(state: Class, player: string, unless: string | null): readonly Part[] {
    const { journal, matches } = this.#class;
    const wire = networkOf(state, player);
    if (wire !== null) return [journal.write({ type: 'wire-given', match: wire.match, player: null })];
    const seat = seatOf(state, player);
    if (seat === null || seat.pair.match === unless) return [];
    const { pair, host, partner } = seat;
    const left = journal.write({ type: 'seat-taken', match: pair.match, host, player: null });
    const match = matches.get(pair.match);
    if (!match?.running) return [left];
    const stoodIn = matches.apply(match, { type: 'player', host, player: 'autopilot' });
    return partner === null ? [left, stoodIn, matches.apply(match, { type: 'end' })] : [left, stoodIn];
  }

  #handedBack(seat: Seat): readonly Part[] {
    const match = this.#playedBy(seat, 'autopilot');
    if (match === null) return [];
    return [this.#class.matches.apply(match, { type: 'player', host: seat.host, player: 'person' })];
  }

  #stoodInFor(seat: Seat): boolean {
    return this.#playedBy(seat, 'autopilot') !== null;
  }

  /** The match of a seat that is a player's own, while it is played, if this is who answers there. */
  #playedBy({ pair, host }: Seat, who: 'person' | 'autopilot'): LiveMatch | null {
    const match = pair.team ? null : this.#class.matches.get(pair.match);
    return match?.running && match.playerOf(host) === who ? match : null;
  }

  #tell(pair: Pair): void {
    const live = this.#class;
    const match = live.matches.get(pair.match);
    if (match) live.tellMatch(match);
    live.audience.seatsChanged(seatedAt(pair));
    live.audience.presenceChanged();
  }

  #tellAll(): void {
    const live = this.#class;
    live.audience.roundChanged();
    for (const match of live.matches.all()) live.tellMatch(match);
  }
}
