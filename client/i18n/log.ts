/** Words of the log. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('log');
