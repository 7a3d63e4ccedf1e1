/** Tests of the catalogue’s predictions: what is told to be right is what really happens. */
import { describe, expect, test, vi } from 'vitest';
import { sample } from '../../../verify/depth.ts';
import { LINUX } from '../../host/linux.ts';
import { HOSTS, type HostId } from '../../hosts.ts';
import type { Match } from '../../match/match.ts';
import type { MatchEvent } from '../../match/match-event.ts';
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import type { Scenario } from '../scenario.ts';
import { CATALOGUE } from './catalogue.ts';
import { knowing, planOf } from './fixtures/lesson.ts';
import { type Game, playToTheEnd } from './fixtures/players.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A prediction as it went: the match when it was asked, and when it was revealed, with all that had happened by then. */
interface Went {
  readonly host: HostId;
  readonly asked: Match;
  readonly revealed: Match;
  readonly events: readonly MatchEvent[];
  readonly since: readonly MatchEvent[];
}

type Event<Type extends MatchEvent['type']> = Extract<MatchEvent, { type: Type }>;
const of = <Type extends MatchEvent['type']>(events: readonly MatchEvent[], type: Type) =>
  events.filter((event): event is Event<Type> => event.type === type);

const count = (n: number): string => ['none', 'one', 'two', 'three', 'four', 'five'][n] ?? String(n);
const once = (happened: boolean, option: string): string => (happened ? option : `not ${option}`);
const stateOf =
  (host: HostId, when: 'asked' | 'revealed' = 'asked') =>
  (went: Went): string =>
    went[when].facts[host].state;

