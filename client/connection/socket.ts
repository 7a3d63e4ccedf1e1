/**
 * The link to the server: a WebSocket that is alive or said to be lost, and comes back by itself.
 * It says what became of every question, also of those that the break swallowed.
 */

import { batch, effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import type { FallbackReason } from '../../shared/protocol/transport.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VerdictView } from '../../shared/protocol/view.ts';
import { locale } from '../i18n/dictionary.ts';
import { retryImport } from '../retry-import.ts';
import { FALLBACK_KEY, inThisTab, recall } from '../storage.ts';
import { after, wallClock } from '../ui/frame.ts';
import { noticePageError } from '../ui/page-errors.ts';
import { openWebSocket as openAnother } from './address.ts';
import type { Carrier, Ending } from './carrier.ts';
import type { Early } from './early.ts';
import type { OverHttp } from './http/entry.ts';
import type { Fallback } from './http/fallback.ts';
import { type Liveness, watchLiveness } from './liveness.ts';
import { retryDelay } from './retry.ts';

type Message<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;
type Hello = Extract<ClientMessage, { type: 'hello' }>;
/** What is asked, before it has a number. */
export type Question = {
  [T in ClientMessage as T['type']]: T extends { id: number } ? Omit<T, 'id'> : never;
}[
  | 'move'
  | 'call'
  | 'control'
  | 'crowd'
  | 'advice'
  | 'predict'
  | 'choose'
  | 'leap'
  | 'wire'
  | 'warm-up'
  | 'watch'];

export type Answer =
  | { readonly kind: 'answer'; readonly verdict: VerdictView | null }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly message: string }
  /** The connection broke first: whether the question arrived, the next messages tell. */
  | { readonly kind: 'unknown' };

/** 'over': it ended for a reason that coming back would not mend. */
export type LinkStatus = 'connecting' | 'online' | 'lost' | 'over';

export interface Link {
  readonly status: ReadonlySignal<LinkStatus>;
  /** When the server was last heard, in milliseconds since 1970; null while it is, and before it ever was. */
  readonly lostSince: ReadonlySignal<number | null>;
  /** A connection is being opened. */
  readonly trying: ReadonlySignal<boolean>;
  /** Why the server takes none; null where it has not said. */
  readonly refusal: ReadonlySignal<string | null>;
  /** Says that no WebSocket gets through, and messages go over HTTP; null where one does. */
  readonly overHttp: ReadonlySignal<string | null>;
  /** Why it is over. */
  readonly ending: ReadonlySignal<{ readonly code: ErrorCode; readonly message: string } | null>;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Opens it again, now: after a break, or although it was over. */
  readonly reconnect: () => void;
  /** Makes sure that it lives: what else this page has seen says that it may not. */
  readonly check: () => void;
  readonly close: () => void;
}

export interface LinkOptions {
  /** Whom to say hello as, and what of the match is known: asked anew for every connection. */
  readonly hello: () => Omit<Hello, 'type' | 'protocol' | 'language'>;
  readonly onMessage: (message: Heard) => void;
  readonly open?: () => Carrier;
  /** What the page has opened before it was there. */
  readonly early?: Early | null;
  /** What is needed only where a WebSocket does not open. */
  readonly fetchOverHttp?: () => Promise<OverHttp>;
  readonly random?: () => number;
}

/** No answer for so long: the network is gone, though the browser has not noticed. */
const PATIENCE = 10_000;
/** So long a connection may take to open: what swallows WebSockets says nothing at all. */
const OPENS_WITHIN = 4_000;

const TYPES: Readonly<Record<ServerMessage['type'], true>> = {
  welcome: true,
  class: true,
  teacher: true,
  projector: true,
  match: true,
  events: true,
  answer: true,
  clock: true,
  error: true,
  ping: true,
  pong: true,
};

/** What the server said. Beyond its type the server's word is believed. @throws what no server of ours says */
export function readMessage(data: unknown): ServerMessage {
  if (typeof data !== 'string') throw new TypeError('A message is not text.');
  const message: unknown = JSON.parse(data);
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
  if (typeof type === 'string' && Object.hasOwn(TYPES, type)) return message as ServerMessage;
  throw new TypeError(`There is no message ${JSON.stringify(type)}.`);
}

/** Of a connection that the page gives up. */
const SILENT = 0;

const FINAL: readonly number[] = [
  CLOSE_CODES.policy,
  CLOSE_CODES['seat-taken-over'],
  CLOSE_CODES['no-such-token'],
  CLOSE_CODES['wrong-protocol'],
];

/** What tells that the page was asleep, or that the network is another one. */
const WAKE = [
  ['online', 'window'],
  ['offline', 'window'],
  ['pageshow', 'window'],
  ['resume', 'document'],
  ['visibilitychange', 'document'],
] as const;

/** It is small, and nothing else can be done meanwhile. */
const ENTRY_WITHIN = 5_000;
const fetchEntry = async (): Promise<OverHttp> =>
  (await retryImport(() => import('./http/entry.ts'), ENTRY_WITHIN)).overHttp;

