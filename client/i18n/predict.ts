/** Predictions: what was asked, what was said, and what happened. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('predict');
