/** A student’s own results: figures, moments to answer again, the way through the diagram. */
import './Page.css';
import type { ComponentChildren } from 'preact';
import type { OwnResultsAnswer } from '../../../shared/protocol/results.ts';
import { ARROWS, STATES } from '../../../shared/tcp/state.ts';
import { HOME, pathTo } from '../../base.ts';
import { Figures } from '../../board/Figures.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { languageTag } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/mine.ts';
import { ClassBar } from '../../in-class/ClassBar.tsx';
import type { ClassLink } from '../../in-class/class-link.ts';
import { Toasts, toast } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { Again } from './Again.tsx';
import type { Mine } from './state.ts';

const replayOf = (match: string, version?: number): string =>
  pathTo(`/replay/${encodeURIComponent(match)}`) + (version === undefined ? '' : `#v${version}`);

const dayOf = (at: number): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'long' }).format(at);

function HowItWent({ student }: Pick<OwnResultsAnswer, 'student'>) {
  const { firstTry, answered, refused, questions, goals } = student;
  return (
    <Figures
      figures={[
        { label: t('figure.first'), n: firstTry, of: answered },
        { label: t('figure.refused'), n: refused },
        { label: t('figure.goals'), n: goals.reached, of: goals.all },
        ...(questions.answered > 0
          ? [{ label: t('figure.questions'), n: questions.right, of: questions.answered }]
          : []),
      ]}
    />
  );
}

function Card({ card }: Pick<OwnResultsAnswer, 'card'>) {
  const states = STATES.filter((state) => card.states.includes(state));
  const arrows = card.arrows.filter((arrow) => ARROWS.some(({ from, to }) => arrow === `${from}→${to}`));
  return (
    <section class="mine-card" aria-labelledby="mine-card">
      <h2 id="mine-card">{t('card.title')}</h2>
      <p class="muted">
        {t('card.count', { states: states.length, arrows: arrows.length, all: ARROWS.length })}
      </p>
      <StateDiagram way={arrows} visited={states} />
    </section>
  );
}

function Rounds({ rounds }: Pick<OwnResultsAnswer, 'rounds'>) {
  return (
    <section aria-labelledby="mine-rounds">
      <h2 id="mine-rounds">{t('rounds.title')}</h2>
      <ol class="mine-list">
        {rounds.map(({ number, scenario, as, match, ended, goals }) => (
          <li key={`${match} ${as}`}>
            <span>
              {number}. <strong>{scenario.title}</strong> <span class="muted">{t(`as.${as}`)}</span>
            </span>
            {goals && <span class="tnum">{t('of', { part: goals.reached, all: goals.all })}</span>}
            {ended && <a href={replayOf(match)}>{t('watch')}</a>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Mistakes({ mistakes }: Pick<OwnResultsAnswer, 'mistakes'>) {
  if (mistakes.length === 0) return null;
  return (
    <section aria-labelledby="mine-mistakes">
      <h2 id="mine-mistakes">{t('mistakes.title')}</h2>
      <ol class="mine-list">
        {mistakes.map(({ match, version, host, state, name, rule, ended, scenario }) => (
          <li key={`${match} ${version}`}>
            <span>
              <strong>{name ?? rule}</strong>{' '}
              <span class="muted">
                {t('mistakes.at', { host, state })} · {scenario.title}
              </span>
            </span>
            {ended && <a href={replayOf(match, version + 1)}>{t('mistakes.see')}</a>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Keep() {
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    toast(copied === true ? 'good' : 'info', t(copied === true ? 'keep.copied' : 'keep.by-hand'));
  };
  return (
    <section class="mine-keep card" aria-labelledby="mine-keep">
      <h2 id="mine-keep">{t('keep.title')}</h2>
      <p>{t('keep.why')}</p>
      <p class="row">
        <button type="button" class="btn" onClick={() => void copy()}>
          {t('keep.copy')}
        </button>
        <button type="button" class="btn" onClick={() => window.print()}>
          {t('keep.print')}
        </button>
      </p>
    </section>
  );
}

function Results({ mine, results }: { readonly mine: Mine; readonly results: OwnResultsAnswer }) {
  const { class: of, student, card, rounds, mistakes } = results;
  if (rounds.length === 0) return <p>{t('none')}</p>;
  return (
    <div class="mine">
      <header>
        <h1>{t('title.of', { name: student.name })}</h1>
        <p class="muted">
          {of.name ?? of.code} · {dayOf(of.openedAt)} · {t('rounds', { n: student.rounds })}
        </p>
      </header>
      <div class="mine-main">
        <HowItWent student={student} />
        <Again mine={mine} />
        <Rounds rounds={rounds} />
        <Mistakes mistakes={mistakes} />
      </div>
      <div class="mine-side">
        <Card card={card} />
        <Keep />
      </div>
    </div>
  );
}

function Unshown({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  return (
    <div class="stack">
      <p role="status">{text}</p>
      {children}
    </div>
  );
}

function Content({ mine, linked }: Pick<PageProps, 'mine' | 'linked'>) {
  const phase = mine.phase.value;
  if (!linked || (phase.at === 'failed' && phase.text !== null))
    return (
      <Unshown text={(phase.at === 'failed' ? phase.text : null) ?? t('no-link')}>
        <p>
          <a class="btn" href={HOME}>
            {t('home')}
          </a>
        </p>
      </Unshown>
    );
  switch (phase.at) {
    case 'loading':
      return <Unshown text={t('loading')} />;
    case 'failed':
      return (
        <Unshown text={t('offline')}>
          <p>
            <button type="button" class="btn" onClick={() => void mine.load()}>
              {t('retry')}
            </button>
          </p>
        </Unshown>
      );
    case 'shown':
      return <Results mine={mine} results={phase.results} />;
  }
}

export interface PageProps {
  readonly mine: Mine;
  /** The address names a link. */
  readonly linked: boolean;
  /** Null where it was not opened from the class. */
  readonly inClass: ClassLink | null;
}

export function Page({ mine, linked, inClass }: PageProps) {
  return (
    <>
      <TopBar title={t('title')} {...(inClass ? {} : { home: HOME })} />
      {inClass && <ClassBar inClass={inClass} />}
      <main id="main" tabIndex={-1} class="page wide">
        <Content mine={mine} linked={linked} />
      </main>
      <Toasts />
    </>
  );
}
