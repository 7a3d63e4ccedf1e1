/** The join page: a code and a name, or the seat that is still kept. */
import './Page.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Seat } from '../../connection/seat.ts';
import { t } from '../../i18n/join.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { Handshake } from './Handshake.tsx';
import { CODE_LENGTH, type Field, type Join } from './state.ts';

export interface PageProps {
  readonly join: Join;
  /** A seat that this browser still has. */
  readonly seat: Seat | null;
  readonly onJoined: (seat: Seat) => void;
}

function Problem({ join, field, id }: { readonly join: Join; readonly field: Field; readonly id: string }) {
  const problem = join.problem.value;
  if (problem?.field !== field) return null;
  return (
    <p class="error" id={id} role="alert">
      {'own' in problem ? t(problem.own) : problem.said}
    </p>
  );
}

function Form({ join, onJoined }: Pick<PageProps, 'join' | 'onJoined'>) {
  const id = useId();
  const codeField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const faulty = join.problem.value?.field;
  const known = join.known.value;
  // With a code from a link only the name is missing.
  useEffect(() => {
    (join.code.peek().length === CODE_LENGTH ? nameField : codeField).current?.focus();
  }, [join]);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const seat = await join.join();
    if (seat) return onJoined(seat);
    const { field } = join.problem.peek() ?? {};
    if (field === 'code') codeField.current?.focus();
    if (field === 'name') nameField.current?.focus();
  };
  return (
    <form class="join-form" noValidate onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label class="label" for={`${id}code`}>
          {t('code')}
        </label>
        <input
          id={`${id}code`}
          ref={codeField}
          class="input large code"
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={16}
          value={join.code.value}
          aria-invalid={faulty === 'code'}
          aria-describedby={faulty === 'code' ? `${id}code-problem` : `${id}code-hint`}
          onInput={(event) => {
            join.setCode(event.currentTarget.value);
            // What the state leaves out must not stay in the field.
            event.currentTarget.value = join.code.peek();
          }}
        />
        <Problem join={join} field="code" id={`${id}code-problem`} />
        {faulty !== 'code' && (
          <p class={known ? 'hint good' : 'hint'} id={`${id}code-hint`}>
            {t(known ? 'code.good' : 'code.hint')}
          </p>
        )}
      </div>
      <div class="field">
        <div class="row spread">
          <label class="label" for={`${id}name`}>
            {t('name')}
          </label>
          <button type="button" class="btn quiet small suggest" onClick={() => void join.suggest()}>
            {t('suggest')}
          </button>
        </div>
        <input
          id={`${id}name`}
          ref={nameField}
          class="input large"
          autoComplete="nickname"
          maxLength={60}
          value={join.name.value}
          aria-invalid={faulty === 'name'}
          aria-describedby={faulty === 'name' ? `${id}name-problem` : `${id}name-hint`}
          onInput={(event) => join.setName(event.currentTarget.value)}
        />
        <Problem join={join} field="name" id={`${id}name-problem`} />
        {faulty !== 'name' && (
          <p class="hint" id={`${id}name-hint`}>
            {t('name.hint')}
          </p>
        )}
      </div>
      <button type="submit" class="btn primary large" aria-disabled={join.busy.value}>
        {t(join.busy.value ? 'joining' : 'join')}
      </button>
      <Problem join={join} field="form" id={`${id}problem`} />
    </form>
  );
}

export function Page({ join, seat, onJoined }: PageProps) {
  return (
    <>
      <TopBar />
      <main id="main" tabIndex={-1} class="join-page">
        <div class="join-main">
          <header>
            <h1>{t('title')}</h1>
            <p>{t('lead')}</p>
          </header>
          {seat && (
            <section class="join-back">
              <p>{t('back.title', { code: seat.code })}</p>
              <a class="btn primary" href="/play">
                {t('back', { name: seat.name })}
              </a>
            </section>
          )}
          {seat && <p class="muted join-or">{t('back.other')}</p>}
          <Form join={join} onJoined={onJoined} />
          <nav class="join-else">
            <p>
              <a href="/practice">{t('practice')}</a> <span class="muted small">{t('practice.why')}</span>
            </p>
            <p>
              <a href="/capture">{t('capture')}</a>
            </p>
            <p>
              <a href="/states">{t('states')}</a>
            </p>
            <p>
              <a href="/teach">{t('teach')}</a>
            </p>
          </nav>
        </div>
        <figure class="join-figure">
          <Handshake />
        </figure>
      </main>
      <Toasts />
    </>
  );
}
