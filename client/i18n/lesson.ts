/** Words of what is kept of a lesson: its class, its results, its mistakes. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('lesson');
