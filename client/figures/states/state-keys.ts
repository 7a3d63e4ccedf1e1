/** The key of each state: 1–9, 0 and -, in the order of the rulebook's list. */
import { STATES, type State } from '../../../shared/tcp/state.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'] as const;

export const keyOfState = (state: State): string => KEYS[STATES.indexOf(state)] ?? '';

/** The state that a pressed key names, if it names one. */
export const stateOfKey = (key: string): State | undefined =>
  STATES.find((state) => keyOfState(state) === key);
