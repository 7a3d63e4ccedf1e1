/** With whom something is shared: a link for one colleague, and those who have come by one. */
import { t } from '../../i18n/account.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CopyField } from './CopyField.tsx';
import { dayOf } from './day.ts';
import type { Sharing } from './sharing.ts';

const DAY = 86_400_000;

const WORDS = {
  class: { why: 'share.class.why', none: 'share.none' },
  scenario: { why: 'share.scenario.why', none: 'share.none' },
  invitation: { why: 'colleagues.why', none: 'share.invited.none' },
} as const;

function titleOf({ thing, name }: NonNullable<Sharing['of']['value']>): string {
  if (thing.kind === 'invitation') return t('colleagues.invite');
  return t(thing.kind === 'class' ? 'share.class.title' : 'share.scenario.title', { name });
}

export function SharingDialog({ sharing }: { readonly sharing: Sharing }) {
  const of = sharing.of.value;
  const all = sharing.shares.value;
  const link = sharing.link.value;
  // Who was invited is a teacher now, and nothing can be taken back.
  const shown = of?.thing.kind === 'invitation' ? all?.filter(({ taken }) => !taken) : all;
  const words = WORDS[of?.thing.kind ?? 'class'];
  return (
    <Dialog open={of !== null} onClose={sharing.close} title={of === null ? '' : titleOf(of)}>
      <div class="stack">
        <p class="muted">{t(words.why)}</p>
        {link && (
          <CopyField label={t('share.link', { days: Math.round(link.lasts / DAY) })} text={link.url} />
        )}
        {shown?.length === 0 && <p class="muted small">{t(words.none)}</p>}
        {shown && shown.length > 0 && (
          <ul class="share-list">
            {shown.map(({ id, since, taken, name }) => (
              <li key={id}>
                <span>
                  {taken
                    ? t('share.taken', { name: name ?? t('share.unnamed'), day: dayOf(since) })
                    : t('share.open', { day: dayOf(since) })}
                </span>
                <button type="button" class="btn small" onClick={() => void sharing.end(id)}>
                  {t(taken ? 'share.end' : 'share.back')}
                </button>
              </li>
            ))}
          </ul>
        )}
        <footer class="row">
          <button type="button" class="btn primary" onClick={() => void sharing.make()}>
            {t('share.make')}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
