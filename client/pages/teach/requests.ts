/** The page's requests: how many are under way, and what becomes of a refusal. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { RequestRefused } from './api.ts';

export interface Requests {
  /** A request is under way. */
  readonly busy: ReadonlySignal<boolean>;
  /** Carries a request out, and tells a refusal. */
  readonly ask: (request: () => Promise<void>) => Promise<void>;
}

export interface RequestsOptions {
  /** The server does not know the token, or it is no teacher's. */
  readonly onSignedOut: (why: string) => void;
  /** Any other refusal. */
  readonly onRefusal: (text: string) => void;
  /** Whatever became of it. */
  readonly onDone: () => void;
}

/** What is asked of the class that is open; without one nothing is. */
export const askingOf =
  <Open>(openClass: () => Open | null, ask: Requests['ask']) =>
  async (request: (open: Open) => Promise<unknown>): Promise<void> => {
    const open = openClass();
    if (open === null) return;
    await ask(async () => {
      await request(open);
    });
  };

export function createRequests({ onSignedOut, onRefusal, onDone }: RequestsOptions): Requests {
  const underWay = signal(0);
  return {
    busy: computed(() => underWay.value > 0),
    ask: async (request) => {
      underWay.value += 1;
      try {
        await request();
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        if (error.code === 'not-a-teacher' || error.code === 'no-such-token') onSignedOut(error.text);
        else onRefusal(error.text);
      } finally {
        underWay.value -= 1;
        onDone();
      }
    },
  };
}
