/** Of what the scenarios say, that by which one is chosen: the rest need not be fetched first. */
import type { Messages } from './format.ts';

const TITLES = /^theme\/|\/(title|introduction)$/;

export const titlesOf = (scenarios: Messages): Messages =>
  Object.fromEntries(Object.entries(scenarios).filter(([key]) => TITLES.test(key)));
