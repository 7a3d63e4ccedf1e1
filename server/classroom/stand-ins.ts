/** Counts down for players who left in mid-match; then the autopilot stands in, until they are back. */
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { seatedAt } from './class.ts';
import type { LiveClass } from './live-class.ts';
import type { Seating } from './seating.ts';

/** Real milliseconds that a partner waits for somebody who is away: time to reload a page, or to find a charger. */
export const STAND_IN_AFTER = 60_000;

interface Services {
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly log: Log;
}

export class StandIns {
  readonly #class: LiveClass;
  readonly #seating: Seating;
  readonly #services: Services;
  /** When it takes over, in milliseconds since 1970, by the player. */
  readonly #waits = new Map<string, { readonly due: number; readonly cancel: Cancel }>();

  constructor(live: LiveClass, seating: Seating, services: Services) {
    this.#class = live;
    this.#seating = seating;
    this.#services = services;
  }

  /** When the autopilot takes over from somebody who is away; null where it will not, or has. */
  due(player: string | null): number | null {
    return (player !== null && this.#waits.get(player)?.due) || null;
  }

  /** A round has begun, or the server: whoever has a seat and is not here is waited for as if they had just left. */
  begin(): void {
    const { journal, audience } = this.#class;
    const { round } = journal.published;
    const seated =
      round?.ended === false ? round.pairs.flatMap((pair) => (pair.team ? [] : seatedAt(pair))) : [];
    const waited = new Set(seated);
    for (const player of this.#waits.keys()) if (!waited.has(player)) this.#forget(player);
    for (const player of seated) if (!audience.isConnected(player)) this.went(player);
  }

  went(player: string): void {
    if (this.#waits.has(player) || !this.#seating.plays(player)) return;
    const { clock, timers, log } = this.#services;
    const run = (): void => {
      this.#waits.delete(player);
      if (!this.#class.transactions.open) return;
      // While everything stands, nobody is waited for.
      if (this.#class.journal.state.clock.paused) return this.went(player);
      this.#seating.standIn(player).catch((error: unknown) => {
        if (!(error instanceof Refusal)) log.warn({ err: error }, 'the autopilot could not stand in');
      });
    };
    const cancel = timers.at(clock.now() + STAND_IN_AFTER, run);
    this.#waits.set(player, { due: clock.epoch() + STAND_IN_AFTER, cancel });
    // That they went may have been told already.
    this.#class.audience.presenceChanged();
  }

  came(player: string): void {
    this.#forget(player);
  }

  stop(): void {
    for (const player of [...this.#waits.keys()]) this.#forget(player);
  }

  #forget(player: string): void {
    this.#waits.get(player)?.cancel();
    this.#waits.delete(player);
  }
}
