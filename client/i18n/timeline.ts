/** Words of every page that plays a timeline: the replay of a match, and that of a capture. */
import { dictionary } from './dictionary.ts';
import en from './en/timeline.ts';
import zh from './zh/timeline.ts';

export const t = dictionary({ en, zh });
