/** Tests of each scenario of the catalogue: its texts, goals and choices, and two autopilots at it. */
import { describe, expect, test } from 'vitest';
import { HOSTS, type HostId } from '../../hosts.ts';
import { choices } from '../../judge/choices.ts';
import { judge } from '../../judge/judge.ts';
import { createMatch } from '../../match/create.ts';
import { NO_PROGRESS, scenarioView } from '../../protocol/scenario-view.ts';
import { debriefOf } from '../../record/debrief.ts';
import { ARROWS, arrowName, STATES, type State } from '../../tcp/state.ts';
import { seedRandom } from '../../wire/random.ts';
import { scenarioWordsOf } from '../../words/every-scenario-language.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioTexts } from '../texts.ts';
import { CATALOGUE, findScenario, scenarioById } from './catalogue.ts';
import { playToTheEnd } from './fixtures/players.ts';

const FIGURE_5 = ARROWS.map(({ from, to }) => arrowName(from, to));
const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;
const rows = CATALOGUE.map((scenario) => [scenario.id, scenario] as const);

function textsOf(scenario: Scenario, language: 'en' | 'zh'): string[] {
  const texts = scenarioTexts(scenario, scenarioWordsOf(language));
  const { title, introduction, debrief, question, cast, goals } = texts;
  const said = goals.flatMap(({ text, veiled, todo }) => [text, veiled ?? [], todo ?? []]).flat();
  return [title, introduction, ...debrief.map(({ text }) => text), question ?? '', cast.A, cast.B, ...said];
}

