/** The names of those who play the hosts. */
import type { HostId } from '../../../shared/hosts.ts';
import { t } from '../../i18n/replay.ts';
import { textsOf } from '../../i18n/scenarios.ts';
import type { Playback } from './playback.ts';

export const castOf = ({ moments }: Playback, host: HostId): string => {
  const scenario = moments[0]?.match.scenario;
  return scenario ? textsOf(scenario).cast[host] : host;
};

/** The player's name; one who gave none is called by the part played. */
export function nameOf(playback: Playback, host: HostId): string {
  const known = playback.names[host];
  if (known !== null) return known;
  return playback.moments[0]?.match.hosts[host].player === 'autopilot'
    ? t('autopilot')
    : castOf(playback, host);
}
