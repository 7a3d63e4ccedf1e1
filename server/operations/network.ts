/** Where a request comes from, as far as addresses tell. */
import { isIP } from 'node:net';
import type { TrustsProxy } from './trusted-proxies.ts';

export interface Asking {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** The address that the last proxy whose word is taken was asked from; without one, that of the connection. */
export function addressOf({ headers, socket }: Asking, trustsProxy: TrustsProxy): string {
  const { 'x-forwarded-for': forwarded = [] } = headers;
  const asked = (typeof forwarded === 'string' ? forwarded.split(',') : forwarded).map((one) => one.trim());
  const addresses = [socket.remoteAddress ?? '', ...asked.toReversed()];
  return addresses.find((address, hop) => !trustsProxy(address, hop)) ?? addresses.at(-1) ?? '';
}

/** Groups of an address of IPv6 that belong to one network: the other half a machine chooses as it likes. */
const GROUPS = 4;

/** What counts as one: an address, and of IPv6 all those of a /64. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  // What a proxy says may be no address at all.
  if (isIP(plain) !== 6) return plain.slice(0, 64);
  const [front = '', back] = plain.toLowerCase().split('::');
  const groups = front === '' ? [] : front.split(':');
  const rest = back === undefined || back === '' ? 0 : back.split(':').length;
  const zeros = back === undefined ? 0 : 8 - groups.length - rest;
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(back?.split(':') ?? [])];
  return `${all
    .slice(0, GROUPS)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`;
}