export function openLink(options: LinkOptions): Link {
  const { hello, onMessage, early = null, fetchOverHttp = fetchEntry, random = Math.random } = options;
  const openWebSocket =
    options.open ??
    (() => {
      const { token, class: code } = hello();
      return openAnother(token, code);
    });
  const status = signal<LinkStatus>('connecting');
  const lostSince = signal<number | null>(null);
  const trying = signal(false);
  const refusal = signal<string | null>(null);
  const overHttp = signal<string | null>(null);
  const ending = signal<Message<'error'> | null>(null);
  const waiting = new Map<number, (answer: Answer) => void>();
  let socket: Carrier | null = null;
  /** Whether it ever opened, and whether anything came through it. */
  let opened = false;
  let brought = false;
  /** Null for as long as WebSockets are tried. */
  let fallback: Fallback | null = null;
  let falling = false;
  /**
   * Handshakes that may yet fail though HTTP passes, until the page falls back to it. Where a WebSocket has been, one is
   * chance: a server that was just being started again.
   */
  let chances = 1;
  let liveness: Liveness | null = null;
  let lastId = 0;
  let attempt = 0;
  let forgetTimer = (): void => undefined;
  let forgetSlow = (): void => undefined;
  let heardAt = wallClock();
  let lastError: Message<'error'> | null = null;
  /** The language in which the server was last asked to speak; null before any hello. */
  let spoken: string | null = null;
  /** The language in which the match that is known was told from its beginning; null before any. */
  let toldIn: string | null = null;

  const giveUpWaiting = (): void => {
    const left = [...waiting.values()];
    waiting.clear();
    for (const answer of left) answer({ kind: 'unknown' });
  };

  const reply = (id: number, answer: Answer): void => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };

  const say = (message: ClientMessage): void => {
    socket?.send(JSON.stringify(message));
    liveness?.said();
  };

  const welcomed = ({ heartbeat }: Message<'welcome'>): void => {
    forgetTimer();
    attempt = 0;
    if (fallback) fallback.works();
    else chances = 2;
    liveness = watchLiveness({ heartbeat, say: (type) => say({ type }), onDead: drop });
    batch(() => {
      status.value = 'online';
      lostSince.value = null;
      trying.value = false;
      refusal.value = null;
      overHttp.value = fallback?.notice() ?? null;
    });
  };

  const take = (message: Heard): void => {
    heardAt = wallClock();
    brought = true;
    liveness?.heard(message.type);
    if (message.type === 'welcome') {
      welcomed(message);
    } else if (message.type === 'answer') {
      reply(message.id, { kind: 'answer', verdict: message.verdict });
    } else if (message.type === 'error') {
      lastError = message;
      if (message.id !== null)
        reply(message.id, { kind: 'error', code: message.code, message: message.message });
    }
    if (message.type === 'match' && message.since === 0) toldIn = spoken;
    onMessage(message);
  };

  const sayHello = (current: Carrier): void => {
    const language = locale.peek();
    const { seen, ...who } = hello();
    // What is known in another language is told again from its beginning.
    const known = toldIn === null || toldIn === language ? seen : seen && { ...seen, version: 0 };
    spoken = language;
    const said: Hello = { type: 'hello', protocol: PROTOCOL_VERSION, ...who, seen: known, language };
    current.send(JSON.stringify(said));
  };

  const greet = (current: Carrier): void => {
    opened = true;
    const greetedIn = current === early?.carrier ? early.greetedIn() : null;
    if (greetedIn === null) sayHello(current);
    else spoken = greetedIn;
    // A server that takes the connection and says nothing is as good as none.
    forgetTimer();
    forgetTimer = after(PATIENCE, drop);
  };

  /** From now on this one is the connection. */
  const carry = (current: Carrier): void => {
    forgetTimer();
    lastId = 0;
    lastError = null;
    opened = false;
    brought = false;
    const hear = createHearing();
    socket = current;
    current.onopen = () => greet(current);
    current.onmessage = ({ data }) => {
      if (socket !== current) return;
      try {
        const heard = hear(readMessage(data));
        if (heard) for (const one of heard) take(one);
        // What it tells of we were never told: on another connection it begins at the beginning.
        else drop();
      } catch (error) {
        noticePageError({ kind: 'message', error });
      }
    };
    current.onclose = (end) => {
      if (socket === current) ended(end);
    };
  };

  const opens = (current: Carrier): void => {
    trying.value = true;
    carry(current);
    forgetTimer = after(OPENS_WITHIN, drop);
  };
  const begin = (): void => {
    const { token, class: code } = hello();
    opens(fallback ? fallback.open(token, code) : openWebSocket());
  };

  /** Whoever sees nothing yet is not left to guess for as long as a path is tried that may be dead. */
  const watchFirst = (): void => {
    forgetSlow();
    forgetSlow = after(OPENS_WITHIN, () => {
      if (status.peek() === 'connecting') status.value = 'lost';
    });
  };

  /** There is no connection any more, for whatever reason. */
  const letGo = (): void => {
    socket = null;
    liveness?.stop();
    liveness = null;
    forgetTimer();
    giveUpWaiting();
  };

  const comeBack = (attempts: number, notBefore = 0): void => {
    forgetTimer();
    forgetTimer = after(retryDelay(attempts, random(), notBefore), begin);
  };

  const ended = ({ code, why, retryAfter }: Ending): void => {
    letGo();
    batch(() => {
      trying.value = false;
      if (FINAL.includes(code)) {
        ending.value = lastError;
        status.value = 'over';
        return;
      }
      if (status.value === 'online') lostSince.value = heardAt;
      if (status.value === 'online' || attempt > 0) status.value = 'lost';
      if (opened || why) refusal.value = why ?? lastError?.message ?? null;
    });
    if (status.peek() === 'over') return;
    comeBack(attempt, retryAfter);
    if (!brought) {
      const silent = code === SILENT;
      if (fallback === null) void findOut(attempt, opened ? 'mute' : silent ? 'unanswered' : 'refused');
      else if (!fallback.failed(silent)) leaveFallback();
    }
    attempt += 1;
  };

  /** Of a handshake that fails, only HTTP tells why. */
  const findOut = async (failed: number, reason: FallbackReason): Promise<void> => {
    // Where nothing can be fetched, nobody answers.
    const http = await fetchOverHttp().catch(() => null);
    const told = (await http?.whyRefused()) ?? null;
    if (status.peek() === 'over' || brought) return;
    if (told?.passable) {
      chances -= 1;
      if (chances <= 0) return fallBack(reason);
    }
    // Meanwhile another attempt may have begun.
    if (socket !== null || attempt !== failed + 1) return;
    // A server that has just come back takes it the next time, and nothing need be said.
    if (failed > 0) refusal.value = told?.message ?? null;
    if (told && told.retryAfter > 0) comeBack(failed, told.retryAfter);
  };

  const fallBack = async (kept: string): Promise<void> => {
    if (falling || fallback) return;
    falling = true;
    const way = await fetchOverHttp()
      .then((http) => http.fallBack({ kept, openWebSocket, found }))
      .catch(() => null);
    falling = false;
    // A WebSocket has got through meanwhile, or the page has been left.
    if (brought || status.peek() === 'over') return way?.close();
    fallback = way;
    const old = socket;
    letGo();
    old?.close();
    begin();
  };

  const leaveFallback = (): void => {
    fallback?.close();
    fallback = null;
    chances = 1;
  };

  /** A WebSocket gets through after all. Who waits for an answer waits where it was asked. */
  const found = (webSocket: Carrier): boolean => {
    if (waiting.size > 0 || status.peek() === 'over') return false;
    const old = socket;
    leaveFallback();
    liveness?.stop();
    liveness = null;
    carry(webSocket);
    greet(webSocket);
    old?.close();
    return true;
  };

  /** Ends a connection that is open in name only, without waiting for the browser to notice. */
  const drop = (): void => {
    const old = socket;
    if (old === null) return;
    ended({ code: SILENT });
    old.close();
  };

  const reconnect = (): void => {
    const old = socket;
    letGo();
    batch(() => {
      if (status.value === 'online') status.value = 'lost';
      if (status.value === 'over') status.value = 'connecting';
      ending.value = null;
    });
    old?.close();
    watchFirst();
    begin();
  };

  const ask = (question: Question): Promise<Answer> => {
    const current = socket;
    if (current === null || status.value !== 'online') return Promise.resolve({ kind: 'unknown' });
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const forgetPatience = after(PATIENCE, () => {
        if (socket === current) drop();
      });
      waiting.set(id, (answer) => {
        forgetPatience();
        resolve(answer);
      });
      say({ ...question, id });
    });
  };

  const check = (): void => liveness?.check();
  const wake = ({ type }: Event): void => {
    if (type === 'visibilitychange' && document.visibilityState === 'hidden') return;
    check();
    if (type === 'online') fallback?.lookBack();
    if (socket !== null || status.peek() === 'over') return;
    // A network that is back is back for the whole class; a page that somebody looks at, for one.
    attempt = 0;
    if (type === 'online') comeBack(attempt);
    else if (type !== 'offline') begin();
  };
  // Absent where there is no browser.
  const targets = { window: globalThis.window, document: globalThis.document };
  for (const [type, target] of WAKE) targets[target]?.addEventListener(type, wake);
  watchFirst();
  const kept = recall(FALLBACK_KEY, inThisTab);
  if (early) {
    opens(early.carrier);
    early.catchUp();
  } else if (kept) void fallBack(kept);
  else begin();
  const stopListening = effect(() => {
    const language = locale.value;
    if (spoken !== null && spoken !== language && status.peek() !== 'over') untracked(reconnect);
  });

  return {
    status,
    lostSince,
    trying,
    refusal,
    overHttp,
    ending,
    ask,
    reconnect,
    check,
    close: () => {
      stopListening();
      for (const [type, target] of WAKE) targets[target]?.removeEventListener(type, wake);
      const old = socket;
      letGo();
      forgetSlow();
      leaveFallback();
      status.value = 'over';
      old?.close();
    },
  };
}
