/** The task that the first open goal sets this player: whose turn it is, and to do what. */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';

export interface NextTaskProps {
  readonly host: HostId;
  /** The goals that are not yet reached. */
  readonly open: ScenarioView['goals'];
}

export function NextTask({ host, open }: NextTaskProps) {
  const own = open.find(({ of }) => of === null || of === host);
  const next = own ?? open[0];
  if (next === undefined) return null;
  const { text, todo } = next;
  const whose = own ? t(todo ? 'task.turn' : 'task.goal') : t('task.theirs', { host: peerOf(host) });
  return (
    <p>
      <strong>{whose}</strong> {own ? (todo ?? text) : text}
    </p>
  );
}
