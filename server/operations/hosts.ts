/** By which names this server knows itself: who calls it by another was led here (DNS rebinding). */
import { isIP } from 'node:net';

export interface HostsKnown {
  readonly publicUrl: URL | null;
  /** What the operator has added, in lower case. */
  readonly allowed: readonly string[];
  /** What this computer calls itself. */
  readonly computer: string;
}

/**
 * Nobody on the internet owns an address of ours, a name without a dot, or one that the operator says. Whoever owns any other name may
 * let it lead here, and their page would be of our origin then.
 * @returns whether a Host, as a browser sends it, is one of ours
 */
export function knownHosts({ publicUrl, allowed, computer }: HostsKnown): (host: string) => boolean {
  const own = computer.toLowerCase();
  const names = new Set([...allowed, own, `${own}.local`, ...(publicUrl ? [publicUrl.hostname] : [])]);
  return (host) => {
    const name = nameIn(host);
    if (name === null) return false;
    return isIP(name) !== 0 || !name.includes('.') || name.endsWith('.localhost') || names.has(name);
  };
}

/** Without its port, the brackets of an address of IPv6, and the dot of the root; null where it is no host. */
function nameIn(host: string): string | null {
  if (!URL.canParse(`http://${host}`)) return null;
  const { hostname, host: whole, pathname, search, hash, username } = new URL(`http://${host}`);
  if (whole === '' || `${pathname}${search}${hash}${username}` !== '/') return null;
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
