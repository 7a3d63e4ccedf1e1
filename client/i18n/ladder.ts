/** Words of the ladder diagram. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('ladder');
