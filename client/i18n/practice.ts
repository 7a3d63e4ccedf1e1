/** Words of the practice page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('practice');
