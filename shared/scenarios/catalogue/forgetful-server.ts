/** What scenarios 19 and 20 have in common: a server that forgets to close, seen from its two ends. */

import type { ScriptItem } from '../scenario.ts';
import { BOTH_ESTABLISHED, OPENING } from './defaults.ts';

const REQUEST = 'GET / HTTP/1.1';
const ANSWER = 'HTTP/1.1 200 OK';

/** By hand: question, answer, and A closes. B’s application does not. Then the crowd does the same, again and again. */
export const FORGOTTEN: readonly ScriptItem[] = [
  ...OPENING,
  { host: 'A', call: { call: 'SEND', data: REQUEST }, when: BOTH_ESTABLISHED, delay: 1_000 },
  {
    host: 'B',
    call: { call: 'SEND', data: ANSWER },
    when: { ...BOTH_ESTABLISHED, delivered: { B: REQUEST.length } },
    delay: 500,
  },
  {
    host: 'A',
    call: { call: 'CLOSE' },
    when: { delivered: { A: ANSWER.length }, acknowledged: 'A' },
    delay: 500,
  },
  { crowd: 'begins', when: { states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' } }, delay: 1_000 },
];
