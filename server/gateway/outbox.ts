/**
 * What goes out to one device, bounded for slow readers.
 * Beyond a bound nothing new is added, and what a device missed meanwhile is made from the match when it has caught
 * up, in one message.
 */
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import type { Limits } from '../access/limits.ts';
import type { Connection } from './connection.ts';
import type { Part } from './told.ts';

type Without<T, Key extends string> = T extends unknown
  ? {
      readonly [K in Exclude<keyof T, Key>]:
        | T[K]
        | (Record<never, never> extends Pick<T, K> ? undefined : never);
    }
  : never;
/** A message that tells of a view or of what happened, without what it tells. */
type Untold = Without<
  Extract<ServerMessage, { type: 'class' | 'teacher' | 'projector' | 'match' | 'events' }>,
  Told['name']
>;

/** What happened in a match, in JSON. */
interface Events {
  readonly name: 'events';
  readonly json: string;
}
type Told = Part | Events;

export class Outbox {
  readonly #connection: Connection;
  readonly #limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>;
  readonly #onRoom: () => void;
  #full = false;

  /** @param onRoom called when there is room again after it was full */
  constructor(
    connection: Connection,
    limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>,
    onRoom: () => void,
  ) {
    this.#connection = connection;
    this.#limits = limits;
    this.#onRoom = onRoom;
  }

  /** Whether what can be told later should be. */
  get isFull(): boolean {
    return this.#full;
  }

  send(message: ServerMessage): void {
    this.#send(JSON.stringify(message));
  }

  /** Of what can be told in pieces, no piece should be longer. */
  get longest(): number {
    return this.#limits.bufferedSoft / 4;
  }

  /** @param parts that the message lacks, and that are JSON already */
  tell(message: Untold, ...parts: readonly Told[]): void {
    let text = `{"type":"${message.type}"`;
    for (const key in message) {
      const value: unknown = message[key as keyof Untold];
      if (key === 'type' || value === undefined) continue;
      text += `,"${key}":${typeof value === 'number' ? value : JSON.stringify(value)}`;
    }
    for (const { name, json } of parts) text += `,"${name}":${json}`;
    this.#send(`${text}}`);
  }

  #send(text: string): void {
    const connection = this.#connection;
    connection.send(text);
    if (connection.buffered > this.#limits.bufferedHard) connection.terminate();
    else if (connection.buffered > this.#limits.bufferedSoft) this.#full = true;
  }

  /** To be called when something has left. */
  drained(): void {
    if (!this.#full || this.#connection.buffered > this.#limits.bufferedSoft / 4) return;
    this.#full = false;
    this.#onRoom();
  }
}
