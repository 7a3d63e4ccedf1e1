/** Words of the replay page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('replay');
