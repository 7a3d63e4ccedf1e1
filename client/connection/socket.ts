/**
 * The link to the server: a WebSocket that is alive or said to be lost, and comes back by itself.
 * It says what became of every question, also of those that the break swallowed.
 */

import { batch, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES, SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VerdictView } from '../../shared/protocol/view.ts';
import { pathTo } from '../base.ts';
import { locale } from '../i18n/dictionary.ts';
import { noticeFault } from '../ui/faults.ts';
import { after, wallClock } from '../ui/frame.ts';
import { type Liveness, watchLiveness } from './liveness.ts';
import { askWhyRefused, type Refusal } from './refusal.ts';
import { retryDelay } from './retry.ts';

type Message<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;
type Hello = Extract<ClientMessage, { type: 'hello' }>;
/** What is asked, before it has a number. */
export type Question = {
  [T in ClientMessage as T['type']]: T extends { id: number } ? Omit<T, 'id'> : never;
}['move' | 'call' | 'control' | 'crowd' | 'advice' | 'predict' | 'leap' | 'warm-up' | 'watch'];

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
  /** Why it is over. */
  readonly ending: ReadonlySignal<{ readonly code: ErrorCode; readonly message: string } | null>;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Opens it again, now: after a break, or although it was over. */
  readonly reconnect: () => void;
  /** Makes sure that it lives: what else this page has seen says that it may not. */
  readonly check: () => void;
  readonly close: () => void;
}

/** The part of a WebSocket that is used. */
export type SocketLike = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

export interface LinkOptions {
  /** Whom to say hello as, and what of the match is known: asked anew for every connection. */
  readonly hello: () => Omit<Hello, 'type' | 'protocol' | 'language'>;
  readonly onMessage: (message: Heard) => void;
  readonly open?: () => SocketLike;
  readonly whyRefused?: () => Promise<Refusal | null>;
  readonly random?: () => number;
}

/** No answer for so long: the network is gone, though the browser has not noticed. */
const PATIENCE = 10_000;

const TYPES: Readonly<Record<ServerMessage['type'], true>> = {
  welcome: true,
  class: true,
  teacher: true,
  match: true,
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

const FINAL: readonly number[] = [
  CLOSE_CODES.policy,
  CLOSE_CODES['seat-taken-over'],
  CLOSE_CODES['no-such-token'],
  CLOSE_CODES['wrong-protocol'],
];

export function socketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${pathTo(SOCKET_PATH)}`;
}

/** What tells that the page was asleep, or that the network is another one. */
const WAKE = [
  ['online', 'window'],
  ['offline', 'window'],
  ['pageshow', 'window'],
  ['resume', 'document'],
  ['visibilitychange', 'document'],
] as const;

export function openLink(options: LinkOptions): Link {
  const { hello, onMessage, whyRefused = askWhyRefused, random = Math.random } = options;
  const connect = options.open ?? (() => new WebSocket(socketUrl(location)));
  const status = signal<LinkStatus>('connecting');
  const lostSince = signal<number | null>(null);
  const trying = signal(false);
  const refusal = signal<string | null>(null);
  const ending = signal<Message<'error'> | null>(null);
  const waiting = new Map<number, (answer: Answer) => void>();
  let socket: SocketLike | null = null;
  /** Whether it ever opened. */
  let opened = false;
  let liveness: Liveness | null = null;
  let lastId = 0;
  let attempt = 0;
  let forgetTimer = (): void => undefined;
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
    liveness = watchLiveness({ heartbeat, say: (type) => say({ type }), onDead: drop });
    batch(() => {
      status.value = 'online';
      lostSince.value = null;
      trying.value = false;
      refusal.value = null;
    });
  };

  const take = (message: Heard): void => {
    heardAt = wallClock();
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

  const begin = (): void => {
    forgetTimer();
    lastId = 0;
    lastError = null;
    trying.value = true;
    opened = false;
    const current = connect();
    const hear = createHearing();
    socket = current;
    current.onopen = () => {
      opened = true;
      const language = locale.peek();
      const { seen, ...who } = hello();
      // What is known in another language is told again from its beginning.
      const known = toldIn === null || toldIn === language ? seen : seen && { ...seen, version: 0 };
      spoken = language;
      const said: Hello = { type: 'hello', protocol: PROTOCOL_VERSION, ...who, seen: known, language };
      current.send(JSON.stringify(said));
    };
    current.onmessage = ({ data }) => {
      if (socket !== current) return;
      try {
        const heard = hear(readMessage(data));
        if (heard) take(heard);
        // What it tells of we were never told: on another connection it begins at the beginning.
        else drop();
      } catch (error) {
        noticeFault({ kind: 'message', error });
      }
    };
    current.onclose = ({ code }) => {
      if (socket === current) ended(code);
    };
    // A server that takes the connection and says nothing is as good as none.
    forgetTimer = after(PATIENCE, drop);
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

  const ended = (code: number): void => {
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
      if (opened) refusal.value = lastError?.message ?? null;
    });
    if (status.peek() === 'over') return;
    comeBack(attempt);
    if (!opened) void findOut(attempt);
    attempt += 1;
  };

  /** Of a handshake that fails, only HTTP tells why. */
  const findOut = async (failed: number): Promise<void> => {
    const told = await whyRefused();
    // Meanwhile another attempt may have begun, or the page been left.
    if (socket !== null || status.peek() === 'over' || attempt !== failed + 1) return;
    // A server that has just come back takes it the next time, and nothing need be said.
    if (failed > 0) refusal.value = told?.message ?? null;
    if (told && told.retryAfter > 0) comeBack(failed, told.retryAfter);
  };

  /** Ends a connection that is open in name only, without waiting for the browser to notice. */
  const drop = (): void => {
    const old = socket;
    if (old === null) return;
    ended(0);
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
    if (socket !== null || status.peek() === 'over') return;
    // A network that is back is back for the whole class; a page that somebody looks at, for one.
    attempt = 0;
    if (type === 'online') comeBack(attempt);
    else if (type !== 'offline') begin();
  };
  // Absent where there is no browser.
  const targets = { window: globalThis.window, document: globalThis.document };
  for (const [type, target] of WAKE) targets[target]?.addEventListener(type, wake);
  begin();
  const stopListening = effect(() => {
    const language = locale.value;
    if (spoken !== null && spoken !== language && status.peek() !== 'over') untracked(reconnect);
  });

  return {
    status,
    lostSince,
    trying,
    refusal,
    ending,
    ask,
    reconnect,
    check,
    close: () => {
      stopListening();
      for (const [type, target] of WAKE) targets[target]?.removeEventListener(type, wake);
      const old = socket;
      letGo();
      status.value = 'over';
      old?.close();
    },
  };
}
