/** How each thing is tried, with the browser's own means. */

import type { CheckAnswer } from '../../../shared/protocol/http.ts';
import { STREAM_TRIAL } from '../../../shared/protocol/transport.ts';
import type { Milliseconds } from '../../../shared/units.ts';
import { pathTo } from '../../base.ts';
import { socketUrl } from '../../connection/address.ts';
import { askWhyRefused } from '../../connection/http/refusal.ts';
import { request } from '../../connection/request.ts';
import { readMessage } from '../../connection/socket.ts';
import { after, monotonic, wallClock } from '../../ui/frame.ts';
import type { AddressFound, StorageFound, StreamFound, WebSocketFound } from './findings.ts';

/** Nobody waits longer for a page either. */
const PATIENCE: Milliseconds = 8_000;

export interface Asked {
  readonly answer: CheckAnswer;
  readonly took: Milliseconds;
  /** This device's clock less the server's. */
  readonly skew: Milliseconds;
}

/** Null where the server does not answer. */
export async function askServer(): Promise<Asked | null> {
  const begun = monotonic();
  const clockBefore = wallClock();
  try {
    const response = await request(pathTo('/api/check'), { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return null;
    const answer = (await response.json()) as CheckAnswer;
    return { answer, took: monotonic() - begun, skew: (clockBefore + wallClock()) / 2 - answer.now };
  } catch {
    // No network, or what answers is not our server: the page says so.
    return null;
  }
}

/** Why a WebSocket was closed before it was open: only HTTP tells. */
async function whyRefused(): Promise<WebSocketFound> {
  const told = await askWhyRefused();
  // What is not our server's word comes from the way: whatever refuses it does not let the question through either.
  if (!told?.code || told.code === 'websocket-only') return { kind: 'refused', by: 'way', said: null };
  return { kind: 'refused', by: told.code === 'wrong-origin' ? 'origin' : 'server', said: told.message };
}

/** Opens one, says something that is answered, and closes it. */
export function tryWebSocket(): Promise<WebSocketFound> {
  return new Promise((resolve) => {
    const begun = monotonic();
    const socket = new WebSocket(socketUrl(location));
    let opened = false;
    const end = (found: WebSocketFound | Promise<WebSocketFound>): void => {
      forget();
      socket.onclose = null;
      socket.close();
      resolve(found);
    };
    const forget = after(PATIENCE, () => end({ kind: opened ? 'mute' : 'unanswered' }));
    socket.onopen = () => {
      opened = true;
      // It is too early for that, and the server says so: what says something has got through, and back.
      socket.send(JSON.stringify({ type: 'ping' }));
    };
    socket.onmessage = ({ data }) => {
      if (readMessage(data) !== null) end({ kind: 'open', within: monotonic() - begun });
    };
    socket.onclose = () => end(opened ? { kind: 'mute' } : whyRefused());
  });
}

/** Reads the trial stream: events that are sent one by one should come so. */
export async function tryStream(): Promise<StreamFound> {
  const { path, events, between } = STREAM_TRIAL;
  const came: Milliseconds[] = [];
  try {
    const signal = AbortSignal.timeout(events * between + PATIENCE);
    const response = await request(pathTo(path), { cache: 'no-store', signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!response.ok || reader === undefined) return 'none';
    for (let read = await reader.read(); !read.done; read = await reader.read())
      for (const _ of read.value.matchAll(/^data: /gm)) came.push(monotonic());
  } catch {
    // Cut off, or never begun: what came counts.
  }
  if (came.length < events) return 'none';
  const [first = 0] = came;
  return (came.at(-1) ?? first) - first < between ? 'held-back' : 'live';
}

export function tryStorage(): StorageFound {
  const keeps = (storage: () => Storage | null): boolean => {
    try {
      storage()?.setItem('2msl.trial', 'kept');
      const kept = storage()?.getItem('2msl.trial') === 'kept';
      storage()?.removeItem('2msl.trial');
      return kept;
    } catch {
      // Forbidden.
      return false;
    }
  };
  return { local: keeps(() => localStorage), session: keeps(() => sessionStorage) };
}

/** An address answers if our server does, there. */
export async function tryAddress(url: string): Promise<AddressFound> {
  const { protocol, hostname, origin } = new URL(url);
  // No content security policy can name an address of IPv6, and a page by HTTPS asks nothing by HTTP.
  const forbidden = hostname.startsWith('[') || (location.protocol === 'https:' && protocol !== 'https:');
  if (forbidden && origin !== location.origin) return { url, answers: null };
  try {
    const response = await fetch(`${url}healthz`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { url, answers: response.ok };
  } catch {
    // Not from here.
    return { url, answers: false };
  }
}
