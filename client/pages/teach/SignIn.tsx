/** The page before anybody is signed in. */
import { HOME } from '../../base.ts';
import './SignIn.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t as ta } from '../../i18n/account.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';
import { secretOf } from './secret.ts';
import type { SignIn } from './sign-in-state.ts';

export function Opening() {
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <p class="muted" role="status">
        {t('sign-in.opening')}
      </p>
    </main>
  );
}

/** A sentence with one place that is more than words. */
function Sentence({ text, place, children }: { text: string; place: string; children: ComponentChildren }) {
  const [before, after] = text.split(place);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

/** How to come by the link that the server printed. */
function Printed() {
  return (
    <>
      <p>
        <Sentence text={t('sign-in.how', { path: '\u0000' })} place={'\u0000'}>
          <code class="sign-in-path">/teach#secret=…</code>
        </Sentence>
      </p>
      <p>{t('sign-in.once')}</p>
      <p class="muted">{t('sign-in.lost')}</p>
    </>
  );
}

interface SecretFormProps {
  /** A password that was chosen, not a secret that the server printed. */
  readonly chosen: boolean;
  readonly onOpen: (secret: string) => void;
}

function SecretForm({ chosen, onOpen }: SecretFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(chosen ? text : (secretOf(text) ?? text.trim()));
      }}
    >
      <label class="field">
        <span class="label">{t(chosen ? 'sign-in.password' : 'sign-in.secret')}</span>
        <input
          class="input mono"
          {...(chosen
            ? ({ type: 'password', autoComplete: 'current-password' } as const)
            : ({ type: 'text', autoComplete: 'off' } as const))}
          value={text}
          autoCapitalize="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn primary" disabled={text.trim() === ''}>
        {t('sign-in.open')}
      </button>
    </form>
  );
}

export interface SignedOutProps {
  readonly signIn: SignIn;
  readonly onOpen: (secret: string) => void;
}

export function SignedOut({ signIn, onOpen }: SignedOutProps) {
  const refusal = signIn.refusal.value;
  const secret = signIn.secret.value;
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <div class="card stack">
        <h1>{t('sign-in.title')}</h1>
        {refusal && (
          <Notice kind="bad" alert>
            {refusal}
          </Notice>
        )}
        {secret === 'printed' && <Printed />}
        {secret !== null && <SecretForm chosen={secret === 'chosen'} onOpen={onOpen} />}
        {secret === 'chosen' && <p class="muted small">{ta('sign-in.recovery')}</p>}
        <p class="small">
          <Sentence text={t('sign-in.student', { link: '\u0000' })} place={'\u0000'}>
            <a href={HOME}>{t('sign-in.student.link')}</a>
          </Sentence>
        </p>
      </div>
    </main>
  );
}
