/** What the keys of the board do. */

import { dictionary } from './dictionary.ts';
import en from './keys.en.ts';
import zh from './keys.zh.ts';

export const t = dictionary({ en, zh });
