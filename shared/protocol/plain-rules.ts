/**
 * The rules that are told in plain words at the guided level.
 * Their sentences are in the RFC's notation.
 */
import type { RuleId } from '../tcp/rules.ts';

// biome-ignore format: a list
export const PLAIN_RULES = [
  'R2', 'R3', 'R5', 'R11', 'R29', 'R32', 'R33', 'R35', 'R36', 'R38', 'R41', 'R44', 'R45', 'R46',
  'R48', 'R51', 'R52', 'R60', 'R62', 'R63', 'R64', 'R65', 'R66', 'R73', 'R74', 'R76', 'R108', 'R112', 'R113',
] as const satisfies readonly RuleId[];
type PlainRule = (typeof PLAIN_RULES)[number];

const plain: readonly RuleId[] = PLAIN_RULES;
export const isPlain = (rule: RuleId): rule is PlainRule => plain.includes(rule);
