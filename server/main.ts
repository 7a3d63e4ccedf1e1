/** The program: reads the environment, starts the server, and ends it on a signal. */
import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../shared/scenarios/catalogue/catalogue.ts';
import { limitsFor } from './access/limits.ts';
import { outwardAddresses } from './operations/addresses.ts';
import { announcement } from './operations/announce.ts';
import { BadConfig, readConfig } from './operations/config.ts';
import { createLog } from './operations/log.ts';
import { start } from './start.ts';
import { openSqliteStore, UnusableStore } from './store/sqlite-store.ts';
import { systemClock } from './time/clock.ts';

/** Ending takes a moment. If it takes longer, something hangs, and the journal is safe anyway. */
const LONGEST_END = 5_000;

/** Beside this file's folder when built (dist/server → dist/client). */
const BUILT_CLIENT = fileURLToPath(new URL('../client', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  const running = await start(config, {
    clock: systemClock,
    log,
    limits: { ...limitsFor(config.maxPlayers), heartbeat: config.heartbeat },
    openStore: (options) => openSqliteStore(join(config.dataDir, '2msl.sqlite'), options),
    catalogue: CATALOGUE,
    scenarioFolder: join(config.dataDir, 'scenarios'),
    clientFolder: BUILT_CLIENT,
  });

  const end = (code: number) => (): void => {
    systemClock.wake(systemClock.now() + LONGEST_END, () => process.exit(1));
    running.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not end cleanly');
        process.exit(1);
      },
    );
  };
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
      publicOrigin: config.publicOrigin,
      teacherSecret: running.teacherSecret,
      secretIsChosen: config.teacherSecret !== null,
      interfaces: networkInterfaces(),
      outward: await outwardAddresses(),
    }),
  );
}

function explain(error: unknown): string {
  if (error instanceof BadConfig || error instanceof UnusableStore) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is in use. Choose another: PORT=3001 npm start';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
