/** Words that invite to a coached match. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('invitation');
