/** Tests that a debrief tells what happened in its match, and nothing else. */
import { describe, expect, test } from 'vitest';
import { HOSTS } from '../hosts.ts';
import { createMatch } from '../match/create.ts';
import type { Match } from '../match/match.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { scenarioOf } from '../scenario-files/build.ts';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { happened } from '../scenarios/debrief.ts';
import type { Need, Scenario } from '../scenarios/scenario.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import { STATES } from '../tcp/state.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import { debriefOf } from './debrief.ts';

const ENGLISH = scenarioWordsOf('en');
const PILOTS = { A: 'autopilot', B: 'autopilot' } as const;
const PEOPLE = { A: 'person', B: 'person' } as const;
const rows = CATALOGUE.map((scenario) => [scenario.id, scenario] as const);
const calm = rows.filter(([, { crowd }]) => crowd === undefined);

/** Passages that name a state nobody need have been in: by contrast, or for what would have come. */
const BY_CONTRAST = [
  'simultaneous-close/end',
  'fin-with-ack/order',
  'free-play/begin',
  'free-play/end',
  'free-play/stay',
];

interface Told {
  readonly match: Match;
  readonly events: readonly MatchEvent[];
}

/** What the events say of it, read past the facts from which the debrief is made. */
function isWitnessed(need: Need, { match, events }: Told): boolean {
  if ('goal' in need) return events.some((e) => e.type === 'goal' && e.goal === need.goal);
  if ('rule' in need) return match.facts[need.host].rules.includes(need.rule);
  return events.some(
    (e) => e.type === 'state' && e.host === need.host && e.from === need.from && e.to === need.to,
  );
}

/** Words that claim an event. */
const CLAIMS: readonly (readonly [RegExp, (event: MatchEvent) => boolean])[] = [
  [/\bwas lost\b/, ({ type }) => type === 'lost'],
  [/\btimer expired\b/, (e) => e.type === 'stimulus' && e.stimulus.type === 'timeout'],
  [/\bforged (RST|SYN)\b/, ({ type }) => type === 'injected'],
  [/\b(forgotten|restarted one)\b/, ({ type }) => type === 'crashed'],
  [
    /\bcalled CLOSE\b/,
    (e) => e.type === 'stimulus' && e.stimulus.type === 'call' && e.stimulus.call.call === 'CLOSE',
  ],
  [
    /\bcalled ABORT\b/,
    (e) => e.type === 'stimulus' && e.stimulus.type === 'call' && e.stimulus.call.call === 'ABORT',
  ],
];

function untold(scenario: Scenario, told: Told): string[] {
  const { paragraphs } = debriefOf({ ...told.match, outcome: 'ended by the teacher' }, ENGLISH);
  const { debrief } = scenarioTexts(scenario, ENGLISH);
  const { A, B } = told.match.facts;
  return paragraphs.flatMap((text) => {
    const index = debrief.findIndex((passage) => passage.text === text);
    const name = `${scenario.id}/${scenario.debrief?.[index]?.id}`;
    const problems = (debrief[index]?.needs ?? [])
      .filter((need) => !isWitnessed(need, told))
      .map((need) => `${name}: ${JSON.stringify(need)}`);
    for (const [words, shows] of CLAIMS) {
      if (words.test(text) && scenario.crowd === undefined && !told.events.some(shows))
        problems.push(`${name}: ${words}`);
    }
    const visited = [...A.visited, ...B.visited];
    for (const state of STATES) {
      const named = text.split(/[^\w-]+/).includes(state);
      if (named && !visited.includes(state) && !BY_CONTRAST.includes(name))
        problems.push(`${name}: ${state}`);
    }
    return problems;
  });
}

/** Plays it, and looks at what would be told if it were broken off at any moment. */
function watched(scenario: Scenario, players: typeof PILOTS | typeof PEOPLE, until?: number) {
  const problems = new Set<string>();
  const events: MatchEvent[] = [];
  let before = 0;
  const end = playToTheEnd(
    { scenario, seed: 5, players, ...(until === undefined ? {} : { until }) },
    (match, news) => {
      events.push(...news);
      const { facts, goals } = match;
      const stand = (scenario.debrief ?? []).filter(({ needs }) => happened(needs, facts, goals)).length;
      // It changes seldom; and what was true stays true.
      if (stand !== before) for (const one of untold(scenario, { match, events })) problems.add(one);
      before = stand;
    },
  );
  return { end, problems: [...problems] };
}

