/** The part of a long ladder that is drawn: the arrows to be seen, and about as many around. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Point } from './ladder-labels.ts';

export interface Window {
  readonly top: number;
  readonly bottom: number;
}

/** Fewer are drawn all at once, which is simpler and just as fast. */
const FEW = 150;
const ALL: Window = { top: -Infinity, bottom: Infinity };
/** Before the box has been measured. */
const BEGINNING: Window = { top: -Infinity, bottom: 1_500 };
/** Words stand out of their arrow by as much. */
const MARGIN = 60;

/** What of the drawing to draw, in its own units. Follows the scrolling of the box. */
export function useWindow(box: RefObject<HTMLElement | null>, unit: number, arrows: number): Window {
  const few = arrows <= FEW;
  const [shown, setShown] = useState(few ? ALL : BEGINNING);
  useEffect(() => {
    const element = box.current;
    if (!element || few) return;
    const follow = (): void => {
      const { scrollTop, clientHeight } = element;
      const [top, bottom] = [scrollTop / unit, (scrollTop + clientHeight) / unit];
      const spare = bottom - top;
      setShown((old) => {
        // While there is room around, nothing is drawn anew.
        const near = spare / 2;
        const covers = old.top <= Math.max(0, top - near) && old.bottom >= bottom + near;
        return covers && old.bottom < Infinity
          ? old
          : { top: top - spare * 1.5, bottom: bottom + spare * 1.5 };
      });
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      observer.disconnect();
      setShown(ALL);
    };
  }, [box, unit, few]);
  return shown;
}

export const isWithin = ({ top, bottom }: Window, from: number, to: number): boolean =>
  to + MARGIN >= top && from - MARGIN <= bottom;

export const arrowWithin = (shown: Window, [, tail]: Point, [, tip]: Point): boolean =>
  isWithin(shown, Math.min(tail, tip), Math.max(tail, tip));
