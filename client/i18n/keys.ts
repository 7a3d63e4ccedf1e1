/** What the keys of the board do. */

import { dictionary } from './dictionary.ts';
import en from './en/keys.ts';
import zh from './zh/keys.ts';

export const t = dictionary({ en, zh });
