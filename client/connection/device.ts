/**
 * The mark of this browser: made by chance, and kept.
 * By it the server knows one whom a teacher has removed.
 * It says nothing of the device, and who clears the site's data has none any more.
 */
import { recall, remember } from '../storage.ts';

const KEY = '2msl.device';

/** Undefined where the browser keeps nothing. */
export function deviceMark(): string | undefined {
  const known = recall(KEY);
  if (known) return known;
  // Not randomUUID, which plain HTTP does not have.
  const octets = crypto.getRandomValues(new Uint8Array(16));
  remember(KEY, Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(''));
  return recall(KEY) ?? undefined;
}
