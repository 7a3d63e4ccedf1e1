/** The choice of the next round: scenario, level, and how it is played. */
import './Chooser.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LEVELS, type Level } from '../../../shared/match/input.ts';
import type { ScenarioListing } from '../../../shared/protocol/http.ts';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { byTheme } from '../../../shared/scenarios/catalogue/themes.ts';
import { pathTo } from '../../base.ts';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import type { NextRound } from './next-round.ts';
import { seating } from './pairs.ts';
import { Terms } from './Terms.tsx';

function ScenarioOption({
  scenario,
  chosen,
  onChoose,
}: {
  readonly scenario: ScenarioListing;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const item = useRef<HTMLLabelElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <label class="scenario-option" ref={item}>
      <input type="radio" name="scenario" checked={chosen} onChange={onChoose} />
      <span class="scenario-number">{scenario.number ?? '✎'}</span>
      <span class="scenario-title">{scenario.title}</span>
      {scenario.minutes !== null && (
        <span class="scenario-minutes">{t('next.minutes', { n: scenario.minutes })}</span>
      )}
    </label>
  );
}

/** A match with the autopilot, on the page that a student has. */
const previewOf = (scenario: string, level: Level): string =>
  pathTo(`/practice?${new URLSearchParams({ scenario, level })}`);

/** A pair each, or all at one host. */
function How({ nextRound }: { readonly nextRound: NextRound }) {
  const together = nextRound.together.value;
  if (!nextRound.mayTogether.value) return null;
  return (
    <fieldset class="levels">
      <legend class="label">{t('next.how')}</legend>
      <div class="segmented how">
        {([false, true] as const).map((one) => (
          <button
            key={String(one)}
            type="button"
            class="btn"
            aria-pressed={together === one}
            onClick={() => nextRound.setTogether(one)}
          >
            {t(one ? 'next.how.together' : 'next.how.pairs')}
          </button>
        ))}
      </div>
      {together && <p class="small muted">{t('next.how.together.hint')}</p>}
    </fieldset>
  );
}

interface SeatsProps extends Pick<ChooserProps, 'players' | 'running' | 'onHand'> {
  readonly nextRound: NextRound;
}

/** Who plays with whom, as far as it is known. */
function Seats({ players, nextRound, running, onHand }: SeatsProps) {
  const { together, odd, hand } = nextRound;
  const here = players.filter(({ connected }) => connected).length;
  const away = players.length - here;
  const { pairs, alone } = seating(here);
  const network = odd.value === 'network' && pairs > 0;
  const words = [
    ...(pairs > 0 ? [t('next.seats.pairs', { n: pairs })] : []),
    ...(alone ? [t(network ? 'next.seats.network' : 'next.seats.alone')] : []),
    ...(away > 0 ? [t('next.seats.away', { n: away })] : []),
  ];
  const made = hand.pairs.value.length;
  return (
    <div class="small muted">
      {!together.value && (
        <p class="seats">
          {words.join(' · ')}
          <button type="button" class="btn small quiet" onClick={onHand}>
            {made === 0 ? t('next.hand') : t('next.hand.made', { n: made })}
          </button>
        </p>
      )}
      {running && <p>{t('next.replaces')}</p>}
    </div>
  );
}

export interface ChooserProps {
  readonly nextRound: NextRound;
  /** Those of the class: who is away sits out. */
  readonly players: TeacherView['players'];
  /** A round is being played, which the next one would replace. */
  readonly running: boolean;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onOwn: () => void;
  /** Pairs are made by hand. */
  readonly onHand: () => void;
  /** The lesson plan, above. */
  readonly children?: ComponentChildren;
}

export function Chooser({
  nextRound,
  players,
  running,
  busy,
  onStart,
  onOwn,
  onHand,
  children,
}: ChooserProps) {
  const { scenarios, scenario: chosenId, level: chosenLevel } = nextRound;
  const chosen = scenarios.value.find(({ id }) => id === chosenId.value);
  const nobody = players.length === 0;
  return (
    <section class="chooser card flush" aria-labelledby="chooser-title">
      <header class="chooser-head">
        <h2 id="chooser-title">{t('next.title')}</h2>
        <button type="button" class="btn small quiet" onClick={onOwn}>
          {t('own.open')}
        </button>
      </header>
      <div class="chooser-body">
        {children}
        <fieldset class="scenario-list">
          <legend class="visually-hidden">{t('next.scenario')}</legend>
          <div class="themes">
            {byTheme(scenarios.value, ({ id }) => id).map(({ theme, items }) => (
              <fieldset key={theme?.id ?? 'own'} class="theme">
                <legend class="eyebrow">{items[0]?.theme ?? t('own.title')}</legend>
                {items.map((scenario) => (
                  <ScenarioOption
                    key={scenario.id}
                    scenario={scenario}
                    chosen={chosenId.value === scenario.id}
                    onChoose={() => {
                      chosenId.value = scenario.id;
                    }}
                  />
                ))}
              </fieldset>
            ))}
          </div>
        </fieldset>
      </div>
      <div class="chooser-end">
        <p class="scenario-intro" aria-live="polite">
          {chosen?.introduction}
        </p>
        <fieldset class="levels">
          <legend class="label">{t('next.level')}</legend>
          <div class="segmented">
            {LEVELS.map((level) => (
              <button
                key={level}
                type="button"
                class="btn"
                aria-pressed={chosenLevel.value === level}
                onClick={() => {
                  chosenLevel.value = level;
                }}
              >
                {t(`level.${level}`)}
              </button>
            ))}
          </div>
          <p class="small muted">
            {t(`level.${chosenLevel.value}.hint`)}
            {chosen !== undefined && chosen.number !== null && (
              <>
                {sentenceSpace()}
                <a href={previewOf(chosen.id, chosenLevel.value)} target="_blank" rel="noopener">
                  {t('next.preview')}
                </a>
              </>
            )}
          </p>
        </fieldset>
        <How nextRound={nextRound} />
        <Terms nextRound={nextRound} expected={chosen?.minutes ?? null} />
        <div class="start">
          <button
            type="button"
            class="btn primary large"
            disabled={nobody || chosen === undefined || busy}
            onClick={onStart}
          >
            {nobody ? t('next.start.nobody') : t('next.start')}
          </button>
          {!nobody && <Seats players={players} nextRound={nextRound} running={running} onHand={onHand} />}
        </div>
      </div>
    </section>
  );
}
