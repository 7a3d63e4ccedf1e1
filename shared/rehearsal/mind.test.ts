/** Tests of simulated students: they play from what their pages show, and err as people do. */
import { expect, test } from 'vitest';
import { TEST_ALL } from '../../verify/depth.ts';
import { HOSTS } from '../hosts.ts';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { nextDue } from '../match/time.ts';
import { view, visibleEvents } from '../match/view.ts';
import type { EventView } from '../protocol/view.ts';
import { threeWayHandshake } from '../scenarios/catalogue/01-three-way-handshake.ts';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { draw, seedRandom } from '../wire/random.ts';
import { answerOf } from './mind.ts';

function chances(seed: number): () => number {
  let random = seedRandom(seed);
  return () => {
    const { values, state } = draw(random, 1);
    random = state;
    return values[0] ?? 0;
  };
}

/** Two of the same skill play until nothing more happens; what was refused of them. */
function played(scenario: Scenario, skill: number, level: 'guided' | 'expert' = 'expert') {
  const players = { A: 'person', B: 'person' } as const;
  let match = createMatch({ scenario, seed: 11, level, players });
  const events: MatchEvent[] = [];
  const chance = chances(5);
  for (let i = 0; match.outcome === null && i < 2_000; i++) {
    const acting = HOSTS.find((host) => match.hosts[host].inbox.length > 0);
    const [host] = acting ? view(match, acting).hosts : [];
    const seen = acting ? visibleEvents(match, acting, events) : [];
    // Of an event no sentence is read.
    const told = seen as unknown as readonly EventView[];
    const move = host ? answerOf({ host, events: told, scenario, now: match.now }, skill, chance) : null;
    if (host && move === null) throw new Error('a student knows no move');
    const stimulus = host?.inbox[0]?.id ?? null;
    const input =
      host && move
        ? ({ type: 'move', host: host.host, stimulus, move } as const)
        : ({ type: 'advance' } as const);
    const at = host ? match.now + 200 : (nextDue(match) ?? scenario.timeLimit);
    const done = play(match, input, at);
    match = done.match;
    events.push(...done.events);
  }
  return { match, refused: events.flatMap((event) => (event.type === 'refused' ? event : [])) };
}

/** Without what a page does not tell to the last: what a crash or a stranger's segment leaves behind. */
const quiet = CATALOGUE.filter(
  ({ crowd, freeCalls, script }) =>
    crowd === undefined && freeCalls.length === 0 && script.every((item) => 'call' in item),
);
test.each((TEST_ALL ? quiet : [threeWayHandshake, normalClose]).map((one) => [one.id, one] as const))(
  'whoever knows all plays %s without a mistake',
  (_, scenario) => {
    expect(played(scenario, 1).refused).toEqual([]);
  },
);

test('whoever knows half errs as people are known to, and gets to the end', () => {
  const { match, refused } = played(normalClose, 0.5);
  expect(match.outcome).not.toBeNull();
  const named = refused.filter(({ verdict }) => verdict.lesson.misconception !== null);
  expect(refused.length).toBeGreaterThan(2);
  expect(named.length).toBe(refused.length);
});

test('at the guided level one of the prepared answers is given, where it is there', () => {
  const { match, refused } = played(normalClose, 0.3, 'guided');
  expect(match.outcome).not.toBeNull();
  expect(refused.length).toBeGreaterThan(2);
});

test('of a scenario that nobody knows one of the prepared answers is tried', () => {
  const players = { A: 'person', B: 'person' } as const;
  let match = createMatch({ scenario: normalClose, seed: 3, level: 'guided', players });
  for (let at = 1_000; match.hosts.B.inbox.length === 0; at += 1_000)
    match = play(match, { type: 'advance' }, at).match;
  const [host] = view(match, 'B').hosts;
  if (!host) throw new Error('it is there');
  const known = { host, events: [], scenario: null, now: match.now };
  expect(host.choices).toContain(answerOf(known, 1, () => 0.9));
  expect(answerOf({ ...known, host: { ...host, choices: null } }, 1, () => 0.9)).toBeNull();
});
