/** Tests that the minutes of a scenario are those that people need for it. */
import { expect, test } from 'vitest';
import { trial } from '../../scenario-files/trial.ts';
import { CATALOGUE } from './catalogue.ts';

/** Of somebody who reads what the choices say. */
const THINKING = 12_000;
const MINUTE = 60_000;
/** To read the introduction before, and the debrief after. */
const READING = 2;
/** Crowds are for trying things out, and free play for as long as one likes. */
const LEISURE = 5;

test.each(CATALOGUE.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const slices = trial({ ...scenario, think: THINKING });
  let slice = slices.next();
  while (slice.done !== true) slice = slices.next();
  if (!slice.value.ok) throw new Error(slice.value.why);
  const least = Math.round(slice.value.ended / MINUTE);
  expect(scenario.minutes).toBeGreaterThanOrEqual(least + READING - 1);
  expect(scenario.minutes).toBeLessThanOrEqual(least + READING + LEISURE);
});
