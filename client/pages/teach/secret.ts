/** The one-time secret of the teacher's link. */

/** Reads `#secret=…` from an address or its fragment; null when there is none. */
export function secretOf(address: string): string | null {
  const hash = address.indexOf('#');
  if (hash === -1) return null;
  return new URLSearchParams(address.slice(hash + 1)).get('secret') || null;
}
