/** What the scenarios say in one language: `data/title`, `goal/walks`, `theme/opening`. */
import type rules from './en/rules.ts';
import type goals from './en/scenarios/goals.ts';
import type themes from './en/scenarios/themes.ts';
import type { Message, Messages } from './format.ts';

/**
 * The keys of the scenario in its file; its goals by their ids, until reached `.veiled`, what to do for it `.todo`; its predictions
 * by theirs, each option `.<id>` that is no state, and why it came so `.because`; passages of its debrief by theirs, and the
 * question at its end.
 */
export type ScenarioMessages = {
  readonly [key in 'title' | 'introduction' | 'question' | 'cast.A' | 'cast.B']: string;
} & { readonly [part: `goal.${string}` | `predict.${string}` | `debrief.${string}`]: Message };

/** What tells a goal of several scenarios. */
export type SharedGoal = Exclude<keyof typeof goals, `${string}.${string}`>;
export type ThemeId = keyof typeof themes;

export interface ScenarioWords {
  readonly code: string;
  /** BCP 47. */
  readonly tag: string;
  /** Complete; under the id of their scenario, `goal` or `theme`. */
  readonly messages: Messages;
  /** A goal may quote a rule. */
  readonly rules: (id: keyof typeof rules) => string;
}
