/** A pair close up: what each of the two has before them now. */

import type { HostId } from '../../../shared/hosts.ts';
import { pathTo } from '../../base.ts';
import './PairDialog.css';
import { useEffect } from 'preact/hooks';
import type { PairView, ScenarioView } from '../../../shared/protocol/view.ts';
import { HostPanel } from '../../figures/host/HostPanel.tsx';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ConditionIcon, conditionWords, nameOf } from './PairCard.tsx';
import type { PlayersProps } from './Players.tsx';
import { awayWords } from './Players.tsx';
import type { Standing } from './pairs.ts';
import type { Watching } from './watching.ts';

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
  readonly pair: PairView;
  readonly host: HostId;
  readonly cast: ScenarioView['cast'];
  readonly watching: Watching;
  readonly onRemove: PlayersProps['onRemove'];
}

/** The host as the server tells it; until it does, what the class's view knows. */
function Host({ pair, host, cast, watching }: Omit<HalfProps, 'onRemove'>) {
  const watched = watching.watched.value;
  const seen =
    watched?.match === pair.match ? watched.view.hosts.find((one) => one.host === host) : undefined;
  if (seen) {
    return (
      <HostPanel
        host={seen}
        name={nameOf(pair, host)}
        cast={cast[host]}
        now={watching.now}
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

function Half({ onRemove, ...shown }: HalfProps) {
  const { pair, host } = shown;
  const { id, name, connected, awaySince, player } = pair.players[host];
  return (
    <section class="pair-column">
      <Host {...shown} />
      <div class="row spread">
        <p class="small">{scoreWords(pair, host)}</p>
        {player === 'person' && !connected && <span class="chip">{awayWords(awaySince)}</span>}
        {id !== null && name !== null && (
          <button type="button" class="btn small quiet pair-remove" onClick={() => onRemove({ id, name })}>
            {t('players.remove', { name })}
          </button>
        )}
      </div>
    </section>
  );
}

interface EndProps {
  readonly pair: PairView;
  readonly standing: Standing | undefined;
}

function End({ pair, standing }: EndProps) {
  const { who, how } = standing ? conditionWords(pair, standing) : { who: '', how: '' };
  return (
    <div class="row pair-dialog-end">
      <span>{t('pair.goals', pair.goals)}</span>
      {how !== '' && standing && (
        <span class="row pair-dialog-condition">
          · <ConditionIcon condition={standing.condition} /> {who} {how}
        </span>
      )}
      {pair.outcome === null ? (
        <span class="muted small pair-dialog-later">{t('pair.replay.later')}</span>
      ) : (
        <a class="btn primary pair-dialog-later" href={pathTo(`/replay/${encodeURIComponent(pair.match)}`)}>
          {t('pair.replay')}
        </a>
      )}
    </div>
  );
}

export interface PairDialogProps {
  readonly pair: PairView | null;
  readonly standing: Standing | undefined;
  readonly cast: ScenarioView['cast'] | undefined;
  readonly watching: Watching;
  readonly onClose: () => void;
  readonly onRemove: PlayersProps['onRemove'];
}

export function PairDialog({ pair, standing, cast, watching, onClose, onRemove }: PairDialogProps) {
  const match = pair?.match ?? null;
  useEffect(() => watching.watch(match), [watching, match]);
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      wide
      title={pair && t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') })}
    >
      {pair && cast && (
        <div class="pair-dialog">
          {HOSTS.map((host) => (
            <Half key={host} pair={pair} host={host} cast={cast} watching={watching} onRemove={onRemove} />
          ))}
          <End pair={pair} standing={standing} />
        </div>
      )}
    </Dialog>
  );
}
