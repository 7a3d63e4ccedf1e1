/** What the values of a control are called. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('settings');
