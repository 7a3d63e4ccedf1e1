/** The TCB, fetched after what is to be answered has been drawn. */
import words from 'virtual:words/tcb';
import { lazily } from '../ui/lazily.ts';

export const useTcb = lazily(
  () => import('./Tcb.tsx'),
  ({ Tcb }) => Tcb,
  words,
);
