/** How a simulated student answers: rightly as often as they can, and else as people err. */
import type { HostId } from '../hosts.ts';
import { faceOf } from '../judge/face.ts';
import { judge } from '../judge/judge.ts';
import { misconception } from '../judge/misconceptions/catalogue.ts';
import type { Moment } from '../judge/misconceptions/moment.ts';
import { momentOf, wrongTurns } from '../judge/misconceptions/recognise.ts';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import { constantsOf } from '../match/cast.ts';
import type { HostView } from '../match/view.ts';
import type { EventView } from '../protocol/view.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';

/** After so many failures everybody is right: nobody is stuck for ever. */
const PATIENCE = 3;

/** What a student knows: no more than their page shows. */
export interface Known {
  readonly host: HostView;
  readonly events: readonly EventView[];
  /** Null for one that is not in the catalogue. */
  readonly scenario: Scenario | null;
  readonly now: number;
}

/** The host's TCB, as it follows from what its player was told; null where it cannot be followed. */
export function followed(events: readonly EventView[], host: HostId, scenario: Scenario): Tcb | null {
  let tcb = closedTcb(constantsOf(scenario, host));
  const stimuli = new Map<number, Stimulus>();
  for (const event of events) {
    if (!('host' in event) || event.host !== host) continue;
    if (event.type === 'stimulus') stimuli.set(event.id, event.stimulus);
    else if (event.type === 'crashed') tcb = closedTcb(tcb.constants);
    // What was moved holds from then on, in ways that are not told.
    else if (event.type === 'control') return null;
    else if (event.type === 'accepted') {
      const stimulus = event.stimulus === null ? null : (stimuli.get(event.stimulus) ?? null);
      const { verdict, result } = judge(tcb, stimulus, event.move, event.at);
      if (!verdict.legal) return null;
      tcb = result?.tcb ?? tcb;
    }
  }
  return tcb;
}

/**
 * A move; null where the student does not know any, and can only ask.
 * @param chance from 0 to 1, drawn anew each time
 */
export function answerOf(
  { host, events, scenario, now }: Known,
  skill: number,
  chance: () => number,
): Move | null {
  const [first] = host.inbox;
  if (first === undefined) return null;
  const shown = events.findLast((event) => event.type === 'advice' && event.stimulus === first.id);
  if (shown?.type === 'advice') return shown.move;
  const offered = host.choices;
  const tcb = scenario && followed(events, host.host, scenario);
  if (tcb === null) return offered?.[Math.floor(chance() * offered.length)] ?? null;
  const moment = momentOf(tcb, first.stimulus, now);
  const sure = skill + ((1 - skill) * Math.min(first.failures, PATIENCE)) / PATIENCE;
  const move = chance() < sure ? moment.right : (mistakeIn(moment, chance) ?? moment.right);
  return offered?.find((one) => faceOf(one) === faceOf(move)) ?? move;
}

/** Of those that people are known to make there, one by chance, and its likeliest move. */
function mistakeIn(moment: Moment, chance: () => number): Move | null {
  const turns = wrongTurns(moment).filter(({ id }) => !misconception(id).numbers);
  return turns[Math.floor(chance() * turns.length)]?.moves[0] ?? null;
}
