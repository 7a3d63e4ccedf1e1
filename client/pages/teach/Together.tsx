/** A class that plays together at one host: its target's system on the projector, and the defence. */

import { peerOf } from '../../../shared/hosts.ts';
import { pathTo } from '../../base.ts';
import './Together.css';
import { useEffect } from 'preact/hooks';
import type { ControlId } from '../../../shared/host/controls.ts';
import type { HostView, MatchView, PairView, ScenarioView } from '../../../shared/protocol/view.ts';
import { ControlsPanel } from '../../board/ControlsPanel.tsx';
import { useCrowdFaces } from '../../crowd/lazy.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import type { Watching } from './watching.ts';

export interface TogetherProps {
  readonly pair: PairView;
  readonly team: NonNullable<PairView['team']>;
  readonly goals: ScenarioView['goals'];
  readonly paused: boolean;
  readonly watching: Watching;
  readonly onControl: (match: string, control: ControlId, value: number) => void;
}

function hostOf(view: MatchView, host: HostView['host']): HostView {
  const found = view.hosts.find((one) => one.host === host);
  if (found === undefined) throw new RangeError(`no host ${host} in what a teacher sees`);
  return found;
}

function Attackers({
  pair,
  team,
  view,
}: Pick<TogetherProps, 'pair' | 'team'> & { readonly view: MatchView }) {
  const { attack } = hostOf(view, team.host).system ?? {};
  const begun = view.crowd?.begunAt != null;
  return (
    <section class="card stack together-attackers" data-host={team.host}>
      <h3 class="row">
        <HostGlyph host={team.host} /> {t('together.class', { n: team.players, host: team.host })}
      </h3>
      {begun && attack ? (
        <p class="together-sent">
          <strong class="tnum">{number(attack.sent)}</strong> {t('together.sent')}
        </p>
      ) : (
        <>
          <StateBadge state={pair.states[team.host]} size="large" gloss />
          <p class="small">{t('together.first')}</p>
        </>
      )}
    </section>
  );
}

type DefenceProps = Omit<TogetherProps, 'goals' | 'watching'> & { readonly view: MatchView };

function Defence({ pair, view, team, paused, onControl }: DefenceProps) {
  const host = hostOf(view, peerOf(team.host));
  const frozen = paused || view.outcome !== null || view.crowd?.begunAt == null;
  const { match } = pair;
  const who = pair.players[host.host].player === 'autopilot' ? 'autopilot' : 'yours';
  return (
    <section class="card stack together-defence">
      <h3 class="row">
        <HostGlyph host={host.host} /> {t('together.defence', { host: host.host })}
      </h3>
      <p class="small">{t(`together.defence.${who}`)}</p>
      <ControlsPanel
        host={host}
        frozen={frozen}
        onControl={(control, value) => onControl(match, control, value)}
        folded
      />
    </section>
  );
}

function Goals({ view, goals }: Pick<TogetherProps, 'goals'> & { readonly view: MatchView }) {
  const reached = (id: string): boolean => view.goals.some((goal) => goal.id === id && goal.reached);
  return (
    <ol class="card together-goals">
      {goals.map(({ id, text }) => (
        <li key={id} class={reached(id) ? 'reached' : ''}>
          <span aria-hidden="true">{reached(id) ? '✓' : '○'}</span> {text}
        </li>
      ))}
    </ol>
  );
}

export function Together({ pair, team, goals, paused, watching, onControl }: TogetherProps) {
  const { match } = pair;
  useEffect(() => {
    watching.watch(match);
    return () => watching.watch(null);
  }, [watching, match]);
  const faces = useCrowdFaces(true);
  const watched = watching.watched.value;
  if (watched?.match !== match || faces === null) return null;
  const { view } = watched;
  const host = hostOf(view, peerOf(team.host));
  return (
    <div class="together">
      <div class="together-host">
        {host.system !== null && view.crowd !== null && (
          <faces.SystemPanel host={host} system={host.system} crowd={view.crowd} onAct={null} />
        )}
      </div>
      <div class="together-side">
        <Attackers pair={pair} team={team} view={view} />
        <Defence pair={pair} team={team} view={view} paused={paused} onControl={onControl} />
        <Goals goals={goals} view={view} />
        {pair.outcome !== null && (
          <a class="btn primary large" href={pathTo(`/replay/${encodeURIComponent(match)}`)}>
            {t('pair.replay')}
          </a>
        )}
      </div>
    </div>
  );
}
