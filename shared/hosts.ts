/** The two ends of the wire, A and B. */

export const HOSTS = ['A', 'B'] as const;
export type HostId = (typeof HOSTS)[number];
export const peerOf = (host: HostId): HostId => (host === 'A' ? 'B' : 'A');
