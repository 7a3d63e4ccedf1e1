/** Tests that the schemas of server messages say what the types of shared/ say, no more and no less. */
import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type { Move } from '../judge/move.ts';
import type { Stimulus } from '../judge/stimulus.ts';
import { createMatch } from '../match/create.ts';
import type { CrowdView, SystemView } from '../match/crowd-view.ts';
import type { Input } from '../match/input.ts';
import type { Score } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { type HostView, type MatchView, type TcbView, view, visibleEvents } from '../match/view.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import type { Segment } from '../tcp/segment.ts';
import { wordsOf } from '../words/every-language.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import { scenarioView as buildScenarioView } from './scenario-view.ts';
import type { move, segment, stimulus } from './schemas/basics.ts';
import { scenarioView } from './schemas/class.ts';
import type { crowdView, systemView } from './schemas/crowd.ts';
import { eventView } from './schemas/event.ts';
import { type hostView, matchView, type score, type tcbView } from './schemas/match.ts';
import type { Sent } from './schemas/sent.ts';
import { eventView as say } from './verdict-view.ts';
import type { EventView } from './view.ts';

/**
 * One spelling for types that say the same: intersections in one, everything read-only. What is not the same then does not
 * compile: a field, an optional one too, or a word of an enumeration that only the schema or only the type knows.
 */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [key in keyof T]: Plain<T[key]> };

test('the schemas of server messages say what the types of shared/ say, neither more nor less', () => {
  expectTypeOf<Plain<Sent<typeof segment>>>().toEqualTypeOf<Plain<Segment>>();
  expectTypeOf<Plain<Sent<typeof stimulus>>>().toEqualTypeOf<Plain<Stimulus>>();
  expectTypeOf<Plain<Sent<typeof move>>>().toEqualTypeOf<Plain<Move>>();
  type Bare<E> = E extends { type: 'accepted' | 'refused' | 'hint' | 'advice' | 'asked' | 'revealed' }
    ? never
    : E;
  expectTypeOf<Plain<Bare<EventView>>>().toEqualTypeOf<Plain<Bare<MatchEvent>>>();
  type Worded = Extract<MatchEvent, { type: 'accepted' | 'refused' }>;
  expectTypeOf<keyof Extract<EventView, Pick<Worded, 'type'>>>().toEqualTypeOf<keyof Worded>();
  expectTypeOf<Plain<Sent<typeof crowdView>>>().toEqualTypeOf<Plain<CrowdView>>();
  expectTypeOf<Plain<Sent<typeof systemView>>>().toEqualTypeOf<Plain<SystemView>>();
  expectTypeOf<Plain<Sent<typeof tcbView>>>().toEqualTypeOf<Plain<TcbView>>();
  expectTypeOf<Plain<Sent<typeof score>>>().toEqualTypeOf<Plain<Score>>();
  expectTypeOf<Plain<Sent<typeof hostView>>>().toEqualTypeOf<Plain<HostView>>();
  expectTypeOf<Plain<Sent<typeof matchView>>>().toEqualTypeOf<Plain<MatchView>>();
});

test('a type that says a little more, or less, is not the same', () => {
  const schema = z.strictObject({ kind: z.enum(['a', 'b']), n: z.int().exactOptional() });
  type Spelled = Plain<Sent<typeof schema>>;
  expectTypeOf<Spelled>().toEqualTypeOf<Plain<{ kind: 'a' | 'b' } & { n?: number }>>();
  expectTypeOf<Spelled>().not.toEqualTypeOf<Plain<{ kind: 'a' | 'b'; n?: number; more?: string }>>();
  expectTypeOf<Spelled>().not.toEqualTypeOf<Plain<{ kind: 'a' | 'b' }>>();
  expectTypeOf<Spelled>().not.toEqualTypeOf<Plain<{ kind: 'a' | 'b' | 'c'; n?: number }>>();
  expectTypeOf<Spelled>().not.toEqualTypeOf<Plain<{ kind: 'a'; n?: number }>>();
  expectTypeOf<Spelled>().not.toEqualTypeOf<Plain<{ kind: 'a' | 'b'; n: number }>>();
});

const matchParts = z.strictObject({ view: matchView, events: z.array(eventView) });
/** Virtual milliseconds between two looks at a match, and how many there are. */
const STEP = 20_000;
const LOOKS = 15;

test.each(CATALOGUE)('whatever happens in $id is a message by the schema', (scenario) => {
  expect(scenarioView.parse(buildScenarioView(scenario, scenarioWordsOf('en'), 'all'))).toBeDefined();
  const texts = scenarioTexts(scenario, scenarioWordsOf('zh'));
  const players = { A: 'person', B: 'autopilot' } as const;
  let match = createMatch({ scenario, seed: 1, level: 'guided', players, predictions: true });
  for (let look = 0; look <= LOOKS; look++) {
    // A person is asked to predict; an autopilot goes on.
    const input: Input =
      look === 1 ? { type: 'player', host: 'A', player: 'autopilot' } : { type: 'advance' };
    const played = play(match, input, look * STEP);
    match = played.match;
    for (const viewer of ['A', 'B', 'all'] as const) {
      const said = {
        view: view(match, viewer),
        events: visibleEvents(match, viewer, played.events).map((event) =>
          say(event, wordsOf('zh'), 'guided', texts),
        ),
      };
      const { error } = matchParts.safeParse(JSON.parse(JSON.stringify(said)));
      expect(error && z.prettifyError(error)).toBeUndefined();
    }
  }
});
