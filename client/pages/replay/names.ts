/** Who plays a host. */
import type { HostId } from '../../../shared/hosts.ts';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/replay.ts';
import type { Told } from './playback.ts';

export const castOf = ({ moments }: Told, host: HostId): string => {
  const cast = moments[0]?.match.scenario.cast[host];
  return cast ? pick(cast.name) : host;
};

/** The player's name; one who gave none is called by the part played. */
export function nameOf(told: Told, host: HostId): string {
  const known = told.names[host];
  if (known !== null) return known;
  return told.moments[0]?.match.hosts[host].player === 'autopilot' ? t('autopilot') : castOf(told, host);
}
