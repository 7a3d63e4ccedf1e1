/** How many parts of a long list are there: a few more in every frame, until all are. */
import { useEffect, useState } from 'preact/hooks';
import { nextFrame } from './frame.ts';
import { printing } from './printing.ts';

/** More than a screen shows, so that nobody sees it grow. */
const FIRST = 40;
/** To put up so many takes a few milliseconds on a slow laptop. */
const STEP = 20;

export function useGrowing(length: number): number {
  const [grown, setGrown] = useState(FIRST);
  const whole = printing.value || grown >= length;
  useEffect(() => {
    let wanted = !whole;
    if (wanted) nextFrame(() => wanted && setGrown(grown + STEP));
    return () => {
      wanted = false;
    };
  }, [whole, grown]);
  return whole ? length : grown;
}
