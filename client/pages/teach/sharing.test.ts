/** Tests of sharing: the link that is shown once, and what was ended. */
import { expect, it } from 'vitest';
import type { SharedThing } from './api.ts';
import { createSharing, type Sharing } from './sharing.ts';

const CLASS = { thing: { kind: 'class', id: 'K7QM42' }, name: '10b' } as const;

function sharingOf(asked: unknown[] = []): Sharing {
  let shares = [{ id: 'one', since: 1, taken: false, name: null }];
  return createSharing({
    api: {
      shares: (thing: SharedThing) => {
        asked.push(['list', thing.kind]);
        return Promise.resolve({ shares });
      },
      makeShare: () => {
        shares = [...shares, { id: 'two', since: 2, taken: false, name: null }];
        return Promise.resolve({ code: 'a-secret', lasts: 604_800_000 });
      },
      endShare: (_thing, id) => {
        shares = shares.filter((share) => share.id !== id);
        return Promise.resolve({});
      },
    },
    ask: (request) => request(),
    server: () => 'http://192.168.1.5:3000/',
  });
}

it('shows a link with the secret in its fragment, until it is closed or something is ended', async () => {
  const sharing = sharingOf();
  await sharing.open(CLASS);
  expect(sharing.shares.value?.map(({ id }) => id)).toEqual(['one']);
  await sharing.make();
  expect(sharing.link.value?.url).toBe('http://192.168.1.5:3000/teach#secret=a-secret');
  expect(sharing.shares.value).toHaveLength(2);
  await sharing.end('one');
  expect([sharing.link.value, sharing.shares.value?.map(({ id }) => id)]).toEqual([null, ['two']]);
  await sharing.make();
  sharing.close();
  expect([sharing.of.value, sharing.link.value]).toEqual([null, null]);
});

it('shows nothing of one thing under the name of another', async () => {
  const sharing = sharingOf();
  const first = sharing.open(CLASS);
  const second = sharing.open({ thing: { kind: 'invitation' }, name: '' });
  expect(sharing.shares.value).toBeNull();
  await Promise.all([first, second]);
  expect(sharing.of.value?.thing.kind).toBe('invitation');
});
