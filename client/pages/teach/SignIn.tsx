/** Before a class is open: signing in by the link, and choosing or making a class. */
import './SignIn.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';
import { secretOf } from './secret.ts';
import type { Teach } from './state.ts';

export function Opening() {
  return (
    <main class="door" id="main" tabIndex={-1}>
      <p class="muted" role="status">
        {t('door.opening')}
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
        <Sentence text={t('door.how', { path: '\u0000' })} place={'\u0000'}>
          <code class="door-path">/teach#secret=…</code>
        </Sentence>
      </p>
      <p>{t('door.once')}</p>
      <p class="muted">{t('door.lost')}</p>
    </>
  );
}

function Lock({ teach, chosen }: { readonly teach: Teach; readonly chosen: boolean }) {
  const [text, setText] = useState('');
  return (
    <form
      class="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        void teach.open(chosen ? text : (secretOf(text) ?? text.trim()));
      }}
    >
      <label class="field">
        <span class="label">{t(chosen ? 'door.password' : 'door.secret')}</span>
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
        {t('door.open')}
      </button>
    </form>
  );
}

export function SignedOut({ teach }: { readonly teach: Teach }) {
  const refusal = teach.refusal.value;
  const door = teach.door.value;
  return (
    <main class="door" id="main" tabIndex={-1}>
      <div class="card stack">
        <h1>{t('door.title')}</h1>
        {refusal && (
          <Notice kind="bad" alert>
            {pick(refusal)}
          </Notice>
        )}
        {door === 'printed' && <Printed />}
        {door !== null && <Lock teach={teach} chosen={door === 'chosen'} />}
        <p class="small">
          <Sentence text={t('door.student', { link: '\u0000' })} place={'\u0000'}>
            <a href="/">{t('door.student.link')}</a>
          </Sentence>
        </p>
      </div>
    </main>
  );
}

export function Classes({ teach }: { readonly teach: Teach }) {
  const classes = teach.classes.value;
  const titles = new Map(teach.scenarios.value.map(({ id, title }) => [id, pick(title)]));
  return (
    <main class="door" id="main" tabIndex={-1}>
      <div class="stack">
        <h1>{t('classes.title')}</h1>
        <div class="card door-new">
          <div>
            {classes.length === 0 && <p>{t('classes.none')}</p>}
            <p class="muted">{t('classes.make.hint')}</p>
          </div>
          <button
            type="button"
            class="btn primary large"
            disabled={teach.busy.value}
            onClick={() => void teach.makeClass()}
          >
            {t('classes.make')}
          </button>
        </div>
        {classes.length > 0 && (
          <section class="stack" aria-labelledby="go-on">
            <h2 id="go-on" class="eyebrow">
              {t('classes.go-on')}
            </h2>
            <ul class="door-classes">
              {classes.map(({ code, players, scenario }) => (
                <li key={code}>
                  <button type="button" class="card door-class" onClick={() => teach.enterClass(code)}>
                    <span class="door-code">{code}</span>
                    <span>{t('classes.players', { n: players })}</span>
                    {scenario !== null && (
                      <span class="muted">
                        {t('classes.playing', { scenario: titles.get(scenario) ?? scenario })}
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p class="small">
          <a href="/capture">{t('classes.capture')}</a> <span class="muted">{t('classes.capture.why')}</span>
        </p>
        {teach.scenarios.value.length === 0 && (
          <button type="button" class="btn" onClick={() => void teach.open(null)}>
            {t('classes.retry')}
          </button>
        )}
      </div>
    </main>
  );
}
