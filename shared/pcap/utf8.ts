/** UTF-8 both ways: shared/ has no TextDecoder, which belongs to the host environment. */

export function utf8Encode(text: string): Uint8Array {
  const octets: number[] = [];
  for (const character of text) {
    const c = character.codePointAt(0) ?? 0;
    if (c < 0x80) octets.push(c);
    else if (c < 0x800) octets.push(0xc0 | (c >> 6), tail(c));
    else if (c >= 0xd800 && c < 0xe000) octets.push(0xef, 0xbf, 0xbd);
    else if (c < 0x10000) octets.push(0xe0 | (c >> 12), tail(c >> 6), tail(c));
    else octets.push(0xf0 | (c >> 18), tail(c >> 12), tail(c >> 6), tail(c));
  }
  return Uint8Array.from(octets);
}

const tail = (c: number): number => 0x80 | (c & 0x3f);

const REPLACEMENT = 0xfffd;

/** Octets at … end − 1 as text; each sequence that is no UTF-8 becomes U+FFFD. */
export function utf8Decode(bytes: Uint8Array, at: number, end: number): string {
  let text = '';
  let next = at;
  while (next < end) {
    const first = bytes[next++] ?? 0;
    const more = furtherOctets(first);
    let point = more === 0 ? first : first & (0x3f >> more);
    let read = 0;
    while (read < more && next < end && isTail(bytes[next] ?? 0)) {
      point = (point << 6) | ((bytes[next++] ?? 0) & 0x3f);
      read += 1;
    }
    text += String.fromCodePoint(read === more && isCharacter(point, more) ? point : REPLACEMENT);
  }
  return text;
}

const isTail = (octet: number): boolean => (octet & 0xc0) === 0x80;

function furtherOctets(first: number): number {
  if (first < 0xc0 || first >= 0xf8) return 0;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/** No surrogate, within Unicode, and not written with more octets than it needs. */
function isCharacter(point: number, more: number): boolean {
  if (more === 0) return point < 0x80;
  const smallest = more === 1 ? 0x80 : more === 2 ? 0x800 : 0x10000;
  return point >= smallest && point <= 0x10ffff && (point < 0xd800 || point >= 0xe000);
}
