/**
 * The class goes on while one of its players reads something else.
 * The seat stays open here, and the next round is taken up by itself.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Heard } from '../../shared/protocol/heard.ts';
import type { ClassView } from '../../shared/protocol/view.ts';
import type { Milliseconds } from '../../shared/units.ts';
import type { Seat } from '../connection/seat.ts';
import type { Link, LinkOptions } from '../connection/socket.ts';

export interface NextRound {
  readonly title: string;
  /** Until the page goes there by itself. */
  readonly seconds: number;
}

export interface ClassLink {
  readonly code: string;
  readonly link: Link;
  /** Null while the player is not waited for. */
  readonly next: ReadonlySignal<NextRound | null>;
  readonly close: () => void;
}

export interface ClassLinkOptions {
  readonly seat: Seat;
  /** The match that is read; null for none. */
  readonly match: string | null;
  readonly open: (options: Pick<LinkOptions, 'hello' | 'onMessage'>) => Link;
  /** Calls back once, unless the returned function is called before. */
  readonly after: (time: Milliseconds, call: () => void) => () => void;
  /** Goes to where the class plays. */
  readonly enter: () => void;
}

/** Long enough to finish a sentence; the partner waits. */
const COUNT = 10;
const SECOND = 1_000;

export function createClassLink({ seat, match, open, after, enter }: ClassLinkOptions): ClassLink {
  const klass = signal<ClassView | null>(null);
  /** The match that is played, when it is. */
  const played = signal<string | null>(null);
  const seconds = signal(COUNT);

  const link = open({
    hello: () => ({ token: seat.token, class: null, seen: null }),
    onMessage: (message: Heard) => {
      if (message.type === 'class') klass.value = message.view;
      if (message.type === 'match') played.value = message.view.outcome === null ? message.match : null;
    },
  });

  const title = computed(() => {
    const { seat: sits = null, round = null } = klass.value ?? {};
    const waited = sits !== null && sits.match !== match && sits.match === played.value;
    return waited ? (round?.scenario.title ?? null) : null;
  });
  const stopCounting = effect(() => {
    if (title.value === null) return;
    seconds.value = COUNT;
    let cancel = (): void => undefined;
    const tick = (): void => {
      cancel = after(SECOND, () => {
        seconds.value -= 1;
        if (seconds.peek() > 0) tick();
        else enter();
      });
    };
    tick();
    return () => cancel();
  });

  return {
    code: seat.code,
    link,
    next: computed(() => (title.value === null ? null : { title: title.value, seconds: seconds.value })),
    close: () => {
      stopCounting();
      link.close();
    },
  };
}
