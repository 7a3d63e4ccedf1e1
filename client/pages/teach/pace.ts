/** The paces on offer; the slider moves from one to the next. */
export const PACES = [0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16] as const;

/** The place of a pace on the slider: of one that is not on offer, the nearest below. */
export const paceIndex = (pace: number): number =>
  Math.max(
    0,
    PACES.findLastIndex((one) => one <= pace),
  );
