/** Words of a debrief, at the end of a match and in its replay. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('debrief');
