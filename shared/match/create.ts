/** How a match begins. */

import { createCrowd } from '../host/crowd.ts';
import { NO_CROWD } from '../host/facts.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import type { HostFacts } from '../scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { closedTcb } from '../tcp/tcb.ts';
import { BUDGET } from '../wire/orders.ts';
import { draw, type RandomState, seedRandom } from '../wire/random.ts';
import { createWire } from '../wire/wire.ts';
import { constantsOf, controlsOf, issOf } from './cast.ts';
import type { Match, Setup } from './match.ts';
import { scheduledScript } from './script.ts';

const both = <T>(make: (host: HostId) => T): Record<HostId, T> => ({ A: make('A'), B: make('B') });

const NOTHING_YET: HostFacts = {
  state: 'CLOSED',
  visited: ['CLOSED'],
  arrows: [],
  sent: '',
  delivered: '',
  unacknowledged: 0,
  rules: [],
  signals: [],
  segmentsSent: 0,
  retransmissions: 0,
  resets: 0,
  crashes: 0,
};

/** A match at its first moment. The calls of the script that nothing has to precede are due already. */
export function createMatch(setup: Setup): Match {
  const { scenario, seed, level, players, rulebook = RULEBOOK_VERSION, predictions = false } = setup;
  const issues: RandomState = seedRandom(seed ^ 0x155);
  const { values } = draw(issues, HOSTS.length);
  const match: Match = {
    scenario,
    rulebook,
    seed,
    level,
    now: 0,
    version: 0,
    nextStimulus: 1,
    hosts: both((host) => ({
      tcb: closedTcb(constantsOf(scenario, host)),
      opens: 0,
      nextIss: issOf(scenario, host, 0) ?? Math.floor((values[HOSTS.indexOf(host)] ?? 0) * 2 ** 32),
      controls: controlsOf(scenario, host),
      player: players[host],
      dark: false,
      inbox: [],
      thinksUntil: null,
      score: { answered: 0, firstTry: 0, refused: 0, advice: 0, rules: {} },
    })),
    wire: createWire(scenario.wire, seed),
    budget: BUDGET,
    script: scenario.script.map(() => ({ status: 'waiting' })),
    crowd: scenario.crowd ? createCrowd(scenario.crowd, seed, controlsOf(scenario, 'B')) : null,
    facts: { ...both(() => NOTHING_YET), lost: 0, injected: 0, crowd: NO_CROWD },
    goals: [],
    asked: predictions ? [] : null,
    outcome: null,
  };
  return { ...match, script: scheduledScript(match) };
}
