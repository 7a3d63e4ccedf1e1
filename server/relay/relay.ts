/**
 * Hands on to the owner of a class what was asked of this server: requests, and devices' connections.
 * Both are on the same store (docs/adr/0067). One hop: what comes relayed is answered there, or refused.
 */
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Agent, request as requestByTls } from 'node:https';
import { type Duplex, pipeline } from 'node:stream';
import { readClassCode } from '../../shared/protocol/class-code.ts';
import { hashToken } from '../access/tokens.ts';
import type { Log } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { addressOf } from '../operations/network.ts';
import type { TrustsProxy } from '../operations/trusted-proxies.ts';
import type { Peer, Reachable, Store } from '../store/store.ts';
import type { Cancel } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { connectionsTo, placeOf } from './inside.ts';

/** Milliseconds. Longer than it takes until one that died is known to be gone. */
const LONGEST_SEARCH = 6_000;
const BETWEEN_TRIES = 250;
/** One that stands still takes a connection, and says nothing. */
const CONNECTS_WITHIN = 1_500;
/** Who owned a class so long ago owns it still, or says that it does not. */
const KNOWN_FOR = 1_000;
/** More classes than devices are relayed of at once. */
const MOST_KNOWN = 10_000;
/** How often it is asked who is there, while something is relayed: what goes to one that is gone comes back to nobody. */
const LOOK_EVERY = 1_000;

/** Of one connection, not of what goes over it (RFC 9110 §7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];
/** What proxies say. The owner is told what this server believes. */
const FORWARDED = /^(forwarded|x-forwarded-.*)$/;

export interface RelayServices {
  readonly store: Pick<Store, 'owners'> & { readonly index: Pick<Store['index'], 'holder'> };
  /** Where this server is reached. */
  readonly self: Reachable;
  readonly trustsProxy: TrustsProxy;
  readonly timers: TimerQueue;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'relayed'>;
}

/** Who asks, and what about, where neither stands in its path. */
export interface Asker {
  readonly token: string | null;
  /** Of a teacher: the class that is meant. */
  readonly code: string | null;
}

export class Relay {
  readonly #services: RelayServices;
  readonly #agents = new Map<string, Agent>();
  readonly #known = new Map<string, { readonly peer: Peer | null; readonly until: number }>();
  /** What lasts, by the id of the server that it goes to. */
  readonly #lasting = new Map<Duplex, number>();
  readonly #forgetLook: () => void;
  #closed = false;

