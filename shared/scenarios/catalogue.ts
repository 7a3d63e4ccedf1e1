/** The catalogue, in its order. */
import { normalClose } from './06-normal-close.ts';
import type { Scenario } from './scenario.ts';

export const CATALOGUE: readonly Scenario[] = [normalClose];

export function scenarioById(id: string): Scenario | null {
  return CATALOGUE.find((scenario) => scenario.id === id) ?? null;
}
