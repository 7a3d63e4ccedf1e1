/** The table of all keys. */
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/keys.ts';
import { Kbd } from '../ui/Kbd.tsx';

export interface KeyRow {
  readonly keys: readonly string[];
  readonly what: ComponentChildren;
}

export function KeyTable({ rows = [] }: { readonly rows?: readonly KeyRow[] }) {
  const own: readonly KeyRow[] = [
    { keys: ['S', 'A', 'F', 'R'], what: t('flags') },
    { keys: [t('states.range')], what: t('states') },
    { keys: ['.'], what: t('stay') },
    { keys: ['⏎'], what: t('send') },
    { keys: ['N'], what: t('nothing') },
    { keys: ['D'], what: t('discard') },
    { keys: ['+'], what: t('add') },
    { keys: ['⌫'], what: t('remove') },
    { keys: ['1 … 4'], what: t('choices') },
    { keys: ['U'], what: t('unasked') },
    { keys: ['H'], what: t('advice') },
    { keys: ['M'], what: t('numbering') },
    { keys: ['G'], what: t('diagram') },
    { keys: ['L'], what: t('log') },
    { keys: ['T'], what: t('task') },
    { keys: ['C'], what: t('controls') },
    { keys: ['Q'], what: t('predict') },
    ...rows,
    { keys: ['?'], what: t('keys') },
  ];
  return (
    <dl class="key-table">
      {own.map(({ keys, what }) => (
        <div key={keys.join()}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