  constructor(services: RelayServices) {
    this.#services = services;
    this.#forgetLook = services.timers.every(LOOK_EVERY, () => {
      this.#look().catch((error: unknown) =>
        services.log.warn({ err: error }, 'it is not known who is there'),
      );
    });
  }

  /** Connections that are handed on. */
  get sockets(): number {
    return this.#lasting.size;
  }

  /** Whether this server can be reached where it says. */
  async reachesItself(): Promise<boolean> {
    const { self, timers, now, log } = this.#services;
    const outgoing = requestByTls({
      ...placeOf(self.address),
      path: '/healthz',
      agent: this.#agent(self),
    });
    try {
      await connected(outgoing, (late) => timers.at(now() + CONNECTS_WITHIN, late));
      return true;
    } catch (error) {
      log.warn({ err: error, address: self.address }, 'this server cannot be reached where it says');
      return false;
    } finally {
      outgoing.once('error', () => undefined);
      outgoing.once('response', (answer) => answer.resume());
      outgoing.end();
    }
  }

  /** The class that a device comes to, where another server owns it that can be reached. @throws StoreError */
  async elsewhere({ token, code }: Asker): Promise<string | null> {
    if (this.#closed || token === null) return null;
    const holder = await this.#services.store.index.holder(hashToken(token));
    if (holder === null) return null;
    const wanted = holder.role === 'teacher' ? code && readClassCode(code) : holder.class;
    if (!wanted) return null;
    return (await this.#owner(wanted))?.reachable ? wanted : null;
  }

  /**
   * A request about a class that another server owned a moment ago.
   * @param body what has been read of it; null: nothing
   * @returns false where nobody can be asked
   */
  async request(
    code: string,
    request: IncomingMessage & { readonly originalUrl?: string },
    response: ServerResponse,
    body: string | null,
  ): Promise<boolean> {
    const { method = 'GET', originalUrl = request.url ?? '/' } = request;
    const headers = this.#headers(request);
    if (body !== null) {
      headers['content-length'] = Buffer.byteLength(body);
      // Whatever it was packed by: it has been unpacked.
      delete headers['content-encoding'];
    }
    const asked = await this.#connected(code, { method, path: originalUrl, headers }, response);
    if (asked === null) return false;
    const { outgoing } = asked;
    this.#services.metrics.relayed('request');
    response.once('close', () => outgoing.destroy());
    return await new Promise((resolve, reject) => {
      outgoing.once('error', (error) => {
        // Nobody knows what became of it. What only reads is asked for again.
        if (!response.headersSent && !response.destroyed)
          return method === 'GET' ? resolve(false) : reject(error);
        response.destroy();
        resolve(true);
      });
      outgoing.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers));
        response.flushHeaders();
        pipeline(answer, response, () => resolve(true));
      });
      if (body !== null) outgoing.end(body);
      else pipeline(request, outgoing, () => undefined);
    });
  }

  /** A WebSocket that is asked for, of a device that `elsewhere` said it of. @returns false where nobody can be asked */
  async upgrade(code: string, request: IncomingMessage, stream: Duplex, head: Buffer): Promise<boolean> {
    const { method = 'GET', url = '/' } = request;
    const headers = { ...this.#headers(request), connection: 'Upgrade', upgrade: 'websocket' };
    const asked = await this.#connected(code, { method, path: url, headers }, stream, 'others');
    if (asked === null) return false;
    const { outgoing, peer } = asked;
    this.#services.metrics.relayed('socket');
    const gone = (): void => void outgoing.destroy();
    stream.once('close', gone);
    return await new Promise((resolve) => {
      outgoing.once('error', () => resolve(false));
      outgoing.once('response', (answer) => {
        const { 'content-length': _, ...headers } = withoutHop(answer.headers);
        stream.write(headOf(answer, Object.entries({ ...headers, connection: 'close' })));
        pipeline(answer, stream, () => resolve(true));
      });
      outgoing.once('upgrade', (answer, far: Duplex, first: Buffer) => {
        stream.off('close', gone);
        if (peer !== null) this.#lasting.set(far, peer.id);
        far.once('close', () => this.#lasting.delete(far));
        stream.write(headOf(answer, pairsOf(answer.rawHeaders)));
        stream.write(first);
        far.write(head);
        // Each is read no faster than the other takes it.
        tie(stream, far);
        tie(far, stream);
        resolve(true);
      });
      outgoing.end();
    });
  }

  close(): void {
    this.#closed = true;
    this.#forgetLook();
    for (const far of this.#lasting.keys()) far.destroy();
    for (const agent of this.#agents.values()) agent.destroy();
  }

  /**
   * A connection to the owner, over which nothing has been said. One that died is asked for until it is known to be gone; then this
   * server takes the class over: it asks itself, from inside, unless only others are wanted.
   */
  async #connected(
    code: string,
    options: { readonly method: string; readonly path: string; readonly headers: OutgoingHttpHeaders },
    asker: Duplex | ServerResponse,
    wanted: 'anybody' | 'others' = 'anybody',
  ): Promise<{ readonly outgoing: ClientRequest; readonly peer: Peer | null } | null> {
    const { now, timers, self, log } = this.#services;
    const until = now() + LONGEST_SEARCH;
    for (;;) {
      const peer = await this.#owner(code);
      const reachable = peer === null ? self : peer.reachable;
      if (this.#closed || reachable === null || (peer === null && wanted === 'others')) return null;
      const outgoing = requestByTls({
        ...options,
        ...placeOf(reachable.address),
        agent: this.#agent(reachable),
      });
      try {
        await connected(outgoing, (late) => timers.at(now() + CONNECTS_WITHIN, late));
        return { outgoing, peer };
      } catch (error) {
        this.#known.delete(code);
        log.debug({ err: error, node: peer?.id }, 'a server cannot be reached');
        if (now() > until || asker.destroyed) return null;
        await timers.after(BETWEEN_TRIES);
      }
    }
  }

  async #owner(code: string): Promise<Peer | null> {
    const { store, now } = this.#services;
    const known = this.#known.get(code);
    if (known !== undefined && known.until > now()) return known.peer;
    const peer = await store.owners.owner(code);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(code, { peer, until: now() + KNOWN_FOR });
    return peer;
  }

  #agent(reachable: Reachable): Agent {
    const known = this.#agents.get(reachable.secret);
    if (known !== undefined) return known;
    const agent = connectionsTo(reachable);
    this.#agents.set(reachable.secret, agent);
    return agent;
  }

  #headers(request: IncomingMessage): OutgoingHttpHeaders {
    const kept = Object.entries(withoutHop(request.headers)).filter(([name]) => !FORWARDED.test(name));
    return { ...Object.fromEntries(kept), 'x-forwarded-for': addressOf(request, this.#services.trustsProxy) };
  }

  /** Who is gone may only be standing still, and then its connections would say nothing for long. */
  async #look(): Promise<void> {
    if (this.#lasting.size === 0 && this.#agents.size === 0) return;
    const peers = await this.#services.store.owners.peers();
    const ids = new Set(peers.map(({ id }) => id));
    const secrets = new Set(peers.map(({ reachable }) => reachable?.secret));
    for (const [far, id] of this.#lasting) if (!ids.has(id)) far.destroy();
    for (const [secret, agent] of this.#agents) {
      if (secrets.has(secret)) continue;
      agent.destroy();
      this.#agents.delete(secret);
    }
  }
}

/** Resolves when something can be said. @throws where nobody answers, or not in time; then nothing was said */
function connected(outgoing: ClientRequest, whenLate: (late: () => void) => Cancel): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = whenLate(() => outgoing.destroy(new Error('no answer')));
    const fail = (error: Error): void => {
      forget();
      reject(error);
    };
    outgoing.once('error', fail);
    const ready = (): void => {
      forget();
      outgoing.off('error', fail);
      resolve();
    };
    outgoing.once('socket', (socket) => {
      if (outgoing.reusedSocket) ready();
      else socket.once('secureConnect', ready);
    });
  });
}

const withoutHop = (headers: IncomingMessage['headers']): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));

function tie(from: Duplex, to: Duplex): void {
  from.pipe(to);
  from.on('error', () => from.destroy());
  from.once('close', () => to.destroy());
}

/** As they came, so that the device and the owner understand each other. */
const pairsOf = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : []));

function headOf(
  { statusCode, statusMessage }: IncomingMessage,
  headers: readonly (readonly [string, unknown])[],
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
}
