/** The rules of TCP in plain words. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('plainRules');
