/** Who must move in a match and since when; where nobody must, what it waits for. */
import type { HostId } from '../../shared/hosts.ts';
import { HOSTS } from '../../shared/hosts.ts';
import type { Match } from '../../shared/match/match.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { firstDue } from '../../shared/match/time.ts';
import type { PairView } from '../../shared/protocol/view.ts';
import type { Milliseconds } from '../../shared/units.ts';

/** With times as the match has them. */
export type Waiting = Pick<PairView, 'turns' | 'rests'>;

const NOBODY: PairView['turns'] = { A: null, B: null };

/** @param events in order, those that lead up to the match as it stands: all of them, or the last (below) */
export function waitingOf(match: Match, events: readonly MatchEvent[]): Waiting {
  if (match.outcome !== null) return { turns: NOBODY, rests: null };
  const turns = { A: turnOf(match, events, 'A'), B: turnOf(match, events, 'B') };
  const nobody = HOSTS.every((host) => turns[host] === null);
  return { turns, rests: nobody ? restsOn(match, events) : null };
}

/** What an autopilot has to answer it answers by itself. */
function turnOf({ hosts }: Match, events: readonly MatchEvent[], host: HostId): PairView['turns'][HostId] {
  const { player, inbox } = hosts[host];
  const [first] = inbox;
  if (player === 'autopilot' || first === undefined) return null;
  return {
    stimulus: first.id,
    since: Math.max(first.at, freedAt(events, host, first.at)),
    tries: first.failures,
  };
}

/** When what lay before this one was gone, or a person came to answer; only looked for back to a moment. */
function freedAt(events: readonly MatchEvent[], host: HostId, backTo: Milliseconds): Milliseconds {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event === undefined || event.at <= backTo) break;
    if (FREES.has(event.type) && 'host' in event && event.host === host) return event.at;
  }
  return backTo;
}

/** Of many events the few from which is told what the match waits for: the last of all, and the last that freed each host. */
export function lastOf(events: readonly MatchEvent[]): readonly MatchEvent[] {
  const frees = (host: HostId) =>
    events.findLast((event) => FREES.has(event.type) && 'host' in event && event.host === host);
  const last = new Set([...HOSTS.map(frees), events.at(-1)].filter((event) => event !== undefined));
  return [...last].sort((one, other) => one.version - other.version);
}

const FREES: ReadonlySet<MatchEvent['type']> = new Set(['accepted', 'withdrawn', 'player']);

function restsOn(match: Match, events: readonly MatchEvent[]): NonNullable<PairView['rests']> {
  const due = firstDue(match);
  switch (due?.kind) {
    case 'timer':
      return { on: 'timer', host: due.host, timer: due.timer, until: due.at };
    case 'script':
      return { on: 'application' };
    case 'wire':
    case 'autopilot':
    case 'crowd':
      return { on: due.kind };
    case 'time limit':
    case undefined:
      return { on: 'nothing', since: events.at(-1)?.at ?? 0 };
  }
}
