/** Tests of signing in: with a secret, with what was remembered, and why it did not work. */
import { beforeEach, expect, it } from 'vitest';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { RequestRefused, type TeachApi } from './api.ts';
import { createSignIn, type SignIn, TOKEN_KEY } from './sign-in-state.ts';

const { errors } = wordsOf('en');

const used = (): Promise<never> => Promise.reject(new RequestRefused('secret-used', errors('secret-used')));

let memory: Map<string, string>;
let told: string[];
const signInBy = (answers: Partial<TeachApi> = {}): SignIn =>
  createSignIn({
    api: {
      signIn: () => Promise.resolve({ secret: 'chosen' }),
      session: () => Promise.resolve({ token: 'token-of-the-teacher' }),
      ...answers,
    },
    recall: (key) => memory.get(key) ?? null,
    remember: (key, value) => memory.set(key, value),
    onRefusal: (text) => told.push(text),
  });

beforeEach(() => {
  memory = new Map();
  told = [];
});

it('exchanges a secret for a token that is remembered', async () => {
  const signIn = signInBy();
  expect(await signIn.enter('secret')).toBe(true);
  expect(signIn.token()).toBe('token-of-the-teacher');
  expect(memory.get(TOKEN_KEY)).toBe('token-of-the-teacher');
});

it('asks for what this server was given when nothing is known, and complains of nothing', async () => {
  const signIn = signInBy();
  expect(signIn.secret.value).toBe(null);
  expect(await signIn.enter(null)).toBe(false);
  expect(signIn.refusal.value).toBe(null);
  await Promise.resolve();
  expect(signIn.secret.value).toBe('chosen');
});

it('asks for a printed secret when the server is not reached', async () => {
  const offline = new RequestRefused('offline', 'gone');
  const signIn = signInBy({ signIn: () => Promise.reject(offline) });
  await signIn.enter(null);
  await Promise.resolve();
  expect(signIn.secret.value).toBe('printed');
});

it('says why a secret was refused', async () => {
  const signIn = signInBy({ session: used });
  expect(await signIn.enter('secret')).toBe(false);
  expect(signIn.refusal.value).toEqual(errors('secret-used'));
});

it('goes on with the remembered token when the link is opened a second time', async () => {
  memory.set(TOKEN_KEY, 'remembered');
  const signIn = signInBy({ session: used });
  expect(await signIn.enter('secret')).toBe(true);
  expect(signIn.token()).toBe('remembered');
});

it('forgets the token when it is signed out', async () => {
  memory.set(TOKEN_KEY, 'of another server');
  const signIn = signInBy();
  signIn.signOut(errors('not-a-teacher'));
  expect(signIn.token()).toBe(null);
  expect(memory.get(TOKEN_KEY)).toBe('');
  expect(await signIn.enter(null)).toBe(false);
});

it('stays signed in where a link belongs to another teacher, and says so', async () => {
  memory.set(TOKEN_KEY, 'remembered');
  const other = new RequestRefused('signed-in-as-another', errors('signed-in-as-another'));
  const signIn = signInBy({ session: () => Promise.reject(other) });
  expect(await signIn.enter('a-link')).toBe(true);
  expect(signIn.token()).toBe('remembered');
  expect(told).toEqual([errors('signed-in-as-another')]);
});

it('leaves alone what another tab has signed in with meanwhile', async () => {
  const signIn = signInBy();
  await signIn.enter('secret');
  memory.set(TOKEN_KEY, 'token-of-another-tab');
  signIn.signOut('gone');
  expect(signIn.token()).toBeNull();
  expect(memory.get(TOKEN_KEY)).toBe('token-of-another-tab');
});
