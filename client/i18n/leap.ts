/** Time that leaps to the next event. */
import { dictionary } from './dictionary.ts';
import en from './leap.en.ts';
import zh from './leap.zh.ts';

export const t = dictionary({ en, zh });
