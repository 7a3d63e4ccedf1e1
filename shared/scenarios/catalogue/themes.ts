/** The catalogue by what its scenarios are about, for whoever has to find one among many. */
import type { Text } from '../../text.ts';

export interface Theme {
  readonly id: string;
  readonly title: Text;
  /** Their ids, in the order of the catalogue. */
  readonly scenarios: readonly string[];
}

export const THEMES: readonly Theme[] = [
  {
    id: 'opening',
    title: { en: 'Opening', zh: '建立连接' },
    scenarios: ['three-way-handshake', 'withheld-ack', 'simultaneous-open'],
  },
  {
    id: 'data',
    title: { en: 'Sending and receiving', zh: '发送与接收' },
    scenarios: ['data', 'loss', 'zero-window'],
  },
  {
    id: 'closing',
    title: { en: 'Closing', zh: '关闭连接' },
    scenarios: ['normal-close', 'half-close', 'fin-with-ack', 'simultaneous-close'],
  },
  {
    id: 'last-ack',
    title: { en: 'The last ACK and TIME-WAIT', zh: '最后的 ACK 与 TIME-WAIT' },
    scenarios: ['lost-last-ack', 'last-ack-never-comes', 'old-duplicates'],
  },
  {
    id: 'reset',
    title: { en: 'RST', zh: '复位（RST）' },
    scenarios: ['refused-and-aborted', 'real-or-forged', 'half-open'],
  },
  {
    id: 'crowds',
    title: { en: 'Many connections', zh: '大量连接' },
    scenarios: ['syn-flood', 'time-wait-pile-up', 'close-wait-leak', 'fin-wait-2-stuck'],
  },
  { id: 'free', title: { en: 'Everything', zh: '综合' }, scenarios: ['free-play'] },
];

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
