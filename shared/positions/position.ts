/** A position: a host of a match has something to answer. It is a record that stops there. */
import type { HostId } from '../hosts.ts';
import { choices } from '../judge/choices.ts';
import { judge } from '../judge/judge.ts';
import { type MisconceptionId, misconception } from '../judge/misconceptions/catalogue.ts';
import { holds, type Moment } from '../judge/misconceptions/moment.ts';
import { momentOf, recognise } from '../judge/misconceptions/recognise.ts';
import type { Move } from '../judge/move.ts';
import { lessonOf, type MoveVerdict } from '../match/lesson.ts';
import type { Match } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { tell } from '../record/moments.ts';
import type { Record } from '../record/record.ts';
import { recordError } from '../record/replay.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { seedRandom } from '../wire/random.ts';

export interface Position {
  readonly record: Record;
  /** The version of the last event before it. */
  readonly version: number;
  /** Whose inbox is to be answered. */
  readonly host: HostId;
}

/** The match as it stands there. */
export interface Stand {
  readonly match: Match;
  readonly host: HostId;
  readonly moment: Moment;
  /** All that has happened in the match until then. */
  readonly events: readonly MatchEvent[];
}

/** Null where the record cannot be told truly any more, or nothing is to be answered there. */
export function standAt({ record, version, host }: Position, scenario: Scenario | null): Stand | null {
  if (scenario === null || recordError(record, scenario) !== null) return null;
  const past: MatchEvent[] = [];
  for (const { match, events } of tell(record, scenario, 'went on to its end')) {
    past.push(...events);
    if (match.version > version) return null;
    if (match.version === version) return standOf(match, host, past);
  }
  return null;
}

/** Null where nothing is to be answered. */
export function standOf(match: Match, host: HostId, events: readonly MatchEvent[]): Stand | null {
  const { tcb, inbox } = match.hosts[host];
  const [first] = inbox;
  return first ? { match, host, events, moment: momentOf(tcb, first.stimulus, match.now) } : null;
}

/** Answers to choose from: the right one, and what people wrongly believe. */
export function optionsAt({ match, host, moment }: Stand, key: MisconceptionId | null): readonly Move[] {
  const { tcb, stimulus } = moment;
  const { rulebook, seed, now, version } = match;
  const random = seedRandom(seed + Math.imul(version + host.charCodeAt(0), 0x9e3779b1));
  return choices(tcb, stimulus, now, { random, rulebook, key });
}

/** The judge's answer to a move there, as in a match; nothing is played. */
export function verdictAt({ match, host, moment }: Stand, move: Move): MoveVerdict {
  const { tcb, stimulus } = moment;
  const { verdict } = judge(tcb, stimulus, move, match.now, match.rulebook);
  if (verdict.legal) return verdict;
  const lesson = lessonOf({ host, tcb, stimulus, move, failures: 1, now: match.now });
  return { ...verdict, lesson };
}

/** The misconception that the scenario is about, where it can show there. */
export function keyOf({ turningPoint }: Scenario, { moment }: Stand): MisconceptionId | null {
  if (turningPoint?.state !== moment.tcb.state) return null;
  return holds(misconception(turningPoint.misconception), moment) ? turningPoint.misconception : null;
}

/** The misconception that a move shows there. */
export const shownBy = ({ moment }: Stand, move: Move): MisconceptionId | null => recognise(moment, move);
