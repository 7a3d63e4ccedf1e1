/** The invitation to a coached match: large before the first at this device, a line after it. */
import './Invitation.css';
import { t } from '../i18n/invitation.ts';
import { wasCoached } from './coached.ts';

export interface InvitationProps {
  readonly disabled?: boolean;
  readonly onAccept: () => void;
}

export function Invitation({ disabled = false, onAccept }: InvitationProps) {
  if (wasCoached()) {
    return (
      <p>
        <button type="button" class="btn small" disabled={disabled} onClick={onAccept}>
          {t('again')}
        </button>
      </p>
    );
  }
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <svg class="invitation-sign" viewBox="0 0 72 48" aria-hidden="true">
        <path class="line" d="M10 3v42M62 3v42" />
        <path class="a" d="M12 7l47 7m-7-5 7 5-8 3M12 33l47 7m-7-5 7 5-8 3" />
        <path class="b" d="M60 20l-47 7m7-5-7 5 8 3" />
      </svg>
      <div>
        <h2 id="invitation-title">{t('title')}</h2>
        <p>{t('what')}</p>
      </div>
      <button type="button" class="btn primary" disabled={disabled} onClick={onAccept}>
        {t('begin')}
      </button>
    </section>
  );
}
