/** A pair close up: both hosts, the wire between them, and what the teacher can do about it. */
import './PairInside.css';
import { useMemo } from 'preact/hooks';
import type { PairView, ScenarioView, TeacherView } from '../../../shared/protocol/view.ts';
import { pathTo } from '../../base.ts';
import { storyOf } from '../../figures/ladder/story.ts';
import { t } from '../../i18n/pair.ts';
import { t as teach } from '../../i18n/teach.ts';
import type { ClassActions } from './class-actions.ts';
import type { Seats } from './hand-pairs.ts';
import { ConditionIcon, conditionWords } from './PairCard.tsx';
import { PairHost } from './PairHost.tsx';
import { PairWire } from './PairWire.tsx';
import type { PlayersProps } from './Players.tsx';
import type { Standing } from './pairs.ts';
import type { Watching } from './watching.ts';

export interface PairInsideProps {
  readonly pair: PairView;
  readonly standing: Standing | undefined;
  readonly cast: ScenarioView['cast'];
  readonly watching: Watching;
  /** Who may be given a seat. */
  readonly people: TeacherView['players'];
  readonly actions: Pick<ClassActions, 'help' | 'orderWire' | 'giveSeat' | 'giveWire'>;
  readonly busy: boolean;
  readonly onRemove: PlayersProps['onRemove'];
  /** A new match for these two. */
  readonly onAgain: (seats: Seats) => void;
}

function End({
  pair,
  standing,
  busy,
  onAgain,
}: Pick<PairInsideProps, 'pair' | 'standing' | 'busy' | 'onAgain'>) {
  const { who, how } = standing ? conditionWords(pair, standing) : { who: '', how: '' };
  const { A, B } = pair.players;
  const network = pair.network ? { network: pair.network.id } : {};
  return (
    <div class="row pair-end-row">
      <span>{teach('pair.goals', pair.goals)}</span>
      {how !== '' && standing && (
        <span class="row pair-standing" data-condition={standing.condition}>
          <ConditionIcon condition={standing.condition} /> {who} {how}
        </span>
      )}
      <span class="row pair-again">
        {(A.id ?? B.id) !== null && (
          <>
            <button
              type="button"
              class="btn small"
              disabled={busy}
              onClick={() => onAgain({ A: B.id, B: A.id, ...network })}
            >
              {t('again.swap')}
            </button>
            <button
              type="button"
              class="btn small"
              disabled={busy}
              onClick={() => onAgain({ A: A.id, B: B.id, ...network })}
            >
              {t('again.reset')}
            </button>
          </>
        )}
        {pair.outcome !== null && (
          <a class="btn primary" href={pathTo(`/replay/${encodeURIComponent(pair.match)}`)}>
            {teach('pair.replay')}
          </a>
        )}
      </span>
    </div>
  );
}

export function PairInside(props: PairInsideProps) {
  const { pair, watching, actions, busy } = props;
  const watched = watching.watched.value;
  const events = watched?.match === pair.match ? watched.events : NO_EVENTS;
  const story = useMemo(() => storyOf(events), [events]);
  return (
    <div class="pair-inside">
      <End {...props} />
      <PairHost {...props} host="A" story={story} />
      <PairWire
        pair={pair}
        people={props.people}
        story={story}
        over={pair.outcome !== null}
        watching={watching}
        actions={actions}
        busy={busy}
      />
      <PairHost {...props} host="B" story={story} />
    </div>
  );
}

const NO_EVENTS: readonly never[] = [];
