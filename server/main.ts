/** The program: reads the environment, starts the server, and ends it on a signal. */
import { networkInterfaces } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../shared/scenarios/catalogue/catalogue.ts';
import { limitsFor } from './access/limits.ts';
import { type Answer, type Asked, tellBy } from './classroom/tellings.ts';
import { outwardAddresses } from './operations/addresses.ts';
import { announcement } from './operations/announce.ts';
import { BadConfig, type Config, readConfig, VARIABLES } from './operations/config.ts';
import { controlIn, openControl } from './operations/control.ts';
import { createLog, type Log } from './operations/log.ts';
import { connectionsOfThisMachine } from './operations/machine.ts';
import { runBeside } from './operations/program.ts';
import { makeFolder, UnusableFolder, whyNotListening } from './operations/start-failure.ts';
import { Thread } from './operations/thread.ts';
import { unknownSettings } from './operations/unknown-settings.ts';
import { start } from './start.ts';
import type { Store, StoreOptions } from './store/store.ts';
import { systemClock } from './time/clock.ts';

/** Ending takes a moment. If it takes longer, something hangs, and the journal is safe anyway. */
const LONGEST_END = 5_000;

/** The exit status when the disk has failed: EX_IOERR of sysexits.h. A service manager starts us again. */
const DISK_FAILED = 74;

/** This file. */
const PROGRAM = fileURLToPath(import.meta.url);

/** Beside this file, and built like it. */
const WORKER = join(dirname(PROGRAM), `worker${extname(PROGRAM)}`);

/** The longest matches that there are need a fraction of it, in MiB and milliseconds. */
const OF_THE_THREAD = { memory: 256, longest: 30_000 };

/** Beside this file's folder when built (dist/server → dist/client). */
const BUILT_CLIENT = fileURLToPath(new URL('../client', import.meta.url));

/** What else this program does, by its first argument. */
const COMMANDS = ['doctor', 'backup', 'teacher-link', 'copy', 'nodes'] as const;
const isCommand = (word: string | undefined): word is (typeof COMMANDS)[number] =>
  COMMANDS.some((command) => command === word);

async function main(): Promise<void> {
  // What is written here is for nobody else on this computer.
  process.umask(0o077);
  const [command, ...args] = process.argv.slice(2);
  if (isCommand(command)) process.exitCode = await obey(command, args);
  else await serve();
}

async function obey(command: (typeof COMMANDS)[number], args: readonly string[]): Promise<number> {
  const output = { say: console.log, complain: console.error };
  if (command === 'copy') return (await withSqlite(() => import('./copy.ts'))).copy(args, output);
  if (command === 'nodes') return (await import('./nodes.ts')).nodes(args, process.env, output);
  const { dataDir } = readConfig({ DATA_DIR: process.env.DATA_DIR });
  const commands = await withSqlite(() => import('./doctor.ts'));
  const deed = { ...commands, 'teacher-link': commands.teacherLink }[command];
  return await deed(args, dataDir, output);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  makeFolder(config.dataDir);
  const unknown = unknownSettings(process.env, VARIABLES);
  if (unknown.length > 0) log.warn({ unknown }, 'settings that this server does not know, and ignores');
  const connections = config.maxConnections ?? connectionsOfThisMachine();
  log.info({ connections }, 'takes so many connections at once');
  const data = await dataOf(config, log);
  const thread = new Thread<Asked, Answer>(WORKER, { clock: systemClock, ...OF_THE_THREAD });
  const running = await started(config, {
    clock: systemClock,
    log,
    limits: { ...limitsFor(config.maxPlayers), connections, heartbeat: config.heartbeat },
    openStore: data.open,
    catalogue: CATALOGUE,
    scenarioFolder: join(config.dataDir, 'scenarios'),
    clientFolder: BUILT_CLIENT,
    lastBackup: data.lastBackup,
    tell: tellBy((asked) => thread.ask(asked)),
  });
  const control = await openControl(controlIn(config.dataDir), async (asked) => {
    if (asked.command === 'teacher-link') {
      const link = await running.teacherLink(asked.name);
      if (link === null) throw new Error('no teacher, or more than one, is called so');
      const home = config.publicUrl?.href ?? `http://localhost:${running.port}/`;
      return `Good once, for a day, while the server runs: ${home}teach#secret=${link.code}`;
    }
    await data.backUp(asked.file);
    return `Backed up, and checked: ${asked.file}`;
  }).catch((error: unknown) => {
    log.warn({ err: error }, 'no command can reach this server: its socket could not be opened');
    return null;
  });
  data.begin();

  const end = (code: number) => (): void => {
    systemClock.wake(systemClock.now() + LONGEST_END, () => process.exit(1));
    control?.close();
    running.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not end cleanly');
        process.exit(1);
      },
    );
  };
  // Whatever is left of the journal is read again, and repaired, by the one that is started next.
  void running.failed.then(end(DISK_FAILED));
  process.once('SIGTERM', end(0));
  process.once('SIGINT', end(0));
  // After an error that nobody expected the state in memory cannot be believed; the journal can. A service manager
  // starts us again.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody expected');
    end(1)();
  });

  console.log(
    announcement({
      host: config.host,
      port: running.port,
      publicUrl: config.publicUrl,
      teacherSecret: running.teacherSecret,
      secretIsChosen: config.teacherSecret !== null,
      interfaces: networkInterfaces(),
      outward: await outwardAddresses(),
    }),
  );
}

