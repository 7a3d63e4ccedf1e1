/**
 * The browser's memory for small choices.
 * It may be forbidden (private windows, school policies): then we forget.
 */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then holds until the page is left.
  }
}
