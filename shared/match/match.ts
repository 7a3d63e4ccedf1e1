/** A match: two hosts, the wire and the virtual clock, as plain data. What may happen to it is in play.ts. */
import type { Stimulus } from '../judge/stimulus.ts';
import type { Facts, HostFacts, Scenario } from '../scenarios/scenario.ts';
import type { Constants, Milliseconds } from '../tcp/constants.ts';
import type { RuleId } from '../tcp/rules.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import { HOSTS, type HostId } from '../wire/fault.ts';
import { draw, type RandomState, seedRandom } from '../wire/random.ts';
import { createWire, type Wire } from '../wire/wire.ts';
import type { Outcome } from './event.ts';
import type { Level, Player } from './input.ts';

export interface QueuedStimulus {
  readonly id: number;
  readonly at: Milliseconds;
  readonly stimulus: Stimulus;
  /** For a timeout: when its timer was due, which tells whether that timer still counts. */
  readonly due: Milliseconds | null;
  readonly failures: number;
}

export interface Score {
  readonly answered: number;
  readonly firstTry: number;
  readonly refused: number;
  readonly advice: number;
  /** Right and wrong first answers, by the rule that was at stake. */
  readonly rules: { readonly [rule in RuleId]?: { readonly right: number; readonly wrong: number } };
}

export interface Host {
  readonly tcb: Tcb;
  /** The ISS of the next active or passive OPEN. */
  readonly nextIss: number;
  readonly player: Player;
  readonly inbox: readonly QueuedStimulus[];
  /** When the autopilot answers the first of the inbox; null while it has nothing to do. */
  readonly thinksUntil: Milliseconds | null;
  readonly score: Score;
}

/** A call of the script: waiting for its condition, due at a time, called, answered. */
export type ScriptStatus =
  | { readonly status: 'waiting' }
  | { readonly status: 'due'; readonly at: Milliseconds }
  | { readonly status: 'called'; readonly stimulus: number }
  | { readonly status: 'answered' };

export interface Setup {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly level: Level;
  readonly players: Readonly<Record<HostId, Player>>;
}

export interface Match {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly level: Level;
  readonly now: Milliseconds;
  /** The version of the last event. */
  readonly version: number;
  readonly nextStimulus: number;
  readonly hosts: Readonly<Record<HostId, Host>>;
  readonly wire: Wire;
  readonly script: readonly ScriptStatus[];
  readonly facts: Facts;
  readonly goals: readonly string[];
  readonly outcome: Outcome | null;
}

const both = <T>(make: (host: HostId) => T): Record<HostId, T> => ({ A: make('A'), B: make('B') });

export function constantsOf(scenario: Scenario, host: HostId): Constants {
  return { ...scenario.constants, ...scenario.cast[host].constants };
}

const NOTHING_YET: HostFacts = {
  state: 'CLOSED',
  visited: ['CLOSED'],
  arrows: [],
  sent: '',
  delivered: '',
  signals: [],
  segmentsSent: 0,
  retransmissions: 0,
  resets: 0,
};

export function createMatch({ scenario, seed, level, players }: Setup): Match {
  const issues: RandomState = seedRandom(seed ^ 0x155);
  const { values } = draw(issues, HOSTS.length);
  return {
    scenario,
    seed,
    level,
    now: 0,
    version: 0,
    nextStimulus: 1,
    hosts: both((host) => ({
      tcb: closedTcb(constantsOf(scenario, host)),
      nextIss: scenario.cast[host].iss ?? Math.floor((values[HOSTS.indexOf(host)] ?? 0) * 2 ** 32),
      player: players[host],
      inbox: [],
      thinksUntil: null,
      score: { answered: 0, firstTry: 0, refused: 0, advice: 0, rules: {} },
    })),
    wire: createWire(scenario.wire, seed),
    script: scenario.script.map(() => ({ status: 'waiting' })),
    facts: { ...both(() => NOTHING_YET), lost: 0 },
    goals: [],
    outcome: null,
  };
}
