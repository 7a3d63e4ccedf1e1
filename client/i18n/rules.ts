/** What the rules of TCP say. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('rules');
