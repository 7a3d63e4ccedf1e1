/** The join page: a code and a name, or the seat that is still kept. */
import { pathTo } from '../../base.ts';
import './Page.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CODE_ALPHABET, CODE_LENGTH } from '../../../shared/protocol/class-code.ts';
import type { Seat } from '../../connection/seat.ts';
import { t } from '../../i18n/join.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { AtTheDoor } from './AtTheDoor.tsx';
import type { Field, Problem as Trouble } from './asking.ts';
import { CodeField } from './CodeField.tsx';
import { Handshake } from './Handshake.tsx';
import type { Join } from './state.ts';

export interface PageProps {
  readonly join: Join;
  /** A seat that this browser still has. */
  readonly seat: Seat | null;
  /** Whether this browser will still know the seat when its tab has been closed. */
  readonly keepsSeats: boolean;
  readonly onJoined: (seat: Seat) => void;
}

function said(problem: Trouble): string {
  if ('said' in problem) return problem.said;
  if (problem.own === 'full') return t('full', { seconds: problem.seconds });
  if (problem.own === 'code.strange')
    return t('code.strange', { character: problem.character, alphabet: CODE_ALPHABET });
  return t(problem.own);
}

function Problem({ join, field, id }: { readonly join: Join; readonly field: Field; readonly id: string }) {
  const problem = join.problem.value;
  if (problem?.field !== field) return null;
  return (
    <p class="error" id={id} role="alert">
      {said(problem)}
    </p>
  );
}

/** What was refused, the teacher may allow. */
function AskTeacher({ join, onJoined }: Pick<PageProps, 'join' | 'onJoined'>) {
  const why = join.askable.value;
  if (why === null) return null;
  return (
    <p class="row spread join-ask">
      <span>{t(`ask.${why}`)}</span>
      <button
        type="button"
        class="btn small"
        onClick={() => void join.askTeacher().then((seat) => seat && onJoined(seat))}
      >
        {t('ask')}
      </button>
    </p>
  );
}

function Form({ join, onJoined }: Pick<PageProps, 'join' | 'onJoined'>) {
  const id = useId();
  const codeField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const faulty = join.problem.value?.field;
  const known = join.known.value;
  const handsOver = join.handsOver.value;
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
        <CodeField
          id={`${id}code`}
          field={codeField}
          code={join.code}
          onCode={join.setCode}
          invalid={faulty === 'code'}
          describedBy={faulty === 'code' ? `${id}code-problem` : `${id}code-hint`}
        />
        <Problem join={join} field="code" id={`${id}code-problem`} />
        {faulty !== 'code' && (
          <p class={known || handsOver ? 'hint good' : 'hint'} id={`${id}code-hint`}>
            {t(handsOver ? 'code.hands-over' : known ? 'code.good' : 'code.hint')}
          </p>
        )}
      </div>
      {!handsOver && (
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
          {faulty === 'name' && <AskTeacher join={join} onJoined={onJoined} />}
          {faulty !== 'name' && (
            <p class="hint" id={`${id}name-hint`}>
              {t('name.hint')}
            </p>
          )}
        </div>
      )}
      <button type="submit" class="btn primary large" aria-disabled={join.busy.value}>
        {t(join.busy.value ? 'joining' : handsOver ? 'take-over' : 'join')}
      </button>
      <Problem join={join} field="form" id={`${id}problem`} />
      {faulty === 'form' && <AskTeacher join={join} onJoined={onJoined} />}
    </form>
  );
}

export function Page({ join, seat, keepsSeats, onJoined }: PageProps) {
  const knock = join.knocking.waiting.value;
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
              <a class="btn primary" href={pathTo('/play')}>
                {t('back', { name: seat.name })}
              </a>
            </section>
          )}
          {seat && <p class="muted join-or">{t('back.other')}</p>}
          {!keepsSeats && <p class="join-forgets">{t('forgets')}</p>}
          {knock ? (
            <AtTheDoor knock={knock} knocking={join.knocking} />
          ) : (
            <Form join={join} onJoined={onJoined} />
          )}
          <nav class="join-else">
            <p>
              <a href={pathTo('/practice')}>{t('practice')}</a>{' '}
              <span class="muted small">{t('practice.why')}</span>
            </p>
            <p>
              <a href={pathTo('/capture')}>{t('capture')}</a>
            </p>
            <p>
              <a href={pathTo('/states')}>{t('states')}</a>
            </p>
            <p>
              <a href={pathTo('/teach')}>{t('teach')}</a>
            </p>
            <p>
              <a class="small" href={pathTo('/check')}>
                {t('check')}
              </a>
            </p>
            <p>
              <a class="small" href={pathTo('/privacy')}>
                {t('privacy')}
              </a>
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
