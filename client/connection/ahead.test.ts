/** What the server says before the page is there is heard by the page, in order and once. */
import { expect, test } from 'vitest';
import type { Heard } from '../../shared/protocol/heard.ts';
import { openAhead } from './ahead.ts';
import type { Link, LinkOptions } from './socket.ts';

const told = (now: number): Heard => ({ type: 'welcome', protocol: 1, role: 'player', heartbeat: 1, now });
const nobody = { token: 't', class: null, seen: null };

function opened() {
  let options: LinkOptions | null = null;
  const link = { status: {} } as Link;
  const attach = openAhead(
    () => nobody,
    (given) => {
      options = given;
      return link;
    },
  );
  if (options === null) throw new Error('It was not opened at once.');
  return { attach, link, options: options as LinkOptions };
}

test('it is opened at once, and the page gets the same link', () => {
  const { attach, link } = opened();
  expect(attach({ hello: () => nobody, onMessage: () => undefined })).toBe(link);
});

test('the page hears first what it has missed, and from then on everything', () => {
  const { attach, options } = opened();
  const heard: Heard[] = [];
  options.onMessage(told(1));
  options.onMessage(told(2));
  attach({ hello: () => nobody, onMessage: (message) => heard.push(message) });
  options.onMessage(told(3));
  expect(heard).toEqual([told(1), told(2), told(3)]);
});

test('who comes back says what the page knows, as soon as there is one', () => {
  const { attach, options } = opened();
  expect(options.hello()).toBe(nobody);
  const seen = { ...nobody, seen: { match: 'm', version: 3, history: 'h' } };
  attach({ hello: () => seen, onMessage: () => undefined });
  expect(options.hello()).toBe(seen);
});
