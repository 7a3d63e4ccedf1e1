/** The address that the class opens: this page's own, one the server knows, or the teacher's word. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AddressKind, ClassAddress } from '../../../shared/protocol/http.ts';
import { isNumber, isOnlyHere, urlOf } from './address.ts';

export const ADDRESS_KEY = '2msl.teacher.origin';

/** One to choose from; that of this page, when the server does not know it, is `here`. */
export interface KnownAddress extends Pick<ClassAddress, 'url' | 'network'> {
  readonly kind: AddressKind | 'here';
}

export interface JoinAddress {
  readonly url: ReadonlySignal<string>;
  /** It leads only to this computer, and no other is known. */
  readonly onlyHere: ReadonlySignal<boolean>;
  readonly known: ReadonlySignal<readonly KnownAddress[]>;
  /** The address as the teacher knows it; false when it is none. */
  readonly say: (text: string) => boolean;
  /** What the server knows, the likeliest first: it counts where this page's own address leads nobody else here. */
  readonly offer: (addresses: readonly ClassAddress[]) => void;
}

export interface JoinAddressOptions {
  /** Where this page was opened. */
  readonly url: string;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
}

const leadsOnlyHere = (url: string): boolean => isOnlyHere(new URL(url).hostname);

export function createJoinAddress({ url: here, recall, remember }: JoinAddressOptions): JoinAddress {
  const kept = recall(ADDRESS_KEY);
  // Before there were paths it ended without a slash.
  const remembered = kept && urlOf(kept, here);
  const said = signal<string | null>(null);
  const offered = signal<readonly ClassAddress[]>([]);
  const known = computed<readonly KnownAddress[]>(() => {
    if (leadsOnlyHere(here) || offered.value.some(({ url }) => url === here)) return offered.value;
    return [{ url: here, kind: 'here', network: null }, ...offered.value];
  });
  /** A number that the server no longer has is of yesterday's network; a name may lead here all the same. */
  const stillMeant = (url: string): boolean =>
    known.value.length === 0 ||
    known.value.some((one) => one.url === url) ||
    !isNumber(new URL(url).hostname);
  const url = computed(() => {
    if (said.value !== null) return said.value;
    if (remembered !== null && stillMeant(remembered)) return remembered;
    return (leadsOnlyHere(here) ? known.value[0]?.url : undefined) ?? here;
  });
  return {
    url,
    onlyHere: computed(() => leadsOnlyHere(url.value)),
    known,
    say: (text) => {
      const meant = urlOf(text, here);
      if (meant === null) return false;
      said.value = meant;
      remember(ADDRESS_KEY, meant);
      return true;
    },
    offer: (addresses) => {
      offered.value = addresses;
    },
  };
}
