/**
 * When to come back: later after every failure.
 * All of it is chance, so that no two of a class come back together.
 */

const FIRST_WINDOW = 1_000;
const LONGEST_WINDOW = 10_000;

/**
 * The delay before the nth attempt, counted from 0: anywhere in a window that doubles ("full jitter").
 * @param random 0 to 1
 * @param notBefore milliseconds that the server asked for
 */
export function retryDelay(attempt: number, random: number, notBefore = 0): number {
  return notBefore + Math.round(Math.min(LONGEST_WINDOW, FIRST_WINDOW * 2 ** attempt) * random);
}
