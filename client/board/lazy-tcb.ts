/** The TCB, fetched after what is to be answered has been drawn. */
import words from 'virtual:words/tcb';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';

export const useTcb = lazily(async () => {
  const [{ Tcb }] = await Promise.all([retryImport(() => import('./Tcb.tsx')), addWords(words)]);
  return Tcb;
});
