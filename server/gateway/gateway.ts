/**
 * The gateway: who may come in, who is there, and how everybody is sent home.
 * Whatever carries the connections.
 */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Room } from '../../shared/protocol/http.ts';
import type { Connection } from './connection.ts';
import { FloodGate } from './flood.ts';
import { Room as Places } from './room.ts';
import { Session, type SessionServices } from './session.ts';
import type { Recognize, Visitor } from './visitor.ts';

/** What a transport needs of it. */
export interface Entrance {
  /** Who asks. */
  readonly recognize: Recognize;
  /** Why this one may not come in now; null when it may. */
  readonly refusal: (visitor: Visitor) => ErrorCode | null;
  /** Resolves when whoever is refused for this may be told. */
  readonly patience: (code: ErrorCode) => Promise<void>;
  /** A device has come in. */
  readonly enter: (connection: Connection, visitor: Visitor) => void;
}

export interface Gateway extends Entrance {
  readonly room: () => Room;
  /** Something was taken back: whoever may be here no more is sent home. */
  readonly lookAgain: () => void;
  /** Octets that wait for the slowest device. */
  readonly buffered: () => number;
  /** Tells everybody, and takes nobody any more; resolves when all are gone or `grace` milliseconds are over. */
  readonly close: (grace: number, why?: 'server-closing' | 'not-durable') => Promise<void>;
}

export function createGateway(
  given: Omit<SessionServices, 'flood'> & { readonly recognize: Recognize },
): Gateway {
  const services = { ...given, flood: new FloodGate(given.limits, given.clock.now) };
  const { limits, clock, timers, recognize } = services;
  const sessions = new Map<Connection, Session>();
  const places = new Places(limits, clock.now);
  let closing = false;
  let onEmpty = (): void => undefined;

  return {
    recognize,
    refusal: (visitor) => (closing ? 'server-closing' : places.refusal(visitor)),
    patience: (code) => (code === 'too-fast' ? timers.after(limits.refusedAfter) : Promise.resolve()),
    enter: (connection, visitor) => {
      const place = places.enter(visitor);
      const session = new Session(connection, services, place, () => {
        place.leave();
        sessions.delete(connection);
        if (sessions.size === 0) onEmpty();
      });
      sessions.set(connection, session);
    },
    lookAgain: () => {
      for (const session of sessions.values()) session.lookAgain();
    },
    room: () => ({ most: limits.connections, free: places.free }),
    buffered: () => {
      let most = 0;
      for (const { buffered } of sessions.keys()) most = Math.max(most, buffered);
      return most;
    },
    close: (grace, why = 'server-closing') =>
      new Promise((resolve) => {
        closing = true;
        const forget = timers.at(clock.now() + grace, () => {
          for (const connection of sessions.keys()) connection.terminate();
        });
        onEmpty = () => {
          forget();
          resolve();
        };
        for (const session of sessions.values()) session.end(why, 'server-closing');
        if (sessions.size === 0) onEmpty();
      }),
  };
}
