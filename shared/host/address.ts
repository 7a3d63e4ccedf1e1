/** Addresses and ports, and the two of them that name a connection. */

import type { HostId } from '../hosts.ts';

export interface Endpoint {
  /** `10.0.0.1` or `2001:db8::1`. */
  readonly ip: string;
  readonly port: number;
}

/** `10.0.0.1:49152`, `[2001:db8::1]:80`, as `ss` prints them. */
export const endpointText = ({ ip, port }: Endpoint): string =>
  ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;

/** The addresses of the two hosts, those of exported captures. */
export const HOST_ADDRESS: Readonly<Record<HostId, string>> = { A: '10.0.0.1', B: '10.0.0.2' };
/** Where the server listens: the number of the RFC, and of exported captures. */
export const SERVER: Endpoint = { ip: HOST_ADDRESS.B, port: 9293 };
/** The connection in hand has the first of IANA's dynamic ports, the crowd those after it. */
export const FIRST_PORT = 49_153;

/** Where a host's end of the connection in hand is. */
export const endOf = (host: HostId): Endpoint =>
  host === 'B' ? SERVER : { ip: HOST_ADDRESS.A, port: FIRST_PORT - 1 };

/** What a host finds a connection by: both ends, the own first. */
export const pairKey = (local: Endpoint, remote: Endpoint): string =>
  `${local.ip}:${local.port}|${remote.ip}:${remote.port}`;

/** The address as four octets, the port as two. */
export function endpointOctets({ ip, port }: Endpoint): number[] {
  return [...ip.split('.').map(Number), (port >> 8) & 0xff, port & 0xff];
}

/** Networks that RFC 5737 keeps for examples: nobody has these addresses. */
const EXAMPLE_NETS = { clients: '192.0.2', forged: ['198.51.100', '203.0.113'] } as const;

/** The nth real client's address. */
export const clientAddress = (n: number): string => `${EXAMPLE_NETS.clients}.${(n % 250) + 1}`;

/** A forged address and port, from a number in [0, 1). */
export function forgedEndpoint(drawn: number): Endpoint {
  const n = Math.floor(drawn * 2 ** 24);
  const [one, other] = EXAMPLE_NETS.forged;
  return { ip: `${n & 1 ? one : other}.${((n >> 1) % 254) + 1}`, port: 1_024 + ((n >> 9) % 60_000) };
}
