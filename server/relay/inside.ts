/**
 * The way between servers on the same store: TLS, whose both ends know a secret out of the store.
 * The secret is a pre-shared key (RFC 4279, 5489): neither end needs a certificate, nobody else gets in, and who listens on the way learns nothing.
 */
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Agent, createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Reachable } from '../store/store.ts';

const IDENTITY = '2msl';
/** Node has secrets that were agreed on beforehand up to TLS 1.2 only. */
const TLS = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const;

/** Milliseconds: who does not know the secret holds a place no longer. */
const HANDSHAKE_WITHIN = 5_000;

/** The connections to another server. */
export function connectionsTo({ secret }: Reachable): Agent {
  return new Agent({
    ...TLS,
    keepAlive: true,
    pskCallback: () => ({ psk: Buffer.from(secret), identity: IDENTITY }),
    // It has no certificate: who does not know the secret is never connected.
    checkServerIdentity: () => undefined,
  });
}

/** Of an address as the operator writes it: `host:port`, the host of IPv6 in brackets. */
export function placeOf(address: string): { readonly host: string; readonly port: number } {
  const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  return { host, port: Number(port) };
}

/** Where other servers get in, and nobody else. */
export interface Inside {
  readonly server: Server;
  readonly reachable: Reachable;
  /** Who answers what comes: until somebody does, it is told to come again. */
  readonly answer: (listener: RequestListener) => void;
}

/** Nothing can listen where the operator wants it. */
export class UnusableAddress extends Error {
  override name = 'UnusableAddress';
}

/** @throws UnusableAddress */
export async function openInside(address: string, patience: ServerOptions): Promise<Inside> {
  const secret = randomBytes(32).toString('base64url');
  const pskCallback = (_: unknown, identity: string): Buffer | null =>
    identity === IDENTITY ? Buffer.from(secret) : null;
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const server = createServer(
    { ...patience, ...TLS, pskCallback, handshakeTimeout: HANDSHAKE_WITHIN },
    (request, response) => answer(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    const { host, port } = placeOf(address);
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnusableAddress(`NODE_ADDRESS: nothing can listen at ${address}: ${why}`, { cause: error });
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    reachable: { address: address.replace(/\d+$/, String(port)), secret },
    answer: (listener) => {
      answer = listener;
    },
  };
}
