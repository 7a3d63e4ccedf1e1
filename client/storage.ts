/**
 * The browser's memory for small choices.
 * It may be forbidden (private windows, school policies): then we forget.
 */
export function recall(key: string): string | null {
  try {
    // Some browsers embedded in other programs have none at all.
    return (localStorage as Storage | null)?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    (localStorage as Storage | null)?.setItem(key, value);
  } catch {
    // The choice then holds until the page is left.
  }
}
