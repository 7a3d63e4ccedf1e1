/** Words of a connection over HTTP. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('fallback');
