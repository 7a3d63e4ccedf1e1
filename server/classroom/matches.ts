/** The matches of a round on the class's virtual clock, each woken when it next has something due. */

import type { Input } from '../../shared/match/input.ts';
import type { Milliseconds } from '../../shared/units.ts';
import type { Snapshot } from '../store/store.ts';
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

/** What is told of matches. */
interface Listener {
  /** Something is due: it wants an `advance`. */
  readonly onDue: (match: LiveMatch) => void;
  /** Told again and again while time passes: it wants to be written down; left out where it need not be. */
  readonly onBeat?: () => void;
  /** Told now and then of each: it wants to be kept; left out where it need not be. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  /** So many entries after another, at most. */
  readonly snapshotEvery?: number;
}

export class Matches {
  readonly #services: Services;
  readonly #listener: Listener;
  readonly #matches = new Map<string, LiveMatch>();
  /** Those that have not been read: nobody sees them, and when somebody comes they catch up. */
  readonly #asleep = new Set<string>();
  readonly #wakes = new Map<LiveMatch, { readonly at: Milliseconds; readonly cancel: Cancel }>();
  /** Time stands for good. */
  #stopped = false;
  #clock: VirtualClock;
  #paused: boolean;
  /** Something of the class itself that is due at a virtual time, and its wake. */
  #alarm: { readonly at: Milliseconds; readonly run: () => void } | null = null;
  #alarmWake: Cancel = () => undefined;
  #beatWake: Cancel = () => undefined;

  constructor(
    services: Services,
    { virtual, pace, paused }: ClockSetting & { readonly virtual: Milliseconds },
    listener: Listener,
  ) {
    this.#services = services;
    this.#listener = listener;
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

  get asleep(): readonly string[] {
    return [...this.#asleep];
  }

  isAsleep(id: string): boolean {
    return this.#asleep.has(id);
  }

  /** There are these, too, and time passes in them as far as anybody knows. */
  sleep(ids: readonly string[]): void {
    for (const id of ids) this.#asleep.add(id);
    this.#run();
  }

  /** Nobody comes to it any more. */
  forget(id: string): void {
    this.#asleep.delete(id);
    this.#run();
  }

  add(match: LiveMatch): void {
    this.#asleep.delete(match.id);
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
    return this.#kept(match, applied);
  }

  /** Lets the time of one match leap on for as long as it only waits. */
  leap(match: LiveMatch): readonly Played[] {
    const applied: Played[] = [];
    // What nobody sees, such as a lost segment that dies on the wire, is no event to stop at.
    while (match.waits && applied.length < MOST_LEAPS)
      applied.push(this.#kept(match, match.leap(this.virtual)));
    if (!match.running) this.#run();
    this.#wakeWhenDue(match);
    return applied;
  }

  /** All that is durable of them is kept, so that whoever reads it begins there. */
  keepAll(): void {
    for (const match of this.#matches.values()) this.#keep(match, 1);
  }

  #kept(match: LiveMatch, played: Played): Played {
    if (this.#listener.snapshotEvery === undefined || played.entries.length === 0) return played;
    return {
      ...played,
      publish: (links) => {
        played.publish(links);
        this.#keep(match, this.#listener.snapshotEvery);
      },
    };
  }

  #keep(match: LiveMatch, every: number | undefined): void {
    const snapshot = every === undefined ? null : match.snapshot(every);
    if (snapshot !== null) this.#listener.onSnapshot?.(snapshot);
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
    this.#stopped = true;
    for (const match of this.#matches.values()) this.#sleep(match);
    this.setAlarm(null, () => undefined);
    this.#clock = changeClock(this.#clock, this.#services.clock.now(), { running: false });
    this.#wakeForBeat();
  }

  #run(): void {
    const running = !this.#paused && (this.#asleep.size > 0 || this.all().some((match) => match.running));
    if (running === this.#clock.running || this.#stopped) return;
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
    const { onBeat } = this.#listener;
    if (onBeat === undefined || !this.#clock.running) return;
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
    if (this.#stopped || this.#wakes.get(match)?.at === at) return;
    this.#sleep(match);
    const real = at === null ? null : realAt(this.#clock, at);
    if (at === null || real === null) return;
    const cancel = this.#services.timers.at(real, () => {
      this.#wakes.delete(match);
      this.#listener.onDue(match);
    });
    this.#wakes.set(match, { at, cancel });
  }

  #sleep(match: LiveMatch): void {
    this.#wakes.get(match)?.cancel();
    this.#wakes.delete(match);
  }
}
