/** Words of the page that says what is kept of people, and for how long. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('privacy');
