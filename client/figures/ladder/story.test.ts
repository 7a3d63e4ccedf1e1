/** Tests of what the teacher reads from the events of a match. */
import { expect, it } from 'vitest';
import { createMatch } from '../../../shared/match/create.ts';
import type { Input } from '../../../shared/match/input.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import { play } from '../../../shared/match/play.ts';
import { eventView } from '../../../shared/protocol/verdict-view.ts';
import type { EventView } from '../../../shared/protocol/view.ts';
import { CATALOGUE } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { SYN } from '../../../shared/tcp/segment.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { ladderOf, storyOf } from './story.ts';

/** A match of people in the first scenario, and what it has told so far. */
class Played {
  match = createMatch({
    scenario: CATALOGUE[0] as (typeof CATALOGUE)[number],
    seed: 1,
    level: 'standard',
    players: { A: 'person', B: 'person' },
  });
  readonly #events: MatchEvent[] = [];

  put(input: Input, later = 0): this {
    const { match, events } = play(this.match, input, this.match.now + later);
    this.match = match;
    this.#events.push(...events);
    return this;
  }

  wait(): this {
    return this.put({ type: 'advance' }, 8_000);
  }

  stimulus(host: 'A' | 'B'): number {
    return this.match.hosts[host].inbox[0]?.id ?? -1;
  }

  help(host: 'A' | 'B', help: (Input & { type: 'help' })['help']): this {
    return this.put({ type: 'help', host, stimulus: this.stimulus(host), help });
  }

  get story() {
    const words = wordsOf('en');
    const told: EventView[] = this.#events.map((event) =>
      eventView(event, words, 'standard', { predictions: [] }),
    );
    return storyOf(told);
  }
}

const opened = (): Played => new Played().wait().help('B', 'move').wait();

it('knows what is on the wire, and what has become of it', () => {
  const played = opened().help('A', 'move');
  expect(played.story.underWay).toMatchObject([{ from: 'A', segment: { flags: SYN } }]);
  played.wait();
  expect(played.story.underWay).toEqual([]);
  expect(played.story.arrows[0]?.arrivesAt).toBeGreaterThan(played.story.arrows[0]?.sentAt ?? 0);
});

it('knows what the next segment of a host has been ordered to be, until it was sent', () => {
  const played = opened().put({ type: 'wire', host: 'A', order: { do: 'lose' } });
  expect(played.story.orders).toEqual({ A: 'lose', B: null });
  played.help('A', 'move');
  expect(played.story.orders.A).toBe(null);
  expect(played.story.arrows[0]?.lostAt).toBe(played.match.now);
  played.put({ type: 'wire', host: 'A', order: { do: 'duplicate', after: 9 } });
  played.put({ type: 'wire', host: 'A', order: null });
  expect(played.story.orders.A).toBe(null);
});

it('draws a copy as an arrow of its own', () => {
  const played = opened().put({ type: 'wire', host: 'A', order: { do: 'duplicate', after: 500 } });
  expect(played.help('A', 'move').story.underWay).toMatchObject([
    { packet: 1 },
    { packet: 2, duplicate: true },
  ]);
});

it('has the last refused answer, and whether it was put right', () => {
  const played = opened();
  expect(played.story.refused).toEqual({ A: null, B: null });
  const wrong = { kind: 'nothing', next: 'CLOSED' } as const;
  played.put({ type: 'move', host: 'A', stimulus: played.stimulus('A'), move: wrong });
  expect(played.story.refused.A).toMatchObject({ settled: false, verdict: { legal: false } });
  expect(played.story.marks.some(({ bad }) => bad)).toBe(true);
  expect(played.help('A', 'move').story.refused.A?.settled).toBe(true);
});

it('knows what has been told of a stimulus', () => {
  const played = opened();
  const id = played.stimulus('A');
  expect(played.help('A', 'hint').story.told.get(id)).toBe('hint');
  expect(played.help('A', 'answer').story.told.get(id)).toBe('answer');
});

it('draws both lifelines to the end', () => {
  const played = opened().help('A', 'move');
  const { lifelines, marks } = ladderOf(played.story, 99_000);
  expect(lifelines.A.at(-1)).toMatchObject({ state: 'SYN-SENT', from: played.match.now, to: 99_000 });
  expect(lifelines.B.map(({ state }) => state)).toEqual(['CLOSED', 'LISTEN']);
  expect(marks.map(({ label }) => label)).toEqual(['OPEN', 'OPEN']);
});
