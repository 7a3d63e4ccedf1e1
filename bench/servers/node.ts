/** One of several servers on a PostgreSQL, as it ships; only the players' patience has no limit. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitsFor } from '../../server/access/limits.ts';
import { createLog } from '../../server/operations/log.ts';
import { start } from '../../server/start.ts';
import { openPostgresStore } from '../../server/store/postgres-store.ts';
import { systemClock } from '../../server/time/clock.ts';
import { loop } from '../scenario.ts';
import { measuredServer } from './measured.ts';

const [url = '', teacherSecret = ''] = process.argv.slice(2);
const { port } = await start(
  {
    port: 0,
    host: '127.0.0.1',
    teacherSecret,
    metricsToken: null,
    publicUrl: null,
    trustsProxy: () => false,
    retentionDays: null,
    allowedHosts: [],
    nodeAddress: '127.0.0.1:0',
  },
  {
    clock: systemClock,
    log: createLog('error'),
    limits: { ...limitsFor(60), messages: null },
    openStore: (options) =>
      openPostgresStore({ url, most: 10, mayForget: false, clock: systemClock }, options),
    catalogue: [loop],
    scenarioFolder: null,
    clientFolder: mkdtempSync(join(tmpdir(), '2msl-bench-')),
  },
);
measuredServer({ port });
