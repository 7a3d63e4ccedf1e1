/** Words of the end of a match. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('ending');
