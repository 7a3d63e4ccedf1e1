/** The page on the wall: no controls, and large enough for the last row. */
import './Page.css';
import type { ComponentChildren } from 'preact';
import type { ProjectorView } from '../../../shared/protocol/view.ts';
import { STATES } from '../../../shared/tcp/state.ts';
import type { Link } from '../../connection/socket.ts';
import { useCrowdFaces } from '../../crowd/lazy.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { JoinSign } from '../../figures/sign/JoinSign.tsx';
import { bare } from '../../figures/sign/join-link.ts';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { number, sentenceSpace, timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/project.ts';
import { t as question } from '../../i18n/question.ts';
import { clockFace, countdownFace } from '../../ui/clock-face.ts';
import { Sign } from '../../ui/Notice.tsx';
import { Match } from './Match.tsx';
import { Question, QuestionTime } from './Question.tsx';
import type { Project } from './state.ts';

type Round = NonNullable<ProjectorView['round']>;

function Time({ project, round }: { readonly project: Project; readonly round: Round }) {
  const { now, paused } = project;
  const { ends, over } = round;
  if (over) return <p class="wall-time">{t('over')}</p>;
  const left = ends === null ? null : Math.max(0, ends - now.value);
  return (
    <p class="wall-time" data-short={left !== null && left < 60_000} role="timer">
      <span class="tnum">{left === null ? clockFace(now.value) : countdownFace(left)}</span>
      {paused.value && <small>{t('paused')}</small>}
    </p>
  );
}

interface HeadProps {
  readonly project: Project;
  readonly view: ProjectorView;
  /** Nobody knows what time it is in the round. */
  readonly lost: boolean;
}

function Head({ project, view, lost }: HeadProps) {
  const { round, code, name, shows, question: asked } = view;
  return (
    <header class="wall-head">
      <div class="wall-what">
        <p class="wall-class">
          {name ?? t('class', { code })}
          {(asked || shows.scene !== 'join') && (
            <span class="wall-join">
              {bare(project.address.value)} · <b>{code}</b>
            </span>
          )}
        </p>
        <h1>
          {asked
            ? question('title', { n: asked.asked.number })
            : round
              ? t('round', { n: round.number, title: round.title })
              : t('waiting')}
        </h1>
      </div>
      {round && !asked && (
        <div class="wall-goal">
          <p>{t('goal', { n: round.matches.reached, all: round.matches.all })}</p>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" fill="var(--surface-2)" />
            <rect
              width={(100 * round.matches.reached) / Math.max(1, round.matches.all)}
              height="4"
              fill="var(--good)"
            />
          </svg>
        </div>
      )}
      {lost ? null : asked ? (
        <QuestionTime key={asked.asked.number} project={project} of={asked} />
      ) : (
        round && <Time project={project} round={round} />
      )}
    </header>
  );
}

function Picture({ states }: Pick<Round, 'states'>) {
  const met = STATES.filter((state) => states[state] > 0);
  return (
    <section class="wall-picture">
      <h2 class="visually-hidden">{t('picture')}</h2>
      <StateDiagram visited={met} counts={states} />
      <ul>
        {met.map((state) => (
          <li key={state}>
            <StateBadge state={state} size="large" plain /> <span class="tnum">{number(states[state])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those who were right as often share a place. */
const placeOf = (leaders: Round['leaders'], share: number): number =>
  leaders.findIndex(({ right, of }) => right / of === share) + 1;

function Leaders({ leaders }: Pick<Round, 'leaders'>) {
  return (
    <section class="wall-leaders">
      <h2>{t('leaders')}</h2>
      {leaders.length === 0 ? (
        <p class="muted">{t('leaders.none')}</p>
      ) : (
        <ol>
          {leaders.map(({ name, host, right, of }) => (
            <li key={name}>
              <span class="tnum muted">{placeOf(leaders, right / of)}</span>
              <span class="wall-leader">
                <HostGlyph host={host} bare /> {name}
              </span>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="6" fill="var(--surface-2)" />
                <rect width={(100 * right) / of} height="6" fill="var(--good)" />
              </svg>
              <span class="tnum">{t('leaders.right', { n: right, of })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Flood({ project }: { readonly project: Project }) {
  const faces = useCrowdFaces(true);
  const watched = project.watched.value;
  const host = watched?.view.hosts.find(({ system }) => system?.serves);
  if (!watched || !host || host.system === null || watched.view.crowd === null || faces === null)
    return <Nothing />;
  return (
    <section class="wall-flood">
      <faces.SystemPanel host={host} system={host.system} crowd={watched.view.crowd} onAct={null} />
    </section>
  );
}

const Nothing = () => <p class="wall-nothing muted">{t('nothing')}</p>;

function Scene({ project, view }: { readonly project: Project; readonly view: ProjectorView }) {
  const { shows, round, code, players } = view;
  switch (shows.scene) {
    case 'join':
      return (
        <section class="wall-sign">
          <JoinSign server={project.address.value} code={code} />
          <p class="wall-here">{t('here', { n: players.here })}</p>
        </section>
      );
    case 'picture':
      return round ? <Picture states={round.states} /> : <Nothing />;
    case 'match':
      return view.watched ? <Match project={project} of={view.watched} /> : <Nothing />;
    case 'flood':
      return <Flood project={project} />;
    case 'leaders':
      return round ? <Leaders leaders={round.leaders} /> : <Nothing />;
  }
}

/** What keeps it from showing anything, said so that the teacher knows what to do. */
function Unshown({ link }: Pick<Project, 'link'>) {
  if (link === null)
    return (
      <Instead what={t('no-token')}>
        <p class="muted">{t('how')}</p>
      </Instead>
    );
  const ending = link.ending.value;
  const revoked = ending === null || ending.code === 'no-such-token';
  if (link.status.value === 'over')
    return (
      <Instead what={revoked ? t('ended') : ending.message}>
        {revoked && <p class="muted">{t('how')}</p>}
      </Instead>
    );
  return (
    <Instead what={t('connecting')}>
      {link.status.value === 'lost' && <p class="muted">{link.refusal.value ?? t('connecting.slow')}</p>}
    </Instead>
  );
}

function Instead({ what, children }: { readonly what: string; readonly children: ComponentChildren }) {
  return (
    <main id="main" class="wall-unshown" tabIndex={-1}>
      <div role="status">
        <h1>{what}</h1>
        {children}
      </div>
    </main>
  );
}

function Lost({ link }: { readonly link: Link }) {
  const since = link.lostSince.value;
  return (
    <p class="wall-lost" role="status">
      <Sign kind="warn" />
      {since === null ? t('lost') : t('lost.since', { time: timeOfDay(since) })}
      {link.refusal.value !== null && sentenceSpace() + link.refusal.value}
    </p>
  );
}

export function Page({ project }: { readonly project: Project }) {
  const { link } = project;
  const view = project.view.value;
  const status = link?.status.value;
  if (link === null || view === null || status === 'over') return <Unshown link={link} />;
  const lost = status !== 'online';
  return (
    <>
      <Head project={project} view={view} lost={lost} />
      <main id="main" class="wall" data-stale={lost} tabIndex={-1}>
        {view.question ? <Question of={view.question} /> : <Scene project={project} view={view} />}
      </main>
      {lost && <Lost link={link} />}
    </>
  );
}
