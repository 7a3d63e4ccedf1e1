/** Wires everything together, starts it, and ends it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import type { Scenario } from '../shared/scenarios/scenario.ts';
import { bearerOf } from './access/bearer.ts';
import { Guesses } from './access/guesses.ts';
import { Homes } from './access/homes.ts';
import type { GuessLimits, Limits } from './access/limits.ts';
import { RateLimit } from './access/rate.ts';
import { indexing } from './classroom/class-index.ts';
import { Classrooms } from './classroom/classrooms.ts';
import { Colleagues } from './classroom/colleagues.ts';
import { Directory } from './classroom/directory.ts';
import { Positions } from './classroom/positions.ts';
import { Records } from './classroom/records.ts';
import { Results } from './classroom/results.ts';
import { Retention } from './classroom/retention.ts';
import { Teller } from './classroom/teller.ts';
import { answer, type Tell, tellBy } from './classroom/tellings.ts';
import { createGateway, type Entrance } from './gateway/gateway.ts';
import { httpStreams } from './gateway/http-stream/transport.ts';
import { streamTrial } from './gateway/http-stream/trial.ts';
import { createOrigins, type Origins } from './gateway/origin.ts';
import { Rehearsals } from './gateway/rehearsal/rehearsals.ts';
import { recognizer } from './gateway/visitor.ts';
import { acceptWebSockets } from './gateway/websocket/transport.ts';
import { type AppServices, createApp } from './http/app.ts';
import { CodeGuard } from './http/code-guard.ts';
import { Doorstep } from './http/doorstep.ts';
import { HandOvers } from './http/hand-overs.ts';
import type { OneTimeCode } from './http/one-time-codes.ts';
import { Ownership } from './http/ownership.ts';
import { RESULT_LINKS } from './http/public-api.ts';
import { Teachers } from './http/teachers.ts';
import { Turnstile } from './http/turnstile.ts';
import { classAddresses, outwardAddresses } from './operations/addresses.ts';
import { knownHosts } from './operations/hosts.ts';
import type { Log } from './operations/log.ts';
import { createMetrics } from './operations/metrics.ts';
import type { TrustsProxy } from './operations/trusted-proxies.ts';
import { openInside } from './relay/inside.ts';
import { Relay } from './relay/relay.ts';
import { offered, ScenarioFolder } from './scenarios/scenario-folder.ts';
import { createScenarios } from './scenarios/scenarios.ts';
import { type GuessedAt, type Store, StoreError, type StoreOptions } from './store/store.ts';
import type { Clock } from './time/clock.ts';
import { TimerQueue } from './time/timer-queue.ts';

export interface StartConfig {
  readonly port: number;
  /** Null: every address. */
  readonly host: string | null;
  readonly teacherSecret: string | null;
  /** What opens /metrics; null: nothing does. */
  readonly metricsToken: string | null;
  readonly publicUrl: URL | null;
  readonly trustsProxy: TrustsProxy;
  /** Days after which a class is deleted in which nothing happened; null: never. */
  readonly retentionDays: number | null;
  /** Where other servers on the same store reach this one, and it listens to them; null: nowhere. */
  readonly nodeAddress: string | null;
  /** Names by which browsers may call the server, beside those that it knows by itself. */
  readonly allowedHosts: readonly string[];
}

export interface Dependencies {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  readonly openStore: (options: StoreOptions) => Promise<Store>;
  readonly catalogue: readonly Scenario[];
  /** Where teachers keep their own; null: nowhere. */
  readonly scenarioFolder: string | null;
  readonly clientFolder: string;
  /** Tells of matches elsewhere than among those who play; left out: there. */
  readonly tell?: Tell;
  /** When the newest backup was made; left out where nobody makes any. */
  readonly lastBackup?: () => number | null;
}

export interface Running {
  readonly port: number;
  readonly teacherSecret: string | null;
  /**
   * A link for a teacher who has lost the browser; null where nobody, or more than one, is called so.
   * @param name what the teacher is called; null: whom the server's own secret signs in
   */
  readonly teacherLink: (name: string | null) => Promise<OneTimeCode | null>;
  /** Resolves when the store has failed for good: nothing more is taken, and somebody must start the server again. */
  readonly failed: Promise<void>;
  /** Resolves when the classes that were playing when the server stopped play on: it answers long before. */
  readonly woken: Promise<void>;
  /** Ends everything: nothing is lost, and everybody is told. */
  readonly close: () => Promise<void>;
}

