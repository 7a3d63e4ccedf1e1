/** A captured host at one moment: state, path, what its segments show, and the verdict. */

import { endpointText } from '../../../shared/host/address.ts';
import type { HostId } from '../../../shared/hosts.ts';
import './CapturePanel.css';
import { arrowName } from '../../../shared/tcp/state.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import '../../figures/host/HostPanel.css';
import { relative } from '../../figures/segment/segment-view.ts';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { t } from '../../i18n/capture.ts';
import { number } from '../../i18n/dictionary.ts';
import { t as violations } from '../../i18n/violations.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { Notes } from './Notes.tsx';
import { type Variables, variablesAfter } from './numbers.ts';
import { type Playback, type PlayedStep, segmentsBy, stepAt } from './playback.ts';
import { sourceOf } from './source-of.ts';
import { VerdictChip } from './VerdictChip.tsx';

export interface CapturePanelProps {
  readonly playback: Playback;
  readonly cursor: Cursor;
  readonly host: HostId;
  readonly absolute: boolean;
}

/** How it is known what is shown of this host. */
function SeenChip({ playback, host }: Pick<CapturePanelProps, 'playback' | 'host'>) {
  const local = playback.judged[host].seen === 'at its own end';
  return (
    <span class="chip" title={t(local ? 'host.local.why' : 'host.remote.why')}>
      {t(local ? 'host.local' : 'host.remote')}
    </span>
  );
}

function Badge({ step, large }: { readonly step: PlayedStep | null; readonly large: boolean }) {
  if (step === null) {
    return (
      <span class={`state-badge ${large ? 'large' : 'small'}`} data-phase="none">
        <span class="name">{t('host.unknown')}</span>
        {large && <span class="gloss">{t('host.unknown.why')}</span>}
      </span>
    );
  }
  return <StateBadge state={step.state} {...(large ? { size: 'large', gloss: true } : {})} />;
}

/** The arrows that were taken by now; a state that was entered otherwise is only visited. */
function wayOf(steps: readonly PlayedStep[], index: number) {
  const taken = steps.filter(({ moment }) => moment <= index);
  const arrows = taken.slice(1).map(({ state }, i) => arrowName(taken[i]?.state ?? state, state));
  return { arrows, visited: taken.map(({ state }) => state) };
}

function VariablesList({ of, absolute }: { readonly of: Variables; readonly absolute: boolean }) {
  const shown = (value: number | null, base: number | null): string => {
    if (value === null) return '–';
    return absolute || base === null ? String(value) : number(relative(value, base));
  };
  const plain = (value: number | null, format: (n: number) => string): string =>
    value === null ? '–' : format(value);
  const peerBase = of.irs ?? of.peerBase;
  const fields = [
    ['SND.UNA', shown(of.una, of.base)],
    ['RCV.NXT', shown(of.rcvNxt, peerBase)],
    ['SND.NXT', shown(of.nxt, of.base)],
    ['RCV.WND', plain(of.rcvWnd, number)],
    ['SND.WND', plain(of.sndWnd, number)],
    ['', ''],
    ['ISS', plain(of.iss, String)],
    ['IRS', plain(of.irs, String)],
  ] as const;
  return (
    <dl>
      {fields.map(([name, value]) => (
        <div key={name} aria-hidden={name === ''}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Verdict({ playback, cursor, host }: Omit<CapturePanelProps, 'absolute'>) {
  const judged = playback.judged[host];
  const { verdict, illegal, seen } = judged;
  const segment = illegal === null ? undefined : playback.segments[illegal.segment];
  const local = seen === 'at its own end';
  return (
    <section class="capture-verdict" data-verdict={verdict}>
      <p>
        <VerdictChip verdict={verdict} /> <SeenChip playback={playback} host={host} />{' '}
        {illegal !== null && <span class="row-source">{sourceOf(illegal)}</span>}
      </p>
      <Notes of={judged} most={4} />
      {illegal === null ? (
        <p class="small muted">
          {verdict === 'unknown'
            ? t('verdict.unknown.why')
            : verdict === 'warning'
              ? t('verdict.warning.why')
              : t(local ? 'verdict.legal.local' : 'verdict.legal.remote')}{' '}
          {verdict === 'legal' && playback.record.cut > 0 && t('verdict.legal.cut')}
        </p>
      ) : (
        <p class="small">
          {violations(illegal.code, { state: illegal.state })}{' '}
          {segment && (
            <button
              type="button"
              class="detail-link"
              onClick={() => cursor.toMoment(segment.sighted[host]?.moment ?? segment.moment)}
            >
              {t('verdict.frame', { frame: String(illegal.frame) })}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

export function CapturePanel({ playback, cursor, host, absolute }: CapturePanelProps) {
  const index = cursor.index.value;
  const step = stepAt(playback, host, index);
  const { arrows, visited } = wayOf(playback.steps[host], index);
  const name = endpointText(playback.record.hosts[host]);
  return (
    <section class="host-panel captured" data-host={host} aria-label={`${host}: ${name}`}>
      <header>
        <HostGlyph host={host} />
        <span class="host-name mono">{name}</span>
      </header>
      <Badge step={step} large />
      <div class="host-diagram">
        <StateDiagram
          compact
          here={step === null ? {} : { [host]: step.state }}
          way={arrows}
          visited={visited}
          host={host}
        />
      </div>
      <section class="host-tcb" aria-label={`${host}: ${t('host.variables')}`}>
        <h2 class="eyebrow">{t('host.variables')}</h2>
        <VariablesList of={variablesAfter(segmentsBy(playback, index))[host]} absolute={absolute} />
      </section>
      <Verdict playback={playback} cursor={cursor} host={host} />
    </section>
  );
}

/** The same in one line, for a phone's head. */
export function CaptureStrip({ playback, cursor, host }: CapturePanelProps) {
  const judged = playback.judged[host];
  const { verdict, illegal, seen } = judged;
  const name = endpointText(playback.record.hosts[host]);
  return (
    <section class="host-strip captured" data-host={host} aria-label={`${host}: ${name}`}>
      <header>
        <HostGlyph host={host} />
        <span class="host-name mono">{name}</span>
      </header>
      <div class="strip-now">
        <Badge step={stepAt(playback, host, cursor.index.value)} large={false} />
        {illegal !== null ? (
          <VerdictChip verdict={verdict} />
        ) : (
          seen === 'from elsewhere' && <SeenChip playback={playback} host={host} />
        )}
      </div>
    </section>
  );
}
