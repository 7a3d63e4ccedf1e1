/** Says that a page works without a network, as soon as that is true. */
import './Kept.css';
import { t } from '../i18n/offline.ts';
import { kept } from './keep.ts';

/** At the end of a page: nothing moves when it comes. */
export function Kept() {
  if (!kept.value) return null;
  return (
    <p class="kept small muted">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 2v7m-3-3 3 3.2L11 6M2.5 10.5v3h11v-3" />
      </svg>
      {t('kept')}
    </p>
  );
}
