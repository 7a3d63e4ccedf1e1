/** Who I am: host, state, diagram, timers, TCB. */

import { peerOf } from '../../shared/hosts.ts';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import type { Board } from './board-state.ts';
import { Figure } from './Figure.tsx';
import { SheetButtons } from './SheetButtons.tsx';
import { StateNow } from './StateNow.tsx';
import { Laptop } from './Status.tsx';
import { Tcb } from './Tcb.tsx';
import { SmallTimers, Timers } from './Timers.tsx';

export function Cast({ board }: { readonly board: Board }) {
  const { host, scenario, partner } = board.port;
  const peer = peerOf(host);
  const { name, self, together, connected } = partner.value;
  const nobody = t(self ? 'me.self' : together === null ? 'me.autopilot' : 'me.teacher');
  return (
    <p class="cast">
      <span class="cast-me" data-host={host}>
        <HostGlyph host={host} />
        <strong>{pick(scenario.value.cast[host])}</strong>
        <span class="chip host">
          {together === null ? common('host.you') : t('me.together', { n: together - 1 })}
        </span>
      </span>
      <span class="cast-peer" data-host={peer}>
        <HostGlyph host={peer} hollow={!connected} />
        <span>{pick(scenario.value.cast[peer])}</span>
        <span class="muted">{name ?? nobody}</span>
        {name !== null && <Laptop connected={connected} />}
      </span>
    </p>
  );
}

export interface WhoIAmProps {
  readonly board: Board;
  readonly compact: boolean;
  /** No third region on the page: its doors stand here. */
  readonly doors: boolean;
}

export function WhoIAm({ board, compact, doors }: WhoIAmProps) {
  return (
    <section class="region me" aria-label={t('region.me')}>
      <Cast board={board} />
      {doors && <SheetButtons board={board} worded />}
      <StateNow board={board} />
      <figure class="figure">
        <Figure board={board} compact={compact} />
      </figure>
      <Timers board={board} />
      <Tcb board={board} />
    </section>
  );
}

/** The same on a phone, in one line: the diagram, the log and the task are one tap away. Settings take a second one. */
export function WhoIAmBriefly({ board }: { readonly board: Board }) {
  const { host } = board.port;
  const { tcb, controls } = board.host.value;
  return (
    <section class="region brief" aria-label={t('region.me')} data-host={host}>
      <HostGlyph host={host} />
      <button
        type="button"
        class="brief-state"
        aria-label={`${tcb.state}. ${t('tab.diagram')}`}
        onClick={() => board.show('diagram')}
      >
        <StateNow board={board} size="medium" gloss={false} />
      </button>
      <span class="brief-timers">
        <SmallTimers board={board} />
      </span>
      <SheetButtons board={board} worded={controls.length > 0} />
    </section>
  );
}
