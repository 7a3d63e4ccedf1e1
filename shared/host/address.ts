/** Addresses and ports, and the two of them that name a connection. */

export interface Endpoint {
  /** IPv4, dotted. */
  readonly ip: string;
  readonly port: number;
}

/** `10.0.0.1:49152`, as `ss` prints it. */
export const endpointText = ({ ip, port }: Endpoint): string => `${ip}:${port}`;

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
