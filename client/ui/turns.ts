/** Of hundreds of parts of a page a few are drawn in a frame, so that none waits long for the next. */

export interface Turns {
  /** True: it may be drawn now, as few have been in this frame. */
  readonly take: () => boolean;
  /** Called in a later frame, after those that waited before, unless the returned function is called first. */
  readonly wait: (draw: () => void) => () => void;
}

/** @param most that are drawn in a frame */
export function createTurns(most: number, nextFrame: (call: () => void) => void): Turns {
  const waiting = new Set<() => void>();
  let drawn = 0;
  let asked = false;
  const watch = (): void => {
    if (asked) return;
    asked = true;
    nextFrame(() => {
      asked = false;
      drawn = 0;
      for (const draw of waiting) {
        if (drawn === most) break;
        drawn += 1;
        waiting.delete(draw);
        draw();
      }
      if (drawn > 0) watch();
    });
  };
  return {
    take: () => {
      if (drawn === most) return false;
      drawn += 1;
      watch();
      return true;
    },
    wait: (draw) => {
      waiting.add(draw);
      watch();
      return () => waiting.delete(draw);
    },
  };
}
