/** Words of a question to the whole class. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('question');