describe.each(rows)('%s', (_, scenario) => {
  test('tells nothing of a match that was ended at once', () => {
    const match = createMatch({ scenario, seed: 1, level: 'guided', players: PEOPLE });
    const ended = play(match, { type: 'end' }, 0).match;
    const { came, paragraphs, question } = debriefOf(ended, ENGLISH);
    expect(came).toBe('The match ended before either host had sent a segment.');
    expect(paragraphs).toEqual([]);
    expect(question).toMatch(/\?$|answer/);
  });

  test('a passage that names a host tells what it did; short ones, and the last asks', () => {
    for (const code of ['en', 'zh'] as const) {
      const { debrief, question } = scenarioTexts(scenario, scenarioWordsOf(code));
      const [answer, ...rest] = debrief.map(({ text }) => text);
      expect((answer ?? '').length).toBeLessThan(code === 'en' ? 140 : 70);
      for (const text of rest) expect(text.length, text).toBeLessThan(code === 'en' ? 480 : 220);
      expect(question).toMatch(/[?？]/);
      // It stands also where nothing has happened.
      expect(question?.replace(/\bA (host|phone|blind)\b/g, '')).not.toMatch(/(^|[^\p{L}])[AB]([^\p{L}]|$)/u);
      expect(JSON.stringify(debrief)).not.toMatch(/the two of you|你们俩/);
    }
  });
});

describe.each(calm)('%s, broken off at any moment', (id, scenario) => {
  test('by autopilots, who come to see all of it', () => {
    const { end, problems } = watched(scenario, PILOTS);
    expect(problems).toEqual([]);
    const { came, paragraphs } = debriefOf(end.match, ENGLISH);
    if (id === 'free-play') return;
    expect(came).toBeNull();
    expect(paragraphs).toEqual(scenarioTexts(scenario, ENGLISH).debrief.map(({ text }) => text));
  });

  test('by people', () => {
    expect(watched(scenario, PEOPLE).problems).toEqual([]);
  });
});

test('a round that the teacher ends says how far it came, and tells only that part', () => {
  const match = createMatch({ scenario: normalClose, seed: 1, level: 'guided', players: PILOTS });
  for (let at = 0, now = match; ; at += 500) {
    now = play(now, { type: 'advance' }, at).match;
    if (now.facts.A.state !== 'FIN-WAIT-2') continue;
    const { came, paragraphs } = debriefOf(play(now, { type: 'end' }, at).match, ENGLISH);
    expect(came).toBe('The match was ended with A in FIN-WAIT-2 and B in CLOSE-WAIT. Goals reached: 1 of 4.');
    expect(paragraphs).toHaveLength(1);
    expect(paragraphs[0]).toMatch(/^A’s FIN said/);
    return;
  }
});

test('scenario 6 does not say what 11 and 13 ask: why TIME-WAIT waits', () => {
  for (const code of ['en', 'zh'] as const) {
    const { debrief } = scenarioTexts(normalClose, scenarioWordsOf(code));
    expect(JSON.stringify(debrief)).not.toMatch(/lost|late|repeat|died|丢失|滞留|旧报文段|重传/);
  }
});

test('a teacher’s own words are told whole', () => {
  const own = scenarioOf(
    {
      title: 'T',
      introduction: 'I',
      debrief: 'One.\n\nTwo.',
      cast: { A: { name: 'A' }, B: { name: 'B' } },
      goals: [{ established: 'both' }],
    },
    { id: 'own', version: 1 },
  );
  const match = createMatch({ scenario: own, seed: 1, level: 'guided', players: PILOTS });
  const ended = play(match, { type: 'end' }, 0).match;
  expect(debriefOf(ended, ENGLISH)).toMatchObject({ paragraphs: ['One.', 'Two.'], question: null });
  expect(HOSTS.map((host) => ended.facts[host].segmentsSent)).toEqual([0, 0]);
});
