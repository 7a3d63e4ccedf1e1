/** What the tools of a system print of a connection, fetched when somebody looks. */
import words from 'virtual:words/sockets';
import { addWords } from '../../i18n/loading.ts';
import { retryImport } from '../../retry-import.ts';
import { lazily } from '../../ui/lazily.ts';

export const useSockets = lazily(async () => {
  const [{ Sockets }] = await Promise.all([retryImport(() => import('./Sockets.tsx')), addWords(words)]);
  return Sockets;
});
