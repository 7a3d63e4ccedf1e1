/** Words about one host as a third person sees it: the replay's and the teacher's panels. */
import { dictionary } from './dictionary.ts';
import en from './en/host.ts';
import zh from './zh/host.ts';

export const t = dictionary({ en, zh });
