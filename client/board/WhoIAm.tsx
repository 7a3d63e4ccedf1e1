/** The player's own region: host, state, diagram, timers, TCB. */

import { peerOf } from '../../shared/hosts.ts';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import type { Board } from './board-state.ts';
import { Figure } from './Figure.tsx';
import { useTcb } from './lazy-tcb.ts';
import type { BoardPort } from './port.ts';
import { SheetButtons } from './SheetButtons.tsx';
import { StateNow } from './StateNow.tsx';
import { Laptop } from './Strip.tsx';
import { SmallTimers, Timers } from './Timers.tsx';

export type CastProps = Pick<BoardPort, 'host' | 'scenario' | 'partner'>;

export function Cast({ host, scenario, partner }: CastProps) {
  const peer = peerOf(host);
  const { name, self, together, connected, network } = partner.value;
  const nobody = t(self ? 'me.self' : together === null ? 'me.autopilot' : 'me.teacher');
  return (
    <p class="cast">
      <span class="cast-me" data-host={host}>
        <HostGlyph host={host} />
        <strong>{scenario.value.cast[host]}</strong>
        <span class="chip host">
          {together === null ? common('host.you') : t('me.together', { n: together - 1 })}
        </span>
      </span>
      <span class="cast-peer" data-host={peer}>
        <HostGlyph host={peer} hollow={!connected} />
        <span>{scenario.value.cast[peer]}</span>
        <span class="muted">{name ?? nobody}</span>
        {name !== null && <Laptop connected={connected} />}
      </span>
      {network !== null && <span class="muted small">{t('me.network', { name: network })}</span>}
    </p>
  );
}

export interface WhoIAmProps extends Pick<Board, 'situation' | 'draft' | 'numbering' | 'sheets'> {
  readonly cast: CastProps;
  readonly compact: boolean;
  /** No third region on the page: what leads to it stands here. */
  readonly buttons: boolean;
}

export function WhoIAm({ situation, draft, numbering, sheets, cast, compact, buttons }: WhoIAmProps) {
  const Tcb = useTcb();
  return (
    <section class="region me" aria-label={t('region.me')}>
      <Cast {...cast} />
      {buttons && <SheetButtons sheets={sheets} situation={situation} worded />}
      <StateNow situation={situation} />
      <figure class="figure">
        <Figure situation={situation} draft={draft} compact={compact} />
      </figure>
      <Timers situation={situation} />
      {Tcb && <Tcb situation={situation} numbering={numbering} />}
    </section>
  );
}

/** The same on a phone, in one line: the diagram, the log and the task are one tap away. Settings take a second one. */
export function WhoIAmBriefly({ situation, sheets }: Pick<Board, 'situation' | 'sheets'>) {
  const { host, tcb, controls } = situation.host.value;
  return (
    <section class="region brief" aria-label={t('region.me')} data-host={host}>
      <HostGlyph host={host} />
      <button
        type="button"
        class="brief-state"
        aria-label={`${tcb.state}. ${t('tab.diagram')}`}
        onClick={() => sheets.show('diagram')}
      >
        <StateNow situation={situation} size="medium" gloss={false} plain />
      </button>
      <span class="brief-timers">
        <SmallTimers situation={situation} />
      </span>
      <SheetButtons sheets={sheets} situation={situation} worded={controls.length > 0} />
    </section>
  );
}
