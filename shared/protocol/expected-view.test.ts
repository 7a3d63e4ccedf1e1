/** Tests of what a view comes to by the events alone: the change that is told makes it right. */
import { expect, it } from 'vitest';
import { createMatch } from '../match/create.ts';
import { ADVICE_AFTER, play } from '../match/play.ts';
import { view, visibleEvents } from '../match/view.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import { wordsOf } from '../words/every-language.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import { applyChange, type Change, changeBetween } from './change.ts';
import { ADVISED_AFTER, expectedView } from './expected-view.ts';
import { eventView } from './verdict-view.ts';

const STEP = 2_000;
const LOOKS = 40;
const heard = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

it.each(CATALOGUE)('of $id is made right by the change that is told', (scenario) => {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  const texts = scenarioTexts(scenario, scenarioWordsOf('en'));
  for (const viewer of ['A', 'all'] as const) {
    let match = createMatch({ scenario, seed: 1, level: 'standard', players });
    let known = view(match, viewer);
    let device = heard(known);
    for (let look = 1; look <= LOOKS; look++) {
      const played = play(match, { type: 'advance' }, look * STEP);
      match = played.match;
      const now = view(match, viewer, null);
      const events = visibleEvents(match, viewer, played.events).map((event) =>
        eventView(event, wordsOf('en'), 'standard', texts),
      );
      const change = changeBetween(expectedView(known, events), now) ?? '{}';
      device = applyChange(expectedView(device, heard(events)), JSON.parse(change) as Change);
      expect(device).toEqual(heard(now));
      known = now;
    }
  }
});

it('knows of a right answer and of a wrong one what the match makes of it', () => {
  const [scenario] = CATALOGUE;
  if (scenario === undefined) throw new Error('there is no scenario');
  const texts = scenarioTexts(scenario, scenarioWordsOf('en'));
  let match = createMatch({
    ...{ scenario, seed: 1, level: 'standard' },
    players: { A: 'autopilot', B: 'person' },
  });
  /** What is left to be told of what an input does. */
  const left = (input: Parameters<typeof play>[1], at: number): unknown => {
    const known = view(match, 'B');
    const played = play(match, input, at);
    match = played.match;
    const events = visibleEvents(match, 'B', played.events).map((event) =>
      eventView(event, wordsOf('en'), 'standard', texts),
    );
    const change = changeBetween(expectedView(known, events), view(match, 'B'));
    return change && JSON.parse(change);
  };
  expect(left({ type: 'advance' }, 0)).toBeNull();
  const [open] = match.hosts.B.inbox;
  expect(open?.stimulus).toMatchObject({ type: 'call', call: { call: 'OPEN' } });
  const stimulus = open?.id ?? 0;
  const answer = (next: 'LISTEN' | 'SYN-SENT') =>
    ({ type: 'move', host: 'B', stimulus, move: { kind: 'nothing', next } }) as const;
  expect(left(answer('SYN-SENT'), 1_000)).toBeNull();
  // Only what TCP does with it.
  const tcb = { openedBy: ['passive'], iss: [expect.any(Number)] };
  expect(left(answer('LISTEN'), 2_000)).toEqual({ hosts: { 0: { tcb } } });
});

it('has advice when the match gives it', () => {
  expect(ADVISED_AFTER).toBe(ADVICE_AFTER);
});
