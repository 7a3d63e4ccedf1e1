/** The button with which a teacher rehearses a lesson: simulated students come, or go. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import type { Rehearsal } from './rehearsal.ts';

export function Rehearse({ rehearsal, busy }: { readonly rehearsal: Rehearsal; readonly busy: boolean }) {
  useEffect(() => {
    void rehearsal.look();
  }, [rehearsal]);
  const n = rehearsal.students.value;
  if (n === null) return null;
  return (
    <p class="row rehearse">
      <button
        type="button"
        class="btn small quiet"
        disabled={busy}
        onClick={() => void (n > 0 ? rehearsal.end() : rehearsal.begin())}
      >
        {n > 0 ? t('rehearse.end', { n }) : t('rehearse')}
      </button>
      <span class="muted small">{t(n > 0 ? 'rehearse.on' : 'rehearse.why')}</span>
    </p>
  );
}
