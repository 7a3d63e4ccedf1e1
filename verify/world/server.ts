/** One process of the server, as start.ts wires it but for its sockets. */

import { Homes } from '../../server/access/homes.ts';
import { DEFAULT_LIMITS } from '../../server/access/limits.ts';
import { indexing } from '../../server/classroom/class-index.ts';
import { Classrooms } from '../../server/classroom/classrooms.ts';
import { Directory } from '../../server/classroom/directory.ts';
import { createGateway, type Gateway } from '../../server/gateway/gateway.ts';
import { recognizer } from '../../server/gateway/visitor.ts';
import type { Log } from '../../server/operations/log.ts';
import type { Metrics } from '../../server/operations/metrics.ts';
import { trustsNoProxy } from '../../server/operations/trusted-proxies.ts';
import { ScenarioFolder } from '../../server/scenarios/scenario-folder.ts';
import { createScenarios } from '../../server/scenarios/scenarios.ts';
import type { Store, StoredEntry } from '../../server/store/store.ts';
import { TimerQueue } from '../../server/time/timer-queue.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Agenda } from './agenda.ts';
import type { Disk } from './disk.ts';

export interface ServerWorld {
  readonly agenda: Agenda;
  readonly disk: Disk;
  readonly catalogue: readonly Scenario[];
  readonly observe: (entries: readonly StoredEntry[]) => void;
  /** What it says in its log, by how bad it is. */
  readonly logged: (level: keyof Log, text: string, error: unknown) => void;
  readonly failed: () => void;
  readonly snapshotEvery: number;
  readonly mostWoken: number;
}

const LIMITS = {
  ...DEFAULT_LIMITS,
  messages: null,
  // A few messages: a device that reads slowly is met often.
  bufferedSoft: 6_000,
};
const GRACE = 1_500;
const nothing = (): void => undefined;

export class ServerProcess {
  #alive = true;
  readonly timers: TimerQueue;
  readonly store: Store;
  readonly classrooms: Classrooms;
  readonly directory: Directory;
  readonly gateway: Gateway;

  private constructor(
    timers: TimerQueue,
    store: Store,
    classrooms: Classrooms,
    directory: Directory,
    gateway: Gateway,
  ) {
    this.timers = timers;
    this.store = store;
    this.classrooms = classrooms;
    this.directory = directory;
    this.gateway = gateway;
  }

  static async start(world: ServerWorld): Promise<ServerProcess> {
    const { agenda, disk, catalogue } = world;
    let server: ServerProcess | null = null;
    const clock = agenda.clockOf(() => server?.alive ?? true);
    const write =
      (level: keyof Log): Log[keyof Log] =>
      (fields, text) => {
        if (server?.alive ?? true) world.logged(level, text, fields.err);
      };
    const log: Log = {
      fatal: write('fatal'),
      error: write('error'),
      warn: write('warn'),
      info: write('info'),
      debug: nothing,
    };
    const timers = new TimerQueue(clock, { onError: (error) => log.fatal({ err: error }, 'a timer failed') });
    const { now, epoch } = clock;
    const alive = (): boolean => server?.alive ?? true;
    const store = disk.open({ now, epoch, indexing, onFailure: world.failed }, (entries) => {
      if (alive()) world.observe(entries);
    });
    const folder = await ScenarioFolder.open({ folder: null, log });
    const scenarios = createScenarios({ catalogue, folder, store });
    const directory = await Directory.open({ store, epoch });
    const classrooms = await Classrooms.open(
      {
        store,
        clock,
        timers,
        log,
        maxPlayers: 12,
        scenarios,
        snapshotEvery: world.snapshotEvery,
        mostWoken: world.mostWoken,
      },
      directory,
    );
    await classrooms.woken;
    const metrics: Pick<Metrics, 'connected' | 'played' | 'refused' | 'fellBack'> = {
      connected: nothing,
      played: nothing,
      refused: nothing,
      fellBack: nothing,
    };
    const homes = new Homes(now);
    const recognize = recognizer(directory, trustsNoProxy);
    const services = { classrooms, directory, clock, timers, limits: LIMITS, homes, recognize, log };
    const gateway = createGateway({ ...services, metrics: metrics as Metrics });
    server = new ServerProcess(timers, store, classrooms, directory, gateway);
    return server;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** At once, whatever it was doing. */
  die(): void {
    this.#alive = false;
  }

  /** As on a signal: what was applied is written, everybody is told, and nothing is lost. */
  async end(): Promise<void> {
    await this.classrooms.stop();
    await this.store.append([]).catch(nothing);
    await this.gateway.close(GRACE, this.store.failure ? 'not-durable' : 'server-closing');
    this.timers.stop();
    await this.store.close();
    this.#alive = false;
  }
}