/** A way in. */
interface Door {
  readonly entrance: Entrance;
  readonly origins: Origins;
  readonly trustsProxy: TrustsProxy;
  readonly recognized: (stream: Duplex) => void;
  readonly relay: Relay | null;
}

/** Another server of ours: it says who asks, and has looked at what page asks. */
const trustsRelay: TrustsProxy = (_address, hop) => hop === 0;
const LOOKED_AT: Origins = {
  isOwn: () => true,
  isCalledRightly: () => true,
  refused: () => undefined,
  refusedHost: () => undefined,
};

/** So long the devices have to say goodbye. */
const GRACE = 1_500;

/** How long HTTP waits, in milliseconds. */
const PATIENCE = {
  /** For a request, from its first octet to the end of its header, and to that of its body: nobody is that slow. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  /**
   * For the next request. Longer than proxies and clients keep an idle connection: who closes it first while the other asks
   * for something loses that request, and it should not be us.
   */
  keepAliveTimeout: 75_000,
} as const;

export async function start(config: StartConfig, dependencies: Dependencies): Promise<Running> {
  const { clock, log, limits, catalogue, clientFolder } = dependencies;
  const { publicUrl, trustsProxy } = config;
  const basePath = publicUrl?.pathname ?? '/';
  const origins = createOrigins({
    ...{ publicUrl, trustsProxy, log },
    isKnownHost: knownHosts({ publicUrl, allowed: config.allowedHosts, computer: hostname() }),
  });
  const metrics = createMetrics({
    buffered: () => gateway.buffered(),
    relayed: () => relay?.sockets ?? 0,
    classes: () => classrooms.countOpen(),
    owned: () => classrooms.live.length,
    matches: () => classrooms.live.reduce((sum, { matchesRunning }) => sum + matchesRunning, 0),
    storeFailed: () => store.failure !== null,
    classesSetAside: () => classrooms.damagedCount,
    matchesSetAside: () => classrooms.live.reduce((sum, { matchesSetAside }) => sum + matchesSetAside, 0),
    lastBackup: dependencies.lastBackup ?? (() => null),
  });
  const timers = new TimerQueue(clock, {
    onLate: metrics.late,
    onError: (error) => log.error({ err: error }, 'a timer failed'),
  });
  const { now, epoch } = clock;
  let onFailure = (): void => undefined;
  const failed = new Promise<void>((resolve) => {
    onFailure = resolve;
  });
  const inside = config.nodeAddress === null ? null : await openInside(config.nodeAddress, PATIENCE);
  const store = await dependencies.openStore({
    reachable: inside?.reachable,
    now,
    epoch,
    indexing,
    onCommit: metrics.committed,
    onFailure,
  });
  const folder = await ScenarioFolder.open({
    ...{ folder: dependencies.scenarioFolder, log },
    onChange: () => store.news.tell({ type: 'scenarios' }),
  });
  const scenarios = createScenarios({ catalogue, folder, store });
  const directory = await Directory.open({ store, epoch });
  const { maxPlayers } = limits;
  const services = { store, clock, timers, log, maxPlayers, scenarios };
  const classrooms = await Classrooms.open(services, directory);
  const colleagues = new Colleagues({ store, directory, epoch });
  const ownership = new Ownership({ store, folder });
  const retention = new Retention({
    ...{ store, clock, timers, log, directory, classrooms, metrics },
    days: config.retentionDays,
  });
  const guessesOf = (of: GuessedAt, most: GuessLimits): Guesses =>
    new Guesses(most, now, (network) => store.news.tell({ type: 'wrong-guess', of, network }));
  const guesses = {
    class: guessesOf('class', limits.wrongCodes),
    'hand-over': guessesOf('hand-over', limits.wrongCodes),
    secret: guessesOf('secret', limits.wrongSecrets),
  };
  store.news.whenTold((item) => {
    if (item.type === 'revoked') gateway.lookAgain();
    else if (item.type === 'wrong-guess') guesses[item.of].heard(item.network);
    else
      folder
        .read()
        .catch((error: unknown) => log.error({ err: error }, 'the scenario files cannot be read again'));
  });
  const teachers = new Teachers(config.teacherSecret, {
    ...{ directory, colleagues, store, guesses: guesses.secret },
    onRevoked: () => {
      gateway.lookAgain();
      store.news.tell({ type: 'revoked' });
    },
  });
  const tell = dependencies.tell ?? tellBy(async (asked) => answer(asked, catalogue));
  const teller = new Teller({ store, scenarios, classrooms, tell });
  const records = new Records({ store, teller, classrooms });
  const homes = new Homes(now);
  let closing: Promise<void> | null = null;

  const relay =
    inside && new Relay({ store, self: inside.reachable, trustsProxy, timers, now, log, metrics });
  const common: Omit<AppServices, keyof Door | 'isOwnPage' | 'streams'> = {
    classrooms,
    records,
    rehearsals: {
      begin: (code, wanted) => rehearsals.begin(code, wanted),
      look: (code, language) => rehearsals.look(code, language),
      end: (code) => rehearsals.end(code),
    },
    positions: new Positions({ scenarios, teller, classrooms }),
    results: new Results({ store, log, scenarios, teller }),
    ...{ store, directory, colleagues, ownership, retention },
    turnstile: new Turnstile(clock, timers),
    codes: new CodeGuard({ classrooms, homes, guesses: guesses.class }),
    links: new RateLimit(RESULT_LINKS, now),
    handOvers: new HandOvers({ classrooms, homes, guesses: guesses['hand-over'] }, store.codes),
    offered: () => offered(catalogue, folder),
    scenarios,
    folder,
    teachers,
    metrics,
    metricsToken: config.metricsToken,
    log,
    clientFolder,
    publicUrl,
    classAddresses: async () =>
      classAddresses({
        ...{ host: config.host, port: listening(), publicUrl },
        ...{ interfaces: networkInterfaces(), outward: await outwardAddresses() },
      }),
    refusal: async (request) => gateway.refusal(await gateway.recognize(request, bearerOf(request))),
    patience: (code) => gateway.patience(code),
    streamTrial: streamTrial(clock, timers),
    now,
    room: () => gateway.room(),
    epoch,
    // To own, and to be relayed to.
    isReady: async () =>
      closing === null && (await canWrite(store, log)) && (relay === null || (await relay.reachesItself())),
  };
  const server = createServer(PATIENCE);
  const doorstep = new Doorstep(limits.sockets, trustsProxy);
  doorstep.watch(server);
  const listening = (): number => (server.address() as AddressInfo).port;
  const recognize = recognizer(directory, trustsProxy);
  const gateway = createGateway({
    ...{ classrooms, directory, clock, timers, limits, homes, recognize, log, metrics },
  });
  const rehearsals = new Rehearsals({ classrooms, entrance: gateway, clock, timers });
  const streams = httpStreams({ metrics, log });
  /** Who is asked, where something comes in. */
  const serve = (at: Server, door: Door): RequestListener => {
    acceptWebSockets(at, { metrics, log, basePath, ...door });
    const { origins, trustsProxy, relay } = door;
    return createApp({
      ...common,
      origins,
      isOwnPage: origins.isOwn,
      trustsProxy,
      relay,
      streams: streams(door),
    });
  };
  server.on(
    'request',
    serve(server, {
      ...{ entrance: gateway, origins, trustsProxy, relay },
      recognized: (stream) => doorstep.leave(stream),
    }),
  );
  inside?.answer(
    serve(inside.server, {
      entrance: { ...gateway, recognize: recognizer(directory, trustsRelay) },
      trustsProxy: trustsRelay,
      origins: LOOKED_AT,
      recognized: () => undefined,
      // What was relayed goes no further.
      relay: null,
    }),
  );

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (config.host === null) server.listen(config.port, resolve);
    else server.listen(config.port, config.host, resolve);
  });
  const port = listening();
  log.info({ port, classes: classrooms.openCount }, 'listening');

  const close = async (): Promise<void> => {
    log.info({}, 'closing');
    rehearsals.stop();
    const stopped = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    // What was applied is written and answered before anybody is sent home; what comes from now on is refused.
    await classrooms
      .stop()
      .then(() => store.append([]))
      // Whoever comes back finds the class elsewhere, while the others here still say goodbye.
      .then(() => store.owners.releaseAll())
      .catch((error: unknown) => log.error({ err: error }, 'the journal could not be finished'));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    await gateway.close(GRACE, store.failure ? 'not-durable' : 'server-closing');
    relay?.close();
    server.closeAllConnections();
    inside?.server.close();
    inside?.server.closeAllConnections();
    await stopped;
    timers.stop();
    await store.close();
    log.info({}, 'closed');
  };

  return {
    port,
    teacherSecret: teachers.secret,
    teacherLink: (name) => teachers.linkFor(name),
    failed,
    woken: classrooms.woken,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Not what it hopes: it tries. */
async function canWrite(store: Store, log: Log): Promise<boolean> {
  try {
    await store.probe();
    return true;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.warn({ err: error }, 'not ready');
    return false;
  }
}
