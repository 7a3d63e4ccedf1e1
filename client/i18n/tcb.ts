/** The TCB of the player's host. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('tcb');
