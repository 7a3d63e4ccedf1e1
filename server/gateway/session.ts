/** A session: one device says hello, then sends what it wants and is shown what it may see. */
import { z } from 'zod';
import { type ClientMessage, clientMessageSchema } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { verdictView } from '../../shared/protocol/verdict-view.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { chooseLanguage } from '../../shared/words/choose.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { Homes } from '../access/homes.ts';
import type { Limits, Traffic } from '../access/limits.ts';
import { hashToken } from '../access/tokens.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { Directory } from '../classroom/directory.ts';
import { refusalOf } from '../classroom/refusal.ts';
import type { Log } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Refusal } from '../refusal.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Connection } from './connection.ts';
import { errorMessage } from './error-message.ts';
import { Feed, type Onlooker } from './feed.ts';
import type { FloodGate } from './flood.ts';
import { handle, type NumberedMessage, type Sender } from './handlers.ts';
import { Heartbeat } from './heartbeat.ts';
import { Outbox } from './outbox.ts';
import type { Place } from './room.ts';

export interface SessionServices {
  readonly classrooms: Classrooms;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly flood: FloodGate;
  readonly limits: Limits;
  readonly homes: Homes;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Messages that a connection may spend on not saying hello. */
const STRANGERS_TRIES = 5;
/** What may still be on its way when a connection is closed, in octets: more is no goodbye. */
const MOST_AFTER_THE_END = 16 * 1024;

export class Session {
  readonly #connection: Connection;
  readonly #services: SessionServices;
  readonly #place: Place;
  readonly #outbox: Outbox;
  readonly #heartbeat: Heartbeat;
  readonly #forgetDeadline: Cancel;
  /** Null for a stranger. */
  #sender: Sender | null = null;
  #tries = 0;
  #lastId = 0;
  /** Messages are dealt with one after another, in the order in which they came: what waits for one that takes a while. */
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;
  #ended = false;
  /** Something was taken back while it came in. */
  #doubted = false;
  /** When it was welcomed. */
  #since = 0;
  #afterTheEnd = 0;
  /** Its class is no more at home here because of it. */
  #leaveHome: () => void = () => undefined;

  /** @param gone told when its connection is closed */
  constructor(connection: Connection, services: SessionServices, place: Place, gone: () => void) {
    this.#connection = connection;
    this.#services = services;
    this.#place = place;
    this.#outbox = new Outbox(connection, services.limits, () => this.#sender?.feed.flush());
    this.#heartbeat = new Heartbeat(connection, services, () => this.#send({ type: 'ping' }));
    const { clock, timers, limits } = services;
    this.#forgetDeadline = timers.at(clock.now() + limits.helloWithin, () =>
      this.end('hello-first', 'policy'),
    );
    connection.listen({
      message: (text) => {
        this.#heartbeat.heard();
        this.#inTurn(() => this.#receive(text));
      },
      traffic: (traffic) => this.#count(traffic),
      drained: () => this.#outbox.drained(),
      closed: () => {
        this.#heartbeat.stop();
        this.#leave();
        gone();
      },
    });
  }

  /** A teacher stays while the device is signed in and the class is theirs, or shared with them. */
  lookAgain(): void {
    const sender = this.#sender;
    // On its way in: what it was let in by may be gone when it is.
    if (sender === null) this.#doubted = true;
    if (sender?.role !== 'teacher') return;
    this.#inTurn(() => this.#waitFor(this.#mayStay(sender)));
  }

