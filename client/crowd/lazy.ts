/** The pictures of a crowd, fetched when they are wanted: most scenarios have none. */
import words from 'virtual:words/crowd';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';

export const useCrowdFaces = lazily(async () => {
  const [{ CROWD_FACES }] = await Promise.all([retryImport(() => import('./Panel.tsx')), addWords(words)]);
  return CROWD_FACES;
});
