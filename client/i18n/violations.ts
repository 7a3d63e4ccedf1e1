/** What a captured segment can have wrong. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('violations');
