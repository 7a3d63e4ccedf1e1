/** The coach, fetched when a match is to be coached: most are not. */
import later from 'virtual:words/board-later';
import words from 'virtual:words/coach';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';

export const useCoach = lazily(async () => {
  const [{ coachOf }, { CoachEnding }] = await Promise.all([
    retryImport(() => import('./Coach.tsx')),
    retryImport(() => import('./CoachEnding.tsx')),
    addWords(words),
    addWords(later),
  ]);
  return { coachOf, CoachEnding };
});
