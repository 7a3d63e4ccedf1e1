/** Words of the play page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('play');
