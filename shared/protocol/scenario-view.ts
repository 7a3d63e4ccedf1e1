/** A scenario as pages tell it. */

import { STEP } from '../host/config.ts';
import { CONTROLS, type ControlId, HUMANE_KEEP_ALIVE } from '../host/controls.ts';
import { CROWD_CONSTANTS } from '../host/crowd.ts';
import { LINUX } from '../host/linux.ts';
import { HOSTS } from '../hosts.ts';
import type { Match } from '../match/match.ts';
import { debriefOf, type End, wholeDebrief } from '../record/debrief.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import { giveUpAfter, RFC_CONSTANTS, RFC_KEEP_ALIVE, RFC_R2 } from '../tcp/constants.ts';
import type { ScenarioWords } from '../words/scenario-words.ts';
import type { ScenarioView } from './view.ts';

/** RFC 9293 §3.8.6.3: an ACK must come within half a second. */
const RFC_DELAYED_ACK = 500;

/** What decides how much a player may be told. */
export interface Progress {
  /** What it came to; null while it goes on. */
  readonly end: End | null;
  /** The ids of those reached. */
  readonly goals: readonly string[];
}

/** Before a player has a match. */
export const NO_PROGRESS: Progress = { end: null, goals: [] };

export const progressOf = (match: Match): Progress => ({
  end: match.outcome === null ? null : match,
  goals: match.goals,
});

/** A veiled goal tells its answers when they have been found. */
const isOpen = (goal: string, progress: Progress | 'all'): boolean =>
  progress === 'all' || progress.goals.includes(goal);

/**
 * @param words of the viewer's language
 * @param progress of the viewer's match; 'all' for those who play none
 */
export function scenarioView(
  scenario: Scenario,
  words: ScenarioWords,
  progress: Progress | 'all',
): ScenarioView {
  const { id, number, goals, constants, wire } = scenario;
  const { msl, initialRto, maxRto, delayedAck, r2 } = constants;
  const texts = scenarioTexts(scenario, words);
  const crowd = scenario.crowd ? { ...CROWD_CONSTANTS, delay: STEP } : null;
  return {
    id,
    number,
    title: texts.title,
    introduction: texts.introduction,
    debrief:
      progress === 'all' ? wholeDebrief(scenario, words) : progress.end && debriefOf(progress.end, words),
    cast: texts.cast,
    goals: texts.goals.map(({ id: goal, text, veiled, todo }, i) => ({
      id: goal,
      text: isOpen(goal, progress) ? text : (veiled ?? text),
      veiled: veiled !== null && !isOpen(goal, progress),
      of: goals[i]?.of ?? null,
      todo,
    })),
    constants: [
      { name: 'delay', here: wire.delay, crowd: crowd?.delay ?? null, rfc: null, linux: null },
      {
        name: 'rto',
        here: initialRto,
        crowd: crowd?.initialRto ?? null,
        rfc: RFC_CONSTANTS.initialRto,
        linux: LINUX.rto,
      },
      {
        name: 'msl',
        here: msl,
        crowd: crowd?.msl ?? null,
        rfc: RFC_CONSTANTS.msl,
        linux: LINUX.timeWait / 2,
      },
      // A crowd acknowledges at once.
      { name: 'delayed-ack', here: delayedAck, crowd: null, rfc: RFC_DELAYED_ACK, linux: LINUX.delayedAck },
      {
        name: 'r2',
        here: giveUpAfter(initialRto, maxRto, r2),
        crowd: crowd && giveUpAfter(crowd.initialRto, crowd.maxRto, crowd.r2),
        rfc: RFC_R2,
        linux: LINUX.r2,
      },
      ...constantsOfControls(scenario),
    ],
  };
}

/** What a scenario turns on by a control, or lets its players turn, has a constant of its own. */
function constantsOfControls(scenario: Scenario): ScenarioView['constants'] {
  const { cast, offered = {}, constants } = scenario;
  const named = (id: ControlId): boolean =>
    HOSTS.some((host) => offered[host]?.includes(id) || cast[host].controls?.[id] !== undefined);
  const [orphanRetries] = CONTROLS['orphan-retries'].values;
  const { initialRto, maxRto } = constants;
  const here = giveUpAfter(initialRto, maxRto, orphanRetries);
  return [
    ...(named('orphan-retries')
      ? [{ name: 'r2-orphan' as const, here, crowd: null, rfc: RFC_R2, linux: LINUX.r2Orphan }]
      : []),
    ...(named('keep-alive')
      ? [
          {
            name: 'keep-alive' as const,
            here: HUMANE_KEEP_ALIVE.idle,
            crowd: scenario.crowd ? HUMANE_KEEP_ALIVE.idle : null,
            rfc: RFC_KEEP_ALIVE.idle,
            linux: LINUX.keepAlive,
          },
        ]
      : []),
  ];
}
