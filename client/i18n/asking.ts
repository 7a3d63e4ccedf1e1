/** Words with which a teacher asks the whole class. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('asking');
