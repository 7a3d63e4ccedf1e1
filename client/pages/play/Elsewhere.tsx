/** The seat on a second device: a code to type there, and the same as a QR code. */
import { HOME, pathTo } from '../../base.ts';
import './Elsewhere.css';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ErrorAnswer, HandOverAnswer } from '../../../shared/protocol/http.ts';
import { request } from '../../connection/request.ts';
import { readSeat } from '../../connection/seat.ts';
import { t } from '../../i18n/elsewhere.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { QrCode } from '../../ui/QrCode.tsx';

/** Null where the server was not reached; its word where it refuses. */
async function askForCode(): Promise<HandOverAnswer | string | null> {
  const headers = { authorization: `Bearer ${readSeat()?.token ?? ''}` };
  const answer = await request(pathTo('/api/seat/hand-over'), { method: 'POST', headers }).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (answer === null || body === null || body === undefined) return null;
  return answer.ok ? (body as HandOverAnswer) : (body as ErrorAnswer).error.message;
}

const PAIRS = /.{4}/g;
const MINUTE = 60_000;

function Code({ code, lasts }: HandOverAnswer) {
  // In the fragment, which is sent to nobody.
  const address = `${location.origin}${HOME}#seat=${code}`;
  return (
    <div class="elsewhere">
      <figure>
        <QrCode text={address} label={t('qr')} />
        <figcaption class="small">{t('scan')}</figcaption>
      </figure>
      <div class="stack">
        <p>{t('type', { address: location.host + HOME.slice(0, -1) })}</p>
        <p class="elsewhere-code" role="img" aria-label={t('code', { code: [...code].join(' ') })}>
          {code.match(PAIRS)?.join(' ')}
        </p>
        <p class="small muted">{t('once', { minutes: Math.floor(lasts / MINUTE) })}</p>
      </div>
    </div>
  );
}

type Asked = HandOverAnswer | string | null | 'asking';

/** What the dialog shows; undefined while it is closed. */
const shown = signal<Asked | undefined>(undefined);

const close = (): void => {
  shown.value = undefined;
};

async function show(): Promise<void> {
  shown.value = 'asking';
  const answer = await askForCode();
  // Closed meanwhile, perhaps.
  if (shown.peek() === 'asking') shown.value = answer;
}

export function ElsewhereButton() {
  return (
    <button
      type="button"
      class="btn quiet icon small"
      aria-label={t('open')}
      title={t('open')}
      onClick={() => void show()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
        <path d="M7 11.2H1.8V2.8h10.4v2M1 13.2h6" />
        <path d="M9.6 6.6h5v7.8h-5Z" />
      </svg>
    </button>
  );
}

function Said({ asked }: { readonly asked: Asked | undefined }) {
  if (typeof asked === 'object' && asked !== null) return <Code {...asked} />;
  return (
    <div class="row" role="status">
      <p>{asked === 'asking' ? t('asking') : (asked ?? t('unreachable'))}</p>
      {asked !== 'asking' && (
        <button type="button" class="btn small" onClick={() => void show()}>
          {t('again')}
        </button>
      )}
    </div>
  );
}

/** Not within the head of the page: a dialog has a head of its own. */
export function ElsewhereDialog() {
  const asked = shown.value;
  // When the seat comes back here, its code has been used.
  useEffect(() => close, []);
  return (
    <Dialog open={asked !== undefined} onClose={close} title={t('open')}>
      <Said asked={asked} />
    </Dialog>
  );
}
