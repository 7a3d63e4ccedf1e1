/** Words over what a player reads beside the class. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('alongside');
