/** The lobby before a round: who is here, what it will be about, and the keys to try out. */
import { pathTo } from '../../base.ts';
import './Lobby.css';
import type { ClassView } from '../../../shared/protocol/view.ts';
import { useKeyTable } from '../../board/KeysDialog.tsx';
import { Invitation } from '../../coach/Invitation.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { t } from '../../i18n/lobby.ts';
import { OwnResults } from './OwnResults.tsx';
import type { Play } from './state.ts';

function Players({ view }: { readonly view: ClassView }) {
  const { players, you } = view;
  return (
    <section class="lobby-players" aria-labelledby="here">
      <h2 id="here" class="eyebrow">
        {t('here', { n: players.length })}
      </h2>
      <ul>
        {players.map(({ name, connected }) => (
          <li key={name} class={connected ? 'person' : 'person gone'}>
            {name}
            {name === you.name && <span class="chip">{t('you')}</span>}
            {!connected && <span class="muted small">{t('offline')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Lobby({ play, view }: { readonly play: Play; readonly view: ClassView }) {
  // Who has a seat only waits for its match to be told.
  const late = view.round !== null && view.seat === null;
  const KeyTable = useKeyTable();
  return (
    <main id="main" tabIndex={-1} class="lobby">
      <div class="lobby-main">
        <header>
          <h1>{t('title', { name: view.you.name })}</h1>
          <p class="lobby-wait" role="status">
            {t(view.setAside ? 'set-aside' : late ? 'late' : 'wait')}
          </p>
        </header>
        <div class="lobby-warm-up">
          {play.warmUpLost.value && <p role="status">{t('lost')}</p>}
          <Invitation disabled={play.link.status.value !== 'online'} onAccept={() => play.warmUp(true)} />
        </div>
        {view.round !== null && (
          <p>
            <OwnResults />
          </p>
        )}
        <Players view={view} />
        <p>
          <a href={pathTo('/practice')} target="_blank" rel="noopener">
            {t('practice')}
          </a>
        </p>
        <p>
          <a href={pathTo('/states')} target="_blank" rel="noopener">
            {t('states')}
          </a>
        </p>
      </div>
      <figure class="lobby-figure">
        <figcaption>{t('diagram')}</figcaption>
        <StateDiagram here={{}} />
      </figure>
      <section class="lobby-keys" aria-labelledby="lobby-keys">
        <h2 id="lobby-keys" class="eyebrow">
          {t('keys')}
        </h2>
        {KeyTable && <KeyTable />}
      </section>
    </main>
  );
}
