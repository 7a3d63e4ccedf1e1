/** What is said to who was refused. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('refusals');
