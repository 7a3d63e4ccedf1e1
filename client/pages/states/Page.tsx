/** The page of the eleven states: their names, who waits for whom, and what is easily confused. */
import { HOME, pathTo } from '../../base.ts';
import './Page.css';
import { STATES, type State } from '../../../shared/tcp/state.ts';
import { duration } from '../../figures/duration.ts';
import { phaseOf } from '../../figures/states/phase.ts';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { t } from '../../i18n/states.ts';
import { Kept } from '../../offline/Kept.tsx';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { CONTRASTS, LASTS, NAMES, type Names } from './state.ts';

type Side = (typeof CONTRASTS)[number]['sides'][number]['of'];
const isState = (side: Side): side is Side & State => STATES.some((state) => state === side);

function NameRow({ state, ss, netstat, elsewhere, chinese }: Names) {
  return (
    <tr>
      <th scope="row">
        <a href={`#${state}`}>{state}</a>
      </th>
      <td class="mono">{ss}</td>
      <td class="mono">{netstat}</td>
      <td class="mono spare">{elsewhere.join(' ')}</td>
      <td lang="zh-CN">{chinese}</td>
    </tr>
  );
}

function NameTable() {
  return (
    <div class="states-names">
      <table class="table">
        <caption class="eyebrow">{t('names')}</caption>
        <thead>
          <tr>
            <th scope="col">RFC 9293</th>
            <th scope="col" class="mono">
              ss
            </th>
            <th scope="col" class="mono">
              netstat
            </th>
            <th scope="col" class="spare">
              {t('names.elsewhere')}
            </th>
            <th scope="col" lang="zh-CN">
              中文
            </th>
          </tr>
        </thead>
        <tbody>
          {NAMES.map((names) => (
            <NameRow key={names.state} {...names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const orUnlimited = (time: number | undefined | null): string =>
  time === undefined || time === null ? t('lasts.unlimited') : duration(time);

/** Three answers to “how long?”: the RFC's, a kernel's, and that of the game. */
function HowLong({ state }: { readonly state: State }) {
  const { rfc, linux, here } = LASTS[state];
  if (rfc === null && linux === null && here === null) return <p>{t('lasts.unlimited')}</p>;
  const byRfc = orUnlimited(rfc?.time);
  return (
    <ul class="states-lasts">
      <li>RFC: {rfc?.least ? t('lasts.least', { time: byRfc }) : byRfc}</li>
      <li>
        {t('lasts.linux', { time: orUnlimited(linux?.time) })} {linux && <code>{linux.by}</code>}
      </li>
      <li>{t('lasts.here', { time: orUnlimited(here) })}</li>
    </ul>
  );
}

function Entry({ state }: { readonly state: State }) {
  return (
    <article
      id={state}
      class="card states-entry"
      data-phase={phaseOf(state)}
      aria-labelledby={`${state}-name`}
    >
      <h3 id={`${state}-name`}>
        <StateBadge state={state} size="medium" plain />
      </h3>
      <dl>
        <div>
          <dt>{t('waits')}</dt>
          <dd>{t(`waits.${state}`)}</dd>
        </div>
        <div>
          <dt>{t('ends')}</dt>
          <dd>{t(`ends.${state}`)}</dd>
        </div>
        <div>
          <dt>{t('lasts')}</dt>
          <dd>
            <HowLong state={state} />
            <p class="small muted">{t(`lasts.${state}`)}</p>
          </dd>
        </div>
      </dl>
    </article>
  );
}

/** A state, or the scenario that shows it. */
function SideName({ side }: { readonly side: Side }) {
  if (isState(side)) return <StateBadge state={side} plain />;
  return (
    <a href={pathTo(`/practice?scenario=${side}`)} target="_blank" rel="noopener">
      {t(`side.${side}`)}
    </a>
  );
}

function Contrast({ id, sides }: (typeof CONTRASTS)[number]) {
  return (
    <article class="card states-contrast" aria-labelledby={`contrast-${id}`}>
      <h3 id={`contrast-${id}`}>{t(`contrast.${id}`)}</h3>
      <div class="sides">
        {sides.map(({ of, says }) => (
          <section key={of} class="stack">
            <h4>
              <SideName side={of} />
            </h4>
            <p>{t(says)}</p>
          </section>
        ))}
      </div>
      <p class="states-ask">{t(`contrast.${id}.ask`)}</p>
    </article>
  );
}

export function Page() {
  return (
    <>
      <TopBar home={HOME} />
      <main id="main" tabIndex={-1} class="page states-page">
        <header class="stack">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </header>
        <div class="states-top">
          <NameTable />
          <figure>
            <StateDiagram />
          </figure>
        </div>
        <section class="stack" aria-labelledby="entries">
          <h2 id="entries">{t('entries')}</h2>
          <div class="states-entries">
            {STATES.map((state) => (
              <Entry key={state} state={state} />
            ))}
          </div>
        </section>
        <section class="stack" aria-labelledby="contrasts">
          <h2 id="contrasts">{t('contrasts')}</h2>
          {CONTRASTS.map((contrast) => (
            <Contrast key={contrast.id} {...contrast} />
          ))}
        </section>
        <Kept />
      </main>
      <Toasts />
    </>
  );
}
