/** Who is in a class: joins and removals. */
import { hashToken, newPlayerId, newToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { type Player, seatOf } from './class.ts';
import type { LiveClass } from './live-class.ts';
import { nameKey, normalizeName } from './names.ts';
import type { Rounds } from './rounds.ts';

export interface Joined {
  readonly player: Player;
  /** Opens the seat again. */
  readonly token: string;
}

export class Roster {
  readonly #class: LiveClass;
  readonly #rounds: Pick<Rounds, 'seatLate'>;
  readonly #maxPlayers: number;

  constructor(live: LiveClass, rounds: Pick<Rounds, 'seatLate'>, maxPlayers: number) {
    this.#class = live;
    this.#rounds = rounds;
    this.#maxPlayers = maxPlayers;
  }

  /** A round that is being played gives the late one a match at once. @throws Refusal */
  join(wanted: string): Promise<Joined> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { players, round } = journal.state;
      const name = normalizeName(wanted);
      if (name === null) throw new Refusal('bad-name');
      if (players.some((p) => nameKey(p.name) === nameKey(name))) throw new Refusal('name-taken');
      if (players.length >= this.#maxPlayers) throw new Refusal('class-full');
      const token = newToken();
      const player: Player = { id: newPlayerId(), name, tokenHash: hashToken(token) };
      const joined = journal.write({ type: 'player-joined', ...player });
      const late = round && !round.ended ? this.#rounds.seatLate(round, player.id) : [];
      return {
        parts: [joined, ...late],
        tell: () => {
          if (late.length > 0) audience.roundChanged();
          else audience.presenceChanged();
        },
        answer: { player, token },
      };
    });
  }

  /** The autopilot takes over where the player sat. @throws Refusal */
  remove(id: string): Promise<void> {
    const live = this.#class;
    const { journal, matches, warmUps, audience } = live;
    return live.transactions.run(() => {
      const { state } = journal;
      if (!state.players.some((player) => player.id === id)) throw new Refusal('no-such-player');
      const seat = seatOf(state, id);
      const match = seat && matches.get(seat.pair.match);
      const others = seat?.pair.team?.players.some((player) => player !== id) ?? false;
      const removed = journal.write({ type: 'player-removed', id });
      const left =
        match && !others
          ? matches.apply(match, { type: 'player', host: seat.host, player: 'autopilot' })
          : null;
      return {
        parts: left ? [removed, left] : [removed],
        tell: () => {
          warmUps.forget(id);
          audience.dismiss(id, 'no-such-token');
          if (match && left) live.tellMatch(match);
          audience.presenceChanged();
        },
        answer: undefined,
      };
    });
  }
}
