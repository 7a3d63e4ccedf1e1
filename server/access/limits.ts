/**
 * What the server allows, per player or for all together.
 * Never per address: a whole class sits behind one.
 */

export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

export interface Limits {
  readonly maxPlayers: number;
  /** Messages of one player; null for a benchmark that measures the server and not its patience. */
  readonly messages: Rate | null;
  /** Refusals for haste after which a connection is closed. */
  readonly strikes: Rate;
  /** WebSockets, of which so many may not have said hello yet. */
  readonly connections: number;
  readonly strangers: number;
  readonly helloWithin: number;
  /** Octets that wait for a slow reader: from here on nothing new is added until it has caught up … */
  readonly bufferedSoft: number;
  /** … and here it is given up. */
  readonly bufferedHard: number;
  /** Milliseconds between two signs of life: so often every device is asked whether it is there. */
  readonly heartbeat: number;
  /** Wrong class codes and wrong secrets, of everybody together. */
  readonly wrongCodes: Rate;
  readonly wrongSecrets: Rate;
  /** Attempts to join one class: more than a class has players, fewer than a program makes. */
  readonly joins: Rate;
}

const KIB = 1024;

export const DEFAULT_LIMITS: Limits = {
  maxPlayers: 60,
  // A burst of 20, and 5 a second in the long run: nobody composes segments faster.
  messages: { points: 20, seconds: 4 },
  strikes: { points: 60, seconds: 60 },
  connections: 5_000,
  strangers: 500,
  helloWithin: 10_000,
  bufferedSoft: 256 * KIB,
  bufferedHard: 2 * KIB * KIB,
  heartbeat: 10_000,
  wrongCodes: { points: 60, seconds: 3 },
  wrongSecrets: { points: 10, seconds: 10 },
  joins: joinsOf(60),
};

/** All within ten seconds, when a bell rings, and a few once more. */
function joinsOf(maxPlayers: number): Rate {
  return { points: Math.ceil(1.5 * maxPlayers), seconds: 10 };
}

/** The defaults for classes of so many. */
export const limitsFor = (maxPlayers: number): Limits => ({
  ...DEFAULT_LIMITS,
  maxPlayers,
  joins: joinsOf(maxPlayers),
});
