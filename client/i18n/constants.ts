/** The constants of a scenario, by name. */

import { dictionary } from './dictionary.ts';
import en from './en/constants.ts';
import zh from './zh/constants.ts';

export const t = dictionary({ en, zh });
