/** What the controls of a host do, and what they cost. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('controls');
