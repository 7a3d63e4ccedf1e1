/** Words of every page that plays a timeline: the replay of a match, and that of a capture. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('timeline');
