/** Who plays a host. */
import type { HostId } from '../../../shared/hosts.ts';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/replay.ts';
import type { Playback } from './playback.ts';

export const castOf = ({ moments }: Playback, host: HostId): string => {
  const cast = moments[0]?.match.scenario.cast[host];
  return cast ? pick(cast.name) : host;
};

/** The player's name; one who gave none is called by the part played. */
export function nameOf(playback: Playback, host: HostId): string {
  const known = playback.names[host];
  if (known !== null) return known;
  return playback.moments[0]?.match.hosts[host].player === 'autopilot'
    ? t('autopilot')
    : castOf(playback, host);
}
