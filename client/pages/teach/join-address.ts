/** The address that the class opens: this page's own, one the server knows, or the teacher's word. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isOnlyHere, originOf } from './address.ts';

export const ORIGIN_KEY = '2msl.teacher.origin';

export interface JoinAddress {
  readonly origin: ReadonlySignal<string>;
  /** It leads only to this computer, and no other is known. */
  readonly onlyHere: ReadonlySignal<boolean>;
  /** The address of this computer in the network, as the teacher knows it; false when it is none. */
  readonly say: (text: string) => boolean;
  /** What the server knows: it counts where this page's own address would send the class to their own computers. */
  readonly offer: (origins: readonly string[]) => void;
}

export interface JoinAddressOptions {
  /** Where this page was opened. */
  readonly origin: string;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
}

const leadsOnlyHere = (origin: string): boolean => isOnlyHere(new URL(origin).hostname);

export function createJoinAddress({ origin: here, recall, remember }: JoinAddressOptions): JoinAddress {
  const openedHere = leadsOnlyHere(here);
  const origin = signal((openedHere && recall(ORIGIN_KEY)) || here);
  return {
    origin,
    onlyHere: computed(() => leadsOnlyHere(origin.value)),
    say: (text) => {
      const meant = originOf(text, here);
      if (meant === null) return false;
      origin.value = meant;
      remember(ORIGIN_KEY, meant);
      return true;
    },
    offer: ([first]) => {
      if (openedHere && !recall(ORIGIN_KEY)) origin.value = first ?? here;
    },
  };
}
