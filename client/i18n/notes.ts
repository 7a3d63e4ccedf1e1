/** What a verdict on a captured host rests on. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('notes');
