/** Devices that have no WebSocket, and why: they play all the same, but slower. */
import { signal } from '@preact/signals';
import type { ToldReason } from '../../../shared/protocol/transport.ts';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { pathTo } from '../../base.ts';
import { languageTag, sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';

type Players = TeacherView['players'];

export interface Told {
  readonly names: readonly string[];
  /** The commonest. */
  readonly reason: ToldReason;
}

/** Null where every device has a WebSocket. */
export function overHttp(players: Players): Told | null {
  const over = players.flatMap(({ name, fellBack }) => (fellBack === null ? [] : [{ name, fellBack }]));
  const often = (reason: ToldReason): number => over.filter(({ fellBack }) => fellBack === reason).length;
  const [most] = over.toSorted((a, b) => often(b.fellBack) - often(a.fellBack));
  return most === undefined ? null : { names: over.map(({ name }) => name), reason: most.fellBack };
}

/** More would push the class off the page. */
const MOST_NAMES = 3;

/** How many there were when the teacher had read it. */
const read = signal(0);

export function OverHttp({ players }: { readonly players: Players }) {
  const told = overHttp(players);
  if (told === null || told.names.length <= read.value) return null;
  const n = told.names.length;
  const names = n > MOST_NAMES ? '' : new Intl.ListFormat(languageTag()).format(told.names);
  return (
    <div class="link-notice">
      <Notice
        onDismiss={() => {
          read.value = n;
        }}
      >
        {names === '' ? t('http.many', { n }) : t('http.few', { names })}
        {sentenceSpace() + t(`http.${told.reason}`)}
        {sentenceSpace()}
        <a href={pathTo('/check')} target="_blank" rel="noopener">
          {t('http.check')}
        </a>
      </Notice>
    </div>
  );
}