describe.each(rows)('%s', (_id, scenario) => {
  test('tells everything in both languages', () => {
    const [english, chinese] = [textsOf(scenario, 'en'), textsOf(scenario, 'zh')];
    expect(chinese).toHaveLength(english.length);
    for (const [i, en] of english.entries()) {
      expect(en).toMatch(/\S/);
      expect(chinese[i]).toMatch(/\S/);
      expect(chinese[i]).not.toBe(en);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    const [title, introduction, debrief] = chinese;
    for (const zh of [title, introduction, debrief]) expect(zh).toMatch(/\p{Script=Han}/u);
  });

  test('introduces itself in two or three sentences and explains itself in four to ten', () => {
    for (const language of ['en', 'zh'] as const) {
      const texts = scenarioTexts(scenario, scenarioWordsOf(language));
      const { introduction } = texts;
      // What another text has wrong comes on top of it.
      const told = texts.debrief.filter((_, i) => scenario.debrief?.[i]?.id !== 'said');
      const debrief = told.map(({ text }) => text).join('\n');
      const sentences = (text: string): number => text.split(/[。？！]|[.?!](?=\s|$)/u).length - 1;
      expect(sentences(introduction)).toBeGreaterThanOrEqual(2);
      expect(sentences(introduction)).toBeLessThanOrEqual(3);
      expect(sentences(debrief)).toBeGreaterThanOrEqual(4);
      expect(sentences(debrief)).toBeLessThanOrEqual(10);
    }
  });

  test('has reached no goal at its start', () => {
    const { facts } = createMatch({ scenario, seed: 1, level: 'guided', players: AUTOPILOTS });
    expect(scenario.goals.filter((goal) => goal.reached(facts))).toEqual([]);
    expect(new Set(scenario.goals.map((goal) => goal.id)).size).toBe(scenario.goals.length);
  });

  test('keeps its debrief to itself until the match has ended', () => {
    const words = scenarioWordsOf('en');
    expect(scenarioView(scenario, words, NO_PROGRESS).debrief).toBeNull();
    const { match: end } = playToTheEnd({ scenario, seed: 3, players: AUTOPILOTS, until: 60_000 });
    expect(scenarioView(scenario, words, { ...NO_PROGRESS, end }).debrief).toEqual(debriefOf(end, words));
  });

  test('offers three or four prepared answers to everything, each different at a glance, one of them legal', () => {
    playToTheEnd({ scenario, seed: 3, players: AUTOPILOTS }, ({ hosts, now }) => {
      for (const { tcb, inbox } of HOSTS.map((host) => hosts[host])) {
        for (const { stimulus } of inbox.slice(0, 1)) {
          const offered = choices(tcb, stimulus, now, { random: seedRandom(1) });
          expect(offered.length).toBeGreaterThanOrEqual(3);
          const faces = offered.map((move) => JSON.stringify(move).replaceAll(/"(seq|ack)":\d+/g, ''));
          expect(new Set(faces).size).toBe(offered.length);
          expect(offered.some((move) => judge(tcb, stimulus, move, now).verdict.legal)).toBe(true);
        }
      }
    });
  });
});

test('pages show the constants of a scenario beside the real ones', () => {
  const [handshake] = CATALOGUE;
  expect(handshake && scenarioView(handshake, scenarioWordsOf('en'), 'all').constants).toEqual([
    { name: 'delay', here: 2_000, crowd: null, rfc: null, linux: null },
    { name: 'rto', here: 40_000, crowd: null, rfc: 1_000, linux: 1_000 },
    { name: 'msl', here: 15_000, crowd: null, rfc: 120_000, linux: 30_000 },
    { name: 'delayed-ack', here: 8_000, crowd: null, rfc: 500, linux: 40 },
    // Given up at the sixth timeout: 40 s and five times 80 s.
    { name: 'r2', here: 440_000, crowd: null, rfc: 100_000, linux: 924_600 },
  ]);
});

test('free play calls for nobody who plays', () => {
  const scenario = scenarioById('free-play');
  expect(scenario?.script.every((item) => 'call' in item && item.autopilots?.includes(item.host))).toBe(true);
});

test('the catalogue is in order, and each id and number stands once', () => {
  const numbers = CATALOGUE.map((scenario) => scenario.number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  const ids = CATALOGUE.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a scenario that was renamed is found by its former id too, unless another has that now', () => {
  const [first, second] = CATALOGUE;
  if (first === undefined || second === undefined) throw new Error('no scenarios');
  const renamed = { ...first, id: 'new-name', formerly: [first.id, second.id] };
  expect(findScenario([renamed, second], first.id)).toBe(renamed);
  expect(findScenario([renamed, second], 'new-name')).toBe(renamed);
  expect(findScenario([renamed, second], second.id)).toBe(second);
  expect(findScenario([renamed, second], 'nowhere')).toBeNull();
});

test('scenario 2 is found by the id of when its ACK was called withheld', () => {
  expect(scenarioById('withheld-ack')?.number).toBe(2);
  expect(scenarioById('lost-third-ack')?.number).toBe(2);
});

const OPENS = ['CLOSED', 'SYN-SENT', 'ESTABLISHED'] as const;
const IS_OPENED = ['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'] as const;
const CROSSING_OPEN = ['CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'] as const;
const CLOSES_FIRST = ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'] as const;
const CLOSES_SECOND = ['CLOSE-WAIT', 'LAST-ACK', 'CLOSED'] as const;
const CROSSING_CLOSE = ['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'] as const;

/** The ways of A and of B when nobody takes a liberty. */
const WAYS: Record<string, Record<HostId, readonly State[]>> = {
  'three-way-handshake': { A: OPENS, B: IS_OPENED },
  'lost-third-ack': { A: OPENS, B: IS_OPENED },
  data: { A: OPENS, B: IS_OPENED },
  loss: { A: OPENS, B: IS_OPENED },
  'zero-window': { A: OPENS, B: IS_OPENED },
  'normal-close': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'half-close': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'fin-with-ack': {
    A: [...OPENS, 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED'],
    B: [...IS_OPENED, ...CLOSES_SECOND],
  },
  'simultaneous-close': { A: [...OPENS, ...CROSSING_CLOSE], B: [...IS_OPENED, ...CROSSING_CLOSE] },
  'simultaneous-open': { A: CROSSING_OPEN, B: CROSSING_OPEN },
  'lost-last-ack': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'last-ack-never-comes': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'old-duplicates': {
    A: [...OPENS, ...CLOSES_FIRST, ...OPENS.slice(1), ...CLOSES_FIRST, ...OPENS.slice(1)],
    B: [...IS_OPENED, ...CLOSES_SECOND, ...IS_OPENED.slice(1), ...CLOSES_SECOND, ...IS_OPENED.slice(1)],
  },
  'refused-and-aborted': {
    A: [
      ...['CLOSED', 'SYN-SENT', 'CLOSED'],
      ...['SYN-SENT', 'CLOSED'],
      ...[...OPENS.slice(1), 'CLOSED'],
      ...[...OPENS.slice(1), 'CLOSED'],
    ] as State[],
    B: [
      ...['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSED'],
      ...[...IS_OPENED.slice(1), 'CLOSED'],
    ] as State[],
  },
  'real-or-forged': {
    A: [...OPENS, ...OPENS, 'CLOSED'],
    B: [...IS_OPENED, ...IS_OPENED, 'CLOSED'],
  },
  // The crashes are no steps of theirs: they stand here as what comes after them.
  'half-open': {
    A: [...OPENS, ...OPENS, ...OPENS.slice(1), 'CLOSED'],
    B: [...IS_OPENED, ...IS_OPENED.slice(1), ...IS_OPENED],
  },
  'syn-flood': { A: OPENS, B: IS_OPENED },
  'time-wait-pile-up': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  // Its last goal comes before A’s 2 MSL are over.
  'close-wait-leak': { A: [...OPENS, ...CLOSES_FIRST.slice(0, -1)], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'fin-wait-2-stuck': { A: [...OPENS, ...CLOSES_FIRST], B: [...IS_OPENED, ...CLOSES_SECOND] },
  'silent-client': { A: ['CLOSED', 'SYN-SENT'], B: ['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'CLOSED'] },
  // B’s loss of power is no step of its own.
  'fin-wait-1-stays': { A: [...OPENS, 'FIN-WAIT-1', 'CLOSED'], B: IS_OPENED },
  'free-play': {
    A: [
      ...['CLOSED', 'LISTEN', 'SYN-SENT', 'ESTABLISHED', ...CLOSES_SECOND],
      ...['LISTEN', 'SYN-RECEIVED', ...IS_OPENED.slice(1), ...CLOSES_FIRST],
      ...[...OPENS.slice(1), ...CROSSING_CLOSE],
    ] as State[],
    B: [
      ...['CLOSED', 'LISTEN', 'CLOSED'],
      ...['LISTEN', 'SYN-RECEIVED', ...CLOSES_FIRST],
      ...['SYN-SENT', 'CLOSED', ...OPENS.slice(1), ...CLOSES_SECOND],
      ...[...IS_OPENED.slice(1), ...CROSSING_CLOSE],
    ] as State[],
  },
};

const endOf = (state: State): string => arrowName(state, 'CLOSED');

/**
 * The figure leaves out that an RST, R2 or a user timeout ends a connection wherever it is. These scenarios are about that, and
 * each may take exactly this way more: one that another takes, or that is no end, fails.
 */
const BESIDE_FIGURE_5: Record<string, Partial<Record<HostId, readonly string[]>>> = {
  'refused-and-aborted': { A: [endOf('ESTABLISHED')], B: [endOf('ESTABLISHED')] },
  'real-or-forged': { A: [endOf('ESTABLISHED')], B: [endOf('ESTABLISHED')] },
  'half-open': { A: [endOf('ESTABLISHED')], B: [endOf('ESTABLISHED')] },
  'silent-client': { B: [endOf('SYN-RECEIVED')] },
  'fin-wait-1-stays': { A: [endOf('FIN-WAIT-1')] },
};

describe('the ways of two autopilots', () => {
  test.each(rows)('%s', (id, scenario) => {
    const ways = WAYS[id];
    if (!ways) throw new Error(`WAYS does not say which states ${id} leads through`);
    const { match, events } = playToTheEnd({ scenario, seed: 1, players: AUTOPILOTS });
    for (const host of HOSTS) {
      const walked = events.flatMap((e) => (e.type === 'state' && e.host === host ? [e.to] : []));
      expect(['CLOSED', ...walked]).toEqual(ways[host]);
      const { visited, arrows } = match.facts[host];
      expect(new Set(visited)).toEqual(new Set(ways[host]));
      const beside = arrows.filter((arrow) => !FIGURE_5.includes(arrow));
      expect({ host, beside }).toEqual({ host, beside: BESIDE_FIGURE_5[id]?.[host] ?? [] });
    }
  });

  test('lead through all eleven states, and along every arrow of the RFC’s figure 5', () => {
    const states = new Set(Object.values(WAYS).flatMap(({ A, B }) => [...A, ...B]));
    expect(states).toEqual(new Set(STATES));
    const walked = CATALOGUE.flatMap((scenario) => {
      const { facts } = playToTheEnd({ scenario, seed: 1, players: AUTOPILOTS }).match;
      return HOSTS.flatMap((host) => facts[host].arrows);
    });
    expect(FIGURE_5.filter((arrow) => !walked.includes(arrow))).toEqual([]);
  });
});
