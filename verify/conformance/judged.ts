/** A life before the observing judge. */

import { Copies } from '../../shared/observer/copies.ts';
import type { Hypothesis } from '../../shared/observer/local/hypothesis.ts';
import { LocalHost } from '../../shared/observer/local/local-host.ts';
import { observed } from '../../shared/observer/observed-segment.ts';
import { createObserver, type End, type HostReport } from '../../shared/observer/observer.ts';
import { judgingOptions } from '../../shared/observer/options.ts';
import type { Profile } from '../../shared/observer/stacks.ts';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { isOwn, type Life } from './lives.ts';

/** Both hosts: `own` is the one at whose end the capture was taken. */
export interface Judged {
  readonly own: HostReport;
  readonly peer: HostReport;
}

export interface How {
  readonly profile: Profile;
  /** Whether the judge is told where the capture was taken. */
  readonly near?: boolean;
  /** Whether the captures lack nothing, as the traces do; false judges them as a capture of anybody's. */
  readonly complete?: boolean;
}

export function judge(life: Life, { profile, near = true, complete = true }: How): Judged {
  const viewpoint: End | null = near ? 'a' : null;
  const observer = createObserver({ hosts: { a: life.local, b: life.remote }, viewpoint, profile, complete });
  const copies = complete ? null : new Copies();
  for (const segment of life.segments) observer.observe(segment, copies?.look(segment) ?? null);
  const { hosts } = observer.report(life.ends);
  return { own: hosts.a, peer: hosts.b };
}

/** What was possible before each segment: the likeliest TCB, or null before the first. */
export function possibleBefore(life: Life): readonly (Hypothesis | null)[] {
  const host = new LocalHost(judgingOptions({ profile: 'linux', complete: true }));
  return life.segments.map((segment: CapturedSegment) => {
    const [before = null] = host.possible;
    if (isOwn(life, segment)) host.sends(observed(segment), segment.text);
    else host.hears(observed(segment));
    return before;
  });
}
