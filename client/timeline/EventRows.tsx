/** The rows of a list of events: of a long one only those near what is seen are there. */
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { printing } from '../ui/printing.ts';
import type { Cursor } from './cursor.ts';

/** So many are drawn whole: the browser's own search finds all of them, and an ordinary match has fewer. */
const WHOLE = 150;
/** Rows that come and go together. */
const BLOCK = 6;
/** Pixels that a row takes before any of its block has been drawn. */
const ROW_HEIGHT = 64;
/** Beyond what is seen of the list: enough for what comes next to be there when it is scrolled or tabbed to. */
const NEAR = '75% 0px';

const NOWHERE = Number.NEGATIVE_INFINITY;

export interface EventRowsProps {
  readonly cursor: Cursor;
  /** Draws the row of a moment, by its index. */
  readonly row: (index: number) => ComponentChildren;
}

interface BlockProps extends EventRowsProps {
  readonly first: number;
  readonly end: number;
  readonly whole: boolean;
  /** The first row of the block that has the focus. */
  readonly focused: ReadonlySignal<number>;
}

function Block({ cursor, row, first, end, whole, focused }: BlockProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef((end - first) * ROW_HEIGHT);
  const [near, setNear] = useState(false);
  // With those on either side: what a row is scrolled to by must have its own height by then.
  // And what has the focus stays, and what comes next by Tab is there.
  const here = useComputed(() =>
    [cursor.index.value, focused.value].some((row) => first - BLOCK <= row && row < end + BLOCK),
  ).value;
  useEffect(() => {
    const element = box.current;
    if (whole || element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const { isIntersecting, boundingClientRect } = entry;
        if (element.hasChildNodes()) height.current = boundingClientRect.height;
        setNear(isIntersecting);
      },
      { root: element.closest('.events'), rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [whole]);
  const drawn = whole || near || here || printing.value;
  useLayoutEffect(() => {
    const element = box.current;
    const list = element?.closest('.events');
    if (whole || !drawn || !element || !list) return;
    const { offsetTop, offsetHeight } = element;
    // What is being read stays where it is.
    if (offsetTop + height.current <= list.scrollTop) list.scrollTop += offsetHeight - height.current;
    height.current = offsetHeight;
  }, [drawn, whole]);
  return (
    <div
      ref={box}
      class="event-block"
      data-first={first}
      style={drawn ? undefined : { height: `${height.current}px` }}
    >
      {drawn && Array.from({ length: end - first }, (_, i) => row(first + i))}
    </div>
  );
}

export function EventRows({ cursor, row }: EventRowsProps) {
  const { length } = cursor.timeline.moments;
  const whole = length <= WHOLE;
  const focused = useSignal(NOWHERE);
  const follow = ({ target }: FocusEvent): void => {
    const block = (target as Element).closest<HTMLElement>('.event-block');
    focused.value = Number(block?.dataset.first ?? NOWHERE);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: between a list and its items there are blocks.
    <div
      role="list"
      class={whole ? undefined : 'windowed'}
      onFocusIn={follow}
      onFocusOut={() => {
        focused.value = NOWHERE;
      }}
    >
      {Array.from({ length: Math.ceil(length / BLOCK) }, (_, i) => (
        <Block
          key={i}
          cursor={cursor}
          row={row}
          first={i * BLOCK}
          end={Math.min(length, (i + 1) * BLOCK)}
          whole={whole}
          focused={focused}
        />
      ))}
    </div>
  );
}
