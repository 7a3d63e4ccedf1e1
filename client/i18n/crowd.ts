/** The words of a host's system: its queues, its connection table, its log, and its clients. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('crowd');
