/** The constants of a scenario, by name. */
import en from './constants.en.ts';
import zh from './constants.zh.ts';
import { dictionary } from './dictionary.ts';

export const t = dictionary({ en, zh });
