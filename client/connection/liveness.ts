/**
 * Whether the server at the other end of a connection still lives.
 * A browser tells no page of pings, and of a path that died not for minutes: so the page listens, and asks.
 */
import { after, monotonic, wallClock } from '../ui/frame.ts';

/** In heartbeats: so long nothing may have come, until it is asked … */
const SILENCE = 1.5;
/** … and so long, once asked, until it is taken for dead. */
const PATIENCE = 0.5;
/** A page that wakes is told so several times over. */
const AT_ONCE = 1_000;

export interface LivenessOptions {
  /** Milliseconds: the server never says nothing for longer. */
  readonly heartbeat: number;
  readonly say: (type: 'ping' | 'pong') => void;
  /** Nothing comes any more. It is called once, and nothing after it. */
  readonly onDead: () => void;
}

export interface Liveness {
  /** The server said something. */
  readonly heard: (type: string) => void;
  /** The page said something. */
  readonly said: () => void;
  /** Asks now: the page may have slept, or the network has changed. */
  readonly check: () => void;
  readonly stop: () => void;
}

/** A moment on both clocks: the even one may stand while the computer sleeps, the other may be set. */
interface Moment {
  readonly even: number;
  readonly wall: number;
}
const moment = (): Moment => ({ even: monotonic(), wall: wallClock() });
const since = ({ even, wall }: Moment): number => Math.max(monotonic() - even, Math.abs(wallClock() - wall));

export function watchLiveness({ heartbeat, say, onDead }: LivenessOptions): Liveness {
  let heardAt = moment();
  let saidAt = moment();
  let askedAt: Moment | null = null;
  /** Pings without their pong: one from before a sleep must not pass for the one after it. */
  let pings = 0;
  /** The question at hand was put again, because the page had slept over it. */
  let again = false;
  let forgetDeadline = (): void => undefined;

  const wait = (): void => {
    forgetDeadline();
    forgetDeadline = after(heartbeat * PATIENCE, () => {
      // Timers may wake before what has come meanwhile is told.
      const slept = askedAt !== null && since(askedAt) > 2 * heartbeat * PATIENCE;
      if (slept && !again) {
        again = true;
        ask();
      } else {
        stop();
        onDead();
      }
    });
  };
  const ask = (): void => {
    askedAt = moment();
    pings += 1;
    wait();
    saidAt = moment();
    say('ping');
  };
  const check = (): void => {
    if (askedAt !== null && since(askedAt) < AT_ONCE) return;
    again = false;
    ask();
  };

  // Hidden pages are woken once a minute, but what comes is told them at once: they know late, never wrongly.
  let forgetLook = (): void => undefined;
  const look = (): void => {
    forgetLook = after(heartbeat * PATIENCE, () => {
      look();
      if (askedAt === null && since(heardAt) >= heartbeat * SILENCE) check();
    });
  };
  look();

  const stop = (): void => {
    forgetLook();
    forgetDeadline();
  };

  return {
    heard: (type) => {
      heardAt = moment();
      // A ping that is refused was heard, too.
      if (type === 'pong' || type === 'error') pings = Math.max(0, pings - 1);
      if (pings === 0) {
        askedAt = null;
        again = false;
        forgetDeadline();
      } else wait();
      // To whoever is told much and asked late, a message is as good as a question.
      if (type === 'ping' || since(saidAt) >= heartbeat) {
        saidAt = moment();
        say('pong');
      }
    },
    said: () => {
      saidAt = moment();
    },
    check,
    stop,
  };
}
