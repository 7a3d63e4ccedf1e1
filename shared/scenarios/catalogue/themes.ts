/** The catalogue by what its scenarios are about, for whoever has to find one among many. */
import type { ThemeId } from '../../words/scenario-words.ts';

export interface Theme {
  /** Of its title in shared/words, too. */
  readonly id: ThemeId;
  /** Their ids, in the order of the catalogue. */
  readonly scenarios: readonly string[];
}

export const THEMES: readonly Theme[] = [
  {
    id: 'opening',
    scenarios: ['three-way-handshake', 'lost-third-ack', 'simultaneous-open', 'silent-client'],
  },
  {
    id: 'data',
    scenarios: ['data', 'loss', 'zero-window'],
  },
  {
    id: 'closing',
    scenarios: ['normal-close', 'half-close', 'fin-with-ack', 'simultaneous-close'],
  },
  {
    id: 'last-ack',
    scenarios: ['lost-last-ack', 'last-ack-never-comes', 'old-duplicates', 'fin-wait-1-stays'],
  },
  {
    id: 'reset',
    scenarios: ['refused-and-aborted', 'real-or-forged', 'half-open'],
  },
  {
    id: 'crowds',
    scenarios: ['syn-flood', 'time-wait-pile-up', 'close-wait-leak', 'fin-wait-2-stuck'],
  },
  { id: 'free', scenarios: ['free-play'] },
];

/** Null for a scenario of no theme, such as teachers' own. */
export const themeOf = (scenario: string): Theme | null =>
  THEMES.find(({ scenarios }) => scenarios.includes(scenario)) ?? null;

/** The items of each theme that has any, in the themes' order; what no theme names, such as teachers' own, comes last. */
export function byTheme<T>(
  items: readonly T[],
  idOf: (item: T) => string,
): readonly { readonly theme: Theme | null; readonly items: readonly T[] }[] {
  const themed = new Set(THEMES.flatMap(({ scenarios }) => scenarios));
  return [
    ...THEMES.map((theme) => ({
      theme,
      items: items.filter((item) => theme.scenarios.includes(idOf(item))),
    })),
    { theme: null, items: items.filter((item) => !themed.has(idOf(item))) },
  ].filter((group) => group.items.length > 0);
}
