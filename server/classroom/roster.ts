/** Who is in a class: joining, names, removals, and seats that are given to another device. */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { hashToken, newPlayerId, newToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { type Class, type Player, seatOf } from './class.ts';
import type { LiveClass } from './live-class.ts';
import { nameKey, normalizeName } from './names.ts';

/** Somebody who would join. */
export interface Newcomer {
  readonly name: string;
  /** The hash of the mark of their device; null where it keeps none. */
  readonly device: string | null;
}

export interface Joined {
  readonly player: Pick<Player, 'id' | 'name'>;
  /** Opens the seat again. */
  readonly token: string;
}

export function playerNamed({ players }: Class, name: string): Player | undefined {
  const key = nameKey(name);
  return players.find((player) => nameKey(player.name) === key);
}

/** @throws Refusal */
export function playerIn({ players }: Class, id: string): Player {
  const player = players.find((one) => one.id === id);
  if (player === undefined) throw new Refusal('no-such-player');
  return player;
}

/** @throws Refusal */
export function nameOf(wanted: string): string {
  const name = normalizeName(wanted);
  if (name === null) throw new Refusal('bad-name');
  return name;
}

export class Roster {
  readonly #class: LiveClass;
  readonly #maxPlayers: number;
  /** Seats that no device had opened when this was last looked at. */
  #unopened: ReadonlySet<string> = new Set();

  constructor(live: LiveClass, maxPlayers: number) {
    this.#class = live;
    this.#maxPlayers = maxPlayers;
  }

  /**
   * A round that is being played gives the late one a match when their device comes (seating.ts).
   * @param admit throws a Refusal for one who may not come in
   * @throws Refusal
   */
  join({ name: wanted, device }: Newcomer, admit: (state: Class, name: string) => void): Promise<Joined> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { state } = journal;
      const name = nameOf(wanted);
      admit(state, name);
      if (playerNamed(state, name)) throw new Refusal('name-taken');
      if (state.players.length >= this.#maxPlayers) throw new Refusal('class-full');
      const token = newToken();
      const player = { id: newPlayerId(), name };
      const joined = journal.write({
        type: 'player-joined',
        ...player,
        tokenHash: hashToken(token),
        awaited: true,
        ...(device === null ? {} : { device }),
      });
      return {
        parts: [joined],
        tell: () => {
          audience.joined(player.id);
          audience.presenceChanged();
        },
        answer: { player, token },
      };
    });
  }

  /** @throws Refusal */
  rename(id: string, wanted: string): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      playerIn(journal.state, id);
      const name = nameOf(wanted);
      const other = playerNamed(journal.state, name);
      if (other && other.id !== id) throw new Refusal('name-taken');
      return {
        parts: [journal.write({ type: 'player-renamed', id, name })],
        tell: () => audience.presenceChanged(),
        answer: undefined,
      };
    });
  }

  /** Whoever had the seat until now is told, and loses it. @throws Refusal */
  give(id: string, device: string | null): Promise<Joined> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { name } = playerIn(journal.state, id);
      const token = newToken();
      const tokenHash = hashToken(token);
      return {
        parts: [journal.write({ type: 'seat-given', id, tokenHash, ...(device === null ? {} : { device }) })],
        tell: () => {
          audience.dismiss(id, 'seat-given');
          audience.presenceChanged();
        },
        answer: { player: { id, name }, token },
      };
    });
  }

  /** Another device, beside those that the seat has. @throws Refusal */
  share(id: string): Promise<Joined> {
    const { journal, transactions } = this.#class;
    return transactions.run(() => {
      const { name } = playerIn(journal.state, id);
      const token = newToken();
      return {
        parts: [journal.write({ type: 'seat-shared', id, tokenHash: hashToken(token) })],
        answer: { player: { id, name }, token },
      };
    });
  }

  /** A device has come to the seat. @throws Refusal */
  async opened(id: string): Promise<void> {
    const { journal, transactions } = this.#class;
    if (journal.state.players.find((player) => player.id === id)?.opened !== false) return;
    await transactions.run(() => ({
      parts: [journal.write({ type: 'seat-opened', id })],
      answer: undefined,
    }));
  }

  /** Those whose seat nobody has opened since this was last called leave the class. @throws Refusal */
  async clearUnopened(): Promise<void> {
    const { journal, audience } = this.#class;
    const unopened = journal.state.players.filter(({ opened }) => !opened).map(({ id }) => id);
    const before = this.#unopened;
    this.#unopened = new Set(unopened);
    for (const id of unopened) {
      if (audience.isConnected(id)) await this.opened(id);
      else if (before.has(id)) await this.#leave(id, 'player-left', 'no-such-token');
    }
  }

  /** @throws Refusal */
  remove(id: string): Promise<void> {
    return this.#leave(id, 'player-removed', 'removed');
  }

  /** The autopilot takes over where the player sat. @throws Refusal */
  #leave(id: string, type: 'player-removed' | 'player-left', told: ErrorCode): Promise<void> {
    const live = this.#class;
    const { journal, matches, warmUps, audience } = live;
    return live.transactions.run(() => {
      const { state } = journal;
      playerIn(state, id);
      const seat = seatOf(state, id);
      const match = seat && matches.get(seat.pair.match);
      const others = seat?.pair.team?.players.some((player) => player !== id) ?? false;
      const removed = journal.write({ type, id });
      const left =
        match && !others
          ? matches.apply(match, { type: 'player', host: seat.host, player: 'autopilot' })
          : null;
      return {
        parts: left ? [removed, left] : [removed],
        tell: () => {
          warmUps.forget(id);
          audience.dismiss(id, told);
          if (match && left) live.tellMatch(match);
          audience.presenceChanged();
        },
        answer: undefined,
      };
    });
  }
}
