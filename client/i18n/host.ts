/** Words about one host as a third person sees it: the replay's and the teacher's panels. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('host');
