/** The proxies whose word is taken: who asked, of which host, and whether by TLS (`X-Forwarded-…`). */
import { BlockList, isIP } from 'node:net';

/**
 * Whether the word of a proxy is taken.
 * @param address it has
 * @param hop 0 for the one that speaks to us, and one more for each that lies behind it
 */
export type TrustsProxy = (address: string, hop: number) => boolean;

export const trustsNoProxy: TrustsProxy = () => false;

/** Far more than anybody has in a row. */
const MOST_HOPS = 10;
const LENGTHS = { 4: 32, 6: 128 } as const;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Of a number of proxies in a row, or of addresses and networks (`127.0.0.1, 10.0.0.0/8`). Null for what is neither. */
export function readTrustedProxies(text: string): TrustsProxy | null {
  if (/^\d+$/.test(text)) {
    const hops = Number(text);
    return hops >= 1 && hops <= MOST_HOPS ? (_address, hop) => hop < hops : null;
  }
  const trusted = new BlockList();
  for (const part of text.split(',')) {
    const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part.trim()) ?? [];
    const version = isIP(address);
    const length = version === 0 ? 0 : LENGTHS[version as keyof typeof LENGTHS];
    if (version === 0 || Number(prefix ?? length) > length) return null;
    trusted.addSubnet(address, Number(prefix ?? length), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
}
