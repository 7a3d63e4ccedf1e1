/** Who the players of a class really are: kept in this browser alone, and told to no server. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';

export interface RealNames {
  /** Null for who has none here. */
  readonly of: (player: string) => string | null;
  /** @param name empty: none any more */
  readonly set: (player: string, name: string) => void;
  /** The class is deleted: nothing of it stays here. */
  readonly forget: (code: string) => void;
}

export interface RealNamesOptions {
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
  /** The class that is open; null for none. */
  readonly code: ReadonlySignal<string | null>;
}

export const LONGEST_REAL_NAME = 60;

const keyOf = (code: string): string => `2msl.real-names.${code}`;

/** What this browser keeps may have been changed by anybody. */
function read(text: string | null): ReadonlyMap<string, string> {
  try {
    const told: unknown = JSON.parse(text ?? '');
    if (typeof told !== 'object' || told === null) return NONE;
    return new Map(Object.entries(told).filter((one): one is [string, string] => typeof one[1] === 'string'));
  } catch {
    return NONE;
  }
}

const NONE: ReadonlyMap<string, string> = new Map();

export function createRealNames({ recall, remember, code }: RealNamesOptions): RealNames & {
  readonly close: () => void;
} {
  const names = signal(NONE);
  const close = effect(() => {
    names.value = code.value === null ? NONE : read(recall(keyOf(code.value)));
  });
  return {
    of: (player) => names.value.get(player) ?? null,
    set: (player, name) => {
      const open = code.peek();
      if (open === null) return;
      const { [player]: _before, ...others } = Object.fromEntries(names.peek());
      const kept = name.trim() === '' ? others : { ...others, [player]: name.trim() };
      names.value = new Map(Object.entries(kept));
      remember(keyOf(open), JSON.stringify(kept));
    },
    forget: (deleted) => remember(keyOf(deleted), ''),
    close,
  };
}
