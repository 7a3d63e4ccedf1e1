/** One of hundreds of parts of a page: drawn when near, in its turn, and if it says anything new. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { nextFrame } from './frame.ts';
import { useNear } from './near.ts';
import { printing } from './printing.ts';
import { createTurns } from './turns.ts';

/** So many are drawn whole, as many as a class has: the browser's own search finds all of them. */
export const WHOLE = 60;

/** Those of a frame take some 10 ms on a slow laptop. */
const MOST = 8;

const turns = createTurns(MOST, nextFrame);

export interface TurnOptions {
  /** What it is drawn in. */
  readonly box: RefObject<Element | null>;
  /** There are more than {@link WHOLE}. */
  readonly many: boolean;
  /** Briefly, it says only what it is found by. */
  readonly draw: (whole: boolean) => VNode;
  /** What it says: while this stays the same, nothing is drawn. */
  readonly of: readonly unknown[];
  /** The same, of what it says briefly. */
  readonly briefOf: readonly unknown[];
}

interface Drawn {
  readonly whole: boolean;
  readonly of: readonly unknown[];
  readonly as: VNode;
}

export function useTurn({ box, many, draw, of, briefOf }: TurnOptions): VNode {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const kept = useRef<Drawn | null>(null);
  const called = useRef(false);
  const near = useNear(box, many);
  const all = printing.value;
  const says = (whole: boolean): boolean => {
    const known = kept.current;
    const now = whole ? of : briefOf;
    return known?.whole === whole && now.every((one, i) => Object.is(one, known.of[i]));
  };
  const wanted = near || all;
  if (wanted && !says(true) && (all || called.current || turns.take()))
    kept.current = { whole: true, of, as: draw(true) };
  // Before its turn it stands there briefly; once it was whole it stays so.
  if (kept.current?.whole !== true && !says(false))
    kept.current = { whole: false, of: briefOf, as: draw(false) };
  called.current = false;
  const waits = wanted && !says(true);
  useEffect(() => {
    if (!waits) return undefined;
    return turns.wait(() => {
      called.current = true;
      redraw(null);
    });
  }, [waits]);
  return (kept.current as Drawn).as;
}
