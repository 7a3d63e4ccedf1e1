/** What the operator says, through the environment. */
import { z } from 'zod';
import { PAGES } from '../../shared/protocol/pages.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { STREAM_PATH } from '../../shared/protocol/transport.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { readTrustedProxies, type TrustsProxy, trustsNoProxy } from './trusted-proxies.ts';

export interface Config {
  readonly port: number;
  /** Null: every address of this computer, of both families where it has both. */
  readonly host: string | null;
  readonly dataDir: string;
  /** Where the data lie instead of a file in that folder. */
  readonly database: DatabaseConfig | null;
  /** Where other servers on that database reach this one, and where it listens to them; null: nowhere. */
  readonly nodeAddress: string | null;
  readonly logLevel: LogLevel;
  /** A password for teachers, instead of a secret that is made at every start. */
  readonly teacherSecret: string | null;
  /** What browsers see when a proxy stands before the server: its path begins and ends with a slash. */
  readonly publicUrl: URL | null;
  /** Whose word is taken for what the header fields X-Forwarded-… say. */
  readonly trustsProxy: TrustsProxy;
  readonly maxPlayers: number;
  /** Null: as many as the machine carries. */
  readonly maxConnections: number | null;
  /** What opens /metrics; null: nothing does. */
  readonly metricsToken: string | null;
  /** Milliseconds between two signs of life of a connection. */
  readonly heartbeat: number;
  /** Days on which the server runs after which a class is deleted in which nothing happened; null: never. */
  readonly retentionDays: number | null;
  /** Names, beside those that it knows by itself, by which browsers may call the server. */
  readonly allowedHosts: readonly string[];
}

/** A PostgreSQL. */
export interface DatabaseConfig {
  readonly url: string;
  /** Connections at once. */
  readonly most: number;
  /** Also one that forgets in a power cut what it has committed. */
  readonly mayForget: boolean;
}

const MOST_PLAYERS = 500;
const CONNECTIONS = [10, 1_000_000] as const;
/** Seconds: a page knows within two and a half of them, and the server within three, that the other end is gone. */
const LONGEST_HEARTBEAT = 10;
/** Days: the shortest is as long as a deletion is announced. */
const RETENTION = [7, 3_650] as const;

