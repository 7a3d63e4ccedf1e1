/** The teacher’s page on a second device: a link that is good once, and not for the projector. */
import './SecondDevice.css';
import { useState } from 'preact/hooks';
import type { HandOverAnswer } from '../../../shared/protocol/http.ts';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { copyJoinLink } from './copy-link.ts';

const MINUTE = 60_000;

export interface SecondDeviceProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly server: string;
  /** Null where it was refused, which is told elsewhere. */
  readonly handOver: () => Promise<HandOverAnswer | null>;
}

function Content({ server, handOver }: Pick<SecondDeviceProps, 'server' | 'handOver'>) {
  const [given, setGiven] = useState<HandOverAnswer | null>(null);
  if (given === null) {
    return (
      <>
        <Notice kind="warn">{t('second.warning')}</Notice>
        <footer class="row">
          <button type="button" class="btn primary" onClick={() => void handOver().then(setGiven)}>
            {t('second.show')}
          </button>
        </footer>
      </>
    );
  }
  // In the fragment, which is sent to nobody.
  const url = `${server}teach#secret=${given.code}`;
  return (
    <>
      <figure class="second-device">
        <QrCode text={url} label={t('second.qr')} />
        <figcaption>{t('second.once', { minutes: Math.floor(given.lasts / MINUTE) })}</figcaption>
      </figure>
      <footer class="row">
        <button type="button" class="btn" onClick={() => void copyJoinLink(url)}>
          {t('join.copy')}
        </button>
      </footer>
    </>
  );
}

export function SecondDevice({ open, onClose, ...content }: SecondDeviceProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('second.title')}>
      <Content {...content} />
    </Dialog>
  );
}
