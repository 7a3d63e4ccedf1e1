/** The widths that decide which parts of the board are on the page, and which behind a tap. */
import { useEffect, useState } from 'preact/hooks';

/** One column, for the thumb. */
export const NARROW = '(max-width: 47.99rem)';
/** The three regions side by side. */
export const WIDE = '(min-width: 70rem)';
/** Room for the figure with its labels, and for log and ladder at once. */
export const ROOMY = '(min-width: 100rem) and (min-height: 50rem)';

export function useMedia(query: string): boolean {
  const [matches, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = (): void => set(list.matches);
    changed();
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, [query]);
  return matches;
}
