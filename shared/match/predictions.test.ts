/** Tests of predictions: who is asked, until when an answer counts, what stays untold till it happens. */
import { describe, expect, test } from 'vitest';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import type { Prediction } from '../scenarios/scenario.ts';
import { createMatch } from './create.ts';
import type { Input } from './input.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { type Answer, play } from './play.ts';
import { view, visibleEvents } from './view.ts';

const FIRST: Prediction = {
  id: 'first',
  when: 'introduction',
  options: ['yes', 'no'],
  right: 'yes',
  reveal: { states: { A: 'ESTABLISHED' } },
};
const WHERE: Prediction = {
  id: 'where',
  host: 'A',
  when: { states: { A: 'SYN-SENT' } },
  options: ['LISTEN', 'CLOSED'],
  right: 'LISTEN',
};
const scenario = { ...normalClose, predictions: [FIRST, WHERE] };

/** A person at A, who is told everything and plays as it is put in. */
function sitDown(setup: { readonly predictions?: boolean; readonly B?: 'person' | 'autopilot' } = {}) {
  const { predictions = true, B = 'autopilot' } = setup;
  let match: Match = createMatch({
    scenario,
    seed: 1,
    level: 'guided',
    players: { A: 'person', B },
    predictions,
  });
  const events: MatchEvent[] = [];
  const put = (input: Input, at = match.now): Answer => {
    const played = play(match, input, at);
    match = played.match;
    events.push(...played.events);
    return played.answer;
  };
  const predict = (prediction: string, option: string, host: 'A' | 'B' = 'A') =>
    put({ type: 'predict', host, prediction, option });
  /** Answers what is at hand as TCP does. */
  const answer = (): void => {
    for (let at = match.now; match.hosts.A.inbox.length === 0; at += 1_000) put({ type: 'advance' }, at);
    const [first] = match.hosts.A.inbox;
    put({ type: 'advice', host: 'A' }, match.now + 15_000);
    const advice = events.findLast((e) => e.type === 'advice');
    if (first === undefined || advice?.type !== 'advice') throw new Error('nothing to answer');
    put({ type: 'move', host: 'A', stimulus: first.id, move: advice.move });
  };
  put({ type: 'advance' }, 0);
  return {
    put,
    predict,
    answer,
    events,
    now: () => match,
    seen: () => view(match, 'A').hosts[0]?.predictions ?? [],
  };
}

describe('a prediction', () => {
  test('is asked of people, at the introduction or when its condition holds', () => {
    const { answer, seen, events, now } = sitDown();
    expect(seen().map(({ id, open }) => [id, open])).toEqual([['first', true]]);
    answer();
    expect(seen().map(({ id, open }) => [id, open])).toEqual([
      ['first', false],
      ['where', true],
    ]);
    expect(events.filter(({ type }) => type === 'asked')).toHaveLength(2);
    expect(now().asked?.every(({ host }) => host === 'A')).toBe(true);
  });

  test('is asked of nobody where the round does without', () => {
    const { answer, seen, events, predict } = sitDown({ predictions: false });
    answer();
    expect(seen()).toEqual([]);
    expect(events.some(({ type }) => type === 'asked')).toBe(false);
    expect(predict('first', 'yes')).toEqual({ ok: false, error: 'no-such-prediction' });
  });

  test('takes one answer until the host next acts, and costs neither time nor score', () => {
    const { answer, predict, now, seen } = sitDown();
    const before = now();
    expect(predict('first', 'no')).toEqual({ ok: true, verdict: null });
    expect(now().now).toBe(before.now);
    expect(now().hosts).toEqual(before.hosts);
    expect(predict('first', 'yes')).toEqual({ ok: false, error: 'already-predicted' });
    expect(predict('where', 'LISTEN')).toEqual({ ok: false, error: 'no-such-prediction' });
    answer();
    expect(predict('where', 'TIME-WAIT')).toEqual({ ok: false, error: 'no-such-prediction' });
    answer();
    expect(predict('where', 'LISTEN')).toEqual({ ok: false, error: 'prediction-closed' });
    expect(seen()).toMatchObject([
      { id: 'first', answer: 'no', right: 'yes' },
      { id: 'where', answer: null, right: 'LISTEN' },
    ]);
  });

  test('is not closed by a move that is refused', () => {
    const { put, now, predict } = sitDown();
    put({ type: 'advance' }, 10_000);
    const stimulus = now().hosts.A.inbox[0]?.id ?? null;
    put({ type: 'move', host: 'A', stimulus, move: { kind: 'nothing', next: 'CLOSING' } });
    expect(predict('first', 'yes').ok).toBe(true);
  });

  test('tells the right option when it has happened, not before', () => {
    const { answer, seen, predict } = sitDown();
    predict('first', 'no');
    answer();
    expect(seen()[0]).toMatchObject({ answer: 'no', open: false, right: null });
    expect(JSON.stringify(seen()[0])).not.toContain('"right":"yes"');
    answer();
    expect(seen()[0]).toMatchObject({ answer: 'no', open: false, right: 'yes' });
  });

  test('can no longer be made when what it is about has happened', () => {
    const { put, predict, seen } = sitDown({ B: 'person' });
    put({ type: 'end' });
    expect(predict('first', 'yes')).toEqual({ ok: false, error: 'match-ended' });
    expect(seen()[0]).toMatchObject({ open: false, right: null });
  });

  test('is seen by its own host and by those who see all', () => {
    const { predict, events, now } = sitDown({ B: 'person' });
    predict('first', 'no');
    predict('first', 'yes', 'B');
    const told = (viewer: 'A' | 'B' | 'all') =>
      visibleEvents(now(), viewer, events).flatMap((e) =>
        e.type === 'predicted' ? [`${e.host} ${e.option}`] : [],
      );
    expect(told('A')).toEqual(['A no']);
    expect(told('B')).toEqual(['B yes']);
    expect(told('all')).toEqual(['A no', 'B yes']);
    expect(view(now(), 'all').hosts.map(({ predictions }) => predictions[0]?.answer)).toEqual(['no', 'yes']);
  });
});