/** Where the data lie, and what is done about them beside the game. */
interface Data {
  readonly open: (options: StoreOptions) => Promise<Store>;
  /** The server is there. */
  readonly begin: () => void;
  readonly backUp: (file: string) => Promise<void>;
  /** When the newest backup was made that the server knows of. */
  readonly lastBackup: () => number | null;
}

async function dataOf({ database, dataDir }: Config, log: Log): Promise<Data> {
  if (database !== null) {
    // Fetched only where it is wanted.
    const { openPostgresStore } = await import('./store/postgres-store.ts');
    return {
      open: (options) => openPostgresStore({ ...database, clock: systemClock }, options),
      begin: () => undefined,
      backUp: () => Promise.reject(new Error('the data lie in PostgreSQL, which has backups of its own')),
      lastBackup: () => null,
    };
  }
  const { Keeper, backupFolderIn, newestBackup } = await withSqlite(() => import('./store/sqlite-keeper.ts'));
  const keeper = new Keeper({
    dataDir,
    clock: systemClock,
    log,
    // In a process of its own: it reads every entry.
    isWhole: async (file) => (await runBeside(PROGRAM, ['doctor', '--dry-run', file])) === 0,
  });
  return {
    open: (options) => keeper.open(options),
    begin: () => keeper.begin(),
    backUp: (file) => keeper.backUp(file),
    lastBackup: () => newestBackup(backupFolderIn(dataDir)),
  };
}

/** What ends the start without a stack trace. */
class NoStart extends Error {
  override name = 'NoStart';
}

/** Only here is SQLite fetched, so that its absence can be explained. */
async function withSqlite<T>(fetch: () => Promise<T>): Promise<T> {
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new NoStart(NO_SQLITE, { cause: error });
  }
}

const NO_SQLITE =
  'The package better-sqlite3 is missing: no build of it for this system could be fetched when 2msl was installed, and ' +
  'there was no C++ compiler to make one. Install a compiler and Python, then 2msl again.';

async function started(...[config, dependencies]: Parameters<typeof start>): ReturnType<typeof start> {
  try {
    return await start(config, dependencies);
  } catch (error) {
    const reason = await whyNotListening(error, config);
    throw reason === null ? error : new NoStart(reason, { cause: error });
  }
}

/** By name: the class of a store's error is fetched with the store. */
const EXPLAINED = ['UnusableStore', 'UnusableDatabase', 'UnusableAddress'];

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof BadConfig || error instanceof UnusableFolder || error instanceof NoStart)
    return error.message;
  return EXPLAINED.includes(error.name) ? error.message : (error.stack ?? error.message);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