/** Those that arrived and were not the first of their kind: the handshake, and text, are left out. */
const ofTheClose = (events: readonly MatchEvent[]) => {
  const close = events.findIndex((e) => e.type === 'sent' && has(e.segment, FIN));
  return events.slice(close);
};
const lostOnes = ({ events }: Went) => new Set(of(events, 'lost').map(({ packet }) => packet));
const sentBy = ({ events }: Went, host: HostId) => of(events, 'sent').filter((e) => e.host === host);
/** What really happened, as the id of an option. */
const HAPPENED: Readonly<Record<string, (went: Went) => string>> = {
  'three-way-handshake/segments': ({ events }) => count(of(events, 'sent').length),
  'lost-third-ack/who-notices': ({ events }) =>
    of(events, 'sent').find(({ reason }) => reason === 'retransmission')?.host ?? 'nobody',
  'data/run-over': ({ revealed, events }) =>
    once(
      revealed.facts.B.delivered.length >= 20 &&
        of(events, 'sent').filter((e) => has(e.segment, SYN)).length === 2,
      'zero',
    ),
  'data/which-ack': ({ events, revealed }) => {
    const last =
      of(events, 'arrived')
        .filter((e) => e.host === 'A')
        .at(-1)?.segment.ack ?? 0;
    return count(((last - revealed.hosts.A.tcb.iss + 2 ** 32) % 2 ** 32) - 5).replace('five', 'ten');
  },
  'loss/who-finds-out': (went) =>
    once(
      of(went.events, 'sent').some(
        (e) => e.host === 'A' && e.reason === 'retransmission' && e.segment.data !== '',
      ),
      'sender',
    ),
  'loss/second-wait': (went) => {
    // Who sends it again in two pieces has waited once.
    const [first = 0, second = 0, third = 0] = new Set(
      sentBy(went, 'A')
        .filter((e) => e.segment.data !== '')
        .map(({ at }) => at),
    );
    const ratio = (third - second) / (second - first);
    return ratio > 1.2 ? 'double' : ratio < 0.8 ? 'half' : 'same';
  },
  'loss/how-often': ({ revealed }) => once(revealed.facts.A.delivered === 'Hello, A!', 'once'),
  'zero-window/what-stops-A': ({ revealed, events }) =>
    once(revealed.hosts.A.tcb.snd.wnd === 0 && of(events, 'lost').length === 0, 'window'),
  'zero-window/who-asks': (went) =>
    once(
      sentBy(went, 'A').some((e) => e.segment.data.length === 1),
      'probes',
    ),
  'zero-window/how-long': ({ since }) =>
    once(
      of(since, 'sent').some((e) => e.host === 'A' && e.segment.data.length === 1),
      'goes-on',
    ),
  'normal-close/segments': ({ events }) => count(of(ofTheClose(events), 'sent').length),
  'normal-close/how-long': ({ revealed }) => {
    const { timers, constants } = revealed.hosts.A.tcb;
    const { set = 0, due = 0 } = timers['time-wait'] ?? {};
    return once(due - set === 2 * constants.msl, 'two-msl');
  },
  'half-close/may-B-send': ({ since, revealed }) =>
    once(
      revealed.facts.A.visited.includes('FIN-WAIT-2') && of(since, 'delivered').some((e) => e.host === 'A'),
      'yes',
    ),
  'half-close/one-more-question': ({ events }) =>
    once(
      of(events, 'returned').some((e) => e.host === 'A' && e.result === 'connection closing'),
      'error',
    ),
  'fin-with-ack/fewer-than-four': (went) => {
    const lost = lostOnes(went);
    const packets = of(ofTheClose(went.events), 'sent').filter(({ packet }) => !lost.has(packet));
    return count(
      new Set(packets.map(({ segment, host }) => `${host}${segment.seq}${segment.flags & ~8}`)).size,
    );
  },
  'fin-with-ack/what-follows': ({ since }) => of(since, 'state').find((e) => e.host === 'A')?.to ?? 'none',
  'simultaneous-close/which-state': ({ revealed }) =>
    once(
      HOSTS.every((host) => revealed.facts[host].visited.includes('CLOSING')),
      'CLOSING',
    ),
  'simultaneous-open/how-many': ({ revealed: { hosts } }) =>
    once(hosts.A.tcb.irs === hosts.B.tcb.iss && hosts.B.tcb.irs === hosts.A.tcb.iss, 'one'),
  'lost-last-ack/may-A-leave': ({ revealed, events }) =>
    once(revealed.facts.A.state === 'TIME-WAIT' && of(events, 'lost').some((e) => e.host === 'A'), 'waits'),
  'last-ack-never-comes/how-it-ends': ({ revealed, events }) =>
    once(
      revealed.facts.B.state === 'CLOSED' && !of(events, 'arrived').some((e) => has(e.segment, RST)),
      'gives-up',
    ),
  'last-ack-never-comes/how-A-ends': ({ events, revealed }) =>
    once(
      of(events, 'state').findLast((e) => e.host === 'A')?.from === 'TIME-WAIT' &&
        revealed.facts.A.resets === 0,
      'timer',
    ),
  'old-duplicates/old-text': ({ revealed }) =>
    once(
      new Set(revealed.facts.A.delivered.match(/.{2}/g)).size < revealed.facts.A.delivered.length,
      'taken',
    ),
  'old-duplicates/what-helps': ({ revealed }) =>
    once((revealed.hosts.A.controls['time-wait'] ?? 0) === 2 * revealed.scenario.wire.msl, 'wait'),
  'refused-and-aborted/nobody-listens': ({ events }) =>
    once(
      of(events, 'sent').some((e) => e.host === 'B' && has(e.segment, RST)),
      'rst',
    ),
  'refused-and-aborted/what-B-hears': ({ since }) =>
    once(
      of(since, 'signal').some((e) => e.host === 'B' && e.signal === 'connection reset'),
      'reset',
    ),
  'real-or-forged/which-rst': ({ events }) => {
    const forged = of(events, 'injected').filter((e) => e.segment.flags === RST);
    const fatal = of(events, 'arrived').find((e) => e.host === 'A' && e.packet === forged.at(-1)?.packet);
    return once(forged.length === 3 && fatal !== undefined, 'exact');
  },
  'real-or-forged/in-the-window': ({ since }) => {
    const forged = of(since, 'injected').findLast((e) => e.segment.flags === RST);
    const after = since.slice(since.indexOf(forged ?? since[0]!));
    return once(
      of(after, 'sent').some((e) => e.host === 'A' && e.segment.flags === ACK),
      'asks',
    );
  },
  'half-open/when-A-learns': ({ events }) => {
    const crash = events.findIndex((e) => e.type === 'crashed');
    const first = of(events.slice(crash), 'sent')[0];
    return once(first?.host === 'A' && first.segment.data !== '', 'when-it-sends');
  },
  'syn-flood/what-fills-up': ({ revealed }) =>
    once(
      revealed.facts.crowd.underFire.turnedAway > 0 && revealed.facts.crowd.outOfDescriptors === 0,
      'queue',
    ),
  'syn-flood/what-holds': ({ revealed: { hosts } }) => once(hosts.B.controls['syn-cookies'] === 1, 'cookies'),
  'time-wait-pile-up/what-runs-out': ({ revealed }) =>
    once((revealed.facts.crowd.reasons['no port'] ?? 0) > 0, 'ports'),
  'time-wait-pile-up/fin-timeout': ({ since }) => {
    const served = of(since, 'crowd');
    return once((served.at(-1)?.turnedAway ?? 0) > (served[0]?.turnedAway ?? 0), 'no');
  },
  'close-wait-leak/what-frees': ({ events }) =>
    once(
      of(events, 'act').some((e) => e.host === 'B' && e.act.do === 'close'),
      'application',
    ),
  'close-wait-leak/more-descriptors': ({ revealed }) =>
    once(revealed.goals.includes('failed-descriptors'), 'while'),
  'fin-wait-2-stuck/how-long': ({ revealed, events }) => {
    const since = of(events, 'state').findLast((e) => e.host === 'A' && e.to === 'FIN-WAIT-2')?.at ?? 0;
    return once(
      revealed.facts.A.state === 'FIN-WAIT-2' &&
        revealed.now > since &&
        revealed.hosts.A.tcb.timers['time-wait'] === undefined,
      'ever',
    );
  },
  'fin-wait-2-stuck/too-late': ({ revealed }) => once(revealed.facts.crowd.resets.A > 0, 'rst'),
  'silent-client/what-makes-A-answer': (went) =>
    once(went.revealed.facts.B.state === 'CLOSED' && sentBy(went, 'A').length === 1, 'nothing'),
  'silent-client/how-long': (went) =>
    once(
      sentBy(went, 'B').filter(({ reason }) => reason === 'retransmission').length === LINUX.synAckRetries,
      'retries',
    ),
  'fin-wait-1-stays/how-long': (went) =>
    once(
      went.revealed.facts.A.state === 'CLOSED' &&
        of(went.since, 'arrived').filter((e) => e.host === 'A' && has(e.segment, FIN)).length === 0 &&
        sentBy(went, 'A').filter((e) => has(e.segment, FIN)).length > 1,
      'gives-up',
    ),
  'fin-wait-1-stays/where-to': stateOf('A', 'revealed'),
  'free-play/A-closes-first': stateOf('A', 'revealed'),
  'free-play/B-closes-first': stateOf('B', 'revealed'),
};

