/** Words of the teach page only. */
import { dictionary } from './dictionary.ts';
import en from './teach.en.ts';
import zh from './teach.zh.ts';

export const t = dictionary({ en, zh });
