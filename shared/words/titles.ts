/** Of what the scenarios say, that by which one is chosen: a page that offers them all need not fetch the rest first. */
import type { Messages } from './format.ts';

const TITLES = /^theme\/|\/(title|introduction)$/;

export const titlesOf = (scenarios: Messages): Messages =>
  Object.fromEntries(Object.entries(scenarios).filter(([key]) => TITLES.test(key)));
