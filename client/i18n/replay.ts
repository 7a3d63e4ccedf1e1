/** Words of the replay page only. */
import { dictionary } from './dictionary.ts';
import en from './replay.en.ts';
import zh from './replay.zh.ts';

export const t = dictionary({ en, zh });
