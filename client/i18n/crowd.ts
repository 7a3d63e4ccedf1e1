/** Words of a host's system: its queues, its connection table, its log, and how the clients of a crowd fare. */

import { dictionary } from './dictionary.ts';
import en from './en/crowd.ts';
import zh from './zh/crowd.ts';

export const t = dictionary({ en, zh });
