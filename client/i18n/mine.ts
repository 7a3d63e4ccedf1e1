/** Words of a student’s own results. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('mine');
