/** The positions at which players answered wrongly, the commonest mistake first; nobody is named. */
import type { HostId } from '../hosts.ts';
import { faceOf } from '../judge/face.ts';
import type { MisconceptionId } from '../judge/misconceptions/catalogue.ts';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import type { MatchEvent } from '../match/match-event.ts';
import type { Record } from '../record/record.ts';
import type { State } from '../tcp/state.ts';
import type { Position } from './position.ts';

export interface Told {
  readonly match: string;
  readonly record: Record;
  readonly events: readonly MatchEvent[];
}

/** A mistake that was made, at the position at which it was made first. */
export interface Mistake {
  readonly match: string;
  readonly position: Position;
  readonly state: State;
  readonly stimulus: Stimulus;
  readonly move: Move;
  readonly misconception: MisconceptionId | null;
  /** How often it was made. */
  readonly times: number;
}

/** Refused moves that something asked for; those of one misconception, or else of one look in one state, are one mistake. */
export function mistakesOf(matches: readonly Told[]): readonly Mistake[] {
  const mistakes = new Map<string, Mistake>();
  for (const { match, record, events } of matches) {
    const stimuli = new Map<number, Stimulus>();
    for (const event of events) {
      if (event.type === 'stimulus') stimuli.set(event.id, event.stimulus);
      if (event.type !== 'refused') continue;
      const stimulus = stimuli.get(event.stimulus ?? 0);
      if (stimulus === undefined) continue;
      const { state, misconception } = event.verdict.lesson;
      const key = misconception ?? `${state} ${faceOf(event.move)}`;
      const { times, ...first } = mistakes.get(key) ?? {
        match,
        position: before(record, event),
        state,
        stimulus,
        move: event.move,
        misconception,
        times: 0,
      };
      mistakes.set(key, { ...first, times: times + 1 });
    }
  }
  return [...mistakes.values()].sort((x, y) => y.times - x.times);
}

/** Without what came later. */
function before(record: Record, { version, at, host }: MatchEvent & { readonly host: HostId }): Position {
  return {
    record: { ...record, inputs: record.inputs.filter((input) => input.at <= at) },
    version: version - 1,
    host,
  };
}
