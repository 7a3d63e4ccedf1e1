/** Tests of what a device hears: views are whole again, keep what did not change, and follow no gap. */
import { describe, expect, it } from 'vitest';
import { createHearing } from './heard.ts';
import type { ServerMessage } from './server-message.ts';

const clock = { virtual: 0, pace: 1, paused: false };
const whole = { code: 'CDF346', players: [{ name: 'Ada', connected: true }], seat: null };
const says = (message: object): ServerMessage => message as ServerMessage;
const view = (hear: ReturnType<typeof createHearing>, message: object): unknown => {
  const [heard] = hear(says(message)) ?? [];
  return heard && 'view' in heard ? heard.view : null;
};

describe('a view', () => {
  it('is put together of what was told of it, and keeps the rest', () => {
    const hear = createHearing();
    const first = view(hear, { type: 'class', since: 0, view: whole, clock }) as typeof whole;
    const change = { players: { 1: [{ name: 'Bob', connected: true }] } };
    const second = view(hear, { type: 'class', since: 1, change, clock }) as typeof whole;
    expect(second).toEqual({ ...whole, players: [...whole.players, { name: 'Bob', connected: true }] });
    expect(second.players[0]).toBe(first.players[0]);
    expect(view(hear, { type: 'class', since: 2, change: { seat: [1] }, clock })).toEqual({
      ...second,
      seat: 1,
    });
  });

  it('is told whole again whenever the server would', () => {
    const hear = createHearing();
    view(hear, { type: 'class', since: 0, view: whole, clock });
    view(hear, { type: 'class', since: 1, view: { ...whole, code: 'X' }, clock });
    expect(view(hear, { type: 'class', since: 2, change: { seat: [1] }, clock })).toMatchObject({
      code: 'X',
      seat: 1,
    });
  });

  const match = (id: string, since: number, told: object): object => ({
    type: 'match',
    match: id,
    since,
    events: [],
    clock,
    ...told,
  });

  it('of a match follows the version that it has', () => {
    const hear = createHearing();
    view(hear, match('m', 0, { view: { version: 3, now: 0 } }));
    expect(view(hear, match('m', 3, { change: { version: [9], now: [5] } }))).toEqual({ version: 9, now: 5 });
    expect(view(hear, match('m', 9, { change: { now: [6] } }))).toEqual({ version: 9, now: 6 });
  });

  it.each([
    ['of a class that was never told', [], { type: 'class', since: 0, change: {}, clock }],
    [
      'after one that was lost',
      [{ type: 'class', since: 0, view: whole, clock }],
      { type: 'class', since: 2, change: {}, clock },
    ],
    ['of another match', [match('m', 0, { view: { version: 3 } })], match('n', 3, { change: {} })],
    ['of another version', [match('m', 0, { view: { version: 3 } })], match('m', 4, { change: {} })],
    [
      'of the teacher after that of a player',
      [{ type: 'class', since: 0, view: whole, clock }],
      { type: 'teacher', since: 1, change: {}, clock },
    ],
  ])('is not made of a change %s', (_, before, change) => {
    const hear = createHearing();
    for (const message of before) hear(says(message));
    expect(hear(says(change))).toBeNull();
  });
});

describe('an answer', () => {
  const verdict = { legal: true, rule: 'R4' };
  const told = (match: string, version: number): object => ({
    type: 'match',
    match,
    since: 0,
    view: { version },
    events: [
      { type: 'state', version: version - 1 },
      { type: 'accepted', version, verdict },
    ],
    clock,
  });

  it('has its own verdict, or that of the event that was told', () => {
    const hear = createHearing();
    expect(hear(says({ type: 'answer', id: 1, verdict: null }))).toEqual([
      { type: 'answer', id: 1, verdict: null },
    ]);
    hear(says(told('m', 4)));
    expect(hear(says({ type: 'answer', id: 2, event: 4 }))).toEqual([{ type: 'answer', id: 2, verdict }]);
  });

  it('may come with the match that it is about', () => {
    const hear = createHearing();
    const told4 = { ...told('m', 4), answer: { id: 2, event: 4 } };
    expect(hear(says(told4))).toMatchObject([{ type: 'match' }, { type: 'answer', id: 2, verdict }]);
    const none = { ...told('m', 6), answer: { id: 3, event: null } };
    expect(hear(says(none))?.[1]).toEqual({ type: 'answer', id: 3, verdict: null });
    expect(hear(says({ ...told('m', 8), answer: { id: 4, event: 99 } }))).toBeNull();
  });

  it.each([
    ['was never told', [], 4],
    ['has none', [told('m', 4)], 3],
    ['is another match’s', [told('m', 4), told('n', 9)], 4],
  ])('that refers to an event that %s is none', (_, before, event) => {
    const hear = createHearing();
    for (const message of before) hear(says(message));
    expect(hear(says({ type: 'answer', id: 1, event }))).toBeNull();
  });
});

describe('what is left out', () => {
  const told = (more: object): ServerMessage =>
    says({ ...{ type: 'match', since: 0, view: { version: 1 }, events: [], history: '' }, ...more });

  it('is as it was told last: the match, and how its clock goes', () => {
    const hear = createHearing();
    hear(told({ match: 'm', clock: { virtual: 5, pace: 2, paused: false } }));
    expect(hear(told({ clock: 9 }))).toMatchObject([
      { match: 'm', clock: { virtual: 9, pace: 2, paused: false } },
    ]);
    hear(says({ type: 'clock', clock: { ...clock, paused: true } }));
    expect(hear(told({ clock: 10 }))).toMatchObject([{ clock: { virtual: 10, pace: 1, paused: true } }]);
  });

  it.each([
    ['match', { clock }],
    ['clock', { match: 'm', clock: 9 }],
  ])('cannot be what was never told: the %s', (_, more) => {
    expect(createHearing()(told(more))).toBeNull();
  });
});

it('what tells of no view is heard as it was said', () => {
  const ping = says({ type: 'ping' });
  expect(createHearing()(ping)?.[0]).toBe(ping);
});

describe('a match that is told in pieces', () => {
  const events = (...versions: number[]) => versions.map((version) => ({ type: 'segment-lost', version }));
  const piece = (match: string, since: number, ...versions: number[]): object => ({
    ...{ type: 'events', match, since },
    events: events(...versions),
  });
  const last = (match: string, since: number, ...versions: number[]): object => ({
    ...{ type: 'match', match, since, view: { version: versions.at(-1) }, clock, history: '' },
    events: events(...versions),
  });

  it('is heard as one', () => {
    const hear = createHearing();
    expect(hear(says(piece('m', 0, 1, 2)))).toEqual([{ type: 'events' }]);
    hear(says(piece('m', 0, 3)));
    expect(hear(says(last('m', 0, 4)))).toMatchObject([{ since: 0, events: events(1, 2, 3, 4) }]);
    expect(hear(says(last('m', 4, 5)))).toMatchObject([{ since: 4, events: events(5) }]);
  });

  it('begins anew where the server does', () => {
    const hear = createHearing();
    hear(says(piece('m', 0, 1, 2)));
    hear(says(piece('m', 0, 1, 2, 3)));
    expect(hear(says(last('m', 0, 4)))).toMatchObject([{ events: events(1, 2, 3, 4) }]);
  });

  it('is given up for another', () => {
    const hear = createHearing();
    hear(says(piece('m', 0, 1, 2)));
    hear(says(piece('n', 0, 1)));
    expect(hear(says(last('n', 0, 2)))).toMatchObject([{ events: events(1, 2) }]);
    expect(hear(says(last('m', 0, 3)))).toMatchObject([{ events: events(3) }]);
  });
});
