/** The positions of a scenario that are worth a question: two autopilots meet them. */
import { HOSTS } from '../hosts.ts';
import { misconception } from '../judge/misconceptions/catalogue.ts';
import { wrongTurns } from '../judge/misconceptions/recognise.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { tell } from '../record/moments.ts';
import { RECORD_FORMAT, type Record } from '../record/record.ts';
import type { ScenarioFile } from '../scenario-files/file.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { keyOf, type Position, type Stand, standOf } from './position.ts';

/** Wrong answers that people are known to give, at least. */
const ENOUGH = 2;

export interface Found {
  readonly position: Position;
  readonly stand: Stand;
  /** It is the moment that the scenario is for. */
  readonly turning: boolean;
}

/**
 * In the order in which they come; each of a state, and what is to be answered there, once.
 * @param file of a teacher's own scenario, which goes with its records
 */
export function positionsOf(scenario: Scenario, seed: number, file?: ScenarioFile): readonly Found[] {
  // A crowd's own player meets what every opening meets, and its ticks take seconds to play.
  if (scenario.crowd !== undefined) return [];
  const record: Record = {
    format: RECORD_FORMAT,
    rulebook: RULEBOOK_VERSION,
    scenario: { id: scenario.id, version: scenario.version, ...(file ? { file } : {}) },
    seed,
    level: 'guided',
    players: { A: 'autopilot', B: 'autopilot' },
    inputs: [],
  };
  const found: Found[] = [];
  const seen = new Set<string>();
  const past: MatchEvent[] = [];
  for (const { match, events } of tell(record, scenario, 'went on to its end')) {
    past.push(...events);
    for (const host of HOSTS) {
      const { inbox } = match.hosts[host];
      const stand = inbox.length > 0 ? standOf(match, host, [...past]) : null;
      if (stand === null) continue;
      const turning = keyOf(scenario, stand) !== null;
      const kind = `${host} ${stand.moment.tcb.state} ${kindOf(stand.moment.stimulus)} ${turning}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      const wrong = wrongTurns(stand.moment).filter(({ id }) => !misconception(id).numbers);
      if (turning || wrong.length >= ENOUGH)
        found.push({ position: { record, version: match.version, host }, stand, turning });
    }
  }
  return found;
}

function kindOf(stimulus: Stimulus): string {
  switch (stimulus.type) {
    case 'call':
      return stimulus.call.call;
    case 'timeout':
      return stimulus.timer;
    case 'segment':
      return `${stimulus.segment.flags} ${stimulus.segment.data === '' ? 'empty' : 'text'}`;
  }
}
