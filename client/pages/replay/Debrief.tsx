/** The debrief of a match: what was reached, how it was answered, what happened and why. */
import { HOSTS } from '../../../shared/hosts.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import './Debrief.css';
import { useMemo } from 'preact/hooks';
import { refusalView } from '../../../shared/protocol/verdict-view.ts';
import { debriefOf } from '../../../shared/record/debrief.ts';
import { outlines } from '../../../shared/record/outline.ts';
import { DebriefText } from '../../figures/DebriefText.tsx';
import { MiniLadders } from '../../figures/ladder/MiniLadder.tsx';
import { Mistakes } from '../../figures/Mistakes.tsx';
import type { Refused } from '../../figures/mistakes.ts';
import { Predicted } from '../../figures/Predicted.tsx';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/replay.ts';
import { words } from '../../i18n/rulebook.ts';
import { scenarioWords, textsOf } from '../../i18n/scenarios.ts';
import { Sign } from '../../ui/Notice.tsx';
import { nameOf } from './names.ts';
import type { Playback } from './playback.ts';
import { predictedOf } from './predicted.ts';

interface DebriefProps {
  readonly playback: Playback;
  /** The reader goes to a moment of the match. */
  readonly onSee?: () => void;
}

/** Here, where its moments have addresses. */
const HERE = '';

const eventsOf = ({ moments }: Playback): readonly MatchEvent[] => moments.flatMap(({ events }) => events);

const refusedOf = (playback: Playback): readonly Refused[] =>
  eventsOf(playback).flatMap((event) => {
    if (event.type !== 'refused') return [];
    const { host, at, version } = event;
    return { host, at, version, verdict: refusalView(event.verdict, words, 'looking back') };
  });

export function Debrief({ playback, onSee = () => undefined }: DebriefProps) {
  const match = playback.moments.at(-1)?.match;
  const laid = useMemo(() => {
    return match ? outlines(eventsOf(playback), match.scenario, match.seed) : null;
  }, [playback, match]);
  if (!match || match.outcome === null) return null;
  const { scenario, goals, hosts, outcome } = match;
  const texts = textsOf(scenario);
  return (
    <div class="debrief">
      <p class="debrief-outcome">
        <Sign kind={outcome === 'goals reached' ? 'good' : 'info'} /> {t(`ended.${outcome}`)}
      </p>
      {texts.goals.length > 0 && (
        <ul class="debrief-goals" aria-label={t('debrief.goals')}>
          {texts.goals.map(({ id, text }) => {
            const reached = goals.includes(id);
            return (
              <li key={id} class={reached ? 'reached' : 'missed'}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <rect x="1.5" y="1.5" width="13" height="13" rx="3" />
                  {reached && <path d="M4.2 8.3l2.6 2.6 5-5.6" />}
                </svg>
                {text}
                <span class="visually-hidden">: {t(reached ? 'debrief.reached' : 'debrief.missed')}</span>
              </li>
            );
          })}
        </ul>
      )}
      <dl class="debrief-scores" aria-label={t('debrief.score')}>
        {HOSTS.map((host) => {
          const { answered, firstTry, refused, advice } = hosts[host].score;
          const words = [
            t('debrief.first', { right: firstTry, n: answered }),
            ...(refused > 0 ? [t('debrief.refused', { n: refused })] : []),
            ...(advice > 0 ? [t('debrief.advice', { n: advice })] : []),
          ];
          return answered === 0 ? null : (
            <div key={host}>
              <dt>
                <HostGlyph host={host} /> {nameOf(playback, host)}
              </dt>
              <dd>{words.join(' · ')}</dd>
            </div>
          );
        })}
      </dl>
      <Mistakes
        refused={refusedOf(playback)}
        replay={HERE}
        nameOf={(host) => nameOf(playback, host)}
        onSee={onSee}
      />
      <Predicted rows={predictedOf(match, texts, eventsOf(playback))} replay={HERE} onSee={onSee} />
      <DebriefText debrief={debriefOf(match, scenarioWords())} />
      {laid && <MiniLadders outlines={laid} />}
    </div>
  );
}
