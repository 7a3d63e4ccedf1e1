/** Words of the page on the wall. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('project');
