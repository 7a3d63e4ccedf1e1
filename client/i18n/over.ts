/** Words of a connection that has ended for good. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('over');
