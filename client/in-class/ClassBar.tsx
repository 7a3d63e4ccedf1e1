/** Over what a player reads meanwhile: the way back to the class, and the next round when it begins. */
import { pathTo } from '../base.ts';
import './ClassBar.css';
import { t } from '../i18n/alongside.ts';
import type { ClassLink } from './class-link.ts';

function said({ link, next }: ClassLink): string {
  const round = next.value;
  if (link.status.value === 'over') return link.ending.value?.message ?? t('lost');
  if (link.status.value === 'lost') return t('lost');
  return round === null ? t('here') : t('next', { title: round.title });
}

export function ClassBar({ inClass }: { readonly inClass: ClassLink }) {
  const round = inClass.next.value;
  return (
    <aside class={round === null ? 'class-bar' : 'class-bar next'} aria-label={t('class', inClass)}>
      <p>
        <strong>{t('class', inClass)}</strong> <span role="status">{said(inClass)}</span>{' '}
        {/* Seen, not told second by second. */}
        {round !== null && (
          <span class="tnum" aria-hidden="true">
            {t('in', { seconds: round.seconds })}
          </span>
        )}
      </p>
      <a class={round === null ? 'btn small' : 'btn small primary'} href={pathTo('/play')}>
        {t(round === null ? 'back' : 'now')}
      </a>
    </aside>
  );
}
