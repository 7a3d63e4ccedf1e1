/** The pane between the hosts: the ladder, or, where there is a crowd, the system of either host. */

import { type ComponentChildren, Fragment } from 'preact';
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import type { HostView, MatchView } from '../../../shared/match/view.ts';
import { useCrowdFaces } from '../../crowd/lazy.ts';
import { t } from '../../i18n/replay.ts';

export type Pane = 'ladder' | HostId;
const PANES: readonly Pane[] = ['ladder', ...HOSTS];

interface SystemProps {
  readonly shown: MatchView;
  readonly host: HostView;
}

function System({ shown, host }: SystemProps) {
  const faces = useCrowdFaces(true);
  const { crowd } = shown;
  if (faces === null || crowd === null || host.system === null) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
    <section class="pane system-pane" aria-label={t('face.system', { host: host.host })} tabIndex={0}>
      <faces.SystemPanel host={host} system={host.system} crowd={crowd} onAct={null} />
    </section>
  );
}

export interface CentrePaneProps {
  readonly shown: MatchView;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  /** The ladder. */
  readonly children: ComponentChildren;
}

export function CentrePane({ shown, pane, onPane, children }: CentrePaneProps) {
  const host = shown.hosts.find((one) => one.host === pane);
  if (shown.crowd === null) return <Fragment>{children}</Fragment>;
  return (
    <div class="middle-pane">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere. */}
      <div class="segmented" role="group" aria-label={t('face.label')}>
        {PANES.map((one) => (
          <button
            key={one}
            type="button"
            class="btn small"
            aria-pressed={pane === one}
            onClick={() => onPane(one)}
          >
            {one === 'ladder' ? t('face.ladder') : t('face.system', { host: one })}
          </button>
        ))}
      </div>
      {host ? <System shown={shown} host={host} /> : children}
    </div>
  );
}
