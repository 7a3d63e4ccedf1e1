/** Which word an author may have meant. */

/** Letters to change, add or leave out. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Null when none is like it: a third of the letters may be wrong. */
export function nearest(word: string, known: readonly string[]): string | null {
  // A word that is much longer than all is none of them, and costs nothing.
  const close = known
    .filter((one) => Math.abs(one.length - word.length) <= one.length / 3)
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, far }) => far <= one.length / 3);
  return close.sort((x, y) => x.far - y.far)[0]?.one ?? null;
}
