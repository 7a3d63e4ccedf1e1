/** Words of the lobby. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('lobby');
