/**
 * Who is looking at a class right now: one device a player, any number of teachers' pages.
 * None of it is durable.
 */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ToldReason } from '../../shared/protocol/transport.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import { Throttle } from '../time/throttle.ts';
import type { TimerQueue } from '../time/timer-queue.ts';

/** A device. It is told that something changed, and asks the classroom what there is to see. */
export interface Listener {
  /** Why it comes over HTTP; null for one that has a WebSocket. */
  readonly fellBack: ToldReason | null;
  readonly classChanged: () => void;
  readonly matchChanged: (match: string) => void;
  readonly clockChanged: () => void;
  /** It is no longer wanted here; the code says why. */
  readonly dismissed: (code: ErrorCode) => void;
}

/** A whole class that arrives at once must not cost a message to everybody for everybody. */
const PLAYERS_PERIOD = 250;
/** Real milliseconds for which somebody still counts as here who has just joined or gone: a page may be loading. */
const GRACE = 20_000;

/** At most five a second: a dashboard is for eyes. */
const TEACHERS_PERIOD = 200;

export class Audience {
  readonly #players = new Map<string, Listener>();
  /** When those went who have been here and are not now, in milliseconds since 1970. */
  readonly #wentAt = new Map<string, number>();
  /** When they joined, or went, in real milliseconds; left out: when we began. */
  readonly #seenAt = new Map<string, number>();
  readonly #begunAt: number;
  readonly #clock: Clock;
  readonly #teachers = new Set<Listener>();
  /** They look on like teachers, and at nothing else. */
  readonly #projectors = new Set<Listener>();
  /** Goes up whenever somebody comes or goes. */
  #presence = 0;
  readonly #toPlayers: Throttle;
  readonly #toTeachers: Throttle;

  constructor(services: { readonly clock: Clock; readonly timers: TimerQueue }) {
    this.#clock = services.clock;
    this.#begunAt = services.clock.now();
    this.#toPlayers = new Throttle(services, PLAYERS_PERIOD, () => {
      for (const listener of [...this.#players.values()]) listener.classChanged();
    });
    this.#toTeachers = new Throttle(services, TEACHERS_PERIOD, () => {
      for (const listener of this.#onlookers) listener.classChanged();
    });
  }

  /** One device a seat: the one that comes takes it over from the one before. */
  attachPlayer(id: string, listener: Listener): Cancel {
    const before = this.#players.get(id);
    this.#players.set(id, listener);
    this.#wentAt.delete(id);
    this.#presence += 1;
    before?.dismissed('seat-taken-over');
    if (!before) this.presenceChanged();
    else if (before.fellBack !== listener.fellBack) this.#toTeachers.request();
    return () => {
      if (this.#players.get(id) !== listener) return;
      this.#players.delete(id);
      this.#presence += 1;
      this.#wentAt.set(id, this.#clock.epoch());
      this.#seenAt.set(id, this.#clock.now());
      this.presenceChanged();
    };
  }

  attachTeacher(listener: Listener): Cancel {
    this.#teachers.add(listener);
    return () => this.#teachers.delete(listener);
  }

  attachProjector(listener: Listener): Cancel {
    this.#projectors.add(listener);
    this.#toTeachers.request();
    return () => {
      this.#projectors.delete(listener);
      this.#toTeachers.request();
    };
  }

  /** A copy: whoever is told may go. */
  get #onlookers(): readonly Listener[] {
    return [...this.#teachers, ...this.#projectors];
  }

  /** How many are connected. */
  get projectors(): number {
    return this.#projectors.size;
  }

  dismissProjectors(why: ErrorCode): void {
    for (const listener of [...this.#projectors]) listener.dismissed(why);
  }

  get empty(): boolean {
    return this.#players.size === 0 && this.#teachers.size === 0 && this.#projectors.size === 0;
  }

  /** As long as it is the same, who is connected is. */
  get presence(): number {
    return this.#presence;
  }

  isConnected(player: string | null): boolean {
    return player !== null && this.#players.has(player);
  }

  /** Why the player's device comes over HTTP; null for one that has a WebSocket, and where there is none. */
  fellBack(player: string): ToldReason | null {
    return this.#players.get(player)?.fellBack ?? null;
  }

  /** Somebody has joined, whose page will come. */
  joined(player: string): void {
    this.#seenAt.set(player, this.#clock.now());
  }

  /** Whether somebody is to be counted on for a round that begins now. */
  isPresent(player: string): boolean {
    if (this.isConnected(player)) return true;
    return this.#clock.now() - (this.#seenAt.get(player) ?? this.#begunAt) < GRACE;
  }

  /** Null for who is here, and for who has not been since the class was opened. */
  awaySince(player: string | null): number | null {
    return (player !== null && this.#wentAt.get(player)) || null;
  }

  /** Somebody came, went, joined or was removed. */
  presenceChanged(): void {
    this.#toPlayers.request();
    this.#toTeachers.request();
  }

  /** The door was locked or opened, or somebody knocks: players are not concerned. */
  doorChanged(): void {
    this.#toTeachers.request();
  }

  /** A round began or ended: nobody waits for that. */
  roundChanged(): void {
    this.#toPlayers.now();
    this.#toTeachers.now();
  }

  /** A player has answered the question to the class. */
  answered(player: string): void {
    this.seatsChanged([player]);
    this.#toTeachers.request();
  }

  /** @param seated the players of the match */
  seatsChanged(seated: readonly string[]): void {
    for (const player of seated) this.#players.get(player)?.classChanged();
  }

  /**
   * @param seated the players of the match
   * @param seats whether what the class tells of their seats changed with it: the debrief comes before the view in which the
   * match has ended, and the text of a veiled goal before the one in which it is reached
   */
  matchChanged(match: string, seated: readonly string[], seats: boolean): void {
    this.#toSeated(match, seated, seats);
    // Mostly nobody does: then a move costs nothing for them.
    if (this.#teachers.size + this.#projectors.size === 0) return;
    for (const listener of this.#onlookers) listener.matchChanged(match);
    this.#toTeachers.request();
  }

  /** Of a warm-up, which nobody else sees. */
  warmUpChanged(player: string, match: string, seat: boolean): void {
    this.#toSeated(match, [player], seat);
  }

  clockChanged(): void {
    for (const listener of [...this.#players.values(), ...this.#onlookers]) listener.clockChanged();
    this.#toTeachers.request();
  }

  /** @param seated the players of the match whose time it is */
  timeLeapt(seated: readonly string[]): void {
    for (const player of seated) this.#players.get(player)?.clockChanged();
  }

  /** What was shown may hold no more. @param players who is in the class */
  renewed(players: ReadonlySet<string>): void {
    for (const player of [...this.#players.keys()])
      if (!players.has(player)) this.dismiss(player, 'no-such-token');
    this.roundChanged();
    this.clockChanged();
  }

  dismiss(player: string, code: ErrorCode): void {
    const listener = this.#players.get(player);
    this.#players.delete(player);
    this.#presence += 1;
    this.#wentAt.delete(player);
    this.#seenAt.delete(player);
    listener?.dismissed(code);
  }

  /** @param why to everybody */
  dismissAll(why: ErrorCode): void {
    this.#toPlayers.stop();
    this.#toTeachers.stop();
    for (const player of [...this.#players.keys()]) this.dismiss(player, why);
    for (const listener of this.#onlookers) listener.dismissed(why);
    this.#teachers.clear();
    this.#projectors.clear();
  }

  #toSeated(match: string, seated: readonly string[], seats: boolean): void {
    if (seats) this.seatsChanged(seated);
    for (const player of seated) this.#players.get(player)?.matchChanged(match);
  }
}
