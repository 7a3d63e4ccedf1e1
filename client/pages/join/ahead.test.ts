/** Tests of what is fetched ahead: all that the page names, once, and never too much at a time. */
import { expect, test } from 'vitest';
import { fetchAhead } from './ahead.ts';

const PAGE = new URL('http://school.example/2msl/play');
const NAMES = ['a.js', 'b.js', 'c.css', 'd.js', 'e.css'];
const HTML = `<link rel="icon" href="./icon.svg">${[...NAMES, 'a.js']
  .map((name) => `<link href="./assets/${name}">`)
  .join('')}`;

/** A server that answers when it is told to, and what it was asked for. */
function asked(answer: (url: string) => string) {
  const urls: string[] = [];
  let open = 0;
  let most = 0;
  const request: typeof fetch = async (input) => {
    urls.push(String(input));
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return new Response(answer(String(input)));
  };
  return { urls, request, most: () => most };
}

test('what the page names is fetched once, below the path of the page, and three at a time', async () => {
  const { urls, request, most } = asked((url) => (url === PAGE.href ? HTML : 'x'));
  await fetchAhead(PAGE, request);
  expect(urls).toEqual([PAGE.href, ...NAMES.map((name) => `http://school.example/2msl/assets/${name}`)]);
  expect(most()).toBe(3);
});

test('what cannot be fetched keeps nothing else from being fetched', async () => {
  const urls: string[] = [];
  const failing: typeof fetch = (input) => {
    urls.push(String(input));
    return String(input) === PAGE.href
      ? Promise.resolve(new Response(HTML))
      : Promise.reject(new TypeError('no network'));
  };
  await fetchAhead(PAGE, failing);
  expect(urls).toHaveLength(1 + NAMES.length);
  await fetchAhead(PAGE, () => Promise.reject(new TypeError('no network')));
});
