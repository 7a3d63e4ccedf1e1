/** The addresses at which this computer can be opened from others, the likeliest first. */
import { createSocket } from 'node:dgram';
import type { NetworkInterfaceInfo } from 'node:os';
import type { AddressKind, ClassAddress } from '../../shared/protocol/http.ts';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** How the server can be reached. */
export interface Reached {
  /** The address that it listens to; null for all. */
  readonly host: string | null;
  readonly port: number;
  readonly publicUrl: URL | null;
  readonly interfaces: Interfaces;
  /** The addresses from which this computer speaks to the rest of the world. */
  readonly outward: readonly string[];
}

const EVERY_INTERFACE = ['0.0.0.0', '::'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export const isEverywhere = (host: string | null): boolean => host === null || EVERY_INTERFACE.includes(host);
export const isLoopback = (host: string | null): boolean => host !== null && LOOPBACK.includes(host);

/** Networks that live inside one computer: of containers and of virtual machines. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vnet|vboxnet|VirtualBox|vmnet|VMware|lxc|lxd|cni|flannel|podman|bridge\d|vEthernet|WSL)/i;
/** Networks that lead to elsewhere, whoever sits in this room. */
const TUNNEL = /^(tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|proton|gpd)/i;

function kindOf(
  name: string,
  { address, family }: NetworkInterfaceInfo,
  outward: readonly string[],
): AddressKind {
  if (family === 'IPv4' ? address.startsWith('169.254.') : /^fe[89ab]/i.test(address)) return 'link-local';
  if (VIRTUAL.test(name)) return 'virtual';
  if (TUNNEL.test(name)) return 'tunnel';
  return outward.includes(address) ? 'outward' : 'network';
}

/** The best first. */
const KINDS: readonly AddressKind[] = ['proxy', 'outward', 'network', 'tunnel', 'virtual', 'link-local'];

export const urlOf = (name: string, port: number): string =>
  `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;

/** Where the class can open the pages: before a proxy there, else in the networks of this computer; IPv4 is easier to type. */
export function classAddresses({
  host,
  port,
  publicUrl,
  interfaces,
  outward,
}: Reached): readonly ClassAddress[] {
  if (publicUrl !== null) return [{ url: publicUrl.href, kind: 'proxy', network: null }];
  if (isLoopback(host)) return [];
  return (
    Object.entries(interfaces)
      .flatMap(([network, addresses]) => (addresses ?? []).map((info) => ({ network, info })))
      .filter(
        ({ info }) =>
          !info.internal &&
          (isEverywhere(host) ? host !== '0.0.0.0' || info.family === 'IPv4' : info.address === host),
      )
      .map(({ network, info }) => ({ network, info, kind: kindOf(network, info, outward) }))
      // A browser cannot be told by which network an IPv6 address of the link alone is meant.
      .filter(({ kind, info }) => kind !== 'link-local' || info.family === 'IPv4')
      .sort(
        (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.info.family.localeCompare(b.info.family),
      )
      .map(({ network, info, kind }) => ({ url: urlOf(info.address, port), kind, network }))
  );
}

/** Addresses kept for documentation (RFC 5737, RFC 3849): everywhere on the way out, and nothing is sent to them. */
const ELSEWHERE = { udp4: '192.0.2.1', udp6: '2001:db8::1' } as const;

/** From which address the system would speak to `ELSEWHERE`: that of the default route. Null without one. */
const outwardBy = (type: keyof typeof ELSEWHERE): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = createSocket(type);
    const answer = (address: string | null): void => {
      socket.close();
      resolve(address);
    };
    socket.once('error', () => answer(null));
    socket.connect(9, ELSEWHERE[type], () => answer(socket.address().address));
  });

/** Asked again each time: laptops change their networks. */
export async function outwardAddresses(): Promise<readonly string[]> {
  const found = await Promise.all([outwardBy('udp4'), outwardBy('udp6')]);
  return found.filter((address) => address !== null);
}
