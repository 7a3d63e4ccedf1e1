/** Refused moves gathered by what was misunderstood, the most frequent first. */
import type { HostId } from '../../shared/hosts.ts';
import type { RefusalView } from '../../shared/protocol/view.ts';

export interface Refused {
  readonly host: HostId;
  readonly at: number;
  /** Of its event: names the moment in the replay. */
  readonly version: number;
  readonly verdict: RefusalView;
}

/** The first time that it was made, and how often it was. */
export interface Mistake extends Refused {
  readonly times: number;
}

const misunderstood = ({ host, verdict }: Refused): string =>
  `${host} ${verdict.misconception ?? `${verdict.rule} ${verdict.code}`}`;

export function mistakesOf(refused: readonly Refused[]): readonly Mistake[] {
  const gathered = new Map<string, Mistake>();
  for (const one of refused) {
    const known = gathered.get(misunderstood(one));
    gathered.set(misunderstood(one), { ...(known ?? one), times: (known?.times ?? 0) + 1 });
  }
  return [...gathered.values()].sort((x, y) => y.times - x.times || x.version - y.version);
}
