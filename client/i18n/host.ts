/** Words about one host as a third person sees it: the replay's and the teacher's panels. */
import { dictionary } from './dictionary.ts';
import en from './host.en.ts';
import zh from './host.zh.ts';

export const t = dictionary({ en, zh });
