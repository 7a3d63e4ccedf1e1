/**
 * A link that carries a scenario, compressed, behind the `#`.
 * It can be opened on the server that it names or pasted into any other, and no server sees it on the way.
 */
import { LONGEST_SCENARIO } from '../../../shared/protocol/http.ts';

export interface SharedScenario {
  readonly name: string;
  readonly text: string;
}

const KEY = 'scenario';
const FORMAT = 'deflate-raw';
/** As JSON, where a character takes up to six octets. */
const LONGEST = 6 * LONGEST_SCENARIO;

export async function scenarioLink(server: string, { name, text }: SharedScenario): Promise<string> {
  const packed = await gather(
    new Blob([JSON.stringify({ name, text })]).stream().pipeThrough(new CompressionStream(FORMAT)),
  );
  return `${server}teach#${KEY}=${base64url(packed)}`;
}

/** Whether this is an address that carries a scenario; what it carries may still be broken. */
export const isScenarioLink = (address: string): boolean => packedIn(address) !== null;

/** The scenario of a link, or of its fragment; null when there is none, or it has been damaged on the way. */
export async function scenarioOfLink(address: string): Promise<SharedScenario | null> {
  const packed = packedIn(address);
  if (packed === null) return null;
  try {
    const stream = new Blob([fromBase64url(packed)]).stream().pipeThrough(new DecompressionStream(FORMAT));
    return sharedIn(new TextDecoder('utf-8', { fatal: true }).decode(await gather(stream)));
  } catch {
    // Not base64, not compressed, not UTF-8, not JSON, or more than a scenario: all the same to whoever opened it.
    return null;
  }
}

function packedIn(address: string): string | null {
  const hash = address.indexOf('#');
  return hash === -1 ? null : new URLSearchParams(address.slice(hash + 1).trim()).get(KEY) || null;
}

function sharedIn(json: string): SharedScenario | null {
  const told: unknown = JSON.parse(json);
  if (typeof told !== 'object' || told === null || !('name' in told) || !('text' in told)) return null;
  const { name, text } = told;
  return typeof name === 'string' && typeof text === 'string' ? { name, text } : null;
}

/** @throws RangeError when it is more than any scenario: a few octets may unfold into millions */
async function gather(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > LONGEST) {
      await reader.cancel();
      throw new RangeError('too long for a scenario');
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
