/** Tests of the class beside a replay: the next round is announced, counted down to, and taken up. */
import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { Heard } from '../../shared/protocol/heard.ts';
import type { Link, LinkOptions } from '../connection/socket.ts';
import { type ClassLink, createClassLink } from './class-link.ts';

const SEAT = { token: 't'.repeat(24), code: 'CDF346', name: 'Ada' };
let hear: (message: Heard) => void;
let hello: ReturnType<LinkOptions['hello']>;
let waiting: (() => void)[];
let entered: number;
let reading: ClassLink;

beforeEach(() => {
  waiting = [];
  entered = 0;
  reading = createClassLink({
    seat: SEAT,
    match: 'read',
    open: (options) => {
      hello = options.hello();
      hear = options.onMessage;
      return { status: signal('online'), close: () => undefined } as unknown as Link;
    },
    after: (_, call) => {
      waiting.push(call);
      return () => {
        waiting = waiting.filter((one) => one !== call);
      };
    },
    enter: () => {
      entered += 1;
    },
  });
});

const sits = (match: string | null): void =>
  hear({
    type: 'class',
    view: { seat: match === null ? null : { match }, round: { scenario: { title: 'Normal close' } } },
  } as Heard);
const plays = (match: string, outcome: 'over' | null): void =>
  hear({ type: 'match', match, view: { outcome } } as Heard);
const second = (): void => {
  for (const call of waiting.splice(0)) call();
};

test('the seat is opened here, and nothing is announced while the match that is read is the last', () => {
  expect(hello).toEqual({ token: SEAT.token, class: null, seen: null });
  sits('read');
  plays('read', 'over');
  expect(reading.next.value).toBeNull();
  expect(waiting).toEqual([]);
});

test('the next round is announced with a count, and then taken up', () => {
  sits('read');
  plays('read', 'over');
  sits('next');
  // Not before its match is there.
  expect(reading.next.value).toBeNull();
  plays('next', null);
  expect(reading.next.value).toEqual({ title: 'Normal close', seconds: 10 });
  for (let i = 0; i < 9; i++) second();
  expect([reading.next.value?.seconds, entered]).toEqual([1, 0]);
  second();
  expect(entered).toBe(1);
  expect(waiting).toEqual([]);
});

test('a round that ends during the count waits for nobody, nor does one that was over before', () => {
  sits('next');
  plays('next', null);
  second();
  plays('next', 'over');
  expect(reading.next.value).toBeNull();
  expect(waiting).toEqual([]);
  sits('third');
  plays('third', null);
  expect(reading.next.value?.seconds).toBe(10);
  reading.close();
  expect(waiting).toEqual([]);
});
