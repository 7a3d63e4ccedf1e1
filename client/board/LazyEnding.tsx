/** The end of a match, fetched once the match has begun: the first turn does not wait for it. */
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';
import type { EndingProps } from './Ending.tsx';

export const useEnding = lazily(() => retryImport(() => import('./Ending.tsx')).then(({ Ending }) => Ending));

export function LazyEnding(props: EndingProps) {
  const Ending = useEnding();
  return Ending && <Ending {...props} />;
}
