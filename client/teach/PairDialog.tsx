/** One pair close up. */
import './PairDialog.css';
import type { HostId, PairView } from '../../shared/protocol/view.ts';
import { Dialog } from '../components/Dialog.tsx';
import { HostGlyph } from '../components/HostGlyph.tsx';
import { StateBadge } from '../components/StateBadge.tsx';
import { number } from '../i18n/dictionary.ts';
import { t } from '../i18n/teach.ts';
import { ConditionIcon, conditionWords, nameOf } from './PairCard.tsx';
import type { PlayersProps } from './Players.tsx';
import type { Standing } from './pairs.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

function Scores({ pair, host }: { readonly pair: PairView; readonly host: HostId }) {
  const { answered, firstTry, refused, advice } = pair.scores[host];
  const rows = [
    [t('pair.score.answered'), answered],
    [t('pair.score.first'), firstTry],
    [t('pair.score.refused'), refused],
    [t('pair.score.advice'), advice],
  ] as const;
  return (
    <dl class="pair-scores">
      {rows.map(([word, n]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{number(n)}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface PairDialogProps {
  readonly pair: PairView | null;
  readonly standing: Standing | undefined;
  readonly onClose: () => void;
  readonly onRemove: PlayersProps['onRemove'];
}

export function PairDialog({ pair, standing, onClose, onRemove }: PairDialogProps) {
  const words = pair && standing ? conditionWords(pair, standing) : '';
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      wide
      title={pair && t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') })}
    >
      {pair && (
        <div class="pair-dialog">
          {HOSTS.map((host) => {
            const { id, name, connected, player } = pair.players[host];
            return (
              <section key={host} class="stack pair-half" data-host={host}>
                <h3 class="row">
                  <HostGlyph host={host} hollow={player === 'person' && !connected} />
                  {nameOf(pair, host)}
                  {player === 'person' && !connected && <span class="chip">{t('players.offline')}</span>}
                </h3>
                <StateBadge state={pair.states[host]} size="large" gloss />
                <Scores pair={pair} host={host} />
                {id !== null && name !== null && (
                  <button
                    type="button"
                    class="btn small danger pair-remove"
                    onClick={() => onRemove({ id, name })}
                  >
                    {t('players.remove', { name })}
                  </button>
                )}
              </section>
            );
          })}
          <div class="row pair-dialog-end">
            <span>{t('pair.goals', pair.goals)}</span>
            {words !== '' && standing && (
              <span class="row" style="--gap: 0.25rem">
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
        </div>
      )}
    </Dialog>
  );
}
