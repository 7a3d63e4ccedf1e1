/** Words that every page and the shared components use. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('common');
