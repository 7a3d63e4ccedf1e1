/** The constants of a scenario, by name. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('constants');
