/** Tests of messages on their way up: in order, none lost, and again until there is an answer. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_MESSAGES } from '../../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import { createPosts } from './posts.ts';

interface Body {
  readonly first: number;
  readonly messages: readonly string[];
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is posted, and its answers, one for each. */
function posting() {
  const bodies: Body[] = [];
  const answers: ((status: number) => void)[] = [];
  let refused = 0;
  const posts = createPosts({
    post: (body) => {
      bodies.push(JSON.parse(body));
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    },
    onRefused: () => {
      refused += 1;
    },
  });
  const answer = async (status: number): Promise<void> => {
    answers.shift()?.(status);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { posts, bodies, answer, refused: () => refused };
}

describe('what is posted', () => {
  test('goes one request at a time, and what waits meanwhile goes together', async () => {
    const { posts, bodies, answer } = posting();
    for (const text of ['a', 'b', 'c']) posts.send(text);
    expect(bodies).toEqual([{ first: 1, messages: ['a'] }]);
    await answer(204);
    expect(bodies.slice(1)).toEqual([{ first: 2, messages: ['b', 'c'] }]);
    posts.send('d');
    expect(bodies).toHaveLength(2);
    await answer(204);
    expect(bodies.slice(2)).toEqual([{ first: 4, messages: ['d'] }]);
    await answer(204);
    expect(bodies).toHaveLength(3);
  });

  test.each([0, 408, 429, 502, 503, 504])('goes again, under the same number, after %i', async (status) => {
    const { posts, bodies, answer, refused } = posting();
    posts.send('a');
    await answer(status);
    posts.send('b');
    expect(bodies).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(bodies[1]).toEqual({ first: 1, messages: ['a', 'b'] });
    await answer(status);
    await vi.advanceTimersByTimeAsync(999);
    expect(bodies).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await answer(204);
    expect([bodies.length, refused()]).toEqual([3, 0]);
  });

  test.each([200, 400, 401, 404, 413])(
    'is given up after %i: no server of ours has taken it',
    async (status) => {
      const { posts, bodies, answer, refused } = posting();
      posts.send('a');
      await answer(status);
      await vi.advanceTimersByTimeAsync(60_000);
      expect([bodies.length, refused()]).toEqual([1, 1]);
    },
  );

  test('is no more than the server takes at once', async () => {
    const { posts, bodies, answer } = posting();
    posts.send('first');
    for (let i = 0; i < 2 * MOST_MESSAGES; i++) posts.send('x');
    await answer(204);
    expect(bodies[1]?.messages).toHaveLength(MOST_MESSAGES);
    await answer(204);
    posts.send('y'.repeat(MAX_MESSAGE_OCTETS));
    posts.send('z');
    await answer(204);
    expect(bodies.slice(3).map(({ messages }) => messages.map(([letter]) => letter))).toEqual([['y']]);
    await answer(204);
    expect(bodies[4]?.messages).toEqual(['z']);
  });

  test('is nothing any more once it is stopped', async () => {
    const { posts, bodies, answer, refused } = posting();
    posts.send('a');
    posts.stop();
    await answer(404);
    posts.send('b');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([bodies.length, refused()]).toEqual([1, 0]);
  });
});
