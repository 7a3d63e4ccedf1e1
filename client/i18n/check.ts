/** Words of the page that tries whether a device can play. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('check');
