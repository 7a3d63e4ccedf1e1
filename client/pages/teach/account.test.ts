/** Tests of what is a teacher's own: the code that is shown once, and signing out. */
import { expect, it } from 'vitest';
import type { AccountAnswer } from '../../../shared/protocol/http.ts';
import { type Account, createAccount } from './account.ts';

const KNOWN: AccountAnswer = {
  name: null,
  recovery: false,
  host: true,
  devices: [1, 2],
  retention: { days: 90, jumpedAt: null },
};

function accountOf(asked: string[] = []): Account {
  const say = (what: string) => {
    asked.push(what);
    return Promise.resolve({});
  };
  return createAccount({
    api: {
      account: () => Promise.resolve(KNOWN),
      nameAccount: (name) => say(`name ${name}`),
      makeRecovery: () => Promise.resolve({ code: 'K7QM42XRK7QM42XRK7QM' }),
      endSession: () => say('session'),
      endSessions: () => say('sessions'),
    },
    ask: (request) => request(),
    onSignedOut: () => void asked.push('signed out'),
  });
}

it('shows a recovery code in groups, until it is put away', async () => {
  const account = accountOf();
  await account.makeRecovery();
  expect(account.recovery.value).toBe('K7QM 42XR K7QM 42XR K7QM');
  account.putAway();
  expect(account.recovery.value).toBeNull();
});

it('takes an empty name for none', async () => {
  const asked: string[] = [];
  const account = accountOf(asked);
  await account.rename('  ');
  await account.rename('Chen');
  expect(asked).toEqual(['name null', 'name Chen']);
});

it('signs out here only when the server has ended it, and forgets what it knew', async () => {
  const asked: string[] = [];
  const account = accountOf(asked);
  await account.makeRecovery();
  await account.signOut();
  expect(asked).toEqual(['session', 'signed out']);
  expect([account.known.value, account.recovery.value]).toEqual([null, null]);
});

it('shows no code any more that signing out elsewhere has ended', async () => {
  const account = accountOf();
  await account.makeRecovery();
  await account.signOutElsewhere();
  expect(account.recovery.value).toBeNull();
});
