/** Tests of the thread for work that would hold up the players. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { Thread } from './thread.ts';

interface Told {
  readonly question: string;
  readonly threadId: number;
}

const PROGRAM = fileURLToPath(new URL('fixtures/thread.mjs', import.meta.url));
const clock = manualClock();
const begin = (): Thread<string, Told> => new Thread(PROGRAM, { clock, memory: 16, longest: 1_000 });

it('answers one after another, in the same thread', async () => {
  const thread = begin();
  const told = await Promise.all(['a', 'b', 'c'].map((question) => thread.ask(question)));
  expect(told.map(({ question }) => question)).toEqual(['a', 'b', 'c']);
  expect(new Set(told.map(({ threadId }) => threadId)).size).toBe(1);
});

it.each([
  ['fail', 'as it was told'],
  ['end', 'has ended: 3'],
  ['eat', 'memory limit'],
])(
  'that is told to %s says so to who asked, and whoever waits behind is answered by a new one',
  async (how, why) => {
    const thread = begin();
    const { threadId } = await thread.ask('first');
    const lost = expect(thread.ask(how)).rejects.toThrow(why);
    const next = thread.ask('next');
    await lost;
    expect((await next).question).toBe('next');
    expect((await next).threadId).not.toBe(threadId);
  },
);

it('that takes too long is given up', async () => {
  const thread = begin();
  await thread.ask('first');
  const lost = expect(thread.ask('sleep')).rejects.toThrow('too long');
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  clock.advance(1_000);
  await lost;
  expect((await thread.ask('next')).question).toBe('next');
});
