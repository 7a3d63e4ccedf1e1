/** One connection: says hello, then sends what it wants and is shown what it may see. */
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { type ClientMessage, clientMessageSchema } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Limits } from '../access/limits.ts';
import { hashToken } from '../access/tokens.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { Directory } from '../classroom/directory.ts';
import type { PlayerInput } from '../classroom/play.ts';
import type { Log } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Refusal } from '../refusal.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { Feed } from './feed.ts';
import type { FloodGate } from './flood.ts';
import { type Connection, Outbox } from './outbox.ts';
import { errorMessage } from './websocket/game-socket.ts';

export interface SessionServices {
  readonly classrooms: Classrooms;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly flood: FloodGate;
  readonly limits: Limits;
  readonly log: Log;
  readonly metrics: Metrics;
}

type Who =
  | { readonly role: 'stranger' }
  | {
      readonly role: 'player';
      readonly key: string;
      readonly classroom: Classroom;
      readonly player: string;
      readonly feed: Feed;
    }
  | { readonly role: 'teacher'; readonly key: string; readonly classroom: Classroom; readonly feed: Feed };

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** Messages that a connection may spend on not saying hello. */
const STRANGERS_TRIES = 5;

export class Session {
  readonly #socket: WebSocket;
  readonly #services: SessionServices;
  readonly #outbox: Outbox;
  readonly #forgetDeadline: Cancel;
  #who: Who = { role: 'stranger' };
  #tries = 0;
  #lastId = 0;
  /** Messages are dealt with one after another, in the order in which they came. */
  #queue: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(connection: Connection, services: SessionServices) {
    const { socket } = connection;
    this.#socket = socket;
    this.#services = services;
    this.#outbox = new Outbox(connection, services.limits, () => this.#feed?.flush());
    const { clock, timers, limits } = services;
    this.#forgetDeadline = timers.at(clock.now() + limits.helloWithin, () =>
      this.end('hello-first', 'policy'),
    );
    socket.on('message', (data, isBinary) => {
      this.#queue = this.#queue
        .then(() => this.#receive(data, isBinary))
        .catch((error: unknown) => this.#fail(error));
    });
    // The 'close' that follows does what there is to do; ws demands that somebody listens.
    socket.on('error', (error) => services.log.debug({ err: error }, 'connection broke'));
    socket.on('close', () => this.#leave());
  }

  get role(): Who['role'] {
    return this.#who.role;
  }

  /** Says why, and closes. */
  end(code: ErrorCode, close: keyof typeof CLOSE_CODES, id: number | null = null): void {
    if (this.#ended) return;
    this.#refuse(code, id);
    this.#leave();
    this.#socket.close(CLOSE_CODES[close], code);
  }

  get #feed(): Feed | null {
    return this.#who.role === 'stranger' ? null : this.#who.feed;
  }

  #send(message: ServerMessage): void {
    if (!this.#ended) this.#outbox.send(message);
  }

  #refuse(code: ErrorCode, id: number | null, detail?: string): void {
    this.#services.metrics.refused(code);
    this.#send(errorMessage(code, id, detail));
  }

  async #receive(data: RawData, isBinary: boolean): Promise<void> {
    if (this.#ended) return;
    const who = this.#who;
    if (who.role === 'stranger' && ++this.#tries > STRANGERS_TRIES) return this.end('hello-first', 'policy');
    const { message, id, detail } = isBinary ? BINARY : parse(String(data));
    if (who.role !== 'stranger' && !(await this.#admit(who.key, id))) return;
    if (message === null) return this.#refuse('bad-message', id, detail);
    await this.#dispatch(message);
  }

  /** Whether a message of this player may come in now. */
  async #admit(key: string, id: number | null): Promise<boolean> {
    const admission = await this.#services.flood.admit(key);
    if (admission === 'too-fast') this.#refuse('too-fast', id);
    if (admission === 'flood') this.end('too-fast', 'policy', id);
    return admission === 'admitted';
  }

  async #dispatch(message: ClientMessage): Promise<void> {
    const who = this.#who;
    if (message.type === 'hello') {
      if (who.role === 'stranger') await this.#hello(message);
      else this.#refuse('hello-again', null);
      return;
    }
    if (who.role === 'stranger') return this.#refuse('hello-first', message.id);
    if (message.id <= this.#lastId) return this.#refuse('repeated-message', message.id);
    this.#lastId = message.id;
    if (message.type === 'watch') {
      if (who.role === 'teacher') this.#watch(who, message);
      else this.#refuse('not-a-teacher', message.id);
      return;
    }
    if (who.role === 'teacher') {
      if (message.type !== 'control') return this.#refuse('no-such-match', message.id);
      this.#defend(who, message).catch((error: unknown) => this.#fail(error, message.id));
      return;
    }
    if (message.type === 'leap') {
      this.#leap(who, message).catch((error: unknown) => this.#fail(error, message.id));
      return;
    }
    // Not awaited: the next message may come while this one is on its way to the disk.
    this.#play(who, message).catch((error: unknown) => this.#fail(error, message.id));
  }

  async #hello({ token, class: code, seen, protocol }: Message<'hello'>): Promise<void> {
    if (protocol !== PROTOCOL_VERSION) return this.end('wrong-protocol', 'wrong-protocol');
    const { classrooms, directory, metrics } = this.#services;
    const key = hashToken(token);
    const seat = await classrooms.playerOf(token);
    if (seat === null && !(await directory.isTeacher(token)))
      return this.end('no-such-token', 'no-such-token');
    if (!(await this.#admit(key, null))) return;
    const classroom = seat?.classroom ?? (await classrooms.get(code ?? ''));
    if (this.#ended) return;
    this.#forgetDeadline();
    const role = seat ? 'player' : 'teacher';
    this.#send({ type: 'welcome', protocol: PROTOCOL_VERSION, role });
    const feed = new Feed(classroom, seat?.player ?? null, this.#outbox, seen, (why) => this.#dismiss(why));
    this.#who = seat
      ? { role: 'player', key, classroom, player: seat.player, feed }
      : { role: 'teacher', key, classroom, feed };
    metrics.connected(role, 1);
  }

  #watch({ classroom, feed }: Who & { role: 'teacher' }, { id, match }: Message<'watch'>): void {
    if (match !== null && !classroom.views.isShown(match)) return this.#refuse('no-such-match', id);
    feed.watch(match);
    feed.flush();
    this.#send({ type: 'answer', id, verdict: null });
  }

  async #play({ classroom, player }: Who & { role: 'player' }, message: PlayMessage): Promise<void> {
    const verdict = await classroom.play(player, message.match, inputOf(message));
    this.#services.metrics.played(message.type, verdict?.legal ?? true);
    this.#send({ type: 'answer', id: message.id, verdict });
  }

  async #leap({ classroom, player }: Who & { role: 'player' }, message: Message<'leap'>): Promise<void> {
    await classroom.leap(player, message.match);
    this.#send({ type: 'answer', id: message.id, verdict: null });
  }

  async #defend({ classroom }: Who & { role: 'teacher' }, message: Message<'control'>): Promise<void> {
    await classroom.defend(message.match, message.control, message.value);
    this.#send({ type: 'answer', id: message.id, verdict: null });
  }

  #dismiss(code: ErrorCode): void {
    if (code === 'seat-taken-over') this.end(code, 'seat-taken-over');
    else this.end(code, 'no-such-token');
  }

  /** A refusal is told; anything else is our own failure, and the connection may be in any state: it begins anew. */
  #fail(error: unknown, id: number | null = null): void {
    if (error instanceof Refusal) return this.#refuse(error.code, id, error.detail);
    this.#services.log.error({ err: error }, 'a message could not be dealt with');
    this.end('internal', 'internal', id);
  }

  #leave(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#forgetDeadline();
    this.#feed?.close();
    if (this.#who.role !== 'stranger') this.#services.metrics.connected(this.#who.role, -1);
  }
}

type PlayMessage = Message<'move' | 'call' | 'control' | 'crowd' | 'advice'>;

function inputOf(message: PlayMessage): PlayerInput {
  switch (message.type) {
    case 'move':
      return { type: 'move', stimulus: message.stimulus, move: message.move };
    case 'call':
      return { type: 'call', call: message.call };
    case 'control':
      return { type: 'control', control: message.control, value: message.value };
    case 'crowd':
      return { type: 'crowd', act: message.act };
    case 'advice':
      return { type: 'advice' };
  }
}

interface Parsed {
  readonly message: ClientMessage | null;
  /** Also of a message that cannot be read, so that its sender knows which one it was. */
  readonly id: number | null;
  readonly detail: string;
}

const BINARY: Parsed = { message: null, id: null, detail: 'text is expected, not binary data' };
const withId = z.object({ id: z.int().min(1) });

function parse(text: string): Parsed {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { message: null, id: null, detail: 'this is not JSON' };
  }
  const { data, error } = clientMessageSchema.safeParse(raw);
  if (data) return { message: data, id: 'id' in data ? data.id : null, detail: '' };
  return { message: null, id: withId.safeParse(raw).data?.id ?? null, detail: z.prettifyError(error) };
}
