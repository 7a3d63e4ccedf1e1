/** The heartbeat of a connection: asks for signs of life, and ends one whose device gives none. */
import type { Limits } from '../access/limits.ts';
import type { Cancel } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Connection } from './connection.ts';

/** So many beats in a row a device may let pass in silence; at the next it is gone. */
const SILENT_BEATS = 2;

export interface HeartbeatServices {
  readonly timers: Pick<TimerQueue, 'every'>;
  readonly limits: Pick<Limits, 'heartbeat'>;
}

export class Heartbeat {
  readonly stop: Cancel;
  #silent = 0;

  /** @param ask at every beat: the other end, too, hears by it that somebody is there */
  constructor(
    connection: Pick<Connection, 'terminate'>,
    { timers, limits }: HeartbeatServices,
    ask: () => void,
  ) {
    this.stop = timers.every(limits.heartbeat, () => {
      this.#silent += 1;
      if (this.#silent > SILENT_BEATS) connection.terminate();
      else ask();
    });
  }

  /** The device said something, whatever it was. */
  heard(): void {
    this.#silent = 0;
  }
}
