/** Tests of the liveness of a connection: what a silence means, awake, throttled and after a sleep. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Liveness, watchLiveness } from './liveness.ts';

const HEARTBEAT = 10_000;

let said: string[];
let dead: number;
let liveness: Liveness;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  dead = 0;
  liveness = watchLiveness({
    heartbeat: HEARTBEAT,
    say: (type) => said.push(type),
    onDead: () => {
      dead += 1;
    },
  });
});
afterEach(() => {
  liveness.stop();
  vi.useRealTimers();
});

/** The computer sleeps: the even clock and all timers stand. */
const sleep = (milliseconds: number): void => {
  vi.setSystemTime(Date.now() + milliseconds);
};

describe('a server that is there', () => {
  test('is asked nothing while it says anything, and answered each time that it asks', () => {
    for (let beat = 0; beat < 30; beat++) {
      vi.advanceTimersByTime(HEARTBEAT);
      liveness.heard('ping');
    }
    expect(said).toEqual(Array.from({ length: 30 }, () => 'pong'));
    expect(dead).toBe(0);
  });

  test('is told so by a page that is told much and has long said nothing', () => {
    liveness.said();
    for (let second = 0; second < 25; second++) {
      vi.advanceTimersByTime(1_000);
      liveness.heard('match');
    }
    expect(said).toEqual(['pong', 'pong']);
  });

  test('may answer with anything but later: its pong is waited for, as long as something comes', () => {
    liveness.check();
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(4_000);
      liveness.heard('match');
    }
    liveness.heard('pong');
    vi.advanceTimersByTime(10_000);
    expect(dead).toBe(0);
  });

  test('answers a ping also by refusing it', () => {
    liveness.check();
    liveness.heard('error');
    vi.advanceTimersByTime(6_000);
    expect(dead).toBe(0);
  });
});

describe('a server that is silent', () => {
  test('is asked, then dead: within 30 seconds, once, and nothing follows', () => {
    liveness.heard('class');
    vi.advanceTimersByTime(14_999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(10_001);
    expect([said, dead]).toEqual([['ping'], 1]);
    vi.advanceTimersByTime(600_000);
    expect([said, dead]).toEqual([['ping'], 1]);
  });

  test('is dead five seconds after a check, at once after the network changed', () => {
    liveness.check();
    vi.advanceTimersByTime(4_999);
    expect(dead).toBe(0);
    vi.advanceTimersByTime(1);
    expect(dead).toBe(1);
  });

  test('is asked once where a page is told several times that it woke, and anew where it wakes later', () => {
    for (let i = 0; i < 4; i++) liveness.check();
    expect(said).toEqual(['ping']);
    vi.advanceTimersByTime(3_000);
    liveness.check();
    expect(said).toEqual(['ping', 'ping']);
    // One pong of two: that of before the sleep was on its way already.
    liveness.heard('pong');
    vi.advanceTimersByTime(5_000);
    expect(dead).toBe(1);
  });
});

describe('a computer that slept', () => {
  test('does not take the server for dead before it has been asked', () => {
    liveness.heard('class');
    sleep(600_000);
    vi.advanceTimersByTime(5_000);
    expect([said, dead]).toEqual([['ping'], 0]);
    liveness.heard('pong');
    vi.advanceTimersByTime(14_000);
    expect(dead).toBe(0);
  });

  test('knows soon that the server is gone, though its even clock stood', () => {
    liveness.heard('class');
    sleep(600_000);
    vi.advanceTimersByTime(10_000);
    expect(dead).toBe(1);
  });

  test('asks again where it slept over the answer', () => {
    liveness.check();
    sleep(600_000);
    vi.advanceTimersByTime(5_000);
    expect([said, dead]).toEqual([['ping', 'ping'], 0]);
    vi.advanceTimersByTime(5_000);
    expect(dead).toBe(1);
  });

  test('is not misled by a clock that was put back', () => {
    liveness.heard('class');
    sleep(-3_600_000);
    vi.advanceTimersByTime(10_000);
    expect(dead).toBe(1);
  });
});

test('a hidden page, whose timers are woken once a minute, calls nobody dead wrongly, and knows in the end', () => {
  const minute = 60_000;
  // What comes is told at once, timers are late: the fake clock stands for the minute, as they do.
  for (let minutes = 0; minutes < 10; minutes++) {
    for (let beat = 0; beat < 6; beat++) {
      sleep(HEARTBEAT);
      liveness.heard('ping');
    }
    vi.advanceTimersByTime(HEARTBEAT / 2);
  }
  expect(dead).toBe(0);
  expect(said.filter((type) => type === 'pong')).toHaveLength(60);
  for (let minutes = 0; minutes < 4; minutes++) {
    sleep(minute);
    vi.advanceTimersByTime(HEARTBEAT / 2);
  }
  expect(dead).toBe(1);
});
