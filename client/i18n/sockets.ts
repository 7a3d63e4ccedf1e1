/** What the tools of a system print of a connection. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('sockets');
