/** Sharing without a DOM: the links and colleagues of one thing, a link that has just been made. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ShareLinkAnswer, SharesAnswer } from '../../../shared/protocol/http.ts';
import type { SharedThing, TeachApi } from './api.ts';
import type { Requests } from './requests.ts';

/** What is shared, and what it is called. */
export interface Sharable {
  readonly thing: SharedThing;
  readonly name: string;
}

export interface Sharing {
  /** Null: nothing is looked at. */
  readonly of: ReadonlySignal<Sharable | null>;
  /** Null until the server has told them. */
  readonly shares: ReadonlySignal<SharesAnswer['shares'] | null>;
  /** It is shown once. */
  readonly link: ReadonlySignal<{ readonly url: string; readonly lasts: number } | null>;
  readonly open: (of: Sharable) => Promise<void>;
  readonly make: () => Promise<void>;
  readonly end: (id: string) => Promise<void>;
  readonly close: () => void;
}

export interface SharingOptions {
  readonly api: Pick<TeachApi, 'shares' | 'makeShare' | 'endShare'>;
  readonly ask: Requests['ask'];
  /** Where a colleague opens its pages. */
  readonly server: () => string;
}

export function createSharing({ api, ask, server }: SharingOptions): Sharing {
  const of = signal<Sharable | null>(null);
  const shares = signal<SharesAnswer['shares'] | null>(null);
  const link = signal<{ readonly url: string; readonly lasts: number } | null>(null);
  const read = async (thing: SharedThing): Promise<void> => {
    const answer = await api.shares(thing);
    // Another one has been opened meanwhile.
    if (of.peek()?.thing === thing) shares.value = answer.shares;
  };
  const change = (deed: (thing: SharedThing) => Promise<ShareLinkAnswer | null>): Promise<void> =>
    ask(async () => {
      const thing = of.peek()?.thing;
      if (thing === undefined) return;
      const made = await deed(thing);
      // In the fragment, which is sent to nobody.
      link.value = made && { url: `${server()}teach#secret=${made.code}`, lasts: made.lasts };
      await read(thing);
    });
  return {
    of,
    shares,
    link,
    open: (next) => {
      batch(() => {
        of.value = next;
        shares.value = null;
        link.value = null;
      });
      return ask(() => read(next.thing));
    },
    make: () => change((thing) => api.makeShare(thing)),
    end: (id) =>
      change(async (thing) => {
        await api.endShare(thing, id);
        return null;
      }),
    close: () =>
      batch(() => {
        of.value = null;
        link.value = null;
      }),
  };
}