  async #mayStay({ key, classroom }: Sender): Promise<void> {
    const { directory } = this.#services;
    const teacher = await directory.teacherBy(key);
    if (teacher === null) this.end('not-a-teacher', 'no-such-token');
    else if (!(await directory.mayTeach(teacher, classroom.code))) this.end('not-yours', 'no-such-token');
  }

  /** At once, where nothing is under way. */
  #inTurn(deed: () => void): void {
    if (this.#isBusy) this.#waiting.push(deed);
    else this.#do(deed);
  }

  #do(deed: () => void): void {
    try {
      deed();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Whatever comes meanwhile has its turn when this is done. */
  #waitFor(underWay: Promise<void>): void {
    this.#isBusy = true;
    underWay
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#isBusy = false;
        while (!this.#isBusy) {
          const next = this.#waiting.shift();
          if (next === undefined) return;
          this.#do(next);
        }
      });
  }

  /** Says why, and closes. */
  end(code: ErrorCode, close: keyof typeof CLOSE_CODES, id: number | null = null): void {
    if (this.#ended) return;
    this.#refuse(code, id);
    this.#leave();
    this.#connection.close(CLOSE_CODES[close], code);
  }

  /** Whatever it was: a frame that holds no message costs as much as one that does. @returns whether it is looked at */
  #count(traffic: Traffic): boolean {
    if (this.#ended) {
      this.#afterTheEnd += traffic.octets;
      if (this.#afterTheEnd <= MOST_AFTER_THE_END) return true;
      this.#connection.terminate();
      return false;
    }
    if (this.#place.takes(traffic)) return true;
    this.end('too-fast', 'policy');
    // It is told why, and not listened to while it reads that.
    setImmediate(() => this.#connection.terminate());
    return false;
  }

  #send(message: ServerMessage): void {
    if (!this.#ended) this.#outbox.send(message);
  }

  #refuse(code: ErrorCode, id: number | null, detail?: string): void {
    this.#services.metrics.refused(code);
    this.#send(errorMessage(code, id, this.#connection.language, detail));
  }

  #receive(text: string | null): void {
    if (this.#ended) return;
    const sender = this.#sender;
    if (sender === null && ++this.#tries > STRANGERS_TRIES) return this.end('hello-first', 'policy');
    const { message, id, detail, ofOtherVersion } = text === null ? NO_TEXT : parse(text);
    if (sender !== null && !this.#admit(sender.key, id)) return;
    if (message === null && ofOtherVersion) return this.end('wrong-protocol', 'wrong-protocol');
    if (message === null) return this.#refuse('bad-message', id, detail);
    if (message.type === 'pong') return;
    if (message.type === 'ping') return this.#send({ type: 'pong' });
    if (message.type !== 'hello') return this.#obey(message);
    if (sender !== null) return this.#refuse('hello-again', null);
    this.#waitFor(this.#hello(message));
  }

  /** Whether a message of this sender may come in now. */
  #admit(key: string, id: number | null): boolean {
    const admission = this.#services.flood.admit(key);
    if (admission === 'too-fast') this.#refuse('too-fast', id);
    if (admission === 'flood') this.end('too-fast', 'policy', id);
    return admission === 'admitted';
  }

  async #hello(hello: Extract<ClientMessage, { type: 'hello' }>): Promise<void> {
    const { token, class: code, seen, protocol, language } = hello;
    if (language !== undefined) this.#connection.language = chooseLanguage([language]);
    if (protocol !== PROTOCOL_VERSION) return this.end('wrong-protocol', 'wrong-protocol');
    const { classrooms, directory, metrics, clock, limits } = this.#services;
    const key = hashToken(token);
    const seat = await classrooms.playerOf(token);
    const projected = seat === null ? await classrooms.projectorOf(token) : null;
    const teacher = seat === null && projected === null ? await directory.teacherOf(token) : null;
    if (seat === null && projected === null && teacher === null)
      return this.end('no-such-token', 'no-such-token');
    if (!this.#admit(key, null)) return;
    if (teacher !== null && !(await directory.mayTeach(teacher, code ?? '')))
      throw new Refusal('no-such-class');
    const classroom = seat?.classroom ?? projected ?? (await classrooms.get(code ?? ''));
    const remembered = seen === null || (await classrooms.remembers(classroom, seen));
    if (this.#ended) return;
    // Closed or let go since it was found, or something was taken back since that was asked.
    const doubted = this.#doubted && teacher !== null;
    this.#doubted = false;
    if (classroom.over || doubted) return this.#hello(hello);
    if (!this.#place.welcomed(key)) return this.end('too-many-visitors', 'internal');
    this.#forgetDeadline();
    const onlooker: Onlooker = seat
      ? { role: 'player', player: seat.player }
      : { role: projected ? 'projector' : 'teacher' };
    const { role } = onlooker;
    this.#send({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      role,
      heartbeat: limits.heartbeat,
      now: clock.epoch(),
    });
    if (!remembered) this.#refuse('history-lost', null);
    if (classroom.lapsed && role !== 'projector') this.#refuse('round-lapsed', null);
    const feed = new Feed(classroom, onlooker, this.#outbox, this.#connection.language, seen, {
      fellBack: this.#connection.fellBack,
      dismissed: (why) => this.#dismiss(why),
    });
    this.#sender = { ...onlooker, key, classroom, feed };
    metrics.connected(role, this.#connection.transport, 1);
    this.#since = clock.now();
    this.#services.log.info(this.#who(this.#sender), 'device connected');
    this.#leaveHome = this.#services.homes.came(classroom.code, this.#place.network);
  }

  #obey(message: NumberedMessage): void {
    const { id } = message;
    const sender = this.#sender;
    if (sender === null) return this.#refuse('hello-first', id);
    if (id <= this.#lastId) return this.#refuse('repeated-message', id);
    this.#lastId = id;
    // Not awaited: the next message may come while this one is on its way to the disk.
    this.#answer(sender, message).catch((error: unknown) => this.#fail(error, id));
  }

  async #answer(sender: Sender, message: NumberedMessage): Promise<void> {
    const { id } = message;
    const question = { id, answered: false };
    const judged = await handle(sender, message, question, this.#services.metrics);
    if (question.answered) return;
    question.answered = true;
    const event =
      judged && 'match' in message && message.match !== null
        ? sender.feed.toldOf(message.match, judged.verdict)
        : null;
    if (event !== null) return this.#send({ type: 'answer', id, event });
    const words = wordsOf(this.#connection.language);
    const verdict = judged && verdictView(judged.verdict, words, judged.level);
    this.#send({ type: 'answer', id, verdict });
  }

  /** For the log: ids, and no name. */
  #who(sender: Sender) {
    const { role, classroom } = sender;
    const player = sender.role === 'player' ? { player: sender.player } : {};
    return { role, class: classroom.code, ...player, transport: this.#connection.transport };
  }

  #dismiss(code: ErrorCode): void {
    if (code === 'seat-taken-over') this.end(code, 'seat-taken-over');
    else if (code === 'class-damaged') this.end(code, 'internal');
    else this.end(code, 'no-such-token');
  }

  /** A refusal is told; anything else is our own failure, and the connection may be in any state: it begins anew. */
  #fail(error: unknown, id: number | null = null): void {
    // A stranger waits for a class that may be repaired, and asks again later.
    if (error instanceof Refusal && error.code === 'class-damaged')
      return this.end(error.code, 'internal', id);
    if (error instanceof Refusal && error.code === 'class-closed')
      return this.end(error.code, 'no-such-token', id);
    if (error instanceof Refusal) return this.#refuse(error.code, id, error.detail);
    const told = refusalOf(error);
    if (!(told instanceof Refusal && told.code === 'class-elsewhere'))
      this.#services.log.error({ err: error }, 'a message could not be dealt with');
    this.end(told instanceof Refusal ? told.code : 'internal', 'internal', id);
  }

  #leave(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#forgetDeadline();
    const sender = this.#sender;
    if (sender === null) return;
    sender.feed.close();
    this.#leaveHome();
    const { metrics, log, clock } = this.#services;
    metrics.connected(sender.role, this.#connection.transport, -1);
    const seconds = Math.round((clock.now() - this.#since) / 1_000);
    log.info({ ...this.#who(sender), seconds }, 'device gone');
  }
}

interface Parsed {
  readonly message: ClientMessage | null;
  /** Also of a message that cannot be read, so that its sender knows which one it was. */
  readonly id: number | null;
  readonly detail: string;
  /** A hello that cannot be read, of a page that speaks another version, perhaps a later one. */
  readonly ofOtherVersion: boolean;
}

const NO_TEXT: Parsed = {
  ...{ message: null, id: null, detail: 'text is expected, not binary data' },
  ofOtherVersion: false,
};
const withId = z.object({ id: z.int().min(1) });
const otherHello = z.object({
  type: z.literal('hello'),
  protocol: z.int().refine((version) => version !== PROTOCOL_VERSION),
});

function parse(text: string): Parsed {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { message: null, id: null, detail: 'this is not JSON', ofOtherVersion: false };
  }
  const { data, error } = clientMessageSchema.safeParse(raw);
  if (data) return { message: data, id: 'id' in data ? data.id : null, detail: '', ofOtherVersion: false };
  return {
    message: null,
    id: withId.safeParse(raw).data?.id ?? null,
    detail: z.prettifyError(error),
    ofOtherVersion: otherHello.safeParse(raw).success,
  };
}
