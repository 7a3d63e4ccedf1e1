/** Words of the join page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('join');
