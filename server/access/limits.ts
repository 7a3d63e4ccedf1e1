/**
 * What the server allows: a player, a network, all together.
 * Nobody can spend what another needs, also where a whole class sits behind one address (docs/adr/0042).
 */

export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

export interface Limits {
  readonly maxPlayers: number;
  /** Messages of one player; null, with all traffic, for a benchmark that measures the server and not its patience. */
  readonly messages: Rate | null;
  /** Refusals for haste after which a connection is closed. */
  readonly strikes: Rate;
  readonly connections: number;
  /** Of these, those that have neither come with a token that is known nor said hello: of everybody, and of one network. */
  readonly strangers: number;
  readonly strangersOfNetwork: number;
  readonly connectionsOfToken: number;
  readonly helloWithin: number;
  /** What may come from one token's devices, or from all strangers of a network: octets, and frames or posts of any kind. */
  readonly traffic: { readonly octets: Rate; readonly frames: Rate };
  /** … and from a stranger in all. */
  readonly strangersTraffic: Traffic;
  /** What a connection costs of its name's frames: so that they are not opened and closed without end. */
  readonly framesOfConnection: number;
  /** Milliseconds that whoever was too fast waits for the refusal: who does one thing after the other is slower for it. */
  readonly refusedAfter: number;
  /** Sockets on which nobody has shown a token that is known. */
  readonly sockets: number;
  /** Octets that wait for a slow reader: from here on nothing new is added until it has caught up … */
  readonly bufferedSoft: number;
  /** … and here it is given up. */
  readonly bufferedHard: number;
  /** Milliseconds between two signs of life: so often every device is asked whether it is there. */
  readonly heartbeat: number;
  readonly wrongCodes: GuessLimits;
  readonly wrongSecrets: GuessLimits;
}

export interface Traffic {
  readonly octets: number;
  readonly frames: number;
}

/** How many guesses may be wrong: of a network, of what lies around it, and of all together. */
export interface GuessLimits {
  readonly network: Rate;
  readonly surroundings: Rate;
  /** So much more than the others that no single one can spend it. */
  readonly all: Rate;
}

const KIB = 1024;

export const DEFAULT_LIMITS: Limits = {
  maxPlayers: 60,
  // A burst of 20, and 5 a second in the long run: nobody composes segments faster.
  messages: { points: 20, seconds: 4 },
  strikes: { points: 60, seconds: 60 },
  connections: 5_000,
  strangers: 500,
  strangersOfNetwork: 100,
  connectionsOfToken: 16,
  helloWithin: 10_000,
  traffic: { octets: { points: 1 * KIB * KIB, seconds: 20 }, frames: { points: 600, seconds: 20 } },
  strangersTraffic: { octets: 64 * KIB, frames: 20 },
  framesOfConnection: 6,
  refusedAfter: 1_000,
  sockets: 2_000,
  bufferedSoft: 256 * KIB,
  bufferedHard: 2 * KIB * KIB,
  heartbeat: 10_000,
  // A class mistypes; docs/SECURITY.md says what a guesser gains.
  wrongCodes: {
    network: { points: 30, seconds: 60 },
    surroundings: { points: 120, seconds: 60 },
    all: { points: 1_200, seconds: 60 },
  },
  wrongSecrets: {
    network: { points: 10, seconds: 60 },
    surroundings: { points: 40, seconds: 60 },
    all: { points: 400, seconds: 60 },
  },
};

/** The defaults for classes of so many. */
export const limitsFor = (maxPlayers: number): Limits => ({
  ...DEFAULT_LIMITS,
  maxPlayers,
});
