/** A device, as a test plays it: a real WebSocket whose messages are kept and waited for. */
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import { classView, teacherView } from '../../shared/protocol/schemas/class.ts';
import { eventView } from '../../shared/protocol/schemas/event.ts';
import { matchView } from '../../shared/protocol/schemas/match.ts';
import { projectorView } from '../../shared/protocol/schemas/projector.ts';
import { type ServerMessage, serverMessageSchema } from '../../shared/protocol/server-message.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { socketProtocols } from '../../shared/protocol/socket-token.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { EventView, MatchView, Move } from '../../shared/protocol/view.ts';

type Message<Type extends Heard['type']> = Extract<Heard, { type: Type }>;
/** What is said about a message of this number. */
export type Reply = Message<'answer'> | Message<'error'>;

/** Strictly: a field that the protocol does not know is as wrong as one that is missing. @throws Error */
function read(text: string): ServerMessage {
  const { data, error } = serverMessageSchema.safeParse(JSON.parse(text));
  if (error)
    throw new Error(`not a message of the protocol: ${z.prettifyError(error)}\n${text.slice(0, 1_000)}`);
  return data;
}

/** What is put together of changes, and of shortened events, is held to its schema as if it had been told whole. */
const VIEWS = { class: classView, teacher: teacherView, projector: projectorView, match: matchView } as const;

/** What the device asks for its connection with. */
export interface ClientOptions {
  /** Whose it is. */
  readonly token?: string;
  /** Of the class, where the token does not tell. */
  readonly code?: string;
  readonly origin?: string;
  /** What is a connection of its own already, and behaves like a WebSocket. */
  readonly socket?: WebSocket;
  readonly headers?: Readonly<Record<string, string>>;
}

export class TestClient {
  readonly socket: WebSocket;
  /** With every view whole again. */
  readonly messages: Heard[] = [];
  /** Octets of all of them, as they came. */
  octets = 0;
  /** The match as the updates, put together, tell it. */
  view: MatchView | null = null;
  events: EventView[] = [];
  match: string | null = null;
  /** What proves that they were told. */
  history = '';
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Says nothing of its own, not even that it is there. */
  silent = false;
  #id = 0;
  readonly #hear = createHearing();
  readonly #watchers = new Set<() => void>();

  readonly #token: string;

  constructor(port: number, { token, code, socket, ...options }: ClientOptions = {}) {
    this.#token = token ?? '';
    const protocols = token === undefined ? [] : socketProtocols(token, code);
    this.socket = socket ?? new WebSocket(`ws://127.0.0.1:${port}${SOCKET_PATH}`, protocols, options);
    this.socket.on('message', (data) => {
      const text = String(data);
      this.octets += Buffer.byteLength(text);
      this.#take(read(text));
      this.#changed();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.#changed();
    });
  }

  #take(told: ServerMessage): void {
    const heard = this.#hear(told);
    if (heard === null) throw new Error(`a change of what was not told: ${JSON.stringify(told)}`);
    for (const message of heard) this.#hearOne(message);
  }

  #hearOne(message: Heard): void {
    if ('since' in message) {
      const { error } = VIEWS[message.type].safeParse(message.view);
      if (error) throw new Error(`not a view of the protocol: ${z.prettifyError(error)}`);
    }
    this.messages.push(message);
    if (message.type === 'ping' && !this.silent) this.send({ type: 'pong' });
    if (message.type !== 'match') return;
    // What a page does: a new match, or one told from its beginning, replaces what was known.
    if (message.match !== this.match || message.since === 0) this.events = [];
    else if (message.since !== this.view?.version && this.view !== null)
      throw new Error(`a gap: ${message.since} follows ${this.view.version}`);
    this.match = message.match;
    this.history = message.history;
    this.view = message.view;
    const { error } = z.array(eventView).safeParse(message.events);
    if (error) throw new Error(`not events of the protocol: ${z.prettifyError(error)}`);
    this.events.push(...message.events);
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Resolves when it holds; a test that waits in vain is ended by its time limit. */
  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const watcher = (): void => {
        if (!holds()) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
    });
  }

  open(): Promise<void> {
    if (this.socket.readyState === WebSocket.OPEN) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
  }

  /** Sends what may be no message at all. */
  raw(data: string | Buffer): void {
    this.socket.send(data);
  }

  send(message: ClientMessage): void {
    this.raw(JSON.stringify(message));
  }

  /** The last message of a type; it is waited for. */
  async last<Type extends Heard['type']>(type: Type): Promise<Message<Type>> {
    const find = (): Message<Type> | undefined =>
      this.messages.findLast((message): message is Message<Type> => message.type === type);
    await this.until(() => find() !== undefined);
    return find() as Message<Type>;
  }

  /** The first one: what was said at once, whatever came after. */
  async first<Type extends Heard['type']>(type: Type): Promise<Message<Type>> {
    await this.last(type);
    return this.messages.find((message): message is Message<Type> => message.type === type) as Message<Type>;
  }

  async error(): Promise<Message<'error'>> {
    return await this.last('error');
  }

  async end(): Promise<{ readonly code: number; readonly reason: string }> {
    await this.until(() => this.closed !== null);
    return this.closed ?? { code: 0, reason: '' };
  }

  /** Says hello and waits for the answer. */
  async hello(
    token = this.#token,
    {
      code = null,
      resume = false,
      language = 'en',
    }: { readonly code?: string | null; readonly resume?: boolean; readonly language?: string } = {},
  ): Promise<void> {
    await this.open();
    const seen =
      resume && this.match !== null && this.view !== null
        ? { match: this.match, version: this.view.version, history: this.history }
        : null;
    this.send({ type: 'hello', protocol: PROTOCOL_VERSION, token, class: code, seen, language });
    await this.until(
      () => this.messages.some(({ type }) => type === 'welcome' || type === 'error') || this.closed !== null,
    );
  }

  /** Takes over what another connection of the same player knew. */
  knows(before: Pick<TestClient, 'match' | 'history' | 'view' | 'events'>): this {
    this.match = before.match;
    this.history = before.history;
    this.view = before.view;
    this.events = [...before.events];
    return this;
  }

  nextId(): number {
    this.#id += 1;
    return this.#id;
  }

  async reply(id: number): Promise<Reply> {
    const find = (): Reply | undefined =>
      this.messages.find((m): m is Reply => (m.type === 'answer' || m.type === 'error') && m.id === id);
    await this.until(() => find() !== undefined || this.closed !== null);
    const reply = find();
    if (!reply) throw new Error(`closed without a reply to ${id}: ${JSON.stringify(this.closed)}`);
    return reply;
  }

  move(move: Move, stimulus: number | null = this.stimulus): Promise<Reply> {
    const id = this.nextId();
    this.send({ type: 'move', id, match: this.match ?? '', stimulus, move });
    return this.reply(id);
  }

  /** The stimulus at hand. */
  get stimulus(): number | null {
    return this.view?.hosts[0]?.inbox[0]?.id ?? null;
  }

  get state(): string | undefined {
    return this.view?.hosts[0]?.tcb.state;
  }

  async untilStimulus(): Promise<void> {
    await this.until(() => this.stimulus !== null);
  }

  /** Guided level: tries the prepared answers until one is legal. Returns the verdicts. */
  async answer(): Promise<readonly Reply[]> {
    const replies: Reply[] = [];
    for (const choice of this.view?.hosts[0]?.choices ?? []) {
      const reply = await this.move(choice);
      replies.push(reply);
      if (reply.type === 'error' || reply.verdict?.legal !== false) break;
    }
    return replies;
  }

  close(): void {
    this.socket.terminate();
  }
}
