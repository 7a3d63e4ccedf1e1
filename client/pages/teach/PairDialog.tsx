/** One pair close up: what each of the two has before them now. */
import type { HostId } from '../../../shared/hosts.ts';
import './PairDialog.css';
import { useEffect } from 'preact/hooks';
import type { PairView } from '../../../shared/protocol/view.ts';
import { HostPanel } from '../../figures/host/HostPanel.tsx';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ConditionIcon, conditionWords, nameOf } from './PairCard.tsx';
import type { PlayersProps } from './Players.tsx';
import type { Teach } from './state.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

function scoreWords(pair: PairView, host: HostId): string {
  const { answered, firstTry, refused, advice } = pair.scores[host];
  return [
    t('pair.score.answered', { n: answered }),
    t('pair.score.first', { n: firstTry }),
    t('pair.score.refused', { n: refused }),
    ...(advice > 0 ? [t('pair.score.advice', { n: advice })] : []),
  ].join(' · ');
}

interface HalfProps {
  readonly teach: Teach;
  readonly pair: PairView;
  readonly host: HostId;
  readonly onRemove: PlayersProps['onRemove'];
}

/** The host as the server tells it; until it does, what the class's view knows. */
function Host({ teach, pair, host }: Omit<HalfProps, 'onRemove'>) {
  const watched = teach.watched.value;
  const seen =
    watched?.match === pair.match ? watched.view.hosts.find((one) => one.host === host) : undefined;
  const cast = teach.class.value?.round?.scenario.cast[host];
  if (seen) {
    return (
      <HostPanel
        host={seen}
        name={nameOf(pair, host)}
        cast={cast ? pick(cast) : ''}
        now={teach.watchedNow}
        absolute={false}
      />
    );
  }
  return (
    <div class="stack pair-half" data-host={host}>
      <h3 class="row">
        <HostGlyph host={host} /> {nameOf(pair, host)}
      </h3>
      <StateBadge state={pair.states[host]} size="large" gloss />
    </div>
  );
}

function Half({ teach, pair, host, onRemove }: HalfProps) {
  const { id, name, connected, player } = pair.players[host];
  return (
    <section class="pair-column">
      <Host teach={teach} pair={pair} host={host} />
      <div class="row spread">
        <p class="small">{scoreWords(pair, host)}</p>
        {player === 'person' && !connected && <span class="chip">{t('players.offline')}</span>}
        {id !== null && name !== null && (
          <button type="button" class="btn small quiet pair-remove" onClick={() => onRemove({ id, name })}>
            {t('players.remove', { name })}
          </button>
        )}
      </div>
    </section>
  );
}

function End({ teach, pair }: { readonly teach: Teach; readonly pair: PairView }) {
  const standing = teach.standings.value.get(pair.match);
  const words = standing ? conditionWords(pair, standing) : '';
  return (
    <div class="row pair-dialog-end">
      <span>{t('pair.goals', pair.goals)}</span>
      {words !== '' && standing && (
        <span class="row pair-dialog-condition">
          · <ConditionIcon condition={standing.condition} /> {words}
        </span>
      )}
      {pair.outcome === null ? (
        <span class="muted small pair-dialog-later">{t('pair.replay.later')}</span>
      ) : (
        <a class="btn primary pair-dialog-later" href={`/replay/${encodeURIComponent(pair.match)}`}>
          {t('pair.replay')}
        </a>
      )}
    </div>
  );
}

export interface PairDialogProps {
  readonly teach: Teach;
  readonly pair: PairView | null;
  readonly onClose: () => void;
  readonly onRemove: PlayersProps['onRemove'];
}

export function PairDialog({ teach, pair, onClose, onRemove }: PairDialogProps) {
  const match = pair?.match ?? null;
  useEffect(() => teach.watch(match), [teach, match]);
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      wide
      title={pair && t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') })}
    >
      {pair && (
        <div class="pair-dialog">
          {HOSTS.map((host) => (
            <Half key={host} teach={teach} pair={pair} host={host} onRemove={onRemove} />
          ))}
          <End teach={teach} pair={pair} />
        </div>
      )}
    </Dialog>
  );
}
