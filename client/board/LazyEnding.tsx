/** The end of a match, fetched once the match has begun: the first turn does not wait for it. */
import words from 'virtual:words/board-later';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';
import type { EndingProps } from './Ending.tsx';

export const useEnding = lazily(async () => {
  const [{ Ending }] = await Promise.all([retryImport(() => import('./Ending.tsx')), addWords(words)]);
  return Ending;
});

export function LazyEnding(props: EndingProps) {
  const Ending = useEnding();
  return Ending && <Ending {...props} />;
}
