/** Tests of turns: how many parts are drawn in a frame, and in which order. */
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

function setUp(most: number) {
  const frames: (() => void)[] = [];
  const turns = createTurns(most, (call) => frames.push(call));
  const drawn: number[] = [];
  const ask = (part: number): (() => void) => turns.wait(() => drawn.push(part));
  return { turns, drawn, ask, frame: () => frames.shift()?.(), asleep: () => frames.length === 0 };
}

describe('turns', () => {
  it('lets so many be drawn in a frame, and as many in the next', () => {
    const { turns, frame } = setUp(2);
    expect([turns.take(), turns.take(), turns.take()]).toEqual([true, true, false]);
    frame();
    expect(turns.take()).toBe(true);
  });

  it('draws those that wait in the order in which they came, so many in a frame', () => {
    const { drawn, ask, frame } = setUp(2);
    for (const part of [1, 2, 3, 4, 5]) ask(part);
    frame();
    expect(drawn).toEqual([1, 2]);
    frame();
    expect(drawn).toEqual([1, 2, 3, 4]);
    frame();
    expect(drawn).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets nothing pass those that wait', () => {
    const { turns, ask, frame } = setUp(2);
    for (const part of [1, 2, 3, 4]) ask(part);
    frame();
    expect(turns.take()).toBe(false);
  });

  it('forgets what has gone', () => {
    const { drawn, ask, frame } = setUp(2);
    ask(1);
    ask(2)();
    ask(3);
    frame();
    expect(drawn).toEqual([1, 3]);
  });

  it('asks for no frame when there is nothing to do', () => {
    const { ask, frame, asleep } = setUp(1);
    expect(asleep()).toBe(true);
    ask(1);
    frame();
    frame();
    expect(asleep()).toBe(true);
  });
});
