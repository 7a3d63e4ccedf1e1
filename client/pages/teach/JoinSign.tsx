/** The sign that lets the class in: address, code and QR code, readable from the last row. */
import './JoinSign.css';
import { t } from '../../i18n/teach.ts';
import { toast } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';

export const joinUrl = (origin: string, code: string): string =>
  `${origin}/?code=${encodeURIComponent(code)}`;

export async function copyJoinLink(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    toast('good', t('join.copied'));
  } catch {
    toast('info', t('join.not-copied', { url }));
  }
}

export function JoinSign({ origin, code }: { readonly origin: string; readonly code: string }) {
  const url = joinUrl(origin, code);
  return (
    <div class="join-sign">
      <div class="join-words">
        <p class="join-address">
          {t('join.address')} <strong>{origin.replace(/^https?:\/\//, '')}</strong> {t('join.code')}
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
