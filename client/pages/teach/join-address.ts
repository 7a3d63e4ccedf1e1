/** The address that the class opens: this page's own, one the server knows, or the teacher's word. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AddressKind, ClassAddress } from '../../../shared/protocol/http.ts';
import { isNumber, isOnlyHere, originOf } from './address.ts';

export const ORIGIN_KEY = '2msl.teacher.origin';

/** One to choose from; that of this page, when the server does not know it, is `here`. */
export interface KnownAddress extends Pick<ClassAddress, 'origin' | 'network'> {
  readonly kind: AddressKind | 'here';
}

export interface JoinAddress {
  readonly origin: ReadonlySignal<string>;
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
  readonly origin: string;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
}

const leadsOnlyHere = (origin: string): boolean => isOnlyHere(new URL(origin).hostname);

export function createJoinAddress({ origin: here, recall, remember }: JoinAddressOptions): JoinAddress {
  const remembered = recall(ORIGIN_KEY);
  const said = signal<string | null>(null);
  const offered = signal<readonly ClassAddress[]>([]);
  const known = computed<readonly KnownAddress[]>(() => {
    if (leadsOnlyHere(here) || offered.value.some(({ origin }) => origin === here)) return offered.value;
    return [{ origin: here, kind: 'here', network: null }, ...offered.value];
  });
  /** A number that the server no longer has is of yesterday's network; a name may lead here all the same. */
  const stillMeant = (origin: string): boolean =>
    known.value.length === 0 ||
    known.value.some((one) => one.origin === origin) ||
    !isNumber(new URL(origin).hostname);
  const origin = computed(() => {
    if (said.value !== null) return said.value;
    if (remembered !== null && stillMeant(remembered)) return remembered;
    return (leadsOnlyHere(here) ? known.value[0]?.origin : undefined) ?? here;
  });
  return {
    origin,
    onlyHere: computed(() => leadsOnlyHere(origin.value)),
    known,
    say: (text) => {
      const meant = originOf(text, here);
      if (meant === null) return false;
      said.value = meant;
      remember(ORIGIN_KEY, meant);
      return true;
    },
    offer: (addresses) => {
      offered.value = addresses;
    },
  };
}
