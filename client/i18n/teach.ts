/** Words of the teach page only. */
import { dictionary } from './dictionary.ts';
import en from './en/teach.ts';
import zh from './zh/teach.ts';

export const t = dictionary({ en, zh });
