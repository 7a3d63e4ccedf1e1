/** What is a teacher's own: name, recovery code, devices that are signed in, colleagues. */
import './AccountDialog.css';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/account.ts';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/Notice.tsx';
import type { Account } from './account.ts';
import { Confirm } from './Confirm.tsx';
import { CopyField } from './CopyField.tsx';
import { dayOf } from './day.ts';

/** As the server takes one. */
const LONGEST_NAME = 24;
const COMMAND = '2msl teacher-link';

function Name({ account, name }: { readonly account: Account; readonly name: string }) {
  const [text, setText] = useState(name);
  return (
    <form
      class="account-name"
      onSubmit={(event) => {
        event.preventDefault();
        void account.rename(text).then(() => {
          if ((account.known.peek()?.name ?? '') === text.trim()) toast('good', t('name.saved'));
        });
      }}
    >
      <label class="field">
        <span class="label">{t('name')}</span>
        <input
          class="input"
          value={text}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn" disabled={text.trim() === name}>
        {t('name.save')}
      </button>
    </form>
  );
}

function Recovery({ account, has }: { readonly account: Account; readonly has: boolean }) {
  const code = account.recovery.value;
  const [before, after] = t('recovery.operator', { command: '\u0000' }).split('\u0000');
  return (
    <section aria-labelledby="account-recovery">
      <h3 id="account-recovery">{t('recovery.title')}</h3>
      <p>{t('recovery.why')}</p>
      {code === null ? (
        <p class="muted">{t(has ? 'recovery.some' : 'recovery.none')}</p>
      ) : (
        <CopyField label={t('recovery.shown')} text={code} />
      )}
      <button type="button" class="btn" onClick={() => void account.makeRecovery()}>
        {t(has ? 'recovery.again' : 'recovery.make')}
      </button>
      <p class="muted small">
        {before}
        <code>{COMMAND}</code>
        {after}
      </p>
    </section>
  );
}

export interface AccountDialogProps {
  readonly open: boolean;
  readonly account: Account;
  readonly onInvite: () => void;
  readonly onClose: () => void;
}

export function AccountDialog({ open, account, onInvite, onClose }: AccountDialogProps) {
  const [asked, setAsked] = useState<'out' | 'elsewhere' | null>(null);
  const known = account.known.value;
  useEffect(() => {
    if (!open) account.putAway();
  }, [open, account]);
  const devices = known?.devices ?? [];
  return (
    <>
      <Dialog open={open && asked === null} onClose={onClose} title={t('title')}>
        {known && (
          <div class="account">
            <section>
              <Name key={known.name} account={account} name={known.name ?? ''} />
              {known.host && <p class="muted small">{t('host')}</p>}
            </section>
            <Recovery account={account} has={known.recovery} />
            <section aria-labelledby="account-devices">
              <h3 id="account-devices">{t('devices.title')}</h3>
              <p>
                {t('devices.count', { n: devices.length })}
                {sentenceSpace()}
                <span class="muted">
                  {t('devices.since', { dates: [...new Set(devices.map(dayOf))].join(' · ') })}
                </span>
              </p>
              <div class="row">
                <button type="button" class="btn" onClick={() => setAsked('out')}>
                  {t('devices.out')}
                </button>
                <button
                  type="button"
                  class="btn"
                  disabled={devices.length < 2 && !known.recovery}
                  onClick={() => setAsked('elsewhere')}
                >
                  {t('devices.elsewhere')}
                </button>
              </div>
            </section>
            <section aria-labelledby="account-colleagues">
              <h3 id="account-colleagues">{t('colleagues.title')}</h3>
              <p>{t('colleagues.why')}</p>
              <button type="button" class="btn" onClick={onInvite}>
                {t('colleagues.invite')}
              </button>
            </section>
          </div>
        )}
      </Dialog>
      <Confirm
        open={asked === 'out'}
        title={t('devices.out.sure')}
        text={t('devices.out.text')}
        doing={t('devices.out')}
        onClose={() => setAsked(null)}
        onDo={() => {
          onClose();
          void account.signOut();
        }}
      />
      <Confirm
        open={asked === 'elsewhere'}
        title={t('devices.elsewhere')}
        text={t('devices.elsewhere.text')}
        doing={t('devices.elsewhere')}
        danger
        onClose={() => setAsked(null)}
        onDo={() =>
          void account.signOutElsewhere().then(() => {
            if (account.known.peek()?.devices.length === 1) toast('good', t('devices.elsewhere.done'));
          })
        }
      />
    </>
  );
}
