/** A duration as a clock shows it, and as it is counted down. */

/** A duration as a clock shows it: `4:07`. */
export const clockFace = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** What is left, as it is counted down: `0:01` until it is nothing. */
export const countdownFace = (milliseconds: number): string =>
  clockFace(Math.ceil(milliseconds / 1_000) * 1_000);
