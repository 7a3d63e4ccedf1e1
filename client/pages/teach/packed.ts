/** What a link carries behind the `#`: JSON, compressed; no server sees it on the way. */

const FORMAT = 'deflate-raw';

/** The fragment of a link. */
export async function packed(key: string, value: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream(FORMAT));
  return `#${key}=${base64url(await gather(stream, Number.POSITIVE_INFINITY))}`;
}

/** Whether this is an address that carries something of that key; what it carries may still be broken. */
export const carries = (key: string, address: string): boolean => packedIn(key, address) !== null;

/** @param longest octets unfolded. @returns undefined where there is none, or it has been damaged on the way */
export async function unpacked(key: string, address: string, longest: number): Promise<unknown> {
  const text = packedIn(key, address);
  if (text === null) return undefined;
  try {
    const stream = new Blob([fromBase64url(text)]).stream().pipeThrough(new DecompressionStream(FORMAT));
    const octets = await gather(stream, longest);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets)) as unknown;
  } catch {
    // Not base64, not compressed, not UTF-8, not JSON, or longer: all the same to whoever opened it.
    return undefined;
  }
}

function packedIn(key: string, address: string): string | null {
  const hash = address.indexOf('#');
  return hash === -1 ? null : new URLSearchParams(address.slice(hash + 1).trim()).get(key) || null;
}

/** @throws RangeError when it is longer: a few octets may unfold into millions */
async function gather(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  longest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > longest) {
      await reader.cancel();
      throw new RangeError('too long for what it should be');
    }
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function base64url(octets: Uint8Array): string {
  const text = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (octet) => octet.charCodeAt(0));
