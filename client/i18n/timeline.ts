/** Words of every page that plays a timeline: the replay of a match, and that of a capture. */
import { dictionary } from './dictionary.ts';
import en from './timeline.en.ts';
import zh from './timeline.zh.ts';

export const t = dictionary({ en, zh });
