/**
 * The link to the server: a WebSocket that comes back by itself.
 * Its delays grow and are scattered, so that a class whose server restarts does not return as one; and it says what
 * became of every question, also of those that the break swallowed.
 */
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES, SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VerdictView } from '../../shared/protocol/view.ts';
import { locale } from '../i18n/dictionary.ts';

type Message<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;
type Hello = Extract<ClientMessage, { type: 'hello' }>;
/** What is asked, before it has a number. */
export type Question = {
  [T in ClientMessage as T['type']]: T extends { id: number } ? Omit<T, 'id'> : never;
}['move' | 'call' | 'control' | 'crowd' | 'advice' | 'predict' | 'leap' | 'watch'];

export type Answer =
  | { readonly kind: 'answer'; readonly verdict: VerdictView | null }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly message: string }
  /** The connection broke first: whether the question arrived, the next messages tell. */
  | { readonly kind: 'unknown' };

/** 'over': it ended for a reason that coming back would not mend. */
export type LinkStatus = 'connecting' | 'online' | 'lost' | 'over';

export interface Link {
  readonly status: ReadonlySignal<LinkStatus>;
  /** Why it is over. */
  readonly ending: ReadonlySignal<{ readonly code: ErrorCode; readonly message: string } | null>;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Opens it again, now: after a break, or although it was over. */
  readonly reconnect: () => void;
  readonly close: () => void;
}

/** The part of a WebSocket that is used. */
export type SocketLike = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

export interface LinkOptions {
  /** Whom to say hello as, and what of the match is known: asked anew for every connection. */
  readonly hello: () => Omit<Hello, 'type' | 'protocol' | 'language'>;
  readonly onMessage: (message: ServerMessage) => void;
  readonly open?: () => SocketLike;
  readonly random?: () => number;
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 8_000;
/** No answer for so long: the network is gone, though the browser has not noticed. */
const PATIENCE = 10_000;

/** The delay before the nth attempt to come back: doubling, half of it by chance. */
export function retryDelay(attempt: number, random: number): number {
  const most = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt);
  return Math.round(most / 2 + (most / 2) * random);
}

const TYPES: Readonly<Record<ServerMessage['type'], true>> = {
  welcome: true,
  class: true,
  teacher: true,
  match: true,
  answer: true,
  clock: true,
  error: true,
};

/** What the server said; null for what no server of ours says. Beyond its type the server's word is believed. */
export function readMessage(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== 'object' || message === null || !('type' in message)) return null;
    return typeof message.type === 'string' && message.type in TYPES ? (message as ServerMessage) : null;
  } catch {
    return null;
  }
}

const FINAL: readonly number[] = [
  CLOSE_CODES.policy,
  CLOSE_CODES['seat-taken-over'],
  CLOSE_CODES['no-such-token'],
  CLOSE_CODES['wrong-protocol'],
];

export function socketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`;
}

export function openLink({ hello, onMessage, open, random = Math.random }: LinkOptions): Link {
  const connect = open ?? (() => new WebSocket(socketUrl(location)));
  const status = signal<LinkStatus>('connecting');
  const ending = signal<Message<'error'> | null>(null);
  const waiting = new Map<number, (answer: Answer) => void>();
  let socket: SocketLike | null = null;
  let lastId = 0;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
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

  const take = (message: ServerMessage): void => {
    if (message.type === 'welcome') {
      attempt = 0;
      status.value = 'online';
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
    clearTimeout(timer);
    lastId = 0;
    lastError = null;
    const current = connect();
    socket = current;
    current.onopen = () => {
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
      const message = readMessage(data);
      if (message) take(message);
    };
    current.onclose = ({ code }) => {
      if (socket === current) ended(code);
    };
    // A server that takes the connection and says nothing is as good as none.
    timer = setTimeout(() => {
      if (status.value !== 'online') drop();
    }, PATIENCE);
  };

  const ended = (code: number): void => {
    socket = null;
    clearTimeout(timer);
    giveUpWaiting();
    if (FINAL.includes(code)) {
      ending.value = lastError;
      status.value = 'over';
      return;
    }
    if (status.value === 'online' || attempt > 0) status.value = 'lost';
    timer = setTimeout(begin, retryDelay(attempt, random()));
    attempt += 1;
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
    socket = null;
    giveUpWaiting();
    if (status.value === 'online') status.value = 'lost';
    if (status.value === 'over') status.value = 'connecting';
    ending.value = null;
    old?.close();
    begin();
  };

  const ask = (question: Question): Promise<Answer> => {
    const current = socket;
    if (current === null || status.value !== 'online') return Promise.resolve({ kind: 'unknown' });
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const patience = setTimeout(() => {
        if (socket === current) drop();
      }, PATIENCE);
      waiting.set(id, (answer) => {
        clearTimeout(patience);
        resolve(answer);
      });
      current.send(JSON.stringify({ ...question, id }));
    });
  };

  const wake = (): void => {
    if (status.value === 'lost' && socket === null) reconnect();
  };
  const asleep = (): void => {
    if (socket !== null && status.value === 'online') drop();
  };
  // Absent where there is no browser.
  globalThis.addEventListener?.('online', wake);
  globalThis.addEventListener?.('offline', asleep);
  begin();
  const stopListening = effect(() => {
    const language = locale.value;
    if (spoken !== null && spoken !== language && status.peek() !== 'over') untracked(reconnect);
  });

  return {
    status,
    ending,
    ask,
    reconnect,
    close: () => {
      stopListening();
      globalThis.removeEventListener?.('online', wake);
      globalThis.removeEventListener?.('offline', asleep);
      clearTimeout(timer);
      const old = socket;
      socket = null;
      giveUpWaiting();
      status.value = 'over';
      old?.close();
    },
  };
}
