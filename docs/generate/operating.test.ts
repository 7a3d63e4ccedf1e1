/** Tests that docs/OPERATING.md has every variable and every metric. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../server/operations/config.ts';
import { createMetrics } from '../../server/operations/metrics.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'OPERATING.md'), 'utf8').replaceAll('\r\n', '\n');

/** The rows of the table with this head, cell by cell. */
function table(head: string): readonly (readonly string[])[] {
  const [, rest = ''] = page.split(`\n| ${head} |`);
  const rows = rest.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('docs/OPERATING.md lists every variable of the environment, with its default', () => {
  const config = readConfig({});
  const { database } = readConfig({ DATABASE_URL: 'postgres://db.school.example/2msl' });
  const values: Readonly<Record<string, unknown>> = {
    PORT: config.port,
    HOST: config.host,
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.database,
    NODE_ADDRESS: config.nodeAddress,
    DATABASE_CONNECTIONS: database?.most,
    DATABASE_MAY_FORGET: database?.mayForget ? 'yes' : 'no',
    LOG_LEVEL: config.logLevel,
    TEACHER_SECRET: config.teacherSecret,
    PUBLIC_URL: config.publicUrl,
    PUBLIC_ORIGIN: null,
    TRUST_PROXY: null,
    METRICS_TOKEN: config.metricsToken,
    MAX_PLAYERS: config.maxPlayers,
    MAX_CONNECTIONS: config.maxConnections,
    HEARTBEAT: config.heartbeat / 1_000,
    RETENTION_DAYS: config.retentionDays,
    ALLOWED_HOSTS: null,
  };
  const wanted = VARIABLES.map((name) => [name, values[name] === null ? '–' : `\`${values[name]}\``]);
  const told = table('variable | default | meaning').map(([name = '', value]) => [
    name.replaceAll('`', ''),
    value,
  ]);
  expect(told.toSorted()).toEqual(wanted.toSorted());
});

test('docs/OPERATING.md lists every metric of ours', () => {
  const none = () => 0;
  const { registry } = createMetrics({
    ...{
      matches: none,
      classes: () => Promise.resolve(0),
      owned: none,
      relayed: none,
      buffered: none,
      lastBackup: none,
    },
    ...{ storeFailed: () => false, classesSetAside: none, matchesSetAside: none },
  });
  const ours = registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => !/^(process|nodejs)_/.test(name));
  const told = table('metric | is').flatMap(([names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(told.toSorted()).toEqual(ours.toSorted());
});
