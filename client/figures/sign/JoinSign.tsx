/** The sign that lets the class in: address, code and QR code, readable from the last row. */
import './JoinSign.css';
import { t } from '../../i18n/sign.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { bare, joinUrl } from './join-link.ts';

export function JoinSign({ server, code }: { readonly server: string; readonly code: string }) {
  const url = joinUrl(server, code);
  return (
    <div class="join-sign">
      <div class="join-words">
        <p class="join-address">
          {t('join.address')} <strong>{bare(server)}</strong> {t('join.code')}
        </p>
        <p
          class="join-code"
          style={{ '--characters': code.length }}
          role="img"
          aria-label={t('join.code.label', { code: [...code].join(' ') })}
        >
          {code}
        </p>
      </div>
      <figure class="join-qr">
        <QrCode text={url} label={t('join.qr', { url })} />
        <figcaption>{t('join.scan')}</figcaption>
      </figure>
    </div>
  );
}
