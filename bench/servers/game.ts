/** Our server as it ships, with SQLite and a sync a commit; only the players' patience has no limit. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitsFor } from '../../server/access/limits.ts';
import { createLog } from '../../server/operations/log.ts';
import { start } from '../../server/start.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import { systemClock } from '../../server/time/clock.ts';
import { flood, loop } from '../scenario.ts';
import { measuredServer } from './measured.ts';

/** As many as the system gives. */
const MANY = 100_000;

const dir = mkdtempSync(join(tmpdir(), '2msl-bench-'));
process.on('exit', () => rmSync(dir, { recursive: true }));

const { port, teacherSecret } = await start(
  {
    port: 0,
    host: '127.0.0.1',
    teacherSecret: null,
    metricsToken: null,
    publicUrl: null,
    trustsProxy: () => false,
    retentionDays: null,
    allowedHosts: [],
    nodeAddress: null,
  },
  {
    clock: systemClock,
    log: createLog('error'),
    limits: {
      ...limitsFor(Number(process.argv[2] ?? 60)),
      messages: null,
      ...{ connections: MANY, sockets: MANY },
    },
    openStore: (options) => openSqliteStore(join(dir, 'bench.sqlite'), options),
    catalogue: [loop, flood],
    scenarioFolder: null,
    clientFolder: dir,
  },
);
measuredServer({ port, teacherSecret });