/** An empty variable is one that is not set. What is wrong with it is said as what it must be. */
const set = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `is not a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `is not a whole number from ${least} to ${most}`);

/** Names of ours below which the pages cannot lie: a proxy may take a path off, and then nobody could tell them apart. */
const OUR_NAMES: readonly string[] = [
  ...Object.values(PAGES).flatMap(({ paths }) => paths),
  ...[SOCKET_PATH, STREAM_PATH, '/api', '/assets', '/healthz', '/readyz', '/metrics'],
].map(firstName);
function firstName(path: string): string {
  return path.split('/')[1] ?? '';
}

const publicUrl = z
  .url({ protocol: /^https?$/, error: 'is not an address such as https://2msl.school.example' })
  .transform((text) => {
    const url = new URL(text);
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  })
  .refine(
    ({ search, hash, username, password }) => `${search}${hash}${username}${password}` === '',
    'has more than a host and a path',
  )
  .refine(
    ({ pathname }) => pathname === '/' || !OUR_NAMES.includes(firstName(pathname)),
    'has a path that begins like one of the pages: take another name',
  );

/** What the driver makes of a certificate; `require` and `verify-ca` are as strict as `verify-full`. */
const SSL_MODES: readonly (string | null)[] = [
  null,
  ...['disable', 'no-verify', 'require', 'verify-ca', 'verify-full'],
];

const databaseUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'is not an address such as postgres://2msl:password@db.school.example/2msl?sslmode=verify-full',
    abort: true,
  })
  .refine((text) => SSL_MODES.includes(new URL(text).searchParams.get('sslmode')), {
    error: `has an sslmode that is none of ${SSL_MODES.slice(1).join(', ')}`,
  });

const NO_PROXIES =
  'is neither a number of proxies in a row (1 to 10) nor a list of addresses such as 127.0.0.1, 10.0.0.0/8';

const environment = z.object({
  PORT: set(whole(0, 65_535).default(3_000)),
  HOST: set(z.string().optional()),
  DATA_DIR: set(z.string().default('./data')),
  DATABASE_URL: set(databaseUrl.optional()),
  DATABASE_CONNECTIONS: set(whole(2, 100).default(10)),
  DATABASE_MAY_FORGET: set(
    z
      .enum(['yes', 'no'], 'is neither yes nor no')
      .default('no')
      .transform((word) => word === 'yes'),
  ),
  NODE_ADDRESS: set(
    z
      .string()
      .regex(/^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i, 'is no address such as 10.0.0.5:3100 or node1:3100')
      .optional(),
  ),
  LOG_LEVEL: set(z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('warn')),
  TEACHER_SECRET: set(
    z
      .string()
      .min(8, 'is shorter than 8 characters: it is a password')
      .max(200, 'is longer than 200 characters')
      .optional(),
  ),
  PUBLIC_URL: set(publicUrl.optional()),
  PUBLIC_ORIGIN: set(
    publicUrl.refine(({ pathname }) => pathname === '/', 'has a path: say it with PUBLIC_URL').optional(),
  ),
  TRUST_PROXY: set(
    z
      .string()
      .transform((text, context) => {
        const trusts = readTrustedProxies(text);
        if (trusts !== null) return trusts;
        context.addIssue({ code: 'custom', message: NO_PROXIES });
        return z.NEVER;
      })
      .default(() => trustsNoProxy),
  ),
  METRICS_TOKEN: set(
    z
      .string()
      .regex(/^[\w.~+/-]{16,64}$/, 'is not 16 to 64 letters, digits and -._~+/')
      .optional(),
  ),
  MAX_PLAYERS: set(whole(2, MOST_PLAYERS).default(60)),
  MAX_CONNECTIONS: set(whole(...CONNECTIONS).optional()),
  RETENTION_DAYS: set(
    z
      .union([z.literal('never').transform(() => null), whole(...RETENTION)], {
        error: `is neither never nor a whole number from ${RETENTION.join(' to ')}`,
      })
      .default(90),
  ),
  ALLOWED_HOSTS: set(
    z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
      .refine((names) => names.every((name) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)), {
        error: 'is no list of names such as tcp.school.example, 2msl.lan, without ports',
      })
      .default([]),
  ),
  HEARTBEAT: set(whole(1, LONGEST_HEARTBEAT).default(LONGEST_HEARTBEAT)),
});

/** Of a password nobody reads in a terminal what it is. */
const SECRETS = ['TEACHER_SECRET', 'METRICS_TOKEN', 'DATABASE_URL'];

/** docs/OPERATING.md tells of each; PUBLIC_ORIGIN is what PUBLIC_URL was called while it had no path. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** The message names every variable that is wrong. */
export class BadConfig extends Error {
  override name = 'BadConfig';
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { data, error } = environment.safeParse(env);
  if (data?.NODE_ADDRESS !== undefined && data.DATABASE_URL === undefined)
    throw new BadConfig('NODE_ADDRESS is for servers that share a database: set DATABASE_URL as well.');
  if (data?.NODE_ADDRESS !== undefined && data.TEACHER_SECRET === undefined)
    throw new BadConfig(
      'NODE_ADDRESS is for servers that serve the same teachers: set TEACHER_SECRET, the same for all.',
    );
  if (error) {
    const wrong = error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return `${name}${SECRETS.includes(name) ? '' : ` is “${env[name]}”, which`} ${message}.`;
    });
    throw new BadConfig(wrong.join('\n'));
  }
  return {
    port: data.PORT,
    host: data.HOST ?? null,
    dataDir: data.DATA_DIR,
    database:
      data.DATABASE_URL === undefined
        ? null
        : {
            url: data.DATABASE_URL,
            most: data.DATABASE_CONNECTIONS,
            mayForget: data.DATABASE_MAY_FORGET,
          },
    nodeAddress: data.NODE_ADDRESS ?? null,
    logLevel: data.LOG_LEVEL,
    teacherSecret: data.TEACHER_SECRET ?? null,
    publicUrl: data.PUBLIC_URL ?? data.PUBLIC_ORIGIN ?? null,
    trustsProxy: data.TRUST_PROXY,
    maxPlayers: data.MAX_PLAYERS,
    maxConnections: data.MAX_CONNECTIONS ?? null,
    metricsToken: data.METRICS_TOKEN ?? null,
    heartbeat: data.HEARTBEAT * 1_000,
    retentionDays: data.RETENTION_DAYS,
    allowedHosts: data.ALLOWED_HOSTS,
  };
}