const probeOf = (scenario: Scenario, id: string): ((went: Went) => string) => {
  const probe = HAPPENED[`${scenario.id}/${id}`];
  if (probe) return probe;
  const host = /^where-is-([AB])$/.exec(id)?.[1];
  if (host === 'A' || host === 'B') return stateOf(host);
  throw new Error(`nobody looks whether ${scenario.id}/${id} is right`);
};

/** Plays it, and gives every prediction that came to its end as it went. */
function predicted(game: Omit<Game, 'predictions'>) {
  const at = new Map<number, Match>();
  const { match, events } = playToTheEnd({ ...game, predictions: true }, (now) => at.set(now.version, now));
  /** The first that was seen with this event in it. */
  const after = (version: number): Match => [...at].find(([seen]) => seen >= version)?.[1] ?? match;
  return of(events, 'revealed').map(({ prediction: id, host, option, version }) => {
    const begun = of(events, 'asked').find((e) => e.prediction === id && e.host === host)?.version ?? 0;
    const went: Went = {
      host,
      asked: after(begun),
      revealed: after(version),
      events: events.slice(0, version),
      since: events.slice(begun, version),
    };
    return { id, host, told: option, happened: probeOf(match.scenario, id)(went) };
  });
}

const people = { A: 'person', B: 'person' } as const;

/** People only are asked: two of them, who in a crowd know what an autopilot does; in free play each beside an autopilot. */
function gamesOf(scenario: Scenario): readonly Omit<Game, 'predictions'>[] {
  if (scenario.crowd) return [{ scenario: knowing(scenario), seed: 1, players: people }];
  if (scenario.freeCalls.length > 0)
    return HOSTS.map((host) => ({
      scenario,
      seed: 1,
      players: { A: 'autopilot', B: 'autopilot', [host]: 'person' },
      plans: { [host]: planOf(scenario, host) },
    }));
  return sample([1, 2, 3, 4, 5, 6], 3).flatMap((seed) => [
    { scenario, seed, players: people, level: 'guided' },
    { scenario, seed, players: people },
  ]);
}

describe.each(CATALOGUE.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const { predictions = [] } = scenario;

  test('asks at the introduction, and again later', () => {
    expect(predictions.some(({ when }) => when === 'introduction')).toBe(true);
    expect(predictions.some(({ when }) => when !== 'introduction')).toBe(true);
    const asked = predictions.map(({ id, host }) => `${id} ${host ?? ''}`);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('has each right option once among three or four', () => {
    for (const { options, right } of predictions) {
      expect(options.filter((option) => option === right)).toEqual([right]);
      expect(new Set(options).size).toBe(options.length);
      expect([3, 4]).toContain(options.length);
    }
  });

  test('tells to be right what happens', () => {
    const seen = new Set<string>();
    for (const game of gamesOf(scenario)) {
      for (const { id, host, told, happened } of predicted(game)) {
        seen.add(`${id} ${host}`);
        expect({ id, host, seed: game.seed, happened }).toEqual({
          id,
          host,
          seed: game.seed,
          happened: told,
        });
        expect(told).toBe(predictions.find((one) => one.id === id)?.right);
      }
    }
    const wanted = predictions.flatMap(({ id, host }) =>
      (host ? [host] : HOSTS).map((one) => `${id} ${one}`),
    );
    expect([...seen].sort()).toEqual(wanted.sort());
  });
});

test('the right option stands now first, now last: its place tells nothing', () => {
  const places = CATALOGUE.flatMap(({ predictions = [] }) =>
    predictions.map(({ options, right }) => options.indexOf(right) / (options.length - 1)),
  );
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  expect(mean).toBeGreaterThan(0.3);
  expect(mean).toBeLessThan(0.7);
});
