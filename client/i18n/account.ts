/** Words of what is a teacher's own: devices, recovery, colleagues, and how long classes are kept. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('account');
