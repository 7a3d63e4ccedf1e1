/** What is refused besides illegal moves, and why. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('errors');
