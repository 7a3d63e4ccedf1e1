/** A round while it is played: the controls of everybody's clock, and every pair. */
import './Round.css';
import { useState } from 'preact/hooks';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/teach.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { PauseIcon, PlayIcon } from './icons.tsx';
import { ConditionIcon, PairCard } from './PairCard.tsx';
import { CONDITIONS, type Condition } from './pairs.ts';
import { TeamScreen } from './Screen.tsx';
import { PACES, paceIndex, type Teach } from './state.ts';

type RoundShown = NonNullable<NonNullable<Teach['class']['value']>['round']>;

const two = (n: number): string => String(n).padStart(2, '0');
export const clockText = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
};

function Pace({ teach, pace }: { readonly teach: Teach; readonly pace: number }) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? pace;
  return (
    <label class="pace">
      <span class="label">{t('round.pace')}</span>
      <input
        type="range"
        min={0}
        max={PACES.length - 1}
        step={1}
        value={paceIndex(shown)}
        aria-valuetext={t('round.pace.value', { pace: shown })}
        onInput={(event) => setDragged(PACES[event.currentTarget.valueAsNumber] ?? pace)}
        onChange={(event) => {
          setDragged(null);
          void teach.setPace(PACES[event.currentTarget.valueAsNumber] ?? pace);
        }}
      />
      <output class="pace-value">{t('round.pace.value', { pace: shown })}</output>
    </label>
  );
}

function Filters({
  teach,
  filter,
  onFilter,
}: {
  readonly teach: Teach;
  readonly filter: Condition | null;
  readonly onFilter: (condition: Condition | null) => void;
}) {
  const tally = teach.tally.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="filters" role="group" aria-label={t('condition.label')}>
      {CONDITIONS.filter((condition) => tally[condition] > 0 || condition === filter).map((condition) => (
        <button
          key={condition}
          type="button"
          class="filter"
          data-condition={condition}
          aria-pressed={filter === condition}
          onClick={() => onFilter(filter === condition ? null : condition)}
        >
          <ConditionIcon condition={condition} />
          <strong>{tally[condition]}</strong> {t(`condition.${condition}`)}
        </button>
      ))}
    </div>
  );
}

export interface RoundProps {
  readonly teach: Teach;
  readonly round: RoundShown;
  readonly onEnd: () => void;
  readonly onPair: (match: string) => void;
}

/** Large when there are few: a class of two fills the projector as well as one of sixty. */
const manyOf = (pairs: number): 'few' | 'some' | 'many' =>
  pairs <= 4 ? 'few' : pairs <= 12 ? 'some' : 'many';

function Outcome({ teach }: { readonly teach: Teach }) {
  const { reached } = teach.tally.value;
  if (teach.atOneHost.value) return t(reached > 0 ? 'round.over.together' : 'round.over.together.short');
  return t('round.over.reached', { n: teach.standings.value.size, reached });
}

function Controls({ teach, onEnd }: Pick<RoundProps, 'teach' | 'onEnd'>) {
  const clock = teach.class.value?.clock;
  if (!clock) return null;
  if (!teach.running.value) {
    return (
      <div class="controls over">
        <p>
          <strong>{t('round.over')}</strong> <Outcome teach={teach} />
        </p>
        <button
          type="button"
          class="btn primary large"
          onClick={() => {
            teach.tab.value = 'lobby';
          }}
        >
          {t('round.next')}
        </button>
      </div>
    );
  }
  return (
    <div class={clock.paused ? 'controls paused' : 'controls'}>
      <button
        type="button"
        class="btn large pause"
        aria-keyshortcuts="p"
        disabled={teach.busy.value}
        onClick={() => void teach.togglePause()}
      >
        {clock.paused ? <PlayIcon size={20} /> : <PauseIcon size={20} />}
        {clock.paused ? t('round.resume') : t('round.pause')} <Kbd>P</Kbd>
      </button>
      {clock.paused && (
        <p class="paused-words" role="status">
          {t('round.paused')}
        </p>
      )}
      <p class="match-time" role="timer" aria-label={t('round.time')} title={t('round.time')}>
        {clockText(teach.virtual.value)}
      </p>
      <Pace teach={teach} pace={clock.pace} />
      <button type="button" class="btn danger" onClick={onEnd}>
        {t('round.end')}
      </button>
    </div>
  );
}

export function Round({ teach, round, onEnd, onPair }: RoundProps) {
  const [filter, setFilter] = useState<Condition | null>(null);
  const standings = teach.standings.value;
  const many = manyOf(round.pairs.length);
  const [first] = round.pairs;
  return (
    <div class="round">
      <div class="round-head">
        <div class="round-title">
          <h2>{t('round.title', { number: round.scenario.number, title: pick(round.scenario.title) })}</h2>
          <span class="chip">{t(`level.${round.level}`)}</span>
          {!first?.team && <Filters teach={teach} filter={filter} onFilter={setFilter} />}
        </div>
        <Controls teach={teach} onEnd={onEnd} />
      </div>
      {first?.team ? (
        <TeamScreen teach={teach} pair={first} team={first.team} />
      ) : (
        <ol class="pairs" data-many={many}>
          {round.pairs.map((pair, i) => {
            const standing = standings.get(pair.match);
            return standing ? (
              <PairCard
                key={pair.match}
                pair={pair}
                place={i + 1}
                standing={standing}
                dimmed={filter !== null && standing.condition !== filter}
                large={many === 'few'}
                onOpen={() => onPair(pair.match)}
              />
            ) : null;
          })}
        </ol>
      )}
    </div>
  );
}
