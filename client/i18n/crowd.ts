/** Words of a host's system: its queues, its connection table, its log, and how the clients of a crowd fare. */
import en from './crowd.en.ts';
import zh from './crowd.zh.ts';
import { dictionary } from './dictionary.ts';

export const t = dictionary({ en, zh });
