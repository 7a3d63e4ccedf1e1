/** What a step sends, and steps that do something else: send otherwise, or by other constants. */
import type { Constants } from '../tcp/constants.ts';
import type { Effect, Event, StepResult } from '../tcp/event.ts';
import type { Segment } from '../tcp/segment.ts';
import { step } from '../tcp/step.ts';
import type { Tcb } from '../tcp/tcb.ts';

export type Send = Extract<Effect, { type: 'send' }>;
export const isSend = (effect: Effect): effect is Send => effect.type === 'send';

export function sentSegments(result: StepResult): readonly Segment[] {
  return result.effects.filter(isSend).map((effect) => effect.segment);
}

/** The result with other segments in place of those it sends. */
export function withSends(result: StepResult, sends: readonly Send[]): StepResult {
  const others = result.effects.filter((effect) => !isSend(effect));
  return { ...result, effects: [...sends, ...others] };
}

/** Steps with other constants, which the connection then forgets again. */
export function stepWith(tcb: Tcb, event: Event, constants: Partial<Constants>): StepResult {
  const result = step({ ...tcb, constants: { ...tcb.constants, ...constants } }, event);
  return { ...result, tcb: { ...result.tcb, constants: tcb.constants } };
}
