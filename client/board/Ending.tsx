/** The end of a match: outcome, goals, what happened and why, and how the player did, rule by rule. */
import './Ending.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HostView, Outlines, ScenarioView, SeatView } from '../../shared/protocol/view.ts';
import type { RuleId } from '../../shared/tcp/rules.ts';
import { ARROWS, STATES } from '../../shared/tcp/state.ts';
import { DebriefText } from '../figures/DebriefText.tsx';
import { Mistakes } from '../figures/Mistakes.tsx';
import type { Refused } from '../figures/mistakes.ts';
import { t as common } from '../i18n/common.ts';
import { t } from '../i18n/ending.ts';
import { lazily } from '../ui/lazily.ts';
import { Sign } from '../ui/Notice.tsx';
import { Figures } from './Figures.tsx';
import { Goals } from './Goals.tsx';
import { usePredictions } from './lazy-predictions.ts';
import type { Log } from './log.ts';
import type { PredictionOptions } from './prediction-state.ts';
import { SystemSummary } from './SystemPanel.tsx';
import type { Situation } from './situation.ts';

/** What each rule says that was at stake: the verdicts have told it. */
function ruleSentences(turns: Log['turns']): ReadonlyMap<RuleId, string> {
  const refused = turns.flatMap(({ tries }) => tries.map(({ verdict }) => verdict));
  const accepted = turns.flatMap(({ answer }) => (answer ? [answer.verdict] : []));
  return new Map([
    // Where its rule was never told there is only what was wrong.
    ...refused.map(({ rule, message }) => [rule, message] as const),
    ...refused.flatMap(({ source, hint }) => (hint === null ? [] : [[source.rule, hint] as const])),
    ...accepted.map(({ rule, message, hint }) => [rule, hint ?? message] as const),
  ]);
}

interface RulesProps extends Pick<HostView['score'], 'rules'>, Pick<Log, 'turns'> {
  readonly ofClass: boolean;
}

function Rules({ rules, turns, ofClass }: RulesProps) {
  const entries = (Object.keys(rules) as RuleId[])
    .map((rule) => ({ rule, right: rules[rule]?.right ?? 0, wrong: rules[rule]?.wrong ?? 0 }))
    .sort((x, y) => y.wrong - x.wrong || Number(x.rule.slice(1)) - Number(y.rule.slice(1)));
  if (entries.length === 0) return null;
  const sentences = ruleSentences(turns);
  return (
    <section>
      <h3>{t(ofClass ? 'end.rules.class' : 'end.rules')}</h3>
      <ul class="rule-score">
        {entries.map(({ rule, right, wrong }) => (
          <li key={rule} class={wrong > 0 ? 'wrong' : ''}>
            <span
              class="marks"
              role="img"
              aria-label={`${right} ${t('end.right')}, ${wrong} ${t('end.wrong')}`}
            >
              {Array.from({ length: wrong }, (_, i) => (
                <i key={i} class="bad" />
              ))}
              {Array.from({ length: right }, (_, i) => (
                <i key={i} class="good" />
              ))}
            </span>
            <p>
              <code>{rule}</code> {sentences.get(rule)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const refusedOf = ({ host, log }: Situation, own: SeatView['own']): readonly Refused[] =>
  log.value.turns
    .flatMap(({ tries }) => tries.map((one) => ({ ...one, host: host.value.host })))
    .filter(({ version }) => own === null || own.refused.includes(version));

/** The network was a person, to whom it is due that anything went wrong on the way. */
function networkWords(name: string, did: NonNullable<NonNullable<SeatView['network']>['did']>): string {
  const deeds = (['lose', 'delay', 'duplicate'] as const).flatMap((one) =>
    did[one] > 0 ? [t(`end.network.${one}`, { n: did[one] })] : [],
  );
  return deeds.length === 0
    ? t('end.network.nothing', { name })
    : t('end.network', { name, deeds: deeds.join(common('list.separator')) });
}

/** The debrief tells the same in words. */
const useMiniatures = lazily(
  () => import('../figures/ladder/MiniLadder.tsx'),
  ({ MiniLadders }) => MiniLadders,
);

export interface EndingProps {
  readonly situation: Situation;
  readonly scenario: ScenarioView;
  readonly board: PredictionOptions;
  /** Where it can be watched again. */
  readonly replay: string;
  /** The match beside the canonical one, once it is known. */
  readonly outlines: Outlines | null;
  /** The player's own answers, where a class shares the host; null: all of them. */
  readonly own: SeatView['own'];
  /** Who was the network, and what they did; null where nobody was. */
  readonly network: SeatView['network'];
  /** What comes next: the class waits for the next round, practice begins anew. */
  readonly children?: ComponentChildren;
}

export function Ending({
  situation,
  scenario,
  board,
  replay,
  outlines,
  own,
  network,
  children,
}: EndingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { outcome } = situation.match.value;
  const { debrief } = scenario;
  const Miniatures = useMiniatures();
  const Predictions = usePredictions(situation.host.value.predictions.length > 0);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (outcome === null) return null;
  const { visited, arrows, score } = situation.host.value;
  const { answered, firstTry, refused, advice } = own ? { ...own, refused: own.refused.length } : score;
  const figure = arrows.filter((arrow) => ARROWS.some(({ from, to }) => arrow === `${from}→${to}`));
  return (
    <section class="ending" aria-labelledby="ending-title">
      <header class="row">
        <Sign kind={outcome === 'goals reached' ? 'good' : 'info'} />
        <h2 id="ending-title" ref={heading} tabIndex={-1}>
          {t(`end.${outcome}`)}
        </h2>
      </header>
      <Goals scenario={scenario} match={situation.match.value} />
      <Figures
        figures={[
          { label: t('end.first.label'), n: firstTry, of: answered },
          { label: t('end.refused'), n: refused },
          { label: t('end.advice'), n: advice },
        ]}
      />
      <p class="row">
        <a class="btn primary" href={replay}>
          {t('end.replay')}
        </a>
        {children}
      </p>
      {network?.did && <p>{networkWords(network.name, network.did)}</p>}
      <SystemSummary situation={situation} />
      <Mistakes refused={refusedOf(situation, own)} replay={replay} nameOf={null} />
      {Predictions && <Predictions.OwnPredictions board={board} replay={replay} />}
      {debrief && (
        <section>
          <h3>{t('end.debrief')}</h3>
          <DebriefText debrief={debrief} />
        </section>
      )}
      {outlines && Miniatures && <Miniatures outlines={outlines} />}
      <Rules rules={score.rules} turns={situation.log.value.turns} ofClass={own !== null} />
      <p class="muted small">
        {t('end.card')}{' '}
        {t('end.card.count', {
          states: STATES.filter((state) => visited.includes(state)).length,
          arrows: figure.length,
          all: ARROWS.length,
        })}
      </p>
    </section>
  );
}
