/** What a step sends, and a step that sends something else. */
import type { Effect, StepResult } from '../tcp/event.ts';
import type { Segment } from '../tcp/segment.ts';

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
