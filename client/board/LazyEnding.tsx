/** The end of a match, fetched once the match has begun: the first turn does not wait for it. */
import words from 'virtual:words/board-later';
import { lazily } from '../ui/lazily.ts';
import type { EndingProps } from './Ending.tsx';

export const useEnding = lazily(
  () => import('./Ending.tsx'),
  ({ Ending }) => Ending,
  words,
);

export function LazyEnding(props: EndingProps) {
  const Ending = useEnding();
  return Ending && <Ending {...props} />;
}
