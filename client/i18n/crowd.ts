/** Words of a host's system: its queues, its connection table, its log, and how the clients of a crowd fare. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('crowd');
