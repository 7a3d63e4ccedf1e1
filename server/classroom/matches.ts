/** The matches of a round on the class's virtual clock, each woken when it next has something due. */

import type { Input } from '../../shared/match/input.ts';
import type { Milliseconds } from '../../shared/units.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { changeClock, realAt, type VirtualClock, virtualAt } from '../time/virtual-clock.ts';
import type { LiveMatch, Played } from './live-match.ts';

/** At once, however much there is that nobody sees. */
const MOST_LEAPS = 16;

/**
 * Virtual milliseconds between two heartbeats. A restart takes time back to the last of them: by no more than a second, at any
 * pace, though the disk takes a moment.
 */
const BEAT = 750;

export interface ClockSetting {
  readonly pace: number;
  readonly paused: boolean;
}

interface Services {
  readonly clock: Clock;
  readonly timers: TimerQueue;
}

export class Matches {
  readonly #services: Services;
  readonly #onDue: (match: LiveMatch) => void;
  readonly #matches = new Map<string, LiveMatch>();
  readonly #wakes = new Map<LiveMatch, { readonly at: Milliseconds; readonly cancel: Cancel }>();
  #clock: VirtualClock;
  #paused: boolean;
  /** Something of the class itself that is due at a virtual time, and its wake. */
  #alarm: { readonly at: Milliseconds; readonly run: () => void } | null = null;
  #alarmWake: Cancel = () => undefined;
  readonly #onBeat: (() => void) | null;
  #beatWake: Cancel = () => undefined;

  /**
   * @param onDue told when a match has something due: it wants an `advance`
   * @param onBeat told again and again while time passes: it wants to be written down; null where it need not be
   */
  constructor(
    services: Services,
    { virtual, pace, paused }: ClockSetting & { readonly virtual: Milliseconds },
    onDue: (match: LiveMatch) => void,
    onBeat: (() => void) | null = null,
  ) {
    this.#services = services;
    this.#onDue = onDue;
    this.#onBeat = onBeat;
    this.#clock = { virtual, anchor: services.clock.now(), pace, running: false };
    this.#paused = paused;
  }

  /** Virtual time of the class, now. */
  get virtual(): Milliseconds {
    return virtualAt(this.#clock, this.#services.clock.now());
  }

  /** Whether virtual time passes: a class that plays nothing stands still without being paused. */
  get running(): boolean {
    return this.#clock.running;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get(id: string): LiveMatch | null {
    return this.#matches.get(id) ?? null;
  }

  all(): readonly LiveMatch[] {
    return [...this.#matches.values()];
  }

  add(match: LiveMatch): void {
    this.#matches.set(match.id, match);
    this.#run();
    this.#wakeWhenDue(match);
  }

  remove(match: LiveMatch): void {
    this.#sleep(match);
    this.#matches.delete(match.id);
    this.#run();
  }

  /** @param by the player who sent it; null for nobody */
  apply(match: LiveMatch, input: Input, by: string | null = null): Played {
    const applied = match.apply(input, this.virtual, by);
    if (!match.running) this.#run();
    this.#wakeWhenDue(match);
    return applied;
  }

  /** Lets the time of one match leap on for as long as it only waits. */
  leap(match: LiveMatch): readonly Played[] {
    const applied: Played[] = [];
    // What nobody sees, such as a lost segment that dies on the wire, is no event to stop at.
    while (match.waits && applied.length < MOST_LEAPS) applied.push(match.leap(this.virtual));
    if (!match.running) this.#run();
    this.#wakeWhenDue(match);
    return applied;
  }

  setClock(change: ClockSetting): void {
    this.#paused = change.paused;
    this.#clock = changeClock(this.#clock, this.#services.clock.now(), { pace: change.pace });
    this.#run();
    this.#wakeAll();
  }

  /** Runs once when the class's virtual time has come to `at`, in the place of what was set before; null: nothing. */
  setAlarm(at: Milliseconds | null, run: () => void): void {
    this.#alarm = at === null ? null : { at, run };
    this.#wakeForAlarm();
  }

  /** Nobody is woken any more. */
  stop(): void {
    for (const match of this.#matches.values()) this.#sleep(match);
    this.setAlarm(null, () => undefined);
    this.#clock = changeClock(this.#clock, this.#services.clock.now(), { running: false });
    this.#wakeForBeat();
  }

  #run(): void {
    const running = !this.#paused && this.all().some((match) => match.running);
    if (running === this.#clock.running) return;
    this.#clock = changeClock(this.#clock, this.#services.clock.now(), { running });
    this.#wakeAll();
  }

  #wakeAll(): void {
    this.#wakeForAlarm();
    this.#wakeForBeat();
    for (const match of this.#matches.values()) {
      this.#sleep(match);
      this.#wakeWhenDue(match);
    }
  }

  #wakeForAlarm(): void {
    this.#alarmWake();
    this.#alarmWake = () => undefined;
    const alarm = this.#alarm;
    const real = alarm === null ? null : realAt(this.#clock, alarm.at);
    if (alarm === null || real === null) return;
    this.#alarmWake = this.#services.timers.at(real, () => {
      this.#alarm = null;
      alarm.run();
    });
  }

  #wakeForBeat(): void {
    this.#beatWake();
    this.#beatWake = () => undefined;
    const onBeat = this.#onBeat;
    if (onBeat === null || !this.#clock.running) return;
    const period = BEAT / this.#clock.pace;
    // At the same moments in every class, so that one commit has the beats of all.
    const at = (Math.floor(this.#services.clock.now() / period) + 1) * period;
    this.#beatWake = this.#services.timers.at(at, () => {
      this.#wakeForBeat();
      onBeat();
    });
  }

  #wakeWhenDue(match: LiveMatch): void {
    const at = match.due;
    if (this.#wakes.get(match)?.at === at) return;
    this.#sleep(match);
    const real = at === null ? null : realAt(this.#clock, at);
    if (at === null || real === null) return;
    const cancel = this.#services.timers.at(real, () => {
      this.#wakes.delete(match);
      this.#onDue(match);
    });
    this.#wakes.set(match, { at, cancel });
  }

  #sleep(match: LiveMatch): void {
    this.#wakes.get(match)?.cancel();
    this.#wakes.delete(match);
  }
}
