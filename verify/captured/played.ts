/** A captured life played again: how far both hosts sent and received just what the kernels did. */
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import { createMatch } from '../../shared/match/create.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import { nextDue } from '../../shared/match/time.ts';
import { type CapturedLife, type CapturedLifeId, fileOf } from '../../shared/positions/captured/life.ts';
import { type Found, positionsOf } from '../../shared/positions/from-scenario.ts';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { ACK, flagsText } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/state.ts';
import { type Connection, connectionOf } from './connection.ts';
import { type Acknowledging, CONTROL, LIVES, lifeFile } from './life.ts';

/** The same for every class, as positions of scenarios are. */
const SEED = 1;

export interface Played {
  /** The version of the first event that is not as captured; infinite where all is. */
  readonly until: number;
  /** Segments that each host sent as captured, and those that it sent in the capture. */
  readonly same: Readonly<Record<HostId, readonly [same: number, captured: number]>>;
  readonly states: Readonly<Record<HostId, readonly State[]>>;
  readonly events: readonly MatchEvent[];
}

interface Numbers {
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
}

const words = ({ flags, seq, ack }: Numbers, length: number): string =>
  [flagsText(flags & CONTROL), seq, (flags & ACK) === 0 ? '' : ack, length].join(' ');

function eventsOf(scenario: Scenario): readonly MatchEvent[] {
  let match = createMatch({
    scenario,
    seed: SEED,
    level: 'guided',
    players: { A: 'autopilot', B: 'autopilot' },
  });
  const events: MatchEvent[] = [];
  for (let due = nextDue(match); due !== null && match.outcome === null; due = nextDue(match)) {
    const played = play(match, { type: 'advance' }, due);
    match = played.match;
    events.push(...played.events);
  }
  return events;
}

/** In the order of their time; what never happened is left out. */
const inOrder = <T>(all: readonly T[], at: (one: T) => number | null): readonly T[] =>
  all.filter((one) => at(one) !== null).sort((x, y) => (at(x) ?? 0) - (at(y) ?? 0));

export function playedAgain({ segments }: Connection, scenario: Scenario): Played {
  const events = eventsOf(scenario);
  let until = Number.POSITIVE_INFINITY;
  const compared = (host: HostId, type: 'sent' | 'arrived'): readonly [number, number] => {
    const at = type === 'sent' ? ('sentAt' as const) : ('arrivedAt' as const);
    const mine = segments.filter(({ from }) => (from === host) === (type === 'sent'));
    const real = inOrder(mine, (one) => one[at]).map((one) => words(one, one.length));
    const ours = events.flatMap((event) =>
      event.type === type && event.host === host
        ? [{ version: event.version, as: words(event.segment, event.segment.data.length) }]
        : [],
    );
    let same = 0;
    while (same < real.length && real[same] === ours[same]?.as) same += 1;
    until = Math.min(until, ours[same]?.version ?? until);
    return [same, real.length];
  };
  const same = { A: compared('A', 'sent'), B: compared('B', 'sent') };
  for (const host of HOSTS) compared(host, 'arrived');
  const statesOf = (host: HostId): State[] =>
    events.flatMap((event) => (event.type === 'state' && event.host === host ? [event.to] : []));
  return { until, same, states: { A: statesOf('A'), B: statesOf('B') }, events };
}

const EITHER = ['at once', 'delayed'] as const;
const WAYS: readonly Acknowledging[] = EITHER.flatMap((A) => EITHER.map((B) => ({ A, B })));

interface Best {
  readonly file: CapturedLife['file'];
  readonly scenario: Scenario;
  readonly played: Played;
}

const found = new Map<CapturedLifeId, Best>();

/** As it is played longest as captured. */
export function bestOf(id: CapturedLifeId): Best {
  const known = found.get(id) ?? lookedFor(id);
  found.set(id, known);
  return known;
}

function lookedFor(id: CapturedLifeId): Best {
  const connection = connectionOf(id);
  const all = WAYS.map((way) => {
    const file = lifeFile(connection, way);
    const scenario = scenarioOf(fileOf({ id, file, positions: [] }, id), { id, version: 1 });
    return { file, scenario, played: playedAgain(connection, scenario) };
  });
  return all.reduce((best, one) => (one.played.until > best.played.until ? one : best));
}

/** Until it was answered, all was as captured. */
function isProved({ position: { version, host }, stand }: Found, { events, until }: Played): boolean {
  const { id } = stand.match.hosts[host].inbox[0] ?? {};
  const answered = events.find(
    (event) => event.type === 'accepted' && event.host === host && event.stimulus === id,
  );
  return answered !== undefined && answered.version < until && version < answered.version;
}

const kindOf = ({ moment: { tcb, stimulus } }: Found['stand']): string | null =>
  stimulus.type === 'segment'
    ? `${tcb.state} ${words(stimulus.segment, 0).split(' ')[0]} ${stimulus.segment.data === ''}`
    : null;

/** The lives with what is to be asked about them: every kind of arrival once, in the order of the list. */
export function capturedLives(): readonly CapturedLife[] {
  const known = new Set<string>();
  return LIVES.flatMap((id): CapturedLife[] => {
    const { file, scenario, played } = bestOf(id);
    const positions = positionsOf(scenario, SEED, fileOf({ id, file, positions: [] }, id)).flatMap(
      (found) => {
        const kind = kindOf(found.stand);
        if (kind === null || known.has(kind) || !isProved(found, played)) return [];
        known.add(kind);
        return [{ version: found.position.version, host: found.position.host }];
      },
    );
    return positions.length === 0 ? [] : [{ id, file, positions }];
  });
}
