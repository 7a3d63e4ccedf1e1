/** A round while it is played: the controls of everybody's clock, and every pair. */
import './Round.css';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ClockView, TeacherView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/teach.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { clockFace, countdownFace } from '../../ui/clock-face.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useTurn, WHOLE } from '../../ui/use-turn.ts';
import { ClassPredictions } from './ClassPredictions.tsx';
import type { ClassActions } from './class-actions.ts';
import type { ClassView } from './class-view.ts';
import { PauseIcon, PlayIcon } from './icons.tsx';
import { ConditionIcon, nameOf, PairCard, type PairCardProps } from './PairCard.tsx';
import { PACES, paceIndex } from './pace.ts';
import { byNeed, CONDITIONS, type Condition, type Tally } from './pairs.ts';

type RoundShown = NonNullable<TeacherView['round']>;

function Pace({ pace, onPace }: { readonly pace: number; readonly onPace: (pace: number) => void }) {
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
          onPace(PACES[event.currentTarget.valueAsNumber] ?? pace);
        }}
      />
      <output class="pace-value">{t('round.pace.value', { pace: shown })}</output>
    </label>
  );
}

interface FiltersProps {
  readonly tally: Tally;
  readonly filter: Condition | null;
  readonly onFilter: (condition: Condition | null) => void;
}

function Filters({ tally, filter, onFilter }: FiltersProps) {
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
  readonly openClass: ClassView;
  readonly round: RoundShown;
  readonly actions: Pick<ClassActions, 'togglePause' | 'setPace' | 'limitRound'>;
  readonly busy: boolean;
  readonly onEnd: () => void;
  /** After the end: choosing what is played next. */
  readonly onNext: () => void;
  /** The same at every call: else every card would be drawn anew. */
  readonly onPair: (match: string) => void;
  /** In place of the pairs, where the whole class plays at one host. */
  readonly children?: ComponentChildren;
}

/** Large when there are few: a class of two fills the projector as well as one of sixty. */
function manyOf(pairs: number): 'few' | 'some' | 'many' | 'full' {
  if (pairs <= 4) return 'few';
  if (pairs <= 12) return 'some';
  return pairs <= 25 ? 'many' : 'full';
}

function Outcome({ openClass }: Pick<RoundProps, 'openClass'>) {
  const { reached } = openClass.tally.value;
  if (openClass.atOneHost.value) return t(reached > 0 ? 'round.over.together' : 'round.over.together.short');
  return t('round.over.reached', { n: openClass.standings.value.size, reached });
}

const MINUTE = 60_000;
/** Minutes that a click adds, and the most that a round may have. */
const MORE = 2;
const MOST_MINUTES = 120;

interface ControlsProps extends Pick<RoundProps, 'openClass' | 'actions' | 'busy' | 'onEnd' | 'onNext'> {
  readonly clock: ClockView;
  readonly ends: number | null;
}

type LimitProps = Pick<ControlsProps, 'openClass' | 'actions' | 'busy' | 'clock' | 'ends'>;

/** When the round ends by itself, and a little more time. */
function Limit({ ends, clock, openClass, actions, busy }: LimitProps) {
  if (ends === null) return null;
  const left = Math.max(0, (ends - openClass.virtual.value) / clock.pace);
  const minutes = Math.ceil(left / MINUTE);
  return (
    <p class="limit" data-soon={left < MINUTE}>
      <span class="label">{t('round.ends')}</span>
      <span class="limit-time" role="timer">
        {countdownFace(left)}
      </span>
      <button
        type="button"
        class="btn small quiet"
        disabled={busy}
        onClick={() => void actions.limitRound(Math.min(MOST_MINUTES, minutes + MORE))}
      >
        {t('round.ends.more', { n: MORE })}
      </button>
      <button
        type="button"
        class="btn small quiet"
        disabled={busy}
        onClick={() => void actions.limitRound(null)}
      >
        {t('round.ends.never')}
      </button>
    </p>
  );
}

function Controls({ clock, ends, openClass, actions, busy, onEnd, onNext }: ControlsProps) {
  if (!openClass.running.value) {
    return (
      <div class="controls over">
        <p>
          <strong>{t('round.over')}</strong> <Outcome openClass={openClass} />
        </p>
        <button type="button" class="btn primary large" onClick={onNext}>
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
        disabled={busy}
        onClick={() => void actions.togglePause()}
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
        {clockFace(openClass.virtual.value)}
      </p>
      <Limit ends={ends} clock={clock} openClass={openClass} actions={actions} busy={busy} />
      <Pace pace={clock.pace} onPace={(pace) => void actions.setPace(pace)} />
      <button type="button" class="btn danger" onClick={onEnd}>
        {t('round.end')}
      </button>
    </div>
  );
}

interface KeptCardProps extends Omit<PairCardProps, 'onOpen' | 'box' | 'whole'> {
  /** More than are drawn at once. */
  readonly many: boolean;
  readonly onPair: (match: string) => void;
}

function KeptCard({ many, onPair, ...card }: KeptCardProps) {
  const { pair, place, standing, dimmed, large } = card;
  const { condition, host, time, tries } = standing;
  // Time is told in seconds.
  const seconds = Math.floor(time / 1_000);
  const box = useRef<HTMLLIElement>(null);
  const drawn = useTurn({
    box,
    many,
    draw: (whole) => <PairCard {...card} box={box} whole={whole} onOpen={() => onPair(pair.match)} />,
    of: [pair, place, condition, host, seconds, tries, dimmed, large, onPair],
    briefOf: [place, nameOf(pair, 'A'), nameOf(pair, 'B'), dimmed, onPair],
  });
  return <>{drawn}</>;
}

export function Round({ round, onPair, children, ...controls }: RoundProps) {
  const [filter, setFilter] = useState<Condition | null>(null);
  const { openClass } = controls;
  const standings = openClass.standings.value;
  const clock = openClass.view.value?.clock;
  const atOneHost = openClass.atOneHost.value;
  const shown = round.pairs.flatMap((pair, i) => {
    const standing = standings.get(pair.match);
    return standing ? [{ pair, place: i + 1, standing }] : [];
  });
  const many = manyOf(shown.length);
  const grown = useGrowing(shown.length);
  return (
    <div class="round">
      <div class="round-head">
        <div class="round-title">
          <h2>{t('round.title', { number: round.scenario.number, title: round.scenario.title })}</h2>
          <span class="chip">{t(`level.${round.level}`)}</span>
          {!atOneHost && <Filters tally={openClass.tally.value} filter={filter} onFilter={setFilter} />}
        </div>
        {clock && <Controls {...controls} clock={clock} ends={round.ends} />}
      </div>
      <ClassPredictions predictions={round.predictions} />
      {children || (
        <ol class="pairs" data-many={many}>
          {byNeed(shown)
            .slice(0, grown)
            .map(({ pair, place, standing }) => (
              <Boundary key={pair.match} kind="part">
                <KeptCard
                  many={shown.length > WHOLE}
                  pair={pair}
                  place={place}
                  standing={standing}
                  dimmed={filter !== null && standing.condition !== filter}
                  large={many === 'few'}
                  onPair={onPair}
                />
              </Boundary>
            ))}
        </ol>
      )}
    </div>
  );
}
