/** Tests of watching a match: asked for, shown, let go, and its clock. */
import { signal } from '@preact/signals';
import { beforeEach, expect, it } from 'vitest';
import type { MatchView } from '../../../shared/protocol/view.ts';
import { createWatching, type Watching } from './watching.ts';

const seen = { now: 4_000, version: 3, hosts: [] } as unknown as MatchView;
const now = signal(0);
let asked: (string | null)[];
let watching: Watching;

const news = (match: string): void =>
  watching.hear({
    type: 'match',
    match,
    since: 0,
    history: 'all x',
    view: seen,
    events: [],
    clock: { virtual: 4_000, pace: 2, paused: false },
  });

beforeEach(() => {
  asked = [];
  now.value = 0;
  watching = createWatching({ ask: (match) => asked.push(match), monotonic: () => now.value, now });
});

it('is asked for, shown, and let go', () => {
  watching.watch('m1');
  news('m1');
  expect(watching.watched.value).toMatchObject({ match: 'm1', view: seen });
  now.value = 500;
  expect(watching.now.value).toBe(5_000);
  watching.watch(null);
  expect(watching.watched.value).toBe(null);
  expect(asked).toEqual(['m1', null]);
});

it('is not confused with one that was asked for before', () => {
  watching.watch('m1');
  watching.watch('m2');
  news('m1');
  expect(watching.watched.value).toBe(null);
});

it('has all that has happened, also where it was told bit by bit', () => {
  const told = (since: number, version: number): void =>
    watching.hear({
      type: 'match',
      match: 'm1',
      since,
      history: 'all x',
      view: seen,
      events: [{ type: 'goal', goal: String(version), version, at: 0 }],
      clock: { virtual: 4_000, pace: 2, paused: false },
    });
  const versions = (): unknown => watching.watched.value?.events.map(({ version }) => version);
  watching.watch('m1');
  told(0, 1);
  told(1, 2);
  expect(versions()).toEqual([1, 2]);
  told(0, 3);
  expect(versions()).toEqual([3]);
});

it('is asked for again after the connection broke, if any is wanted', () => {
  watching.askAgain();
  expect(asked).toEqual([]);
  watching.watch('m1');
  watching.askAgain();
  expect(asked).toEqual(['m1', 'm1']);
});

it('stands still with the class', () => {
  watching.watch('m1');
  news('m1');
  now.value = 500;
  watching.hearClock({ virtual: 60_000, pace: 2, paused: true });
  now.value = 5_000;
  expect(watching.now.value).toBe(5_000);
});

it('is forgotten with the class, and nothing is asked', () => {
  watching.watch('m1');
  news('m1');
  watching.forget();
  expect(watching.watched.value).toBe(null);
  news('m1');
  expect(watching.watched.value).toBe(null);
  expect(asked).toEqual(['m1']);
});
