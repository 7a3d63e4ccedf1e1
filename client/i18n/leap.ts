/** Time that leaps to the next event. */
import { dictionary } from './dictionary.ts';
import en from './en/leap.ts';
import zh from './zh/leap.ts';

export const t = dictionary({ en, zh });
