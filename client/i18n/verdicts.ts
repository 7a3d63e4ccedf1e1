/** What is wrong with a move. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('verdicts');
