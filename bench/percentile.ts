/** The median and the percentiles of what was measured; NaN where nothing was. */
export const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ??
  Number.NaN;

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);
