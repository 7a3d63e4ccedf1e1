/** What is seen of a page, or nearly: of hundreds of parts, those that are worth drawing. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Half a screen on: it is there before it is scrolled or tabbed to. */
const NEAR = '50% 0px';

type Hear = (near: boolean) => void;
const told = new WeakMap<Element, Hear>();
let observer: IntersectionObserver | null = null;

function watch(element: Element, hear: Hear): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting);
    },
    { rootMargin: NEAR, scrollMargin: NEAR },
  );
  told.set(element, hear);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    told.delete(element);
  };
}

/** @param watched false: it is always worth it */
export function useNear(box: RefObject<Element | null>, watched: boolean): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (watched && element) return watch(element, setNear);
    return undefined;
  }, [box, watched]);
  return near || !watched;
}
