/** What the operator says, through the environment. */
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';

export interface Config {
  readonly port: number;
  /** Null: every address of this computer, of both families where it has both. */
  readonly host: string | null;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** A password for teachers, instead of a secret that is made at every start. */
  readonly teacherSecret: string | null;
  /** What browsers see when a proxy stands before the server. */
  readonly publicOrigin: string | null;
  readonly maxPlayers: number;
  /** Milliseconds between two signs of life of a connection. */
  readonly heartbeat: number;
}

const MOST_PLAYERS = 500;
/** Seconds: a page knows within two and a half of them, and the server within three, that the other end is gone. */
const LONGEST_HEARTBEAT = 10;

/** An empty variable is one that is not set. */
const set = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const environment = z.object({
  PORT: set(z.coerce.number().int().min(0).max(65_535).default(3_000)),
  HOST: set(z.string().optional()),
  DATA_DIR: set(z.string().default('./data')),
  LOG_LEVEL: set(z.enum(LOG_LEVELS).default('warn')),
  TEACHER_SECRET: set(z.string().min(8, 'is a password: at least 8 characters').max(200).optional()),
  PUBLIC_ORIGIN: set(
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
  ),
  MAX_PLAYERS: set(z.coerce.number().int().min(2).max(MOST_PLAYERS).default(60)),
  HEARTBEAT: set(z.coerce.number().int().min(1).max(LONGEST_HEARTBEAT).default(10)),
});

/** docs/OPERATING.md tells of each. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** The message names every variable that is wrong. */
export class BadConfig extends Error {
  override name = 'BadConfig';
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { data, error } = environment.safeParse(env);
  if (error) {
    const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BadConfig(`The environment is not as it should be.\n${wrong.join('\n')}`);
  }
  return {
    port: data.PORT,
    host: data.HOST ?? null,
    dataDir: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
    teacherSecret: data.TEACHER_SECRET ?? null,
    publicOrigin: data.PUBLIC_ORIGIN ?? null,
    maxPlayers: data.MAX_PLAYERS,
    heartbeat: data.HEARTBEAT * 1_000,
  };
}
